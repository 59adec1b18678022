"""Nodes of JSON, and of JSON Lines: a tip a line, or a line that defines a theme or a source.

A line `{"theme": {...}}` or `{"source": {...}}` holds such a definition; in a tip, `source` is
a text. The standard library decodes; only a file with a fault is looked into for its places.
"""

from __future__ import annotations

import json
import re
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any

from paw_cli.files.format import MAX_DEPTH, RECORD_TYPES, SOURCE, THEME, TIP
from paw_cli.files.nodes import Mapping, Node, ParseError, Source, Tree
from paw_cli.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.files.format import Format
    from paw_cli.files.problems import Problem

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]|[^\s\[\]{},:"]+', re.DOTALL)
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)
_CONSTANTS = {"true": True, "false": False, "null": None}
_BYTE_ORDER_MARK = "\ufeff"

_NO_KEY = "Expecting property name enclosed in double quotes"
_NO_JSON = (N_("this is no JSON"), N_("mend it"))
_EXPLANATIONS = {
    "Expecting ',' delimiter": (
        N_("a comma or a closing bracket is missing before this"),
        N_('put a comma between items; a " inside a text is written \\"'),
    ),
    "Expecting ':' delimiter": (N_("a colon is missing before this"), N_('write "key": value')),
    _NO_KEY: (
        N_("here a key begins"),
        N_('write it between double quotation marks: "text"'),
    ),
    "Expecting value": (
        N_("this is no value"),
        N_('write a text between double quotation marks, or a list: ["one", "two"]'),
    ),
    "Unterminated string starting at": (
        N_("a quotation mark that is never closed"),
        N_("close it"),
    ),
    "Invalid control character at": (
        N_("a line end, tab or control character inside quotation marks"),
        N_("close them, or write \\n for a line end and \\t for a tab"),
    ),
    "Invalid \\escape": (
        N_("a backslash before a letter that it does not go with"),
        N_("write the backslash twice"),
    ),
    "Invalid \\uXXXX escape": (N_("\\u without four digits"), N_("write the backslash twice")),
    "Extra data": (
        N_("something after the end"),
        N_("a file with one tip a line is JSON Lines: name it .jsonl"),
    ),
}


class Number(str):
    """A number of a JSON file, as typed."""

    __slots__ = ()


def decode_json(text: str, form: Format) -> Node | None:
    """Return the nodes of a text without places; None where it is broken as JSON."""
    try:
        if form == "json":
            return _node(_decoder.decode(text)) if text.strip() else Node(None)
        lines = (line.removeprefix(_BYTE_ORDER_MARK) for line in text.split("\n"))
        return _document(
            _node(_decoder.decode(line)) for line in lines if line and not line.isspace()
        )
    except (JSONDecodeError, RecursionError):
        return None


def compose_json(source: Source, form: Format) -> Tree:
    """Return the nodes of a text with their places, and what is wrong with it as JSON.

    Of JSON that is broken nothing is read, of JSON Lines all lines but the broken.
    """
    if form == "jsonl":
        problems: list[Problem] = []
        root = _document(_lines(source, problems))
        return Tree(root=root, problems=tuple(problems))
    if not source.text.strip():
        return Tree(root=None)
    try:
        return Tree(root=_compose(source.text, 0))
    except ParseError as error:
        return Tree(root=None, problems=(source.problem(error.offset, error.message, error.hint),))


def _mapping(pairs: list[tuple[str, Any]]) -> Mapping:
    return Mapping((key, 0, _node(value)) for key, value in pairs)


def _node(value: object) -> Node:
    return Node([_node(item) for item in value] if type(value) is list else value)


_decoder = json.JSONDecoder(
    object_pairs_hook=_mapping, parse_int=Number, parse_float=Number, parse_constant=Number
)


