"""What is wrong in a tips file, and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from paw_cli.errors import TipsFileError
from paw_cli.messages import _, ngettext
from paw_cli.names import MAX_NAMED, near_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# Who mends this many problems has the others told by `check`.
MAX_LISTED = 20
_MAX_QUOTED = 40


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
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return "; ".join(filter(None, (f"{place}: {self.message}", self.hint)))

    @property
    def place(self) -> tuple[int, int]:
        """Return line and column."""
        return self.line, self.column


class ParseError(ValueError):
    """What is wrong at a place of a text; where it is raised nothing is read on."""

    def __init__(
        self, offset: int, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint
        self.severity = severity


@dataclass(frozen=True)
class SourceText:
    """The text of a file and its name; turns offsets into lines and columns."""

    text: str
    name: str

    def problem(self, error: ParseError) -> Problem:
        """Return what is wrong with the line and column where it is."""
        line = bisect_right(self._starts, error.offset)
        return Problem(
            file=self.name,
            line=line,
            column=error.offset - self._starts[line - 1] + 1,
            message=error.message,
            hint=error.hint,
            severity=error.severity,
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that are no warnings."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def unreadable(file: str, error: TipsFileError) -> Problem:
    """Return the problem of a file that cannot be read at all."""
    hint = (error.hint or "").rstrip(".")
    return Problem(file=file, message=error.message, hint=hint[:1].lower() + hint[1:])


def invalid_file(file: str, errors: Sequence[Problem], message: str = "") -> TipsFileError:
    """Return the error of a file with problems, which it names."""
    first = message or ngettext(
        "{file} has {number} fault", "{file} has {number} faults", len(errors), file=file
    )
    return TipsFileError(
        "\n".join([first, *format_problems(file, errors)]),
        _("Mend it, and try again; `paw-tips check {file}` tells when all is well.", file=file),
    )


def format_problems(file: str, problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the problems of a file as lines; of many the first, and how many follow."""
    yield from map(str, problems[:MAX_LISTED])
    if (more := len(problems) - MAX_LISTED) > 0:
        yield ngettext(
            "{file}: {number} more; `paw-tips check {file}` tells them all",
            "{file}: {number} more; `paw-tips check {file}` tells them all",
            more,
            file=file,
        )


def quote(text: str) -> str:
    """Return a text from a file between quotes on one line, cut where it is long."""
    return repr(text if len(text) <= _MAX_QUOTED else text[: _MAX_QUOTED - 1] + "…")


def nearest_hint(name: str, names: Mapping[str, str]) -> str:
    """Return a hint with what is near to a name, else with all that exist if they are few.

    `names` are those that exist, each with what to write for it.
    """
    near = dict.fromkeys(names[other] for other in near_names(name, names))
    if near:
        return _("did you mean {names}?", names=_(" or ").join(near))
    known = dict.fromkeys(names.values())
    return _("known: {names}", names=", ".join(known)) if len(known) <= MAX_NAMED else ""
