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


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]|[^\s\[\]{},:"]+', re.DOTALL)
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)
_BLANKS = re.compile(r"[ \t\n\r]*")
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


def json_tree(source: Source) -> Tree:
    """Return the nodes of a JSON text; of one that is broken as JSON nothing, and its first fault.

    Its items have places, what is in them has when they are placed.
    """
    text = source.text
    if not text.strip():
        return Tree(root=None)
    try:
        root = _root(text)
    except ParseError as error:
        problem = source.problem(error.offset, error.message, error.hint)
        return Tree(root=None, problems=(problem,))
    return Tree(root=root, place=lambda item: _placed(text, item))


def jsonl_tree(source: Source) -> Tree:
    """Return the nodes of JSON Lines, and what is wrong with each line as JSON."""
    sections: dict[str, list[Node]] = {record.section: [] for record in RECORD_TYPES}
    problems = []
    start = 0
    for whole_line in source.text.split("\n"):
        line = whole_line.removeprefix(_BYTE_ORDER_MARK)
        offset = start + len(whole_line) - len(line)
        start += len(whole_line) + 1
        if not line or line.isspace():
            continue
        try:
            section, item = _line(line, offset + len(line) - len(line.lstrip()), source.text)
        except ParseError as error:
            at = offset + error.offset
            problems.append(source.problem(at, error.message, error.hint))
            section, item = TIP.section, Node(None, offset, broken=True)
        sections[section].append(item)
    root = Node(Mapping((name, 0, Node(items)) for name, items in sections.items()))
    text = source.text
    return Tree(root=root, problems=tuple(problems), place=lambda item: _placed(text, item))


def _line(line: str, offset: int, text: str) -> tuple[str, Node]:
    """Return the section that a line adds to, and what it adds; raises ParseError."""
    try:
        node = Node(_plain(_decoder.decode(line)).value, offset)
    except JSONDecodeError as error:
        raise _explain_line(error) from error
    except RecursionError as error:
        raise _too_deep(line) from error
    if type(node.value) is Mapping and len(node.value) == 1:
        for record in (THEME, SOURCE):
            [(key, _at, value)] = node.value
            if key == record.name and type(value.value) is Mapping:
                return record.section, _placed(text, node).value[0][2]
    return TIP.section, node


def _mapping(pairs: list[tuple[str, Any]]) -> Mapping:
    return Mapping((key, 0, _plain(value)) for key, value in pairs)


def _plain(value: object) -> Node:
    """Return a decoded value as a node without a place."""
    return Node([_plain(item) for item in value] if type(value) is list else value)


_decoder = json.JSONDecoder(
    object_pairs_hook=_mapping, parse_int=Number, parse_float=Number, parse_constant=Number
)


def _root(text: str) -> Node:
    """Return the root of a text, its sections and their items with their places.

    Raises ParseError where it is no JSON, or deeper than can be decoded.
    """
    try:
        json.loads(text, parse_int=Number)
        return _valid_root(text)
    except JSONDecodeError as error:
        raise _explain(error) from error
    except RecursionError as error:
        raise _too_deep(text) from error


def _valid_root(text: str) -> Node:
    start = _next(text, 0)
    if text[start] == "[":
        return Node(_items(text, start)[0], start)
    if text[start] != "{":
        return Node(_plain(_decoder.decode(text)).value, start)
    entries = Mapping()
    at = _next(text, start + 1)
    while text[at] != "}":
        key, end = _decoder.raw_decode(text, at)
        value_at = _next(text, _next(text, end) + 1)
        if text[value_at] == "[":
            value, end = _items(text, value_at)
            node = Node(value, value_at)
        else:
            value, end = _decoder.raw_decode(text, value_at)
            node = Node(_plain(value).value, value_at)
        entries.append((key, at, node))
        at = _after_comma(text, end)
    return Node(entries, start)


def _items(text: str, start: int) -> tuple[list[Node], int]:
    """Return the items of a list with their places, and where the list ends."""
    items = []
    at = _next(text, start + 1)
    while text[at] != "]":
        value, end = _decoder.raw_decode(text, at)
        items.append(Node(_plain(value).value, at))
        at = _after_comma(text, end)
    return items, at + 1


def _next(text: str, offset: int) -> int:
    """Return the offset of what follows the blanks."""
    found = _BLANKS.match(text, offset)
    return found.end() if found else offset


def _after_comma(text: str, end: int) -> int:
    at = _next(text, end)
    return _next(text, at + 1) if text[at] == "," else at


def _placed(text: str, item: Node) -> Node:
    """Return an item of valid JSON with the places of all that is in it."""
    tokens = _TOKEN.finditer(text, item.offset)
    return _compose(next(tokens), tokens, 0)


def _compose(token: re.Match[str], tokens: Iterator[re.Match[str]], depth: int) -> Node:
    """Return the node that a token begins, which takes the tokens up to its end."""
    typed, offset = token[0], token.start()
    if depth > MAX_DEPTH:
        raise _deep_error(offset)
    if typed == "[":
        items = []
        while (item := next(tokens))[0] != "]":
            items.append(_compose(item, tokens, depth + 1))
        return Node(items, offset)
    if typed == "{":
        entries = Mapping()
        while (key := next(tokens))[0] != "}":
            value = _compose(next(tokens), tokens, depth + 1)
            entries.append((json.loads(key[0]), key.start(), value))
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
    return _deep_error(offset)


def _deep_error(offset: int) -> ParseError:
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
