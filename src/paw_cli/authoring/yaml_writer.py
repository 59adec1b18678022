"""Write values as YAML that a person likes to read and that reads back exactly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.errors import TipsFileError
from paw_cli.files.nodes import Source as FileText
from paw_cli.files.yaml_nodes import compose_yaml
from paw_cli.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paw_cli.files.nodes import ListEnd, Node, Tree
    from paw_cli.model import Source, Theme, Tip

MAX_LINE = 88

_PRINTABLE = "\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
# A block scalar holds lines as they are: no line break but "\n", nothing that YAML forbids, and
# no blank at a line's end, which editors and commit hooks take away unasked.
_NOT_IN_A_BLOCK = re.compile(f"[^\t\n{_PRINTABLE}]|[ \t](?=\n|\\Z)")
_NOT_PRINTABLE = re.compile(f"[^{_PRINTABLE}]")
_TO_ESCAPE = re.compile(f'["\\\\]|[^{_PRINTABLE}]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

# What may stand without quotes, in a list between brackets too: a slug, words, an address.
_BARE = re.compile(
    r"[^\W\d_][\w'’()/.+-]*(?: [\w'’()/.+-]+)*|https?://[^\s\"'\[\]{},`]*[^\s\"'\[\]{},`:]"
)
_NOT_TEXT_BARE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})

# Where a folded text may go on a new line: at a lone space, which reading gives back.
_REST_OF_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_COMMENT = re.compile(r"(?:^|[ \t])#", re.MULTILINE)
_LONE_SPACE = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def tips_file(
    tips: Sequence[Tip],
    sources: Sequence[Source],
    comments: Sequence[str],
    themes: Sequence[Theme] = (),
) -> str:
    """Return a whole tips file; a comment stands above the first tip that it belongs to."""
    lines: list[str] = []
    if sources:
        lines += ["sources:", *(indented(line) for s in sources for line in source_lines(s)), ""]
    if themes:
        lines += ["themes:", *(indented(line) for t in themes for line in theme_lines(t)), ""]
    lines.append("tips:")
    last_comment = ""
    for tip, comment in zip(tips, comments, strict=True):
        if comment != last_comment:
            lines += map(indented, comment_lines(comment))
        last_comment = comment
        lines += [*(indented(line) for line in tip_lines(tip)), ""]
    return "\n".join(lines[:-1]) + "\n"


def comment_lines(comment: str) -> list[str]:
    """Return a comment as the line above an item; none for an empty one."""
    return [f"# {_NOT_PRINTABLE.sub('', comment)}"] if comment else []


def indented(line: str, by: int = 2) -> str:
    """Return a line further in, and a blank line as it is."""
    return " " * by + line if line else ""


def tip_lines(tip: Tip) -> Iterator[str]:
    """Yield a tip as an item of the list `tips:`, from its dash on."""
    yield from item(
        [f"id: {scalar(tip.id)}"] if tip.id else [],
        [f"kind: {tip.kind}"],
        [f"source: {scalar(tip.source)}"] if tip.source else [],
        [f"themes: {flow(tip.themes)}"] if tip.themes else [],
        block("text", tip.text),
        listing("links", tip.links),
        listing("keywords", tip.keywords),
        listing("answers", tip.answers),
    )


def source_lines(source: Source) -> Iterator[str]:
    """Yield a source as an item of the list `sources:`."""
    yield from item(
        [f"id: {scalar(source.id)}"],
        [f"title: {scalar(source.title)}"],
        [f"url: {scalar(source.url)}"] if source.url else [],
    )


def theme_lines(theme: Theme) -> Iterator[str]:
    """Yield a theme as an item of the list `themes:`."""
    yield from item(
        [f"id: {scalar(theme.id)}"],
        [f"title: {scalar(theme.title)}"],
        [f"description: {scalar(theme.description)}"] if theme.description else [],
    )


def item(*entries: Iterable[str]) -> Iterator[str]:
    """Yield the lines of all entries as one item of a list."""
    lead = "- "
    for entry in entries:
        for line in entry:
            yield lead + line if line else ""
            lead = "  "


def listing(key: str, values: tuple[str, ...]) -> Iterator[str]:
    """Yield `key` with one value on each line, and nothing where there is no value."""
    if values:
        yield f"{key}:"
        yield from (indented(f"- {scalar(value)}") for value in values)


def block(key: str, text: str) -> Iterator[str]:
    """Yield `key` with a text as a block scalar, or quoted where no block can hold it."""
    if not text.strip("\n") or text[-1] == "\n" or _NOT_IN_A_BLOCK.search(text):
        yield f"{key}: {quote(text)}"
    elif "\n" in text or text[0] in " \t":
        # The first line shows where a block begins, unless it is blank or further in.
        begin = "2" if text[0] in " \t\n" else ""
        yield f"{key}: |{begin}-"
        yield from (indented(line) for line in text.split("\n"))
    else:
        yield f"{key}: >-"
        yield from (indented(line) for line in folded(text))


def folded(text: str) -> Iterator[str]:
    """Yield one line of text as lines of at most MAX_LINE, broken where reading mends it."""
    line: list[str] = []
    width = 0
    for word in _LONE_SPACE.split(text):
        if line and width + len(word) > MAX_LINE:
            yield " ".join(line)
            line, width = [], 0
        line.append(word)
        width += len(word) + 1
    yield " ".join(line)


def flow(values: Iterable[str]) -> str:
    """Return a list between brackets."""
    return f"[{', '.join(scalar(value) for value in values)}]"


def scalar(value: str) -> str:
    """Return a short text, quoted where YAML would make something else of it."""
    bare = _BARE.fullmatch(value) and value.casefold() not in _NOT_TEXT_BARE
    return value if bare else quote(value)


def quote(value: str) -> str:
    """Return a text between double quotes, whatever it holds."""
    return f'"{_TO_ESCAPE.sub(_escaped, value)}"'


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    return _SHORT_ESCAPES.get(char) or f"\\U{ord(char):08x}"


class _Insertion(NamedTuple):
    """Lines that go into a text at an offset."""

    offset: int
    lines: list[str]


def with_items(text: str, tree: Tree, items: Mapping[str, Sequence[Sequence[str]]]) -> str:
    """Return the text of a valid YAML file with items at the end of sections; all else stays.

    Each item is its lines from the dash on. A list in brackets is opened up. Raises
    TipsFileError where sections stand in braces, where no line can be added.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    for section in items:
        end = tree.list_ends.get(section)
        if end and end.in_brackets and not _is_in_braces(text, tree):
            text = _with_opened_list(text, tree, section, newline)
            tree = compose_yaml(FileText(text, ""))
    insertions = [
        _insertion(text, tree, section, lines) for section, lines in items.items() if lines
    ]
    for offset, lines in sorted(insertions, key=lambda insertion: -insertion.offset):
        before, after = text[:offset], text[offset:]
        lead = newline if before and not before.endswith(("\n", "\r")) else ""
        text = before + lead + "".join(line + newline for line in lines) + after
    return text


