"""Words that only narrow a query: places, times, numbers, organisations, forms of information."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from paw_cli.search_engine.words import fold, subwords

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# How an adjective, or an inhabitant, ends that is made of the name of a place.
OF_A_PLACE = ("se", "s", "er", "ers", "aar", "aars", "ner", "ners")
MAX_ACRONYM = 6
# Mook en Middelaar; Alphen aan den Rijn.
MAX_NAME = 4
_VOWELS = frozenset("aeiouy")


class Narrowing:
    """The names and other words that narrow.

    `load` gives what data/narrowing.yaml holds; it is called when something is looked up.
    """

    def __init__(self, load: Callable[[], Mapping[str, Any]]) -> None:
        self._load = load

    def name_length(self, surfaces: Sequence[str], index: int) -> int:
        """Return how many words from an index on are one name of the lists; 0 for none."""
        ahead = surfaces[index : index + MAX_NAME]
        for length in range(len(ahead), 0, -1):
            if _key(ahead[:length]) in self.names:
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
        return any(core + end in self.places for core in cores for end in ("", "en"))

    @cached_property
    def names(self) -> frozenset[str]:
        """All names and other words that narrow, in their normal form."""
        return self.places.union(
            _key([name]) for names in self._sections.values() for name in names
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of places, of which adjectives and inhabitants are made."""
        return frozenset(_key([name]) for name in self._sections.get("places", ()))

    @cached_property
    def _sections(self) -> Mapping[str, Any]:
        return self._load()


def _key(surfaces: Sequence[str]) -> str:
    """Return words in their normal form, hyphenated ones in parts, as one text."""
    text = " ".join(surfaces)
    return text.lower() if text.isascii() and text.isalpha() else " ".join(subwords(text))


def _is_acronym(surface: str, surfaces: Sequence[str]) -> bool:
    """Tell whether a word is written in capitals among others, or has no vowel."""
    word = fold(surface)
    if not 1 < len(word) <= MAX_ACRONYM or not word.isalpha():
        return False
    in_capitals = surface.isupper() and not all(map(str.isupper, surfaces))
    return in_capitals or _VOWELS.isdisjoint(word)
