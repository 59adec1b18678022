"""Words that stand together, of a quotation or a phrase of the thesaurus, found in tips."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine.index import Place
from paw_cli.search_engine.words import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from paw_cli.search_engine.folded import FoldedRow
    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.words import Token


class Run(NamedTuple):
    """Words that must follow one another: their stems, or as typed the folded words."""

    words: tuple[str, ...]
    as_typed: bool = False


class Row:
    """The words of a text in their order, to be searched for many runs.

    Hyphenated words are read whole, and in pieces as well. The index knows all of them.
    """

    def __init__(self, index: Index, text: str) -> None:
        self._index = index
        self.tokens = list(tokens(text, index.folded.__getitem__))

    def spans(self, run: Run) -> Iterator[tuple[int, int]]:
        """Yield where a run stands in the text."""
        for row, words in self._readings:
            for first in _places(self._index, words, run):
                yield row[first].start, row[first + len(run.words) - 1].end

    @cached_property
    def _readings(self) -> list[tuple[list[Token], list[str]]]:
        whole = [token for token in self.tokens if not token.part]
        rows = [whole, _in_pieces(self.tokens)] if len(whole) < len(self.tokens) else [whole]
        return [(row, [token.word for token in row]) for row in rows]


def tips_with_run(index: Index, run: Run) -> dict[Place, list[int]]:
    """Return by place the numbers of the tips that hold a run."""
    forms = [_forms(index, run, word) for word in run.words]
    if not all(forms):
        return {}
    texts = _holding_all(index, forms, Place.TEXT, Place.PART)
    keywords = _holding_all(index, forms, Place.KEYWORD)
    answers = _holding_all(index, forms, Place.ANSWER)
    return {
        Place.TEXT: _where_spelled(index, forms, texts),
        Place.KEYWORD: [n for n in keywords if _one_holds(index, index.tips[n].keywords, run)],
        Place.ANSWER: [n for n in answers if _one_holds(index, index.tips[n].answers, run)],
    }


def stands_in(index: Index, row: FoldedRow, run: Run) -> bool:
    """Tell whether a run stands in a row, with hyphenated words whole or in pieces."""
    return any(True for words in (row.words, row.pieced) for _ in _places(index, words, run))


def first_words(index: Index, run: Run) -> list[str]:
    """Return the words of the vocabulary with which a run may begin."""
    return _forms(index, run, run.words[0])


def _places(index: Index, words: Sequence[str], run: Run) -> Iterator[int]:
    """Yield where a run begins in a row of words."""
    keys = words if run.as_typed else [index.stem_of[word] for word in words]
    if run.words[0] in keys:
        for first in range(len(keys) - len(run.words) + 1):
            if tuple(keys[first : first + len(run.words)]) == run.words:
                yield first


def _holding_all(index: Index, forms: Sequence[Sequence[str]], *places: Place) -> set[int]:
    """Return the tips that hold a form of each word of a run, in whatever order."""
    each = [
        [held for place in places for form in of_word if (held := index.postings[place].get(form))]
        for of_word in forms
    ]
    # The rarest word first: what does not hold that one is not looked at.
    each.sort(key=lambda of_word: sum(map(len, of_word)))
    holding = set().union(*each[0])
    for of_word in each[1:]:
        holding = set().union(*map(holding.intersection, of_word)) if holding else holding
    return holding


def _where_spelled(
    index: Index, forms: Sequence[Sequence[str]], numbers: Collection[int]
) -> list[int]:
    """Return the tips whose words, as the letters that stand for them, have the run."""
    if not numbers:  # a pattern takes time to compile
        return []
    spelling = re.compile("".join(_one_of(index, of_word) for of_word in forms))
    return [number for number in numbers if spelling.search(index.spelled[number])]


def _one_of(index: Index, forms: Iterable[str]) -> str:
    letters = (index.letter_of[form] for form in forms if form in index.letter_of)
    return f"(?:{'|'.join(map(re.escape, letters))})"


def _in_pieces(found: list[Token]) -> list[Token]:
    followed = zip(found, [*found[1:], None], strict=True)
    return [token for token, after in followed if token.part or after is None or not after.part]


def _one_holds(index: Index, texts: Iterable[str], run: Run) -> bool:
    return any(stands_in(index, index.folded.read(text), run) for text in texts)


def _forms(index: Index, run: Run, word: str) -> list[str]:
    if run.as_typed:
        return [word] if word in index.vocabulary else []
    return index.by_stem.get(word, [])
