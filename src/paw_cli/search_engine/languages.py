"""Which words of a query are Dutch, English, or only narrow it: a place, a year, a form..."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from typing import Literal

from paw_cli.search_engine.dutch import Morphology
from paw_cli.search_engine.thesaurus import MAX_PHRASE, english_stem, key_of
from paw_cli.search_engine.words import fold, subwords

# How an adjective, or an inhabitant, ends that is made of the name of a place.
OF_A_PLACE = ("se", "s", "er", "ers", "aar", "aars", "ner", "ners")
MAX_ACRONYM = 6
# Mook en Middelaar; Alphen aan den Rijn.
MAX_NAME = 4
_VOWELS = frozenset("aeiouy")


class Languages:
    """Tell what kind of word each word of a query is, beside texts of some language."""

    def __init__(self, morphology: Morphology, narrowing: "Narrowing") -> None:
        self._morphology = morphology
        self._english = morphology.english
        self.narrowing = narrowing

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
                has_translation = bool(self._english.dutch_for(english_stem(word)))
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
    ) -> tuple[int, Sequence[str]]:
        """Return how many words from an index on are English, and what they mean."""
        ahead = [fold(surface) for surface in surfaces[index : index + MAX_PHRASE]]
        is_dutch = not is_english and self._morphology.is_own(ahead[0])
        if is_dutch or not self._morphology.has_dutch:
            return 0, []
        is_light = ahead[0] in self.light_words
        if not is_english:
            ahead = ahead[:1]
        for length in range(len(ahead), int(is_light), -1):
            if meanings := self._english.dutch_for(key_of(ahead[:length], english_stem)):
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
        length = self.narrowing.name_length(surfaces, index)
        if length > 1:
            return length
        if is_listed or self.is_stop_word(word, is_english=False):
            return 0
        if length or self._morphology.is_known(word):
            return length
        return int(self.narrowing.is_name(surfaces, index))


class Narrowing:
    """The names and other words that narrow.

    `load` gives what scripts/make_data.py makes of data/narrowing.yaml, names in their normal
    form; it is called when something is looked up.
    """

    def __init__(self, load: Callable[[], Mapping[str, str]]) -> None:
        self._sections = cache(load)

    def name_length(self, surfaces: Sequence[str], index: int) -> int:
        """Return how many words from an index on are one name of the lists; 0 for none."""
        ahead = surfaces[index : index + MAX_NAME]
        for length in range(len(ahead), 0, -1):
            name = f"|{' '.join(subwords(' '.join(ahead[:length])))}|"
            if name in self.section("places") or name in self.section("names"):
                return length
        return 0

    def is_name(self, surfaces: Sequence[str], index: int) -> bool:
        """Tell whether a word looks like a number, an acronym, or the name of something."""
        surface, word = surfaces[index], fold(surfaces[index])
        return (
            word[:1].isdigit()
            or _is_acronym(surface, surfaces)
            or self._is_of_a_place(word)
            or (index > 0 and surface[:1].isupper() and not all(s[:1].isupper() for s in surfaces))
        )

    def _is_of_a_place(self, word: str) -> bool:
        """Tell whether a word is the adjective or an inhabitant of a place."""
        cores = [word.removesuffix(ending) for ending in OF_A_PLACE if word.endswith(ending)]
        places = self.section("places")
        return any(f"|{core}{end}|" in places for core in cores for end in ("", "en"))

    def section(self, name: Literal["places", "names"]) -> str:
        """Return the names of places, or all other words that narrow, between bars."""
        return self._sections().get(name, "|")


def _is_acronym(surface: str, surfaces: Sequence[str]) -> bool:
    """Tell whether a word is written in capitals among others, or has no vowel."""
    word = fold(surface)
    if not 1 < len(word) <= MAX_ACRONYM or not word.isalpha():
        return False
    in_capitals = surface.isupper() and not all(map(str.isupper, surfaces))
    return in_capitals or _VOWELS.isdisjoint(word)
