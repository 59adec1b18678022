"""Which words of a query are Dutch, English, or only narrow it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from paw_cli.search_engine.english import english_stem
from paw_cli.search_engine.thesaurus import MAX_PHRASE
from paw_cli.search_engine.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paw_cli.search_engine.dutch import Morphology
    from paw_cli.search_engine.english import English
    from paw_cli.search_engine.narrowing import Narrowing


class Languages:
    """Tell what kind of word each word of a query is, beside texts of some language."""

    def __init__(self, morphology: Morphology, english: English, narrowing: Narrowing) -> None:
        self._morphology = morphology
        self._english = english
        self._narrowing = narrowing

    @cached_property
    def light_words(self) -> frozenset[str]:
        """The English words that carry no subject here: fewer where texts are in English."""
        has_english = self._morphology.has_english
        return self._english.stop_words if has_english else self._english.light_words

    def is_stop_word(self, word: str, *, is_english: bool) -> bool:
        """Tell whether a word carries no subject, in a query that is English or not."""
        if word in self._morphology.stop_words:
            return True
        may_be_english = is_english or not self._morphology.is_own(word)
        return may_be_english and word in self.light_words

    def is_english(self, surfaces: Sequence[str]) -> bool:
        """Tell whether more words of a query for Dutch texts are English only than Dutch only."""
        words = [fold(surface) for surface in surfaces]
        if not self._morphology.has_dutch or all(map(self._is_dutch, words)):
            return False
        balance = 0
        for word in words:
            if word in self.light_words:
                balance += word not in self._morphology.stop_words
            else:
                has_translation = bool(self._english.dutch_for((english_stem(word),)))
                balance += has_translation - self._is_dutch(word)
        return balance > 0

    def _is_dutch(self, word: str) -> bool:
        """Tell whether the tips or the thesaurus have a word; meetings is no form of meten."""
        if self._morphology.is_listed(word):
            return True
        may_be_form = self._morphology.has_english or not word.endswith(("ings", "ed"))
        return may_be_form and self._morphology.is_own(word)

    def translation(
        self, surfaces: Sequence[str], index: int, *, is_english: bool
    ) -> tuple[int, list[str]]:
        """Return how many words from an index on are English, and what they mean."""
        if not self._morphology.has_dutch:
            return 0, []
        ahead = [fold(surface) for surface in surfaces[index : index + MAX_PHRASE]]
        if not is_english:
            if self._morphology.is_own(ahead[0]) or ahead[0] in self.light_words:
                return 0, []
            ahead = ahead[:1]
        keys = list(map(english_stem, ahead))
        for length in range(len(keys), 0, -1):
            if length == 1 and fold(surfaces[index]) in self.light_words:
                return 0, []
            if meanings := self._english.dutch_for(tuple(keys[:length])):
                return length, meanings
        return 0, []

    def narrowing_length(self, surfaces: Sequence[str], index: int) -> int:
        """Return how many words from an index on only narrow, and are in no tip.

        A name of several words may begin with one that tips have (Wijk bij Duurstede).
        """
        word = fold(surfaces[index])
        is_listed = self._morphology.is_listed(word)
        if is_listed and all(map(self._morphology.is_own, map(fold, surfaces[index : index + 3]))):
            return 0
        length = self._narrowing.name_length(surfaces, index)
        if length > 1:
            return length
        if is_listed or self.is_stop_word(word, is_english=False):
            return 0
        if length or self._morphology.is_known(word):
            return length
        return int(self._narrowing.is_name(surfaces, index))

    def translations_beginning(self, surface: str) -> list[str]:
        """Return what the English words that begin like this mean."""
        return self._english.dutch_for_beginning(fold(surface))
