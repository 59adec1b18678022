"""An inverted index: which tips hold which word, and where."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from enum import StrEnum
from functools import partial
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from paw_cli.search_engine.words import Tokenizer, stems, surface_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.model import Collection, Tip

    # The positions at which a word stands, in ascending order.
    Positions = array[int]

# Stands between texts whose words do not follow one another.
_GAP = ""


class Field(StrEnum):
    """Where a tip holds a word; a part is a subword of a hyphenated word of the text."""

    TEXT = "text"
    PART = "part"
    KEYWORD = "keyword"
    ANSWER = "answer"
    THEME = "theme"
    DESCRIPTION = "description"


class Index:
    """From a word in its normal form to the tips that hold it.

    Tips are numbered in the order of their ids, so that nothing depends on the order in
    which they were loaded. The words of all tips stand at positions that count on through the
    collection; `tip_at` says whose a position is. A hyphenated word stands where its first part
    does, and takes as many positions as it has parts.
    """

    def __init__(self, collection: Collection) -> None:
        self.tips = sorted(collection.tips, key=_by_id)
        self.themes = {theme.id: theme for theme in collection.themes}
        self.tokenizer = Tokenizer()
        self.tip_at = array("I")
        self.postings: dict[Field, dict[str, Positions]] = {
            field: defaultdict(partial(array, "I"))
            for field in (Field.TEXT, Field.PART, Field.KEYWORD, Field.ANSWER)
        }
        # Where a hyphenated word ends, by where it begins; and the reverse.
        self.next_after: dict[int, int] = {}
        self.first_before: dict[int, int] = {}
        for number, tip in enumerate(self.tips):
            self._add(Field.TEXT, Field.PART, (tip.text,), number)
            self._add(Field.KEYWORD, Field.KEYWORD, tip.keywords, number)
            self._add(Field.ANSWER, Field.ANSWER, tip.answers, number)
        for words in self.postings.values():
            words.pop(_GAP, None)
        curated = sum(bool(tip.keywords or tip.answers) for tip in self.tips)
        # Whether most tips have more words to be found by than their text.
        self.is_curated = 2 * curated > len(self.tips)
        self._carriers = self._tips_by_theme_word()
        self._add_stems()

    def holders(self, field: Field, word: str) -> Sequence[int]:
        """Return the numbers of the tips that hold a word, one for each time it stands there."""
        if field in self._carriers:
            return self._carriers[field].get(word, ())
        positions = self.postings[field].get(word)
        return list(map(self.tip_at.__getitem__, positions)) if positions else ()

    def has_at(self, field: Field, word: str, position: int) -> bool:
        """Tell whether a word stands at a position."""
        positions = self.postings[field].get(word, ())
        found = bisect_left(positions, position)
        return found < len(positions) and positions[found] == position

    def has_language(self, markers: Iterable[str], of_others: Iterable[str]) -> bool:
        """Tell whether a good part of the texts has the frequent words of a language."""
        own, others = (
            sum(len(self.postings[Field.TEXT].get(word, ())) for word in words)
            for words in (markers, of_others)
        )
        return own > 0 and own * 4 > others

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

    def numbers(self, among: Collection | None) -> frozenset[int] | None:
        """Return the numbers of the tips of a part of the collection; None for all of it."""
        if among is None:
            return None
        ids = {tip.id for tip in among.tips}
        return frozenset(n for n, tip in enumerate(self.tips) if tip.id in ids)

    def _add(self, field: Field, part_field: Field, texts: Iterable[str], number: int) -> None:
        surfaces: list[str] = []
        for text in texts:
            surfaces += surface_words(text)
            surfaces.append(_GAP)
        words = list(map(self.tokenizer.normalized.__getitem__, surfaces))
        start, postings = len(self.tip_at), self.postings[field]
        subwords = self.tokenizer.subwords
        end = start + len(words)
        if subwords.keys().isdisjoint(surfaces):
            for position, word in enumerate(words, start):
                postings[word].append(position)
        else:
            widths = [len(subwords.get(surface, "1")) for surface in surfaces]
            *positions, end = accumulate(widths, initial=start)
            for position, word, surface in zip(positions, words, surfaces, strict=True):
                postings[word].append(position)
                self._add_parts(part_field, subwords.get(surface, ()), position)
        self.tip_at += array("I", [number]) * (end - start)

    def _add_parts(self, field: Field, parts: Sequence[str], position: int) -> None:
        if parts:
            end = position + len(parts)
            self.next_after[position], self.first_before[end] = end, position
        for at, part in enumerate(parts, position):
            self.postings[field][part].append(at)

    def _tips_by_theme_word(self) -> dict[Field, dict[str, list[int]]]:
        carriers: dict[str, list[int]] = {}
        for number, tip in enumerate(self.tips):
            for theme_id in tip.themes:
                carriers.setdefault(theme_id, []).append(number)
        held: dict[Field, dict[str, list[int]]] = {Field.THEME: {}, Field.DESCRIPTION: {}}
        for theme_id, numbers in carriers.items():
            if theme := self.themes.get(theme_id):
                for words, text in zip(
                    held.values(), (theme.title, theme.description), strict=True
                ):
                    row = self.tokenizer.row(text)
                    for word in (*row.words, *row.parts):
                        words.setdefault(word, []).extend(numbers)
        return held

    def _add_stems(self) -> None:
        in_texts = chain.from_iterable(self.postings.values())
        in_themes = chain.from_iterable(self._carriers.values())
        words = list(dict.fromkeys(chain(in_texts, in_themes)))
        self.stem_of = dict(zip(words, stems(words), strict=True))
        self.vocabulary = self.stem_of.keys()
        self.by_stem: dict[str, list[str]] = defaultdict(list)
        for word, its_stem in self.stem_of.items():
            self.by_stem[its_stem].append(word)
        self._joined_stems = "\n".join(("", *self.by_stem, ""))


def _by_id(tip: Tip) -> str:
    return tip.id
