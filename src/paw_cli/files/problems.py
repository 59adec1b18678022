"""What is wrong in a tips file, and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.names import join_names, near_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from paw_cli.errors import TipsFileError
    from paw_cli.files.columns import Columns

# Who mends this many problems has the others told by `check`.
MOST_TOLD = 20
_MOST_COMPARED = 500
_LONGEST_QUOTED = 40


class Severity(StrEnum):
    """Whether what is wrong keeps an item from being read."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong at one place of a file, and how to mend it; line and column count from 1.

    Both are 0 where the file as a whole is meant.
    """

    file: str
    line: int = 0
    column: int = 0
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return "; ".join(filter(None, (self.located(), self.hint)))

    def located(self) -> str:
        """Return file, line, column and what is wrong, in the form that editors jump to."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}"


# The way to a value: keys of mappings and places in lists.
Path = tuple[str | int, ...]


class Spot(NamedTuple):
    """A place in the structure of a file: a value, or the key that it stands under."""

    path: Path
    at_key: bool = False


class Position(NamedTuple):
    """A place in the text of a file; line and column count from 1."""

    line: int
    column: int


class Lines:
    """The lines of a text: tells the position of any offset in it."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def start(self, line: int) -> int:
        """Return the offset at which a line begins; the first line is 0."""
        return self._starts[line]

    def position(self, offset: int) -> Position:
        """Return the line and column of the character at an offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong at a spot, before anybody looked up where that is in the text."""

    spot: Spot
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    position: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A file as plain values: texts, lists, mappings, None; and what its format got wrong.

    `value` holds what could be read all the same; `broken` are the ways to what was begun
    and could not be read to its end. Where `tips` are there, they are all that the file
    holds, and right.
    """

    value: object = None
    tips: Columns | None = None
    faults: tuple[Fault, ...] = ()
    broken: frozenset[Path] = frozenset()


def unreadable(file: str, error: TipsFileError) -> Problem:
    """Return the problem of a file that cannot be read at all."""
    hint = (error.hint or "").rstrip(".")
    return Problem(file=file, message=error.message, hint=hint[:1].lower() + hint[1:])


def format_problems(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield problems as lines; of a file with many of them the first, and how many follow."""
    for file, of_file in groupby(problems, attrgetter("file")):
        lines = list(map(str, of_file))
        yield from lines[:MOST_TOLD]
        if (more := len(lines) - MOST_TOLD) > 0:
            yield f"{file}: {more:,} more; `paw-tips check {file}` tells them all"


def quote(text: str) -> str:
    """Return a text from a file between quotes on one line, cut where it is long."""
    shown = text if len(text) <= _LONGEST_QUOTED else text[: _LONGEST_QUOTED - 1] + "…"
    return "'" + "".join(c if c.isprintable() else _escaped(c) for c in shown) + "'"


def nearest_hint(name: str, known: Mapping[str, str]) -> str:
    """Return a hint with what to write for the names near to `name`, else for those that exist."""
    compared = dict(islice(known.items(), _MOST_COMPARED))
    near = dict.fromkeys(compared[other] for other in near_names(name, compared))
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"known: {join_names([*dict.fromkeys(compared.values())])}"


def pluralize(number: int, noun: str) -> str:
    """Return a number with its noun in the singular or the plural."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
