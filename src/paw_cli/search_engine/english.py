"""English: stems, stop words, and what English words mean in Dutch."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from paw_cli.search_engine.corrections import KnownWords
from paw_cli.search_engine.thesaurus import Section
from paw_cli.search_engine.words import fold, surface_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from paw_cli.search_engine.thesaurus import Key

# What tells an English text from a Dutch one: frequent words that the other does not have.
ENGLISH_MARKERS = ("the", "and", "to", "with", "for", "you", "that", "are", "this", "not", "it")
DUTCH_MARKERS = ("de", "het", "een", "en", "van", "voor", "met", "niet", "dat", "zijn", "ze")
_DOUBLE_END = re.compile(r"([bdfgmnprt])\1$")
_VOWEL = re.compile("[aeiouy]")


class English:
    """English stop words, and the Dutch words and phrases that English ones mean.

    `load` gives what data/english.yaml holds; it is called when something is looked up, for
    most queries have no English in them.
    """

    def __init__(self, load: Callable[[], Mapping[str, Any]]) -> None:
        self._load = load

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The English words that carry no subject, in their normal form."""
        return frozenset(map(fold, self._sections.get("stop_words", ())))

    def dutch_for(self, key: Key) -> list[str]:
        """Return what an English word or phrase, given by its stems, means in Dutch."""
        return self._translations.members(key)

    def dutch_for_beginning(self, beginning: str) -> list[str]:
        """Return what the English words and phrases that begin like this mean in Dutch."""
        translations = self._sections.get("translations", {}).items()
        return [
            dutch
            for dutch, english in translations
            if any(fold(head).startswith(beginning) for head in english)
        ]

    @cached_property
    def light_words(self) -> frozenset[str]:
        """The English words that carry a subject in English texts only; stop words included."""
        return self.stop_words.union(map(fold, self._sections.get("light_words", ())))

    @cached_property
    def known_words(self) -> KnownWords:
        """The single words with a translation, which a misspelt one may mean."""
        return KnownWords({fold(head) for head in self._translations.heads() if head.isalpha()})

    @cached_property
    def _sections(self) -> Mapping[str, Any]:
        return self._load()

    @cached_property
    def _translations(self) -> Section:
        translations = self._sections.get("translations", {}).items()
        return Section([(english, (dutch,)) for dutch, english in translations], _keys, _start)


@lru_cache(maxsize=4096)
def english_stem(word: str) -> str:
    """Return what an English word in its normal form shares with its regular inflections.

    The first step of Porter's stemmer, and the endings that make one part of speech of another.
    """
    stem = _singular(word)
    for ending in ("ingly", "edly", "ing", "ed", "er", "ly"):
        rest = stem.removesuffix(ending)
        if rest != stem and len(rest) > 2 and _VOWEL.search(rest):  # noqa: PLR2004 - sing, red
            stem = _DOUBLE_END.sub(r"\1", rest)
            break
    stem = stem.removesuffix("e") if len(stem) > 3 else stem  # noqa: PLR2004 - use is no us
    return stem[:-1] + "i" if len(stem) > 2 and stem[-1] == "y" else stem  # noqa: PLR2004 - by


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - ties
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and word[-2] not in "siu":  # noqa: PLR2004 - bus, this
        return word[:-1]
    return word


def _keys(phrases: Iterable[str]) -> list[Key]:
    return [tuple(english_stem(fold(word)) for word in surface_words(each)) for each in phrases]


def _start(start: str) -> set[str]:
    return {start}
