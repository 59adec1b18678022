"""The tree that every format gives: nodes with a value and a place, in the shape of PyYAML's.

A node of YAML is one of `yaml.nodes`: its `id` is "scalar", "sequence" or "mapping", its `value`
a text, a list of nodes, or a list of pairs of them. A node of JSON has the same attributes, and
for a value may also have a Number, a bool or None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from paw_cli.files.format import MAX_DEPTH, MAX_TIPS
from paw_cli.files.problems import Problem, Severity, quote
from paw_cli.messages import _

Node = Any  # the stubs do not tell what PyYAML's have

_BLOCKS = ("|", ">")
_PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}


class Number(str):
    """A number of a JSON file, as typed."""

    __slots__ = ()


class Broken(str):
    """In place of an item that cannot be read: its id, as far as it tells one."""

    __slots__ = ()


def placed(item: Node) -> Node:
    """Return an item with the places of all that is in it; raises ParseError for a deep one."""
    text = getattr(item, "text", "")  # what an item of JSON has until it is looked into
    if not text:
        return item
    from paw_cli.files.json_nodes import compose_item

    return compose_item(text, offset_of(item))


def offset_of(node: Node) -> int:
    """Return where a node begins."""
    offset: int = node.start_mark.index
    return offset


def child_of(node: Node, key: str) -> Node:
    """Return what a mapping has under a key first, else None."""
    entries = node.value if node.id == "mapping" else ()
    return next((child for name, child in entries if name.value == key), None)


def key_of(node: Node) -> str:
    """Return the text of a key; raises ParseError where it is none."""
    key = value_of(node)
    if type(key) is not str:
        hint = _("put a text that begins with {{ or [ in quotes")
        raise ParseError(offset_of(node), _("no word for a key"), hint)
    return key


def value_of(node: Node) -> Any:  # noqa: ANN401 - see there
    """Return the text, Number, bool or None that a node has; `list` or `dict` for another.

    Raises ParseError for one with a tag that makes something else of it.
    """
    value = node.value
    if node.tag and node.tag not in _PLAIN_TAGS:
        tag = quote(node.tag.replace("tag:yaml.org,2002:", "!!"))
        hint = _("remove it; a text that begins with ! stands in quotes")
        raise ParseError(offset_of(node), _("a tag, {tag}, has no place here", tag=tag), hint)
    if type(value) is list:
        return list if node.id == "sequence" else dict
    if type(value) is not str:
        return value
    if not value:
        return "" if node.style or node.tag else None
    return value[:-1] if node.style in _BLOCKS and value[-1] == "\n" else value


@dataclass(frozen=True)
class Source:
    """The text of a file and its name; turns offsets into lines and columns, from 1."""

    text: str
    name: str

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


class ParseError(ValueError):
    """Here a text cannot be read on; of a fatal one nothing is read."""

    def __init__(self, offset: int, message: str, hint: str, *, is_fatal: bool = False) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint
        self.is_fatal = is_fatal


def too_many(offset: int) -> ParseError:
    """Return the error of a list that holds more than is read."""
    message = _("more than {number} items in one list", number=f"{MAX_TIPS:,}")
    return ParseError(offset, message, _("split it over several files"), is_fatal=True)


def too_broken(offset: int) -> ParseError:
    """Return the error where reading ends, of a file of which too many items are broken."""
    message = _("so much is broken that nothing is read from here on")
    return ParseError(offset, message, _("mend what stands above"))


def too_deep(offset: int) -> ParseError:
    """Return the error of a value that stands in too many others."""
    message = _("more than {number} levels deep", number=MAX_DEPTH)
    return ParseError(offset, message, _("a tips file needs no more than four"))
