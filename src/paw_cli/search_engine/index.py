"""Which tips hold which word, and where: built once from a collection, asked many times."""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

from paw_cli.search_engine.words import fold, pieces, stems, written_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.collection import Collection
    from paw_cli.model import Tip

    # The numbers of the tips that hold a word, one for each time that it stands there.
    Postings = array[int]
    # A written word folded, its letter, and the same of its pieces when it is hyphenated.
    _Reading = tuple[str, str, tuple[str, ...], str]

# Stands between rows of words that do not follow one another.
_BETWEEN = "\0"


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
        self._add_tips()
        self._add_themes()
        self.letter_of = self._readings.letters
        self.vocabulary = self.letter_of.keys()
        self.stem_of = dict(zip(self.vocabulary, stems(self.vocabulary), strict=True))
        self.by_stem: dict[str, list[str]] = {}
        for word, its_stem in self.stem_of.items():
            self.by_stem.setdefault(its_stem, []).append(word)
        self._joined_stems = "\n".join(("", *self.by_stem, ""))

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

    def written(self, word: str) -> str:
        """Return a folded word as texts have it, in small letters where they do."""
        forms = [raw for raw, reading in self._readings.items() if reading[0] == word]
        return min(forms, key=lambda raw: (raw != raw.lower(), raw), default=word)

    def _add_tips(self) -> None:
        # The words of each text in their order, one letter for each (see `letter_of`).
        self.spelled: list[str] = []
        for number, tip in enumerate(self.tips):
            row = self._row(tip.text)
            self._add(Place.TEXT, Place.PART, row, number)
            self.spelled.append(_spelled(row))
            # One row for all keywords: their words are looked up one by one.
            self._add(Place.KEYWORD, Place.KEYWORD, self._row("\n".join(tip.keywords)), number)
            self._add(Place.ANSWER, Place.ANSWER, self._row("\n".join(tip.answers)), number)

    def _add_themes(self) -> None:
        carriers: dict[str, list[int]] = {}
        for number, tip in enumerate(self.tips):
            for theme_id in tip.themes:
                carriers.setdefault(theme_id, []).append(number)
        for theme_id, numbers in carriers.items():
            if theme := self.themes.get(theme_id):
                for place, text in (
                    (Place.THEME, theme.title),
                    (Place.DESCRIPTION, theme.description),
                ):
                    for word, _, parts, _ in self._row(text):
                        for each in (word, *parts):
                            self.postings[place][each].extend(numbers)

    def _row(self, text: str) -> list[_Reading]:
        return [self._readings[written] for written in written_words(text)]

    def _add(self, place: Place, of_parts: Place, row: Iterable[_Reading], number: int) -> None:
        postings = self.postings[place]
        for word, _, parts, _ in row:
            postings[word].append(number)
            for part in parts:
                self.postings[of_parts][part].append(number)


class _Readings(dict[str, "_Reading"]):
    """What each written word is read as, worked out once."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = _Letters()

    def __missing__(self, written: str) -> _Reading:
        word = fold(written)
        letter = self.letters[word]
        parts = () if written.isalnum() else tuple(pieces(written))
        if len(parts) > 1:
            reading = word, letter, parts, "".join(self.letters[part] for part in parts)
        else:
            reading = word, letter, (), ""
        self[written] = reading
        return reading


def _spelled(row: Sequence[_Reading]) -> str:
    """Return a row of words as letters; with hyphenated words whole, then with their pieces."""
    whole = "".join([letter for _, letter, _, _ in row])
    pieced = "".join([letters or letter for _, letter, _, letters in row])
    return whole if pieced == whole else whole + _BETWEEN + pieced


class _Letters(dict[str, str]):
    """A letter of its own for each word, so that a row of words can be searched as a string.

    Were there ever more words than letters, the last ones would share one.
    """

    def __missing__(self, word: str) -> str:
        letter = self[word] = chr(min(len(self) + 1, sys.maxunicode))
        return letter


def _by_id(tip: Tip) -> str:
    return tip.id


def _no_tips() -> Postings:
    return array("I")
