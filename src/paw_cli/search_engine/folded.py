"""The words of a collection's texts, folded: each written word is worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine.words import fold, pieces, written_words

if TYPE_CHECKING:
    from collections.abc import Sequence


class FoldedRow(NamedTuple):
    """The folded words of a text in their order.

    Of hyphenated words `parts` has the pieces; `pieced` are all words, with those in pieces.
    """

    words: list[str]
    parts: Sequence[str] = ()
    pieced: Sequence[str] = ()


class Folded(dict[str, str]):
    """What each written word is folded to, worked out when it is first read."""

    def __init__(self) -> None:
        super().__init__()
        # The folded pieces of the written words that have a hyphen.
        self.parts: dict[str, list[str]] = {}

    def __missing__(self, written: str) -> str:
        word = self[written] = fold(written)
        if not written.isalnum() and len(parts := pieces(written)) > 1:
            self.parts[written] = parts
        return word

    def read(self, text: str) -> FoldedRow:
        """Return the words of a text."""
        row = written_words(text)
        words = list(map(self.__getitem__, row))
        if self.parts.keys().isdisjoint(row):
            return FoldedRow(words)
        parts = [part for written in row if written in self.parts for part in self.parts[written]]
        pairs = zip(row, words, strict=True)
        pieced = [part for written, word in pairs for part in self.parts.get(written) or (word,)]
        return FoldedRow(words, parts, pieced)
