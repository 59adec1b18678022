"""Which tips hold which word, and where: built once from a collection, asked many times."""

from __future__ import annotations

from array import array
from collections import defaultdict
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from paw_cli.search.words import fold, pieces, stems, written_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.collection import Collection
    from paw_cli.model import Tip

    # The numbers of the tips that hold a word, one for each time that it stands there.
    Postings = array[int]


class Place(StrEnum):
    """Where a tip holds a word; a part is a piece of a hyphenated word of the text."""

    TEXT = "text"
    PART = "part"
    KEYWORD = "keyword"
    ANSWER = "answer"
    THEME = "theme"
    DESCRIPTION = "description"


class Index:
    """An inverted index: from a folded word to the tips that hold it.

    Tips are numbered in the order of their ids, so that nothing depends on the order in
    which they were loaded.
    """

    def __init__(self, collection: Collection) -> None:
        self.tips = sorted(collection.tips, key=_by_id)
        self.themes = {theme.id: theme for theme in collection.themes}
        self.postings: dict[Place, dict[str, Postings]] = {
            place: defaultdict(_no_tips) for place in Place
        }
        self._readings = _Readings()
        for number, tip in enumerate(self.tips):
            self._add(Place.TEXT, Place.PART, tip.text, number)
            for keyword in tip.keywords:
                self._add(Place.KEYWORD, Place.KEYWORD, keyword, number)
            for answer in tip.answers:
                self._add(Place.ANSWER, Place.ANSWER, answer, number)
        self._add_themes()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that stands anywhere."""
        return frozenset().union(*self.postings.values())

    @cached_property
    def stem_of(self) -> dict[str, str]:
        """The stem of each word of the vocabulary."""
        words = list(self.vocabulary)
        return dict(zip(words, stems(words), strict=True))

    @cached_property
    def by_stem(self) -> dict[str, list[str]]:
        """The words of the vocabulary that share a stem."""
        sharing: dict[str, list[str]] = {}
        for word, its_stem in self.stem_of.items():
            sharing.setdefault(its_stem, []).append(word)
        return sharing

    def stems_around(self, core: str) -> Iterator[tuple[str, str, str]]:
        """Yield each stem that begins or ends with `core`, and what stands before and after it.

        All stems are one long string, searched at once: that beats looking at each.
        """
        found = self._joined_stems.find(core)
        while found >= 0:
            begin = self._joined_stems.rfind("\n", 0, found) + 1
            end = self._joined_stems.index("\n", found)
            before = self._joined_stems[begin:found]
            after = self._joined_stems[found + len(core) : end]
            if bool(before) != bool(after):
                yield self._joined_stems[begin:end], before, after
            found = self._joined_stems.find(core, end)

    @cached_property
    def _joined_stems(self) -> str:
        return "\n" + "\n".join(self.by_stem) + "\n"

    def written(self, word: str) -> str:
        """Return a folded word as texts have it, in small letters where they do."""
        forms = [raw for raw, (folded, _) in self._readings.items() if folded == word]
        return min(forms, key=lambda raw: (raw != raw.lower(), raw), default=word)

    def _add(self, whole: Place, part: Place, text: str, *numbers: int) -> None:
        postings = self.postings[whole]
        for written in written_words(text):
            word, parts = self._readings[written]
            postings[word].extend(numbers)
            for piece in parts:
                self.postings[part][piece].extend(numbers)

    def _add_themes(self) -> None:
        carriers: dict[str, list[int]] = {}
        for number, tip in enumerate(self.tips):
            for theme_id in tip.themes:
                carriers.setdefault(theme_id, []).append(number)
        for theme_id, numbers in carriers.items():
            if theme := self.themes.get(theme_id):
                self._add(Place.THEME, Place.THEME, theme.title, *numbers)
                self._add(Place.DESCRIPTION, Place.DESCRIPTION, theme.description, *numbers)


class _Readings(dict[str, tuple[str, tuple[str, ...]]]):
    """Each written word folded, and its pieces when it is hyphenated; worked out once."""

    def __missing__(self, written: str) -> tuple[str, tuple[str, ...]]:
        parts = () if written.isalnum() else tuple(pieces(written))
        reading = self[written] = fold(written), parts if len(parts) > 1 else ()
        return reading


def _by_id(tip: Tip) -> str:
    return tip.id


def _no_tips() -> Postings:
    return array("I")
