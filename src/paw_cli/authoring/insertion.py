"""Put items at the end of the lists of a YAML text, and leave every other character as it is."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.authoring.yaml_writer import block, flow, indented, item, scalar
from paw_cli.errors import TipsFileError
from paw_cli.files.format import TIP
from paw_cli.files.nodes import Source, child_of, offset_of, value_of
from paw_cli.files.yaml_nodes import compose_yaml
from paw_cli.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paw_cli.files.nodes import Node

_REST_OF_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_WORD = re.compile(r"[^\s,\[\]{}]*")
_COMMENT = re.compile(r"(?:^|[ \t])#", re.MULTILINE)


class _ListEnd(NamedTuple):
    """Where a list ends: after its last value, or its bracket.

    `header` is the start of that value where it is a block text; `start` and `indent` are where
    the list begins.
    """

    offset: int
    start: int
    indent: int
    header: int | None
    in_brackets: bool
    is_empty: bool


# Where lines go into a text, and the lines.
_Insertion = tuple[int, list[str]]


def with_items(text: str, root: Node | None, items: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """Return the text of a valid YAML file with items at the end of sections; all else stays.

    Each item is its lines from the dash on. A list in brackets is opened up. Raises
    TipsFileError where sections stand in braces, where no line can be added.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    for section in items:
        end = _list_end(text, root, section)
        if end and end.in_brackets and not _is_in_braces(root):
            text = _with_opened_list(text, root, section, end, newline)
            root, _problems = compose_yaml(Source(text, ""))
    insertions = [
        _insertion(text, root, section, lines) for section, lines in items.items() if lines
    ]
    for offset, lines in sorted(insertions, key=itemgetter(0), reverse=True):
        before, after = text[:offset], text[offset:]
        lead = newline if before and not before.endswith(("\n", "\r")) else ""
        text = before + lead + "".join(line + newline for line in lines) + after
    return text


def has_items(text: str, root: Node | None, section: str) -> bool:
    """Tell whether a section of a file has items below one another, where more can be added."""
    end = _list_end(text, root, section)
    return end is not None and not end.in_brackets and not end.is_empty


def _list_of(root: Node | None, section: str) -> Node:
    """Return the list of a section; a file that is a list is one of tips."""
    if root is None or root.id == "sequence":
        return root if section == TIP.section else None
    node = child_of(root, section)
    return node if node is not None and node.id == "sequence" else None


def _list_end(text: str, root: Node | None, section: str) -> _ListEnd | None:
    items = _list_of(root, section)
    if items is None:
        return None
    last = items
    start, after = offset_of(items), offset_of(items)
    end = items.end_mark.index
    while last.value and last.id != "scalar" and not last.flow_style:
        if last.id == "mapping":
            key, last = last.value[-1]
            after = key.end_mark.index
        else:
            after = max([after, *(node.end_mark.index for node in last.value[-2:-1])])
            last = last.value[-1]
        end = last.end_mark.index
        if offset_of(last) < after:  # what an alias (*name) repeats
            name = _WORD.match(text, text.find("*", after))
            end = name.end() if name else end
            break
    is_block = last.id == "scalar" and last.style in ("|", ">")
    return _ListEnd(
        offset=end,
        start=start,
        indent=start - text.rfind("\n", 0, start) - 1,
        header=offset_of(last) if is_block else None,
        in_brackets=items.flow_style,
        is_empty=not items.value,
    )


def _insertion(
    text: str, root: Node | None, section: str, items: Sequence[Sequence[str]]
) -> _Insertion:
    end = _list_end(text, root, section)
    if _is_in_braces(root) or (end and end.in_brackets):
        raise _in_brackets(section)
    if end is not None:
        offset, keeps_blanks = _after_list(text, end)
        return offset, _apart(items, end.indent, first=not keeps_blanks)
    key = _offset_of_key(root, section)
    if key is not None:  # a section without items
        return _end_of_line(key, text), _apart(items, 2, first=False)
    start = [*([""] if text.strip() else []), f"{section}:"]
    return len(text), [*start, *_apart(items, 2, first=False)]


def _is_in_braces(root: Node | None) -> bool:
    return root is not None and root.id == "mapping" and root.flow_style


def _in_brackets(section: str) -> TipsFileError:
    return TipsFileError(
        _(
            "{section} stands in brackets, [ ] or {{ }}, where no line can be added",
            section=section,
        ),
        _(
            "Write `{section}:` on a line of its own, and below it each item from '- ' on.",
            section=section,
        ),
    )


def _with_opened_list(
    text: str, root: Node | None, section: str, end: _ListEnd, newline: str
) -> str:
    """Return a text in which a list in brackets has its items below one another.

    Raises TipsFileError where that would lose a comment.
    """
    after = _end_of_line(end.offset, text)
    rest = text[end.offset : after].strip()
    if _COMMENT.search(text[end.start : end.offset]) or not (rest == "" or rest[0] == "#"):
        raise _in_brackets(section)
    items = _list_of(root, section)
    indent = 0 if items is root else 2
    lines = [line for item in (items.value) for line in _lines_of(item)]
    before = text[: end.start].rstrip(" ")
    line_end = text[end.offset : after].rstrip("\r\n")
    begin = before + (line_end + newline if before and before[-1] not in "\r\n" else "")
    return begin + "".join(indented(line, indent) + newline for line in lines) + text[after:]


def _lines_of(item_node: Node) -> Iterator[str]:
    """Yield an item of a list in brackets as it stands in one without."""
    if item_node.id == "scalar":
        return item([scalar(item_node.value)])
    return item(*(_entry(key.value, node) for key, node in item_node.value))


def _entry(key: str, node: Node) -> Iterable[str]:
    value = value_of(node)
    if value is None:
        return [f"{key}:"]
    if value is list:
        return [f"{key}: {flow(child.value for child in node.value)}"]
    return block(key, value) if key == "text" else [f"{key}: {scalar(value)}"]


def _apart(items: Sequence[Sequence[str]], indent: int, *, first: bool) -> list[str]:
    """Return the lines of items with a blank line between them, and before the `first`."""
    lines = [line for item in items for line in ("", *(indented(line, indent) for line in item))]
    return lines if first else lines[1:]


def _offset_of_key(root: Node | None, key: str) -> int | None:
    entries = root.value if root is not None and root.id == "mapping" else []
    return next((offset_of(name) for name, _node in entries if name.value == key), None)


def _after_list(text: str, end: _ListEnd) -> tuple[int, bool]:
    """Return the offset of the line after a list, and whether its last text keeps blank lines."""
    at_line_start = end.offset == 0 or text[end.offset - 1] in "\r\n"
    offset = end.offset if at_line_start else _end_of_line(end.offset, text)
    if end.header is None:
        return _after_comments(offset, end.indent, text), False
    header = _REST_OF_LINE.match(text, end.header)
    if header and "+" in header[0]:
        return offset, True
    without_blank_lines = text[:offset].rstrip(" \t\r\n")
    return _end_of_line(len(without_blank_lines), text), False


def _after_comments(offset: int, indent: int, text: str) -> int:
    """Return where the comments end that are further in than the dash: they are the item's."""
    further_in = re.compile(rf" {{{indent + 1},}}#[^\r\n]*(?:\r\n|\n|\r|\Z)")
    while comment := further_in.match(text, offset):
        offset = comment.end()
    return offset


def _end_of_line(offset: int, text: str) -> int:
    rest = _REST_OF_LINE.match(text, offset)
    return rest.end() if rest else len(text)
