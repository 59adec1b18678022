"""Which tips hold which word, and where: built once from a collection, asked many times."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from enum import StrEnum
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING

from paw_cli.search_engine.bundled_words import KNOWN
from paw_cli.search_engine.folded import Folded
from paw_cli.search_engine.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, KeysView, Mapping

    from paw_cli.model import Collection, Tip
    from paw_cli.search_engine.bundled_words import Known
    from paw_cli.search_engine.folded import FoldedRow

    # The numbers of the tips that hold a word, one for each time that it stands there,
    # in ascending order.
    Postings = array[int]

# Stands between rows of words that do not follow one another.
_BETWEEN = "\0"
_LAST = sys.maxunicode


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

    def __init__(self, collection: Collection, known: Known = KNOWN) -> None:
        self.tips = sorted(collection.tips, key=_by_id)
        self.themes = {theme.id: theme for theme in collection.themes}
        self.folded = Folded(known.rows)
        self.postings: dict[Place, dict[str, Postings]] = {
            place: defaultdict(partial(array, "I")) for place in Place
        }
        # A letter of its own for each word, so that a row of words can be searched as a string.
        # Were there ever more words than letters, the last ones would share one.
        letters = chain(map(chr, range(1, _LAST)), repeat(chr(_LAST)))
        self.letter_of: dict[str, str] = defaultdict(letters.__next__)
        self._add_tips()
        self._add_themes()
        self.vocabulary = self._stem_words(known.stems)

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

    def holds(self, number: int, place: Place, words: Iterable[str]) -> bool:
        """Tell whether a tip has one of the words in a place."""
        postings = self.postings[place]
        for word in words:
            if word in postings:
                numbers = postings[word]
                at = bisect_left(numbers, number)
                if at < len(numbers) and numbers[at] == number:
                    return True
        return False

    def written(self, word: str) -> str:
        """Return a folded word as texts have it, in small letters where they do."""
        forms = self.folded.written_forms(word)
        return min(forms, key=lambda form: (form != form.lower(), form), default=word)

    def _add_tips(self) -> None:
        # The words of each text in their order, one letter for each.
        self.spelled: list[str] = []
        for number, tip in enumerate(self.tips):
            row = self.folded.read(tip.text)
            self._add(Place.TEXT, Place.PART, row, number)
            self.spelled.append(self._spelled(row))
            for place, texts in ((Place.KEYWORD, tip.keywords), (Place.ANSWER, tip.answers)):
                if texts:
                    # One row for all of them: their words are looked up one by one.
                    row = self.folded.read("\n".join(texts))
                    self._add(place, place, row, number)

    def _add(self, place: Place, of_parts: Place, row: FoldedRow, number: int) -> None:
        for numbers in map(self.postings[place].__getitem__, row.words):
            numbers.append(number)
        for part in row.parts:
            self.postings[of_parts][part].append(number)

    def _spelled(self, row: FoldedRow) -> str:
        """Return a row as letters: hyphenated words whole, and all again with them in pieces."""
        letter = self.letter_of.__getitem__
        whole = "".join(map(letter, row.words))
        return whole + _BETWEEN + "".join(map(letter, row.pieced)) if row.pieced else whole

    def _add_themes(self) -> None:
        carriers: dict[str, list[int]] = {}
        for number, tip in enumerate(self.tips):
            for theme_id in tip.themes:
                carriers.setdefault(theme_id, []).append(number)
        said: dict[Place, dict[str, list[int]]] = {Place.THEME: {}, Place.DESCRIPTION: {}}
        for theme_id, numbers in carriers.items():
            if theme := self.themes.get(theme_id):
                for place, text in zip(said, (theme.title, theme.description), strict=True):
                    row = self.folded.read(text)
                    for word in (*row.words, *row.parts):
                        said[place].setdefault(word, []).extend(numbers)
        for place, words in said.items():
            self.postings[place] = {w: array("I", sorted(held)) for w, held in words.items()}

    def _stem_words(self, known: Mapping[str, str]) -> KeysView[str]:
        words = dict.fromkeys(chain.from_iterable(self.postings.values()))
        new = [word for word in words if word not in known]
        self.stem_of = {word: known[word] for word in words if word in known}
        self.stem_of |= zip(new, stems(new), strict=True)
        self.by_stem: dict[str, list[str]] = defaultdict(list)
        for word, its_stem in self.stem_of.items():
            self.by_stem[its_stem].append(word)
        self._joined_stems = "\n".join(("", *self.by_stem, ""))
        return self.stem_of.keys()


def _by_id(tip: Tip) -> str:
    return tip.id
