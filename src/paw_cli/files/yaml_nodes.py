"""Parse YAML: the nodes and the values of a text; of a broken one those of every whole item.

Nothing is resolved or built: every scalar is the text as typed, and no file runs code.
"""

import re
from itertools import pairwise
from typing import Any

import yaml

from paw_cli.files.format import MAX_BROKEN, MAX_DEPTH, MAX_TIPS, RECORD_TYPES, TIP, Tagged, Value
from paw_cli.files.nodes import Broken, KeyPath, Parsed
from paw_cli.files.problems import ParseError, explain_yaml, too_broken, too_deep, too_many
from paw_cli.messages import _

Node = Any  # the stubs do not tell what PyYAML's have

# Where an item begins, with its indent, or a section.
_BEGIN = re.compile(
    r"""^(?:(?P<indent> *)-(?=\s|$)|(?P<quote>["']?)[\w$][\w$-]*(?P=quote)[ \t]*:(?=\s|$))""",
    re.MULTILINE,
)
_COMMENT = re.compile(r"[ \t]+#")
_ID = re.compile(r"^[ -]*id:[ \t]*[\"']?([\w.-]+)", re.MULTILINE)
_PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}
_FIELDS = [entry for record_type in RECORD_TYPES for entry in record_type.fields.items()]
_TEXTS = {TIP.section, *(key for key, field in _FIELDS if field.shape == "text")}
# Below a field's list nothing is looked at: sections, items, fields, their values.
_LEVELS = 4
# How many characters aliases may add to those of a file; a value counts as some more.
_MORE_CHARACTERS = 1_000_000
_PER_VALUE = 10

# Characters that YAML forbids, or takes for line ends. Each has a stand-in for the parser, so
# that the checks find it where it is, and a text stays the text that it was. So has an item that
# cannot be read.
_CONTROLS = (*range(9), 11, 12, *range(14, 32), *range(127, 160))
_NOT_TAKEN = (*_CONTROLS, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)
_STAND_IN = 0x100000
_STOOD_FOR = {_STAND_IN + code: code for code in _NOT_TAKEN}
_BROKEN = chr(_STAND_IN + ord(" "))
# Where a line separator is followed by an indent, a program wrote it as YAML 1.1 has it.
_NEEDS_STAND_IN = re.compile(f"[{''.join(map(chr, _NOT_TAKEN))}](?<![\u2028\u2029](?= ))")


class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc] # one of two
    """Leaves each value as typed, and stops at what is too deep; in C ten times as fast."""

    depth = 0
    start = 0

    def resolve(self, *_arguments: object) -> None:
        """Give no value a tag that has none."""

    def descend_resolver(self, parent: Node, _index: object) -> None:
        """Go a level down; raises ParseError where there may be no more."""
        self.depth += 1
        if self.depth > MAX_DEPTH + 1:
            raise too_deep(self.start + parent.start_mark.index)

    def ascend_resolver(self) -> None:
        """Go on at the level above."""
        self.depth -= 1


def parse_yaml(text: str, max_values: int) -> Parsed:
    """Return what YAML says; raises ParseError where nothing of it can be read."""
    reader = _Reader(text, budget=len(text) + _MORE_CHARACTERS + _PER_VALUE * max_values)
    try:
        root = reader.compose(reader.text)
    except ParseError as error:
        root = reader.compose(reader.without_broken())
        if all(error.offset < other.offset for other in reader.errors):
            reader.errors.append(error)
    value = None if root is None else reader.value_of(root, _LEVELS, TIP.section)
    return Parsed(value, reader.errors, lambda path: _offset(root, path), root)


