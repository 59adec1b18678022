"""The tree that every format gives: each node has a value and a place in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.files.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as ReadOnly


Value = Any  # what a node has: see there


class Node:
    """A text, Number, bool or None, a list of nodes, or a Mapping; and the offset where it begins.

    A `broken` node could not be read to its end.
    """

    __slots__ = ("broken", "offset", "value")

    offset: int
    broken: bool

    def __init__(self, value: Value, offset: int = 0, broken: bool = False) -> None:  # noqa: FBT001, FBT002 - by position: made for all
        self.value = value
        self.offset = offset
        self.broken = broken

    def child(self, key: str) -> Node | None:
        """Return what a mapping has under a key first."""
        if type(self.value) is Mapping:
            for name, _offset, node in self.value:
                if name == key:
                    return node
        return None


class Mapping(list[tuple[str, int, Node]]):
    """The entries of a mapping: key, the key's offset, value. A key may stand twice."""


class ListEnd(NamedTuple):
    """Where a list of a YAML file ends.

    `offset` is the end of its last value or bracket, `header` the start of that value where it
    is a block text, `start` and `indent` are where the list begins.
    """

    offset: int
    start: int
    indent: int
    header: int | None = None
    in_brackets: bool = False
    is_empty: bool = False


class Source:
    """The text of a file and its name; turns offsets into lines and columns, from 1."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name

    def problem(
        self, offset: int, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """Return a problem that stands at an offset."""
        line = bisect_right(self._starts, offset)
        return Problem(
            file=self.name,
            line=line,
            column=offset - self._starts[line - 1] + 1,
            message=message,
            hint=hint,
            severity=severity,
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A parsed file: its root, None for an empty one, and what its format got wrong.

    `cut_texts` maps the start of a text that a comment follows to the text's end; `list_ends`
    has the lists of a YAML file by their section. `place` returns an item with the places of
    all that is in it; it raises ParseError for one that is too deep to be looked into.
    """

    root: Node | None
    problems: tuple[Problem, ...] = ()
    cut_texts: ReadOnly[int, int] = field(default_factory=dict)
    list_ends: ReadOnly[str, ListEnd] = field(default_factory=dict)
    place: Callable[[Node], Node] = lambda item: item


class ParseError(ValueError):
    """Here a text cannot be read on; of a fatal one nothing is read."""

    def __init__(self, offset: int, message: str, hint: str, *, is_fatal: bool = False) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint
        self.is_fatal = is_fatal
