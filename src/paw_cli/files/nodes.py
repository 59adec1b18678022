"""What a parser makes of a text: values, and where each of them stands; and the parsers of JSON.

A value is a text, None, a list, or an object as a tuple of its pairs, as a key may stand twice in
a file; JSON also has Numbers and bools, YAML Tagged values. Where those of JSON stand is looked
for when a fault must be placed.
"""

import json
import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from json import JSONDecodeError
from typing import Any, NamedTuple

from paw_cli.files.format import MAX_BROKEN, MAX_DEPTH, RECORD_TYPES, TIP, Number, Value
from paw_cli.files.problems import ParseError, explain_json, too_broken, too_deep

# Of a list an index; of an object twice that of a pair for its key, and one more for its value.
KeyPath = tuple[int, ...]
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]|[^\s\[\]{},:"]+', re.DOTALL)
_LINE = re.compile(r"^(?:\ufeff|[^\S\n])*([^\s\ufeff].*)", re.MULTILINE)


class Broken(str):
    """In place of an item that cannot be read: its id, as far as it tells one."""

    __slots__ = ()


class Parsed(NamedTuple):
    """The values of a text, what is wrong with its form, and what tells where a value begins.

    `root` is the node that PyYAML makes of it.
    """

    value: Value
    errors: Sequence[ParseError]
    offset_at: Callable[[KeyPath], int]
    root: Any = None


def parse_json(text: str) -> Parsed:
    """Return what JSON says; raises ParseError where it is broken."""
    value = _decoded(text, text, 0) if text.strip() else None
    places = cache(lambda: _places(text, 0))
    return Parsed(value, (), lambda path: _offset(places(), path))


def parse_lines(text: str) -> Parsed:
    """Return the lines of JSON Lines in the sections of a tips file.

    A line `{"theme": {...}}` or `{"source": {...}}` defines one; in a tip, `source` is a text.
    """
    lists: dict[str, list[Value]] = {record_type.section: [] for record_type in RECORD_TYPES}
    starts: dict[str, list[int]] = {section: [] for section in lists}
    errors: list[ParseError] = []
    for found in _LINE.finditer(text):
        section, start = TIP.section, found.start(1)
        try:
            item = _decoded(found[1], text, start, is_line=True)
        except ParseError as error:
            errors.append(error)
            item = Broken()
        match item:
            case (("theme" | "source" as name, tuple(definition)),):
                section, item = f"{name}s", definition
                start = text.index("{", start + 1)
        lists[section].append(item)
        starts[section].append(start)
        if len(errors) > MAX_BROKEN:
            errors.append(too_broken(start))
            break
    places = cache(partial(_places, text))

    def offset_at(path: KeyPath) -> int:
        section, *inside = path
        start = list(starts.values())[section // 2][inside[0] if inside else 0]
        return _offset(places(start), inside[1:]) if inside[1:] else start

    return Parsed(tuple(lists.items()), errors, offset_at)


_decoder = json.JSONDecoder(
    object_pairs_hook=tuple, parse_int=Number, parse_float=Number, parse_constant=Number
)


def _decoded(part: str, text: str, start: int, *, is_line: bool = False) -> Value:
    """Return what a part of a text says as JSON, from `start` on; raises ParseError."""
    try:
        value = _decoder.decode(part)
    except JSONDecodeError as error:
        raise explain_json(error, start, is_line=is_line) from error
    except RecursionError:
        value = None
    if value is None or (is_line and part.count("[") + part.count("{") > MAX_DEPTH):
        _places(text, start)
    return value


def _places(text: str, start: int) -> list[Any]:
    """Return where the value at `start` begins, and in order the same of the keys and values in it.

    Raises ParseError for a deep one.
    """
    root: list[list[Any]] = []
    above: list[list[Any]] = [root]
    for token in _TOKEN.finditer(text, start):
        if token[0] in ("]", "}"):
            above.pop()
        else:
            place = [token.start()]
            above[-1].append(place)
            if len(above) > MAX_DEPTH + 1:
                raise too_deep(token.start())
            if token[0] in ("[", "{"):
                above.append(place)
        if len(above) == 1:
            break
    return root[0]


def _offset(place: list[Any], path: Sequence[int]) -> int:
    for index in path:
        place = place[index + 1]
    offset: int = place[0]
    return offset
