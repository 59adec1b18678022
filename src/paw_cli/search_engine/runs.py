"""Words that stand together, of a quotation or a phrase of the thesaurus, found in tips."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine.index import Place
from paw_cli.search_engine.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.words import Token


class Run(NamedTuple):
    """Words that must follow one another: their stems, or as typed the folded words."""

    words: tuple[str, ...]
    as_typed: bool = False


class Row:
    """The words of a text in their order, to be searched for many runs.

    Hyphenated words are read whole, and in pieces as well. `stem_of` knows all of them.
    """

    def __init__(self, text: str, stem_of: Mapping[str, str]) -> None:
        self._stem_of = stem_of
        self.tokens = list(tokens(text))
        whole = [token for token in self.tokens if not token.part]
        self._readings = [whole]
        if len(whole) < len(self.tokens):
            self._readings.append(_in_pieces(self.tokens))

    def spans(self, run: Run) -> Iterator[tuple[int, int]]:
        """Yield where a run stands in the text."""
        readings = self._as_typed if run.as_typed else self._stemmed
        for row, words in zip(self._readings, readings, strict=True):
            if run.words[0] in words:
                for first in range(len(words) - len(run.words) + 1):
                    last = first + len(run.words)
                    if tuple(words[first:last]) == run.words:
                        yield row[first].start, row[last - 1].end

    @cached_property
    def _as_typed(self) -> list[list[str]]:
        return [[token.word for token in row] for row in self._readings]

    @cached_property
    def _stemmed(self) -> list[list[str]]:
        return [[self._stem_of[word] for word in words] for words in self._as_typed]


def tips_with_run(index: Index, run: Run) -> dict[Place, list[int]]:
    """Return by place the numbers of the tips that hold a run."""
    forms = [_forms(index, run, word) for word in run.words]
    if not all(forms):
        return {}
    spelling = _spelling(index, forms)
    texts = _holding_all(index, forms, Place.TEXT, Place.PART)
    keywords = _holding_all(index, forms, Place.KEYWORD)
    answers = _holding_all(index, forms, Place.ANSWER)
    return {
        Place.TEXT: [n for n in texts if spelling.search(index.spelled[n])],
        Place.KEYWORD: [n for n in keywords if _hold(index, index.tips[n].keywords, run)],
        Place.ANSWER: [n for n in answers if _hold(index, index.tips[n].answers, run)],
    }


def _holding_all(index: Index, forms: Sequence[Sequence[str]], *places: Place) -> set[int]:
    """Return the tips that hold a form of each word of a run, in whatever order."""
    each = [
        set().union(*(index.postings[place].get(form, ()) for place in places for form in of_word))
        for of_word in forms
    ]
    return set.intersection(*sorted(each, key=len))


def _spelling(index: Index, forms: Sequence[Sequence[str]]) -> re.Pattern[str]:
    """Return what a run looks like among the letters that stand for words."""
    letters = ("|".join(re.escape(index.letter_of[form]) for form in of_word) for of_word in forms)
    return re.compile("".join(f"(?:{one_of})" for one_of in letters))


def _in_pieces(found: list[Token]) -> list[Token]:
    followed = zip(found, [*found[1:], None], strict=True)
    return [token for token, after in followed if token.part or after is None or not after.part]


def _hold(index: Index, texts: Iterable[str], run: Run) -> bool:
    return any(True for text in texts for _ in Row(text, index.stem_of).spans(run))


def _forms(index: Index, run: Run, word: str) -> list[str]:
    if run.as_typed:
        return [word] if word in index.letter_of else []
    return index.by_stem.get(word, [])
