"""The words of a collection's texts, folded: each written word is worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine.words import fold, pieces, written_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class FoldedRow(NamedTuple):
    """The folded words of a text in their order.

    Of hyphenated words `parts` has the pieces; `pieced` are all words, with those in pieces.
    """

    words: list[str]
    parts: Sequence[str] = ()
    pieced: Sequence[str] = ()


class Folded(dict[str, str]):
    """What each written word is folded to, worked out when it is first read.

    `known` has the folded words of texts that need no reading.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__()
        # The folded pieces of the written words that have a hyphen.
        self.parts: dict[str, list[str]] = {}
        self._known = known
        self._unread: set[str] = set()

    def __missing__(self, written: str) -> str:
        word = self[written] = fold(written)
        if not written.isalnum() and len(parts := pieces(written)) > 1:
            self.parts[written] = parts
        return word

    def read(self, text: str) -> FoldedRow:
        """Return the words of a text."""
        if text in self._known:
            self._unread.add(text)
            return FoldedRow(self._known[text].split())
        row = written_words(text)
        words = list(map(self.__getitem__, row))
        if self.parts.keys().isdisjoint(row):
            return FoldedRow(words)
        parts: list[str] = []
        pieced: list[str] = []
        done = 0
        for place in [place for place, written in enumerate(row) if written in self.parts]:
            parts += self.parts[row[place]]
            pieced += words[done:place] + self.parts[row[place]]
            done = place + 1
        return FoldedRow(words, parts, pieced + words[done:])

    def written_forms(self, word: str) -> list[str]:
        """Return how the texts that were read write a folded word."""
        unread = (text for text in self._unread if word in self._known[text])
        self.update((form, fold(form)) for text in unread for form in written_words(text))
        return [written for written, folded in self.items() if folded == word]
