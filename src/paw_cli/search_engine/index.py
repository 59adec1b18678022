"""An inverted index: which tips hold which word or phrase."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine.words import Tokenizer, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.model import Collection, Tip
    from paw_cli.search_engine.words import Row, Token


class Field(StrEnum):
    """Where a tip holds a word; a part is a subword of a hyphenated word of the text."""

    TEXT = "text"
    PART = "part"
    KEYWORD = "keyword"
    ANSWER = "answer"
    THEME = "theme"
    DESCRIPTION = "description"


_FIELDS_OF_THEMES = (Field.THEME, Field.DESCRIPTION)
# The fields that have phrases, each with those that hold their words.
_PHRASE_FIELDS = {
    Field.TEXT: (Field.TEXT, Field.PART),
    Field.KEYWORD: (Field.KEYWORD,),
    Field.ANSWER: (Field.ANSWER,),
}


class Phrase(NamedTuple):
    """Words that must follow one another: their stems, or as typed the words themselves."""

    words: tuple[str, ...]
    as_typed: bool = False


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


def phrase_holders(index: Index, phrase: Phrase) -> dict[Field, list[int]]:
    """Return by field the numbers of the tips that hold a phrase."""
    forms = _forms(index, phrase)
    if not all(forms):
        return {}
    holders: dict[Field, list[int]] = {}
    for field, of_words in _PHRASE_FIELDS.items():
        held = [
            {n for each in of_words for form in of_word for n in index.holders(each, form)}
            for of_word in forms
        ]
        candidates = sorted(set.intersection(*held))
        holders[field] = [
            number
            for number in candidates
            if any(_is_in(row, forms) for row in index.rows(field, number))
        ]
    return holders


def first_words(index: Index, phrase: Phrase) -> Sequence[str]:
    """Return the words of the vocabulary with which a phrase may begin."""
    return _forms(index, phrase)[0]


def phrase_spans(index: Index, text_tokens: Sequence[Token], phrase: Phrase) -> set[range]:
    """Return where a phrase stands in a text, hyphenated words read whole or in parts."""
    forms = _forms(index, phrase)
    return {
        range(row[first].start, row[first + len(forms) - 1].end)
        for row in _readings(text_tokens)
        for first in _starts([token.word for token in row], forms)
    }


def has_phrase(index: Index, row: Row, phrase: Phrase) -> bool:
    """Tell whether a phrase stands in a text, given its words."""
    return _is_in(row, _forms(index, phrase))


def _forms(index: Index, phrase: Phrase) -> list[Sequence[str]]:
    """Return for each word of a phrase the words of the vocabulary that may stand there."""
    if phrase.as_typed:
        return [[word] if word in index.vocabulary else [] for word in phrase.words]
    return [index.by_stem.get(word, ()) for word in phrase.words]


def _is_in(row: Row, forms: Sequence[Sequence[str]]) -> bool:
    return bool(_starts(row.words, forms) or _starts(row.in_parts, forms))


def _starts(words: Sequence[str], forms: Sequence[Sequence[str]]) -> list[int]:
    """Return where words that follow one another have these forms."""
    firsts = [at for at, word in enumerate(words) if word in forms[0]]
    last = len(words) - len(forms)
    return [
        first
        for first in firsts
        if first <= last and all(words[first + at] in of for at, of in enumerate(forms))
    ]


def _readings(text_tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the words of a text in a row: hyphenated ones whole, and in parts as well."""
    whole = [token for token in text_tokens if not token.is_part]
    if len(whole) == len(text_tokens):
        return [whole]
    followed = zip(text_tokens, [*text_tokens[1:], None], strict=True)
    in_parts = [
        token for token, after in followed if token.is_part or after is None or not after.is_part
    ]
    return [whole, in_parts]


def _by_id(tip: Tip) -> str:
    return tip.id
