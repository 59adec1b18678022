"""Parse YAML: the nodes and the values of a text; of a broken one those of every whole item.

Nothing is resolved or built: every scalar is the text as typed, and no file runs code.
"""

from __future__ import annotations

import re
from itertools import pairwise

import yaml

from paw_cli.files.format import MAX_DEPTH, MAX_TIPS, RECORD_TYPES, TIP, Tagged, Value
from paw_cli.files.nodes import Broken, Node, Parsed, offset_of, too_broken, too_deep, too_many
from paw_cli.files.problems import ParseError
from paw_cli.messages import _

# Where an item begins, with its indent, or a section.
_BEGIN = re.compile(
    r"""^(?:(?P<indent> *)-(?=\s|$)|["']?[\w$][\w$-]*["']?[ \t]*:(?=\s|$))""", re.MULTILINE
)
_DOCUMENT = re.compile("^---", re.MULTILINE)
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
# that the checks find it where it is, and a text stays the text that it was.
_CONTROLS = (*range(9), 11, 12, *range(14, 32), *range(127, 160))
_NOT_TAKEN = (*_CONTROLS, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF)
_STAND_INS = {chr(code): chr(0x10F000 + n) for n, code in enumerate(_NOT_TAKEN)}
_STOOD_FOR = {ord(stand_in): ord(character) for character, stand_in in _STAND_INS.items()}
# Where a line separator is followed by an indent, a program wrote it as YAML 1.1 has it.
_NEEDS_STAND_IN = re.compile(
    "[" + "".join(map(re.escape, _STAND_INS)) + r"](?<![\u2028\u2029](?= ))"
)


class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc] # one of two
    """Leaves each value as typed, and stops at what is too deep; in C ten times as fast."""

    depth = 0

    def resolve(self, *_arguments: object) -> None:
        """Give no value a tag that has none."""

    def descend_resolver(self, parent: Node, _index: object) -> None:
        """Go a level down; raises ParseError where there may be no more."""
        self.depth += 1
        if self.depth > MAX_DEPTH + 1:
            raise too_deep(offset_of(parent))

    def ascend_resolver(self) -> None:
        """Go on at the level above."""
        self.depth -= 1


def parse_yaml(text: str, max_broken: int, max_values: int) -> Parsed:
    """Return what YAML says; raises ParseError where nothing of it can be read."""
    reader = _Reader(text, budget=len(text) + _MORE_CHARACTERS + _PER_VALUE * max_values)
    try:
        root = reader.compose(0, len(text))
    except ParseError as error:
        root = reader.compose_by_items(max_broken)
        if all(error.offset < other.offset for other in reader.errors):
            reader.errors.append(error)
    value = None if root is None else reader.value_of(root, _LEVELS, is_text=True)
    return Parsed(value, reader.errors, lambda: root, reader.cut)


