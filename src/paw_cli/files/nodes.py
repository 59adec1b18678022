"""What a parser makes of a text: values, and nodes that tell where each of them stands.

A value is a text, None, a list, or an object as a tuple of its pairs, as a key may stand twice in
a file; JSON also has Numbers and bools, YAML Tagged values. A node has the place of a value, and
the nodes of what is in it; those of YAML are PyYAML's, those of JSON are made when a fault must
be placed.
"""

from __future__ import annotations

import json
import re
from functools import cache, partial
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.files.format import MAX_DEPTH, MAX_TIPS, RECORD_TYPES, TIP, Number, Value
from paw_cli.files.problems import ParseError
from paw_cli.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Node = Any  # the stubs do not tell what PyYAML's have
# Of a list an index; of an object an index, and 0 for the key or 1 for the value.
KeyPath = tuple[int, ...]

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]|[^\s\[\]{},:"]+', re.DOTALL)


class Broken(str):
    """In place of an item that cannot be read: its id, as far as it tells one."""

    __slots__ = ()


class Parsed(NamedTuple):
    """The values of a text, what of it cannot be read, and what returns its root node.

    `cut` has where a comment ends what may have been meant as one text.
    """

    value: Value
    errors: Sequence[ParseError]
    root: Callable[[], Node]
    cut: Sequence[int] = ()


class JsonNode:
    """Where a value of JSON begins, and the nodes in it, in the shape of PyYAML's."""

    __slots__ = ("index", "value")

    def __init__(self, index: int, value: list[Any]) -> None:
        self.index = index
        self.value = value

    @property
    def start_mark(self) -> JsonNode:
        """Return what has the `index` where it begins."""
        return self


def node_at(root: Node, path: KeyPath) -> Node:
    """Return the node that a path leads to."""
    node = root
    for index in path:
        node = node[index] if type(node) is tuple else node.value[index]
    return node


def offset_of(node: Node) -> int:
    """Return where a node begins."""
    offset: int = node.start_mark.index
    return offset


def too_many(offset: int) -> ParseError:
    """Return the error of a list that holds more than is read."""
    message = _("more than {number} items in one list", number=f"{MAX_TIPS:,}")
    return ParseError(offset, message, _("split it over several files"))


def too_broken(offset: int) -> ParseError:
    """Return the error where reading ends, of a file of which too much is broken."""
    message = _("so much is broken that nothing is read from here on")
    return ParseError(offset, message, _("mend what stands above"))


def too_deep(offset: int) -> ParseError:
    """Return the error of a value that stands in too many others."""
    message = _("more than {number} levels deep", number=MAX_DEPTH)
    return ParseError(offset, message, _("a tips file needs no more than four"))


def parse_json(text: str) -> Parsed:
    """Return what JSON says; raises ParseError where it is broken."""
    value = _decoded(text, text, 0) if text.strip() else None
    return Parsed(value, (), cache(lambda: _node(text, 0)))


def parse_lines(text: str, max_broken: int) -> Parsed:
    """Return the lines of JSON Lines in the sections of a tips file.

    A line `{"theme": {...}}` or `{"source": {...}}` defines one; in a tip, `source` is a text.
    """
    sections: dict[str, list[Value]] = {record_type.section: [] for record_type in RECORD_TYPES}
    nodes: dict[str, list[Callable[[], JsonNode]]] = {section: [] for section in sections}
    errors: list[ParseError] = []
    end = -1
    for whole_line in text.split("\n"):
        end += 1 + len(whole_line)
        line = whole_line.removeprefix("\ufeff").lstrip()
        if not line:
            continue
        section, start = TIP.section, end - len(line)
        node = partial(_node, text, start)
        try:
            item = _decoded(line, text, start, is_line=True)
        except ParseError as error:
            errors.append(error)
            item, node = Broken(), partial(JsonNode, start, [])
        match item:
            case (("theme" | "source" as name, tuple(definition)),):
                section, item = f"{name}s", definition
                node = partial(_node, text, text.index("{", start + 1))
        sections[section].append(item)
        nodes[section].append(node)
        if len(sections[section]) > MAX_TIPS:
            raise too_many(start)
        if len(errors) > max_broken:
            errors.append(too_broken(start))
            break

    def root() -> JsonNode:
        lists = [JsonNode(0, [make() for make in nodes[section]]) for section in sections]
        return JsonNode(0, [(None, items) for items in lists])

    return Parsed(tuple(sections.items()), errors, cache(root))


_decoder = json.JSONDecoder(
    object_pairs_hook=tuple, parse_int=Number, parse_float=Number, parse_constant=Number
)


def _decoded(part: str, text: str, start: int, *, is_line: bool = False) -> Value:
    """Return what a part of a text says as JSON, from `start` on; raises ParseError."""
    try:
        value = _decoder.decode(part)
    except JSONDecodeError as error:
        from paw_cli.files.explanations import explain_json  # most files have no fault

        raise explain_json(error, start, is_line=is_line) from error
    except RecursionError:
        value = None
    if value is None or (is_line and part.count("[") + part.count("{") > MAX_DEPTH):
        _node(text, start)
    return value


def _node(text: str, start: int) -> JsonNode:
    """Return the node of the value that stands at `start`; raises ParseError for a deep one."""
    tokens = _TOKEN.finditer(text, start)
    return _compose(next(tokens), tokens, 0)


def _compose(token: re.Match[str], tokens: Iterator[re.Match[str]], depth: int) -> JsonNode:
    """Return the node that a token begins, which takes the tokens up to its end."""
    node = JsonNode(token.start(), [])
    if depth > MAX_DEPTH:
        raise too_deep(node.index)
    if token[0] == "[":
        while (item := next(tokens))[0] != "]":
            node.value.append(_compose(item, tokens, depth + 1))
    elif token[0] == "{":
        while (key := next(tokens))[0] != "}":
            value = _compose(next(tokens), tokens, depth + 1)
            node.value.append((JsonNode(key.start(), []), value))
    return node
