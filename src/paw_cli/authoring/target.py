"""The file that tips go to: what is known around it, and what it holds with more at its end."""

from __future__ import annotations

import os
import re
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.authoring.yaml_writer import in_braces, indented, item_blocks, spaced
from paw_cli.errors import TipsFileError, WrongUseError
from paw_cli.files.format import SOURCE, THEME, TIP, id_from_name
from paw_cli.files.layers import Origin, find_layers, load_layers, merged, real_path
from paw_cli.files.problems import errors_of, invalid_file
from paw_cli.files.source import encoding_of, read_bytes
from paw_cli.files.tips_file import file_prefix, read_tips
from paw_cli.messages import _
from paw_cli.model import Collection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from paw_cli.authoring.yaml_writer import Record
    from paw_cli.files.format import RecordType
    from paw_cli.files.layers import Layer
    from paw_cli.files.tips_file import TipsFile
    from paw_cli.files.yaml_nodes import Node
    from paw_cli.model import Tip

OWN_FILE = "own.yaml"
_OWN_FILE_BEGIN = (
    "# Tips of your own. `paw-tips add` puts new ones at the end; all else is yours to change.\n"
)
Edit = tuple[int, int, str]  # the offsets between which a text is replaced, and by what

_LINE = re.compile(r"[^\n]*\n?")
# A list without items, at the end of its line.
_EMPTY = re.compile(r"(?P<brackets>(?: *\[\])?)[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z)")


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
    below = [layer for layer in others if layer.origin is Origin.OWN and layer.name < str(own)]
    above = tuple(layer for layer in others if layer not in below and layer.path != own)
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
        raise invalid_file(str(target.path), errors, message)
    below = merged(base, file.collection, str(target.path), Collection())
    above = load_layers(target.above, base=below).collection
    return TargetFile(target.path, content, file, base, above)


def content_with(known: TargetFile, new: Collection, comments: Sequence[str] = ()) -> bytes:
    """Return what a file holds with new tips at its end, and the themes and sources they bring.

    These are defined where the file defines such; elsewhere their use does it. A comment stands
    above the first of its tips. Raises TipsFileError where the file, read back, would not be what
    it was and the new tips.
    """
    file, text = known.file, known.file.source.text
    edits = [*_edits(file, TIP, as_written(new), comments)]
    for record_type, records in ((THEME, new.themes), (SOURCE, new.sources)):
        edits += _edits(file, record_type, records if file.records[record_type.section] else ())
    newline = "\r\n" if "\r\n" in text else "\n"
    for start, end, added in sorted(edits, reverse=True):
        text = text[:start] + added.replace("\n", newline) + text[end:]
    mark, encoding = encoding_of(known.content)
    content = mark + text.encode(encoding)
    after = read_tips(content, path=known.path, base=known.base)
    if errors_of(after.problems) or not _is_whole(after, (*file.collection.tips, *new.tips)):
        raise TipsFileError(
            _("{path} is full, or written in a way that nothing can be added to", path=known.path),
            _("Put it into another file, or write `tips:` alone on a line, the items below it."),
        )
    return content


def _is_whole(file: TipsFile, expected: Sequence[Tip]) -> bool:
    """Tell whether a file has the tips that it should; one may name no source."""
    tips = file.collection.tips
    return len(tips) == len(expected) and all(
        tip == other._replace(source=other.source or tip.source)
        for tip, other in zip(tips, expected, strict=True)
    )


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


def _edits(
    file: TipsFile, record_type: RecordType, records: Sequence[Record], comments: Sequence[str] = ()
) -> Iterator[Edit]:
    """Yield the edits that put records at the end of their list; all else stays.

    There are files of which this makes something else, such as one whose list is an alias.
    """
    if not records:
        return
    text, root = file.source.text, file.parsed.root
    node = _list_in(root, record_type.section)
    lines = spaced(item_blocks(record_type, records, comments))
    if node is None:
        end = root.end_mark.index if root else len(text)
        blank = [""] if text.strip() else []
        yield _inserted(text, end, [*blank, f"{record_type.section}:", *indented(lines)])
    elif empty := _EMPTY.match(text, len(text[: node.start_mark.index].rstrip(" "))):
        yield *empty.span("brackets"), ""
        yield _inserted(text, empty.end(), indented(lines))
    elif node.id == "scalar":  # nothing, but not at the end of a line
        return
    elif node.flow_style:
        at = node.value[-1].end_mark.index if node.value else node.end_mark.index - 1
        items = [in_braces(record_type, record) for record in records]
        yield at, at, ", ".join(["", *items] if node.value else items)
    else:
        indent = node.start_mark.column
        yield _inserted(text, _end_of_items(text, node, indent), ["", *indented(lines, indent)])


def _list_in(root: Node, section: str) -> Node:
    """Return the node of a section's list, if there is one."""
    if root is None or root.id == "sequence":
        return root
    return next((node for key, node in root.value if key.value == section), None)


def _end_of_items(text: str, node: Node, indent: int) -> int:
    """Return where more items may stand: above blank lines and comments further out."""
    is_outside = re.compile(rf"\s*\Z| {{0,{indent}}}#")
    lines = _LINE.finditer(text, node.start_mark.index, node.end_mark.index)
    return max(line.end() for line in lines if not is_outside.match(line[0]))


def _inserted(text: str, at: int, lines: Sequence[str]) -> Edit:
    lead = "\n" if at and text[at - 1] not in "\r\n" else ""
    return at, at, lead + "".join(f"{line}\n" for line in lines)