class _Reader:
    """Reads parts of a text, and keeps what is wrong in `errors`.

    Aliases may make values of it up to a `budget`.
    """

    def __init__(self, text: str, budget: int) -> None:
        self.errors: list[ParseError] = []
        self.cut: list[int] = []
        self._has_comments = " #" in text or "\t#" in text
        self._budget = budget
        self._text = text
        self._stood_for: dict[int, int] = {}
        if any(map(text.__contains__, _STAND_INS)):
            self._text = _NEEDS_STAND_IN.sub(lambda found: _STAND_INS[found[0]], text)
            self._stood_for = _STOOD_FOR

    def value_of(self, node: Node, levels: int, *, is_text: bool) -> Value:
        """Return the value of a node; what is too many levels down is left empty.

        `is_text` tells whether a scalar is a text of any form, or the items of a list are. Raises
        ParseError where aliases make too much of the file.
        """
        value = node.value
        if node.tag and node.tag not in _PLAIN_TAGS:
            return Tagged(node.tag)
        if type(value) is str:
            self._budget -= len(value) + _PER_VALUE
            if not value and not node.style and not node.tag:
                return None
            if self._has_comments and is_text and not node.style:
                end = node.end_mark.index
                self.cut += [end] if _COMMENT.match(self._text, end) else []
            ends = node.style in ("|", ">") and value.endswith("\n")
            return value[:-1] if ends else value
        if type(value) is Broken:
            return value
        if self._budget < 0:
            message = _("aliases (*name) make too much of this file")
            raise ParseError(offset_of(node), message, _("write the values out"))
        below = levels - 1
        if not levels:
            value = []
        if node.id == "sequence":
            return [self.value_of(item, below, is_text=is_text) for item in value]
        return tuple([self._pair_of(key, each, below) for key, each in value])

    def _pair_of(self, key_node: Node, node: Node, levels: int) -> tuple[Value, Value]:
        """Return a key, None for what is no text, and its value."""
        is_key = type(key_node.value) is str and not key_node.tag
        key = (key_node.value or None) if is_key else None
        return key, self.value_of(node, levels, is_text=key in _TEXTS)

    def compose(self, start: int, end: int) -> Node:
        """Return the root of a part of the text, or None; raises ParseError at its first fault."""
        part = self._text[start:end]
        loader = Loader(part)
        try:
            root = loader.get_node() if loader.check_node() else None
            if root is not None and loader.check_node():
                self._note_second_document(root.end_mark.index + start)
        except yaml.MarkedYAMLError as error:
            from paw_cli.files.explanations import explain_yaml  # most files have no fault

            raise explain_yaml(error, part, start) from error
        except ParseError as error:
            error.offset += start
            raise
        finally:
            loader.dispose()
        if root is not None and (start or self._stood_for):
            self._place(root, start, set())
        return root

    def compose_by_items(self, max_broken: int) -> Node:
        """Return the root of a broken text: its sections, or its list, with each item by itself."""
        begins = self._begins()
        if len(begins) > 2 * MAX_TIPS:
            raise too_many(begins[0].start())
        ends = [*(begin.start() for begin in begins), len(self._text)]
        sections: list[tuple[Node, Node]] = []
        items: list[Node] = []
        root: Node = yaml.SequenceNode("", items, _mark(ends[0]), _mark(ends[-1]))
        self.compose(0, ends[0])
        for begin, (start, end) in zip(begins, pairwise(ends), strict=True):
            if len(self.errors) > max_broken:
                self.errors.append(too_broken(start))
                break
            if begin["indent"] is None:
                items = []
                sections += self._section(start, end, items)
                root = yaml.MappingNode("", sections, _mark(ends[0]), _mark(ends[-1]))
            else:
                items += self._items(start, end)
        return root

    def _section(self, start: int, end: int, items: list[Node]) -> list[tuple[Node, Node]]:
        """Return the key of a section with the list that its items are put into."""
        try:
            root = self.compose(start, end)
        except ParseError as error:
            self.errors.append(error)
            return []
        if root.id != "mapping":  # a text with a colon, between quotes
            return []
        *others, (key, value) = root.value
        if not value.value:
            value = yaml.SequenceNode("", items, value.start_mark, value.end_mark)
        return [*others, (key, value)]

    def _items(self, start: int, end: int) -> list[Node]:
        """Return the items of a part, or one in place of what is broken."""
        try:
            items: list[Node] = self.compose(start, end).value
        except ParseError as error:
            self.errors.append(error)
            id_ = _ID.search(self._text, start, end)
            broken = Broken(id_[1] if id_ else "")
            return [yaml.ScalarNode("", broken, _mark(start), _mark(end))]
        return items

    def _begins(self) -> list[re.Match[str]]:
        """Return where sections and their items begin, or the items of a text that is a list."""
        begins: list[re.Match[str]] = []
        indent = None
        for found in _BEGIN.finditer(self._text):
            if found["indent"] is None:
                if begins and begins[0]["indent"] is not None:
                    continue
                indent = None
            elif indent is None:
                indent = found["indent"]
            elif indent != found["indent"]:
                continue
            begins.append(found)
        return begins

    def _place(self, node: Node, start: int, placed: set[int]) -> None:
        """Make a node of a part, and all in it, one of the text that the file has."""
        if id(node) in placed:
            return
        placed.add(id(node))
        node.start_mark = _mark(node.start_mark.index + start)
        node.end_mark = _mark(node.end_mark.index + start)
        if type(node.value) is str:
            node.value = node.value.translate(self._stood_for)
            return
        for child in node.value:
            for each in child if type(child) is tuple else (child,):
                self._place(each, start, placed)

    def _note_second_document(self, after: int) -> None:
        begins = _DOCUMENT.search(self._text, after)
        offset = begins.start() if begins else after
        message = _("a second document begins here")
        self.errors.append(ParseError(offset, message, _("a tips file is one: remove this line")))


def _mark(offset: int) -> yaml.Mark:
    """Return an offset as nodes have it."""
    return yaml.Mark("", offset, 0, 0, None, 0)
