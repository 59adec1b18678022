"""An inverted index: which tips hold which word."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from paw_cli.search_engine.words import Tokenizer, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.model import Collection, Tip
    from paw_cli.search_engine.words import Row


class Field(StrEnum):
    """Where a tip holds a word; a part is a subword of a hyphenated word of the text."""

    TEXT = "text"
    PART = "part"
    KEYWORD = "keyword"
    ANSWER = "answer"
    THEME = "theme"
    DESCRIPTION = "description"


_FIELDS_OF_THEMES = (Field.THEME, Field.DESCRIPTION)


class Index:
    """From a word in its normal form to the tips that hold it.

    Tips are numbered in the order of their ids, so that nothing depends on the order in
    which they were loaded.
    """

    def __init__(self, collection: Collection) -> None:
        self.tips = sorted(collection.tips, key=_by_id)
        self.themes = {theme.id: theme for theme in collection.themes}
        self.tokenizer = Tokenizer()
        self._rows: dict[tuple[Field, int], list[Row]] = {}
        curated = sum(bool(tip.keywords or tip.answers) for tip in self.tips)
        # Whether a good part of the tips has more words to be found by than the text.
        self.is_curated = 4 * curated > len(self.tips)
        # Whether hardly any has.
        self.is_bare = 10 * curated < len(self.tips)
        carriers: dict[str, list[int]] = defaultdict(list)
        for number, tip in enumerate(self.tips):
            for theme_id in tip.themes:
                carriers[theme_id].append(number)
        themes = [theme for theme in self.themes.values() if theme.id in carriers]
        self._carriers = [carriers[theme.id] for theme in themes]
        self._held: dict[Field, dict[str, list[int]]] = {
            field: defaultdict(list) for field in Field
        }
        self._add(Field.TEXT, Field.PART, (tip.text for tip in self.tips))
        self._add(Field.KEYWORD, Field.KEYWORD, (" ".join(tip.keywords) for tip in self.tips))
        self._add(Field.ANSWER, Field.ANSWER, (" ".join(tip.answers) for tip in self.tips))
        self._add(Field.THEME, Field.THEME, (theme.title for theme in themes))
        self._add(Field.DESCRIPTION, Field.DESCRIPTION, (theme.description for theme in themes))
        words = list(dict.fromkeys(chain.from_iterable(self._held.values())))
        self.stem_of = dict(zip(words, stems(words), strict=True))
        self.vocabulary = self.stem_of.keys()
        self.by_stem: dict[str, list[str]] = defaultdict(list)
        for word, its_stem in self.stem_of.items():
            self.by_stem[its_stem].append(word)

    def holders(self, field: Field, word: str) -> Sequence[int]:
        """Return the numbers of the tips that hold a word, one for each time it stands there."""
        held = self._held[field].get(word, ())
        if held and field in _FIELDS_OF_THEMES:
            return [number for theme in held for number in self._carriers[theme]]
        return held

    def rows(self, field: Field, number: int) -> list[Row]:
        """Return the words of each text that a tip has in a field; read once."""
        if (field, number) not in self._rows:
            tip = self.tips[number]
            texts = {Field.TEXT: (tip.text,), Field.KEYWORD: tip.keywords}.get(field, tip.answers)
            self._rows[field, number] = list(map(self.tokenizer.read, texts))
        return self._rows[field, number]

    def has_language(self, markers: Iterable[str], of_others: Iterable[str]) -> bool:
        """Tell whether a good part of the texts has the frequent words of a language."""
        own, others = (
            sum(len(self.holders(Field.TEXT, word)) for word in words)
            for words in (markers, of_others)
        )
        return own > 0 and own * 8 > others

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
        return "\n".join(("", *self.by_stem, ""))

    def numbers(self, among: Collection | None) -> frozenset[int] | None:
        """Return the numbers of the tips of a part of the collection; None for all of it."""
        if among is None:
            return None
        ids = {tip.id for tip in among.tips}
        return frozenset(n for n, tip in enumerate(self.tips) if tip.id in ids)

    def _add(self, field: Field, part_field: Field, texts: Iterable[str]) -> None:
        """Add the words of a field, given its texts in the order of their tips or themes."""
        held, words = self._held[field], self.tokenizer
        for number, text in enumerate(texts):
            for word in map(words.__getitem__, text.split()):
                held[word].append(number)
        for piece in held.keys() & words.rows.keys():
            numbers, row = held.pop(piece), words.rows[piece]
            for word in row.words:
                held[word] += numbers
            for part in row.parts:
                self._held[part_field][part] += numbers


def _by_id(tip: Tip) -> str:
    return tip.id
