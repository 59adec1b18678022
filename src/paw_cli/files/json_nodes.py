"""Compose the nodes of JSON, and of JSON Lines: a tip a line, or a line that defines something.

A line `{"theme": {...}}` or `{"source": {...}}` holds such a definition; in a tip, `source` is
a text. The standard library decodes; only a file with a fault is looked into for its places.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any

from paw_cli.files.format import MAX_DEPTH, RECORD_TYPES, SOURCE, THEME, TIP
from paw_cli.files.nodes import Broken, Node, Number, ParseError, Source, too_broken, too_deep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.files.problems import Problem

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]|[^\s\[\]{},:"]+', re.DOTALL)
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)
_BLANKS = re.compile(r"[ \t\n\r]*")
_CONSTANTS = {"true": True, "false": False, "null": None}


class Scalar:
    """A value of JSON, in the shape of a node of YAML; `text` is that of an item's file.

    It is there until the item is looked into for the places of what is in it.
    """

    __slots__ = ("index", "text", "value")

    id = "scalar"
    tag = None
    style = '"'

    def __init__(self, value: Any, index: int = 0, text: str = "") -> None:  # noqa: ANN401 - as decoded
        self.value = value
        self.index = index
        self.text = text

    @property
    def start_mark(self) -> Scalar:
        """Return what has the `index` where it begins."""
        return self


class Sequence(Scalar):
    """A list of JSON."""

    __slots__ = ()

    id = "sequence"


class Mapping(Scalar):
    """An object of JSON: pairs of nodes. A key may stand twice."""

    __slots__ = ()

    id = "mapping"


def compose_json(source: Source) -> Node | None:
    """Return the root of a text, None for an empty one; raises ParseError for a broken one.

    Its items have places, what is in them has when they are placed.
    """
    text = source.text
    if not text.strip():
        return None
    _decode(text, 0, is_line=False)
    start = _next(text, 0)
    if text[start] == "[":
        return Sequence(_items(text, start)[0], start)
    if text[start] != "{":
        return Scalar(_decoder.decode(text), start)
    entries = []
    at = _next(text, start + 1)
    while text[at] != "}":
        key, end = _decoder.raw_decode(text, at)
        value_at = _next(text, _next(text, end) + 1)
        if text[value_at] == "[":
            items, end = _items(text, value_at)
            node = Sequence(items, value_at)
        else:
            value, end = _decoder.raw_decode(text, value_at)
            node = _at(_node(value), value_at)
        entries.append((Scalar(key, at), node))
        at = _after_comma(text, end)
    return Mapping(entries, start)


def compose_lines(source: Source, max_broken: int) -> tuple[Node, list[Problem]]:
    """Return the lines as a tips file of sections, and the problems of those that are broken."""
    sections: dict[str, list[Node]] = {record.section: [] for record in RECORD_TYPES}
    problems = []
    end = -1
    for whole_line in source.text.split("\n"):
        end += 1 + len(whole_line)
        line = whole_line.removeprefix("\ufeff").lstrip()
        if not line:
            continue
        start = end - len(line)
        try:
            section, item = _section_of(_at(_decode(line, start, is_line=True), start, source.text))
        except ParseError as error:
            section, item = TIP.section, Scalar(Broken(), start)
            problems.append(source.problem(error.offset, error.message, error.hint))
        sections[section].append(item)
        if len(problems) > max_broken:
            given_up = too_broken(start)
            problems.append(source.problem(start, given_up.message, given_up.hint))
            break
    return Mapping([(Scalar(name), Sequence(items)) for name, items in sections.items()]), problems


def compose_item(text: str, start: int) -> Node:
    """Return an item of valid JSON with the places of all that is in it."""
    tokens = _TOKEN.finditer(text, start)
    return _compose(next(tokens), tokens, 0)


def _section_of(line: Node) -> tuple[str, Node]:
    """Return the section that a line adds to, and what it adds."""
    if line.id == "mapping" and len(line.value) == 1:
        [(key, value)] = line.value
        for record in (THEME, SOURCE):
            if key.value == record.name and value.id == "mapping":
                return record.section, compose_item(line.text, line.index).value[0][1]
    return TIP.section, line


def _decode(text: str, start: int, *, is_line: bool) -> Node:
    """Return the nodes of a text without their places; raises ParseError."""
    try:
        return _node(_decoder.decode(text))
    except JSONDecodeError as error:
        from paw_cli.files.explanations import explain_json  # most files have no fault

        raise explain_json(error, start, is_line=is_line) from error
    except RecursionError as error:
        raise too_deep(start + _too_deep_offset(text)) from error


def _node(value: Any) -> Node:  # noqa: ANN401 - as the decoder gives it
    if type(value) is list:
        return Sequence([_node(item) for item in value])
    return value if type(value) is Mapping else Scalar(value)


def _at(node: Node, offset: int, text: str = "") -> Node:
    node.index, node.text = offset, text
    return node


def _mapping(pairs: list[tuple[str, Any]]) -> Mapping:
    return Mapping([(_key(key), _node(value)) for key, value in pairs])


_key = lru_cache(Scalar)  # the same few stand in every item
_decoder = json.JSONDecoder(
    object_pairs_hook=_mapping, parse_int=Number, parse_float=Number, parse_constant=Number
)


def _items(text: str, start: int) -> tuple[list[Node], int]:
    """Return the items of a list with their places, and where the list ends."""
    items = []
    at = _next(text, start + 1)
    while text[at] != "]":
        value, end = _decoder.raw_decode(text, at)
        items.append(_at(_node(value), at, text))
        at = _after_comma(text, end)
    return items, at + 1


def _next(text: str, offset: int) -> int:
    """Return the offset of what follows the blanks."""
    found = _BLANKS.match(text, offset)
    return found.end() if found else offset


def _after_comma(text: str, end: int) -> int:
    at = _next(text, end)
    return _next(text, at + 1) if text[at] == "," else at


def _compose(token: re.Match[str], tokens: Iterator[re.Match[str]], depth: int) -> Node:
    """Return the node that a token begins, which takes the tokens up to its end."""
    typed, offset = token[0], token.start()
    if depth > MAX_DEPTH:
        raise too_deep(offset)
    if typed == "[":
        items = []
        while (item := next(tokens))[0] != "]":
            items.append(_compose(item, tokens, depth + 1))
        return Sequence(items, offset)
    if typed == "{":
        entries = []
        while (key := next(tokens))[0] != "}":
            value = _compose(next(tokens), tokens, depth + 1)
            entries.append((Scalar(json.loads(key[0]), key.start()), value))
        return Mapping(entries, offset)
    if typed[0] == '"':
        return Scalar(json.loads(typed), offset)
    return Scalar(_CONSTANTS[typed] if typed in _CONSTANTS else Number(typed), offset)


def _too_deep_offset(text: str) -> int:
    """Return where brackets stand deeper in brackets than is read."""
    depth = offset = 0
    for bracket in _BRACKET.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(bracket[0], 0)
        offset = bracket.start()
        if depth > MAX_DEPTH:
            break
    return offset
