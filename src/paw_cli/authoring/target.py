"""The file that tips go to: what is known around it, and what it holds with more at its end."""

from __future__ import annotations

import os
import re
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.authoring.yaml_writer import commented_items, indented, item_lines, scalar, spaced
from paw_cli.errors import TipsFileError, WrongUseError
from paw_cli.files.base import Base
from paw_cli.files.format import MAX_TIPS, SOURCE, THEME, TIP, id_from_name
from paw_cli.files.layers import Origin, find_layers, load_layers, real_path
from paw_cli.files.nodes import offset_of
from paw_cli.files.problems import errors_of, invalid_file
from paw_cli.files.source import encoding_of, read_bytes
from paw_cli.files.tips_file import file_prefix, read_tips
from paw_cli.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from paw_cli.files.layers import Layer
    from paw_cli.files.nodes import Node
    from paw_cli.files.tips_file import TipsFile
    from paw_cli.model import Collection, Tip

OWN_FILE = "own.yaml"
_OWN_FILE_BEGIN = (
    "# Tips of your own. `paw-tips add` puts new ones at the end; all else is yours to change.\n"
)
Items = list[list[str]]  # the lines of each, from its dash on
Edit = tuple[int, int, list[str]]

_LINE_END = r"(?:\r\n?|\n|\Z)"
_LINE = re.compile(rf"[^\r\n]*{_LINE_END}")
# The rest of a line, and the comments below it that are further in.
_REST = re.compile(rf"[^\r\n]*{_LINE_END}(?:(?:[ \t]*{_LINE_END})*[ \t]+#[^\r\n]*{_LINE_END})*")
_COMMENT = re.compile(r"(?:^|[ \t])#", re.MULTILINE)
_KEEPS_BLANK_LINES = re.compile(r"[|>]\d?\+")  # how such a block text begins


class Target(NamedTuple):
    """The file that tips go to, and the layers below it and above it whose tips are known too.

    A file that is named is not written through a link, which its folder may have brought along.
    """

    path: Path
    below: tuple[Layer, ...]
    above: tuple[Layer, ...] = ()
    is_own: bool = False
    follows_link: bool = False


class TargetFile(NamedTuple):
    """A file as it is, what it lies upon, and all tips that are known, those on top of it too."""

    path: Path
    content: bytes
    file: TipsFile
    base: Collection
    all: Collection

    def free_ids(self) -> Iterator[str]:
        """Yield the ids after the last one that this file or any other gives away."""
        prefix = file_prefix(self.path)
        numbered = re.compile(rf"{re.escape(prefix)}-(\d+)", re.IGNORECASE)
        found = (numbered.fullmatch(tip.id) for tip in self.all.tips)
        last = max((int(match[1]) for match in found if match), default=0)
        start = max(last, len(self.file.collection.tips)) + 1
        yield from (f"{prefix}-{number:02}" for number in count(start))


def target_of(*, tips_dir: Path | None, working_dir: Path | None, to: Path | None = None) -> Target:
    """Return the user's own file, or the YAML file that tips are to go `to`.

    Raises WrongUseError for a file of another format, TipsFileError without a folder of own tips.
    """
    own = tips_dir / OWN_FILE if tips_dir else None
    path = to or own
    if path is None:
        raise TipsFileError(
            _("there is no home folder, so there is no file of your own tips"),
            _("Set PAW_TIPS_DIR to a folder for them."),
        )
    if path.suffix.lower() not in {".yaml", ".yml"}:
        raise WrongUseError(
            _("{path} has not the name of a YAML file", path=path), _("End it in .yaml.")
        )
    bundled, *others = find_layers(
        files=(), bundled=True, tips_dir=tips_dir, working_dir=working_dir
    )
    if own is None or real_path(path) != real_path(own):
        return Target(path, (bundled,))  # others have no other files of this user
    below = [
        layer
        for layer in others
        if layer.path and layer.origin is Origin.OWN and layer.path.name < path.name
    ]
    above = tuple(layer for layer in others if layer not in below and layer.path != path)
    return Target(path, (bundled, *below), above, is_own=True, follows_link=to is None)


def read_target(target: Target) -> TargetFile:
    """Return the file of a target as it is, or as it begins.

    Raises TipsFileError with all its faults when it is broken: adding must not make it worse.
    """
    base = load_layers(target.below).collection
    content = _OWN_FILE_BEGIN.encode() if target.is_own else b""
    if os.path.lexists(target.path):
        content = read_bytes(target.path)
    file = read_tips(content, path=target.path, base=base)
    if errors := errors_of(file.problems):
        message = _("{path} is broken, so nothing is added", path=target.path)
        if target.is_own:
            message = _("the file of your own tips is broken, so nothing is added")
        raise invalid_file(str(target.path), errors, message)
    below = Base(base)
    below.add(file.collection)
    above = load_layers(target.above, base=below).collection
    return TargetFile(target.path, content, file, base, above)


