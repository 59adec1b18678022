"""Words that stand together, of a quotation or a phrase of the thesaurus, found in tips."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search.index import Place
from paw_cli.search.words import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.search.index import Index
    from paw_cli.search.words import Token

_PLACES = (Place.TEXT, Place.PART, Place.KEYWORD, Place.ANSWER)


class Run(NamedTuple):
    """Words that must follow one another: their stems, or as typed the folded words."""

    words: tuple[str, ...]
    as_typed: bool = False


def tips_with_run(index: Index, run: Run) -> Iterator[tuple[Place, int]]:
    """Yield where tips hold a run, with their numbers."""
    holders = sorted((_holders(index, run, word) for word in run.words), key=len)
    for number in holders[0].intersection(*holders[1:]):
        tip = index.tips[number]
        if _holds(tip.text, run):
            yield Place.TEXT, number
        if any(_holds(keyword, run) for keyword in tip.keywords):
            yield Place.KEYWORD, number
        if any(_holds(answer, run) for answer in tip.answers):
            yield Place.ANSWER, number


def spans_of_run(text: str, run: Run) -> Iterator[tuple[int, int]]:
    """Yield where a run stands in a text, hyphenated words read whole or in pieces."""
    found = list(tokens(text))
    whole = [token for token in found if not token.part]
    yield from _spans(whole, run)
    if len(whole) < len(found):
        yield from _spans(_in_pieces(found), run)


def _spans(row: list[Token], run: Run) -> Iterator[tuple[int, int]]:
    words = [token.word if run.as_typed else stem(token.word) for token in row]
    length = len(run.words)
    for first in range(len(row) - length + 1):
        if tuple(words[first : first + length]) == run.words:
            yield row[first].start, row[first + length - 1].end


def _in_pieces(found: list[Token]) -> list[Token]:
    followed = zip(found, [*found[1:], None], strict=True)
    return [token for token, after in followed if token.part or after is None or not after.part]


def _holds(text: str, run: Run) -> bool:
    return any(True for _ in spans_of_run(text, run))


def _holders(index: Index, run: Run, word: str) -> set[int]:
    words = [word] if run.as_typed else index.by_stem.get(word, [])
    return set().union(
        *(index.postings[place].get(form, ()) for place in _PLACES for form in words)
    )
