"""What a search answers: tips with their scores, and for each what matched and where."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Literal, NamedTuple, overload

from paw_cli.model import Tip


class MatchKind(StrEnum):
    """How a word of the query was found, the most trusted first."""

    EXACT = "exact"
    INFLECTION = "inflection"
    COMPOUND = "compound"
    TYPO = "typo"
    SYNONYM = "synonym"


class TextMatch(NamedTuple):
    """A match in the tip's text: `text[start:end]` is what answers the query's `word`."""

    start: int
    end: int
    kind: MatchKind
    word: str


class FieldMatch(NamedTuple):
    """A match outside the text: `value` is the theme's title, the keyword or the question."""

    field: Literal["theme", "keyword", "answer"]
    value: str
    kind: MatchKind
    word: str


class Hit(NamedTuple):
    """A tip that was found; scores (above 0, at most 1) compare within one answer only.

    The matches in the text come first, in its order and never overlapping.
    """

    tip: Tip
    score: float
    matches: tuple[TextMatch | FieldMatch, ...]


class Hits(Sequence[Hit]):
    """Hits that are made when looked at: a large collection has more than anybody reads.

    A slice of them is made as late, and a tuple of the same hits is equal to them.
    """

    __slots__ = ("_make", "_numbers")

    def __init__(self, numbers: Sequence[int], make: Callable[[int], Hit]) -> None:
        self._numbers = numbers
        self._make = make

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> "Hits": ...
    def __getitem__(self, index: int | slice) -> "Hit | Hits":
        if isinstance(index, slice):
            return Hits(self._numbers[index], self._make)
        return self._make(self._numbers[index])

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Hits | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))


class Correction(NamedTuple):
    """A word of the query that was read as another one."""

    word: str
    searched: str


class SearchResult(NamedTuple):
    """What a search found, best first.

    The `good` hits come first in `hits`: those at least half as good as the best. Where there
    is no hit, `suggestions` are words that would find something. `not_found` are words of the
    query that no tip has and that were passed over.
    """

    query: str
    hits: Sequence[Hit] = ()
    good: Sequence[Hit] = ()
    corrections: tuple[Correction, ...] = ()
    suggestions: tuple[str, ...] = ()
    not_found: tuple[str, ...] = ()

    @property
    def less_certain(self) -> Sequence[Hit]:
        """The hits that are less than half as good as the best."""
        return self.hits[len(self.good) :]
