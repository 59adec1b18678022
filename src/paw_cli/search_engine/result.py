"""What a search answers: tips with their scores, and for each what matched and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from paw_cli.model import Tip


class MatchKind(StrEnum):
    """How a word of the query was found, the most trusted first."""

    EXACT = "exact"
    INFLECTION = "inflection"
    COMPOUND = "compound"
    TYPO = "typo"
    SYNONYM = "synonym"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMatch:
    """A match in the tip's text: `text[start:end]` is what answers the query's `word`."""

    start: int
    end: int
    kind: MatchKind
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMatch:
    """A match outside the text: `value` is the theme's title, the keyword or the question."""

    field: Literal["theme", "keyword", "answer"]
    value: str
    kind: MatchKind
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A tip that was found; scores (above 0, at most 1) compare within one answer only.

    The matches in the text come first, in its order and never overlapping.
    """

    tip: Tip
    score: float
    matches: tuple[TextMatch | FieldMatch, ...]


class Hits:
    """Hits that are made when looked at, for a large collection has more than anybody reads.

    They are made from the numbers of their tips. It behaves as the tuple that a slice of it is.
    """

    __slots__ = ("_made", "_ranked")

    def __init__(self, ranked: Sequence[int], made: Callable[[int], Hit]) -> None:
        self._ranked = ranked
        self._made = made

    def __len__(self) -> int:
        return len(self._ranked)

    def __iter__(self) -> Iterator[Hit]:
        return map(self._made, self._ranked)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, place: int | slice) -> Hit | tuple[Hit, ...]:
        if isinstance(place, slice):
            return tuple(map(self._made, self._ranked[place]))
        return self._made(self._ranked[place])


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A word of the query that was read as another one."""

    word: str
    searched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """All hits, best first; where there is none, words that would find something."""

    query: str
    hits: Hits | tuple[Hit, ...]
    corrections: tuple[Correction, ...] = ()
    suggestions: tuple[str, ...] = ()
