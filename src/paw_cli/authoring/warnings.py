"""What in tips files is likely meant otherwise, or passes for something that it is not."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from paw_cli.authoring.similar import similar_names, similar_texts
from paw_cli.files.bundled import bundled_collection
from paw_cli.files.format import id_from_name
from paw_cli.files.nodes import child_of, offset_of, placed
from paw_cli.files.problems import Problem, Severity
from paw_cli.links import misleading_host
from paw_cli.messages import _
from paw_cli.terminal_text import LINK_PATTERN, hidden_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.files.tips_file import TipsFile
    from paw_cli.files.validate import Record
    from paw_cli.model import Tip


def all_warnings(files: Sequence[TipsFile]) -> Iterator[tuple[int, Problem]]:
    """Yield all warnings about files, each on top of those before, with the number of the file."""
    yield from _similar_texts(files)
    yield from _similar_themes(files)
    yield from _replacements(files)
    for number, file in enumerate(files):
        for warning in chain(_retitled(file), _hidden(file), _misleading(file)):
            yield number, warning


def _similar_texts(files: Sequence[TipsFile]) -> Iterator[tuple[int, Problem]]:
    """Yield the texts that say nearly the same as one before; a tip may replace its like."""
    bundled = bundled_collection().tips
    own = [(number, record, tip) for number, record, tip in _tips_of(files)]
    tips = [*bundled, *(tip for _number, _record, tip in own)]
    for later, earlier in similar_texts([tip.text for tip in tips]):
        tip, other = tips[later], tips[earlier]
        if later < len(bundled) or tip.id == other.id:
            continue
        number, record, _tip = own[later - len(bundled)]
        if tip.text.split() == other.text.split():
            message = _("the same text as {id}", id=other.id)
        else:
            message = _("nearly the same text as {id}", id=other.id)
        hint = _("keep one of them, or give this one the other's id to replace it")
        yield number, _warning(files[number], record, ("text", 0), message, hint)


def _similar_themes(files: Sequence[TipsFile]) -> Iterator[tuple[int, Problem]]:
    """Yield the themes that a file makes and that look like another's name."""
    known = {theme.id: None for theme in bundled_collection().themes}
    for number, file in enumerate(files):
        made = [theme.id for theme in file.collection.themes if theme.id not in known]
        for name, near in similar_names(made, known):
            message = _("theme '{name}' is nearly '{near}'", name=name, near=near)
            hint = _("write {name} if that is meant", name=near)
            offset = _theme_offset(file, name)
            yield number, file.source.problem(offset, message, hint, Severity.WARNING)
        known.update(dict.fromkeys(made))


def _replacements(files: Sequence[TipsFile]) -> Iterator[tuple[int, Problem]]:
    """Yield the tips that replace one of another file, or claim a source of the program."""
    bundled = bundled_collection()
    sources = {source.id for source in bundled.sources}
    below: dict[str, tuple[Tip, str]] = {tip.id: (tip, "") for tip in bundled.tips}
    for number, record, tip in _tips_of(files):
        replaced, file_below = below.get(tip.id, (None, ""))
        hint = _("give it another id if that is not meant")
        if replaced is not None and replaced != tip:
            if file_below:
                message = _("this replaces {id} of {file}", id=tip.id, file=file_below)
            else:
                message = _("this replaces {id}, which comes with the program", id=tip.id)
            yield number, _warning(files[number], record, ("id", 0), message, hint)
        elif replaced is None and tip.source in sources:
            message = _("the source {id} comes with the program", id=tip.source)
            hint = _("name a source of your own")
            yield number, _warning(files[number], record, ("source", 0), message, hint)
        below[tip.id] = (tip, files[number].source.name)


def _retitled(file: TipsFile) -> Iterator[Problem]:
    """Yield the themes and sources of the program that a file gives another title."""
    bundled = bundled_collection()
    hint = _("give it another id if that is not meant")
    themes = {theme.id: theme for theme in bundled.themes}
    own_themes = {theme.id: theme for theme in file.collection.themes}
    for record in file.theme_records:
        id_ = record.values["id"]
        if id_ in themes and own_themes.get(id_, themes[id_]) != themes[id_]:
            message = _("this changes the theme {id}, which comes with the program", id=id_)
            yield _warning(file, record, ("id", 0), message, hint)
    sources = {source.id: source for source in bundled.sources}
    own_sources = {source.id: source for source in file.collection.sources}
    for record in file.source_records:
        id_ = record.values["id"]
        if id_ in sources and own_sources.get(id_, sources[id_]) != sources[id_]:
            message = _("this changes the source {id}, which comes with the program", id=id_)
            yield _warning(file, record, ("id", 0), message, hint)


def _hidden(file: TipsFile) -> Iterator[Problem]:
    """Yield the texts with characters that no reader sees."""
    for record, spot, text in _texts(file):
        if offsets := hidden_characters(text):
            message = _(
                "a character that no reader sees (U+{code}) at place {place} of this text",
                code=f"{ord(text[offsets[0]]):04X}",
                place=offsets[0] + 1,
            )
            yield _warning(file, record, spot, message, _("remove it"))


def _misleading(file: TipsFile) -> Iterator[Problem]:
    """Yield the links, also in texts, that one would read as another host than they lead to."""
    message = _("this link may be read as one to another host")
    hint = _("write the address itself, without anything before its host")
    for record, spot, text in _texts(file):
        if any(map(misleading_host, re.findall(LINK_PATTERN, text, re.IGNORECASE))):
            yield _warning(file, record, spot, message, hint)


def _texts(file: TipsFile) -> Iterator[tuple[Record, tuple[str, int], str]]:
    """Yield every text of a file, with where it stands."""
    for record in chain(file.tip_records, file.theme_records, file.source_records):
        for key, value in record.values.items():
            for index, text in enumerate(value if isinstance(value, tuple) else (value,)):
                yield record, (key, index), text


def _tips_of(files: Sequence[TipsFile]) -> Iterator[tuple[int, Record, Tip]]:
    """Yield the tips of all files, each with the number of its file and its record."""
    for number, file in enumerate(files):
        for record, tip in zip(file.tip_records, file.collection.tips, strict=True):
            yield number, record, tip


def _warning(
    file: TipsFile, record: Record, spot: tuple[str, int], message: str, hint: str
) -> Problem:
    """Return a warning about what an item has under a key, at an index where that is a list."""
    key, index = spot
    item = placed(record.node)
    node = child_of(item, key) or item
    if node.id == "sequence":
        node = node.value[index]
    return file.source.problem(offset_of(node), message, hint, Severity.WARNING)


def _theme_offset(file: TipsFile, id_: str) -> int:
    """Return where a file names a theme first."""
    for record in file.theme_records:
        if record.values["id"] == id_:
            return offset_of(child_of(placed(record.node), "id"))
    for record in file.tip_records:
        for index, name in enumerate(record.values.get("themes", ())):
            if id_from_name(name) == id_:
                return offset_of(child_of(placed(record.node), "themes").value[index])
    return 0