def content_with(known: TargetFile, new: Collection, comments: Sequence[str] = ()) -> bytes:
    """Return what a file holds with new tips at its end, and the themes and sources they bring.

    These are defined where the file defines such; elsewhere their use does it. A comment stands
    above the first of its tips. Raises TipsFileError where the file, read back, would not be what
    it was and the new tips.
    """
    file, before = known.file, known.file.collection.tips
    if len(before) + len(new.tips) > MAX_TIPS:
        number = f"{MAX_TIPS:,}"
        message = _("{path} would hold more than {number} tips", path=known.path, number=number)
        raise TipsFileError(message, _("Put them into another file."))
    items = {"tips": commented_items(as_written(new), comments)}
    if file.theme_records:
        items["themes"] = [[*item_lines(THEME, theme)] for theme in new.themes]
    if file.source_records:
        items["sources"] = [[*item_lines(SOURCE, source)] for source in new.sources]
    mark, encoding = encoding_of(known.content)
    content = mark + _text_with(file, items).encode(encoding)
    after = read_tips(content, path=known.path, base=known.base)
    expected = [
        tip._replace(source=tip.source or read.source)
        for tip, read in zip(new.tips, after.collection.tips[len(before) :], strict=False)
    ]
    is_whole = len(expected) == len(new.tips) and (*before, *expected) == after.collection.tips
    if errors_of(after.problems) or not is_whole:
        raise TipsFileError(
            _("{path} is written in a way that nothing can be added to", path=known.path),
            _("Write `tips:` alone on a line, no brackets, and below it each item from '- ' on."),
        )
    return content


def as_written(new: Collection) -> list[Tip]:
    """Return new tips as they are written: a theme or source is made by naming it by its title."""
    themes = {each.id: each.title for each in new.themes if id_from_name(each.title) == each.id}
    sources = {each.id: each.title for each in new.sources if id_from_name(each.title) == each.id}
    return [
        tip._replace(
            themes=tuple(themes.get(id_, id_) for id_ in tip.themes),
            source=sources.get(tip.source, tip.source),
        )
        for tip in new.tips
    ]


def _text_with(file: TipsFile, new: dict[str, Items]) -> str:
    """Return the text of a file with items at the end of its sections; all else stays.

    There are files of which this makes something else, such as those in braces.
    """
    text = file.source.text
    newline = "\r\n" if "\r\n" in text else "\n"
    edits = [_edit(file, section, items) for section, items in new.items() if items]
    for start, end, lines in sorted(edits, reverse=True):
        before, after = text[:start], text[end:]
        lead = newline if before and before[-1] not in "\r\n" else ""
        text = before + lead + "".join(line + newline for line in lines) + after
    return text


def _edit(file: TipsFile, section: str, items: Items) -> Edit:
    """Return the offsets between which lines take the place of others, and these lines."""
    text, root = file.source.text, file.root()
    is_list = root is not None and root.id == "sequence"
    node = root
    if root is not None and not is_list:
        node = next((node for key, node in root.value if key.value == section), None)
    if node is None:
        begin = ["", f"{section}:"] if text.strip() else [f"{section}:"]
        below = root.end_mark.index if root else len(text)
        return below, below, [*begin, *indented(spaced(items))]
    start, end = offset_of(node), node.end_mark.index
    line_start = max(text.rfind(line_end, 0, start) for line_end in "\r\n") + 1
    rest = _REST.match(text, end)
    below = rest.end() if rest else end
    if node.id != "sequence":  # a section without items
        return below, below, indented(spaced(items))
    if not node.flow_style:
        return _edit_below(text, node, items, indent=start - line_start)
    if _COMMENT.search(text, start, end):
        return end, end, []  # to open the list would lose a comment: nothing is added
    head = text[line_start:start].rstrip(" ") + text[end:below].rstrip("\r\n")
    opened = [line for item in _items_in_brackets(file, section) for line in item]
    lines = indented(spaced([opened, *items] if opened else items), 0 if is_list else 2)
    return line_start, below, [head, *lines] if head.strip() else lines


def _edit_below(text: str, node: Node, items: Items, *, indent: int) -> Edit:
    """Put items below a list: after its last line, and comments that are further in than it."""
    last = node
    while last.id != "scalar" and last.value:
        last = last.value[-1][1] if last.id == "mapping" else last.value[-1]
    lines = indented(spaced(items), indent)
    if _KEEPS_BLANK_LINES.match(text, offset_of(last)):
        return last.end_mark.index, last.end_mark.index, lines
    below = offset_of(node)
    is_further_out = re.compile(rf" {{0,{indent}}}#")
    for line in _LINE.finditer(text, offset_of(node.value[-1]), node.end_mark.index):
        if line[0].strip() and not is_further_out.match(line[0]):
            below = line.end()
    return below, below, ["", *lines]


def _items_in_brackets(file: TipsFile, section: str) -> Iterator[list[str]]:
    """Yield the items of a list as they stand in one without brackets."""
    record_type, records = {
        "tips": (TIP, file.tip_records),
        "themes": (THEME, file.theme_records),
        "sources": (SOURCE, file.source_records),
    }[section]
    for record in records:
        if type(record.item) is str:
            yield [f"- {scalar(record.item)}"]
        else:
            yield [*item_lines(record_type, record.values)]