def _lines(source: Source, problems: list[Problem]) -> Iterator[Node]:
    start = 0
    for whole_line in source.text.split("\n"):
        line = whole_line.removeprefix(_BYTE_ORDER_MARK)
        offset = start + len(whole_line) - len(line)
        start += len(whole_line) + 1
        if not line or line.isspace():
            continue
        try:
            yield _compose(line, offset, is_line=True)
        except ParseError as error:
            problems.append(source.problem(offset + error.offset, error.message, error.hint))
            yield Node(None, offset, broken=True)


def _document(lines: Iterator[Node]) -> Node:
    """Return the lines as a tips file of sections."""
    sections: dict[str, list[Node]] = {record.section: [] for record in RECORD_TYPES}
    for node in lines:
        section, item = _section_of(node)
        sections[section].append(item)
    return Node(Mapping((name, 0, Node(items)) for name, items in sections.items()))


def _section_of(node: Node) -> tuple[str, Node]:
    """Return the section that a line adds to, and what it adds."""
    if type(node.value) is Mapping and len(node.value) == 1:
        [(key, _at, value)] = node.value
        for record in (THEME, SOURCE):
            if key == record.name and type(value.value) is Mapping:
                return record.section, value
    return TIP.section, node


def _compose(text: str, start: int, *, is_line: bool = False) -> Node:
    """Return the nodes of valid JSON; raises ParseError, with an offset in `text`."""
    try:
        _decoder.decode(text)
    except JSONDecodeError as error:
        raise _explain_line(error) if is_line else _explain(error) from error
    except RecursionError as error:
        raise _too_deep(text) from error
    tokens = _TOKEN.finditer(text)
    return _compose_value(next(tokens), tokens, start, 0)


def _compose_value(
    token: re.Match[str], tokens: Iterator[re.Match[str]], start: int, depth: int
) -> Node:
    """Return the node that a token begins, which takes the tokens up to its end."""
    if depth > MAX_DEPTH:
        raise _too_deep(token.string)
    typed, offset = token[0], token.start() + start
    if typed == "[":
        items = []
        while (item := next(tokens))[0] != "]":
            items.append(_compose_value(item, tokens, start, depth + 1))
        return Node(items, offset)
    if typed == "{":
        entries = Mapping()
        while (key := next(tokens))[0] != "}":
            value = _compose_value(next(tokens), tokens, start, depth + 1)
            entries.append((json.loads(key[0]), key.start() + start, value))
        return Node(entries, offset)
    if typed[0] == '"':
        return Node(json.loads(typed), offset)
    return Node(_CONSTANTS[typed] if typed in _CONSTANTS else Number(typed), offset)


def _too_deep(text: str) -> ParseError:
    """Return the error of a text whose brackets stand deeper in brackets than is read."""
    depth = offset = 0
    for bracket in _BRACKET.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(bracket[0], 0)
        offset = bracket.start()
        if depth > MAX_DEPTH:
            break
    return ParseError(
        offset,
        _("more than {number} levels deep", number=MAX_DEPTH),
        _("a tips file needs no more than four"),
    )


def _explain(error: JSONDecodeError) -> ParseError:
    """Return what the decoder found wrong, in words that say how to mend it."""
    theirs = error.msg.split(": ")[0]
    before = error.doc[: error.pos].rstrip()
    closes = error.doc[error.pos : error.pos + 1] in ("}", "]") and before.endswith(",")
    if closes or theirs.startswith("Illegal trailing comma"):  # since Python 3.13
        offset = len(before) - 1 if closes else error.pos
        return ParseError(offset, _("a comma with nothing after it"), _("remove it"))
    message, hint = _EXPLANATIONS.get(theirs, _NO_JSON)
    return ParseError(error.pos, _(message), _(hint))


def _explain_line(error: JSONDecodeError) -> ParseError:
    if error.msg.startswith("Extra data"):
        return ParseError(
            error.pos,
            _("something after the end of this tip"),
            _("put it on a line of its own"),
        )
    if error.pos >= len(error.doc.rstrip()):
        return ParseError(
            error.pos,
            _("a tip that does not end on its line"),
            _("put it on one line; a file of other JSON is named .json"),
        )
    return _explain(error)