class _Reader:
    """Reads a text, and keeps what is wrong in `errors`.

    Aliases may make values of it up to a `budget`.
    """

    def __init__(self, text: str, budget: int) -> None:
        self.errors: list[ParseError] = []
        self._budget = budget
        self.text = _NEEDS_STAND_IN.sub(lambda found: chr(_STAND_IN + ord(found[0])), text)
        self._stood_for = {} if self.text is text else _STOOD_FOR

    def value_of(self, node: Node, levels: int, key: Value) -> Value:
        """Return the value that a node has under a key; what is too many levels down is left empty.

        Raises ParseError where aliases make too much of the file.
        """
        value = node.value
        if node.tag and node.tag not in _PLAIN_TAGS:
            return Tagged(node.tag)
        if type(value) is str:
            self._budget -= len(value) + _PER_VALUE
            if not value and not node.style and not node.tag:
                return None
            if key in _TEXTS and not node.style:
                self._expect_whole(node)
            if self.errors and value[:1] == _BROKEN:
                return Broken(value[1:])
            ends = node.style in ("|", ">") and value.endswith("\n")
            value = value[:-1] if ends else value
            return value.translate(self._stood_for) if self._stood_for else value
        if self._budget < 0:
            message = _("aliases (*name) make too much of this file")
            raise ParseError(node.start_mark.index, message, _("write the values out"))
        below = levels - 1
        if not levels:
            value = []
        if node.id == "sequence":
            return [self.value_of(item, below, key) for item in value]
        entries: list[tuple[Value, Value]] = []
        for key_node, each in value:
            name = self.value_of(key_node, 0, None)
            name = name if type(name) is str else None
            entries.append((name, self.value_of(each, below, name)))
        return tuple(entries)

    def _expect_whole(self, node: Node) -> None:
        """Warn of a comment that ends what may have been meant as one text."""
        end = node.end_mark.index
        if _COMMENT.match(self.text, end):
            message = _("this text ends before #: what follows is a comment")
            hint = _("if it is none, put the text in quotes")
            self.errors.append(ParseError(end, message, hint, "warning"))

    def compose(self, part: str, start: int = 0) -> Node:
        """Return the root of a part of the text, or None; raises ParseError at its first fault."""
        loader = Loader(part)
        loader.start = start
        try:
            root = loader.get_node() if loader.check_node() else None
            if root is not None and loader.check_node():
                second = max(part.find("---", root.end_mark.index), root.end_mark.index)
                message = _("a second document begins here")
                hint = _("a tips file is one: remove this line")
                self.errors.append(ParseError(start + second, message, hint))
        except yaml.MarkedYAMLError as error:
            raise explain_yaml(error, part, start) from error
        finally:
            loader.dispose()
        return root

    def without_broken(self) -> str:
        """Return the text with a line of the same length for each item that cannot be read.

        What cannot be read of the begin of a section, or goes on where its items begin, is left
        out of it.
        """
        begins = self._begins()
        if len(begins) > 2 * MAX_TIPS:
            raise too_many(begins[0].start())
        ends = [*(begin.start() for begin in begins), len(self.text)]
        self.compose(self.text[: ends[0]])
        parts = [_padded("", ends[0])]
        for begin, (start, end) in zip(begins, pairwise(ends), strict=True):
            if len(self.errors) > MAX_BROKEN:
                self.errors.append(too_broken(start))
                break
            part, after = self.text[start:end], _BEGIN.match(self.text, end)
            is_first = begin["indent"] is None and after and after["indent"] is not None
            try:
                self.compose(f"{part}{after[0]} a: b" if after and is_first else part, start)
            except ParseError as error:
                self.errors.append(error)
                id_ = _ID.search(part)
                item = f"{begin[0]} {_BROKEN}{id_[1] if id_ else ''}"
                part = _padded(begin[0] if begin["indent"] is None else item, len(part))
            parts.append(part)
        return "".join(parts)

    def _begins(self) -> list[re.Match[str]]:
        """Return where sections and their items begin, or the items of a text that is a list."""
        begins: list[re.Match[str]] = []
        indent = None
        for found in _BEGIN.finditer(self.text):
            is_section = found["indent"] is None
            if is_section and begins and begins[0]["indent"] is not None:
                continue
            if is_section or indent is None:
                indent = found["indent"]
            if found["indent"] == indent:
                begins.append(found)
        return begins


def _padded(line: str, length: int) -> str:
    """Return a line that takes the place of others."""
    return (line.ljust(length - 1) + "\n")[:length]


def _offset(node: Node, path: KeyPath) -> int:
    for index in path:
        value = node.value
        node = value[index] if node.id == "sequence" else value[index // 2][index % 2]
    offset: int = node.start_mark.index
    return offset