def has_items(tree: Tree, section: str) -> bool:
    """Tell whether a section of a file has items below one another, where more can be added."""
    end = tree.list_ends.get(section)
    return end is not None and not end.in_brackets and not end.is_empty


def _insertion(text: str, tree: Tree, section: str, items: Sequence[Sequence[str]]) -> _Insertion:
    end = tree.list_ends.get(section)
    if _is_in_braces(text, tree) or (end and end.in_brackets):
        raise _in_brackets(section)
    if end is not None:
        offset, keeps_blanks = _after_list(text, end)
        return _Insertion(offset, _apart(items, end.indent, first=not keeps_blanks))
    key = _offset_of_key(tree.root, section)
    if key is not None:  # a section without items
        return _Insertion(_end_of_line(key, text), _apart(items, 2, first=False))
    start = [*([""] if text.strip() else []), f"{section}:"]
    return _Insertion(len(text), [*start, *_apart(items, 2, first=False)])


def _is_in_braces(text: str, tree: Tree) -> bool:
    return tree.root is not None and text.startswith("{", tree.root.offset)


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


def _with_opened_list(text: str, tree: Tree, section: str, newline: str) -> str:
    """Return a text in which a list in brackets has its items below one another.

    Raises TipsFileError where that would lose a comment.
    """
    end, root = tree.list_ends[section], tree.root
    after = _end_of_line(end.offset, text)
    rest = text[end.offset : after].strip()
    if _COMMENT.search(text[end.start : end.offset]) or not (rest == "" or rest[0] == "#"):
        raise _in_brackets(section)
    is_whole = root is not None and type(root.value) is list
    items = root if is_whole else root and root.child(section)
    indent = 0 if is_whole else 2
    lines = [line for item in (items.value if items else ()) for line in _lines_of(item)]
    before = text[: end.start].rstrip(" ")
    line_end = text[end.offset : after].rstrip("\r\n")
    begin = before + (line_end + newline if before and before[-1] not in "\r\n" else "")
    return begin + "".join(indented(line, indent) + newline for line in lines) + text[after:]


def _lines_of(item_node: Node) -> Iterator[str]:
    """Yield an item of a list in brackets as it stands in one without."""
    if type(item_node.value) is str:
        return item([scalar(item_node.value)])
    return item(*(_entry(key, node.value) for key, _offset, node in item_node.value))


def _entry(key: str, value: Any) -> Iterable[str]:  # noqa: ANN401 - as a node has it
    if value is None:
        return [f"{key}:"]
    if type(value) is list:
        return [f"{key}: {flow(node.value for node in value)}"]
    return block(key, value) if key == "text" else [f"{key}: {scalar(value)}"]


def _apart(items: Sequence[Sequence[str]], indent: int, *, first: bool) -> list[str]:
    """Return the lines of items with a blank line between them, and before the `first`."""
    lines = [line for item in items for line in ("", *(indented(line, indent) for line in item))]
    return lines if first else lines[1:]


def _offset_of_key(root: Node | None, key: str) -> int | None:
    entries = root.value if root and isinstance(root.value, list) else []
    return next((offset for name, offset, _node in entries if name == key), None)


def _after_list(text: str, end: ListEnd) -> tuple[int, bool]:
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
