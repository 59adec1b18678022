"""The file that tips go to: what is known around it, and what it holds with more at its end."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.authoring.insertion import has_items, with_items
from paw_cli.authoring.yaml_writer import comment_lines, source_lines, theme_lines, tip_lines
from paw_cli.errors import TipsFileError, WrongUseError
from paw_cli.files.format import MAX_TIPS, id_from_name
from paw_cli.files.layers import Origin, find_layers, load_layers, real_path
from paw_cli.files.problems import errors_of, invalid_file
from paw_cli.files.resolve import file_prefix
from paw_cli.files.source import encoding_of, read_bytes
from paw_cli.files.tips_file import read_tips
from paw_cli.messages import _
from paw_cli.model import Collection, Source, Theme, Tip, merge_layers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from paw_cli.files.layers import Layer
    from paw_cli.files.tips_file import TipsFile

OWN_FILE = "own.yaml"
_OWN_FILE_BEGIN = (
    "# Tips of your own. `paw-tips add` puts new ones at the end; all else is yours to change.\n"
)


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
    """A file, what it lies upon, and all tips that are known, those on top of it too."""

    path: Path
    file: TipsFile
    base: Collection
    all: Collection
    mark: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTip:
    """A tip whose names exist, and the themes and sources that are new with it."""

    tip: Tip
    themes: tuple[Theme, ...] = ()
    sources: tuple[Source, ...] = ()

    def with_titles(self) -> Tip:
        """Return the tip as it is written: what is new gets its title by being named so."""
        titles = _titles(self.themes)
        return self.tip._replace(
            themes=tuple(titles.get(id_, id_) for id_ in self.tip.themes),
            source=_titles(self.sources).get(self.tip.source, self.tip.source),
        )


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
    layers = find_layers(files=(), bundled=True, tips_dir=tips_dir, working_dir=working_dir)
    if own is None or real_path(path) != real_path(own):
        return Target(path, layers[:1])  # others have no other files of this user
    below = tuple(layer for layer in layers if _is_below(layer, path))
    above = (layer for layer in layers if layer not in below and layer.path != path)
    return Target(path, below, tuple(above), is_own=True, follows_link=to is None)


def read_target(target: Target) -> TargetFile:
    """Return the file of a target as it is, or as it begins.

    Raises TipsFileError with all its faults when it is broken: adding must not make it worse.
    """
    base = load_layers(target.below).collection
    begin = _OWN_FILE_BEGIN if target.is_own else ""
    is_there = os.path.lexists(target.path)
    content = read_bytes(target.path) if is_there else begin.encode()
    file = read_tips(content, path=target.path, base=base)
    if errors := errors_of(file.problems):
        message = _("{path} is broken, so nothing is added", path=target.path)
        if target.is_own:
            message = _("the file of your own tips is broken, so nothing is added")
        raise invalid_file(str(target.path), errors, message)
    below = merge_layers([base, file.collection])
    above = load_layers(target.above, base=below).collection
    return TargetFile(target.path, file, base, above, encoding_of(content)[0])


def _is_below(layer: Layer, path: Path) -> bool:
    if layer.path is None:
        return layer.origin is Origin.BUNDLED
    return layer.origin is Origin.OWN and layer.path.name < path.name


def free_id(target: TargetFile) -> str:
    """Return the id after the last one that this file or any other gives away."""
    prefix = file_prefix(target.path)
    numbered = re.compile(rf"{re.escape(prefix)}-(\d+)", re.IGNORECASE)
    found = (numbered.fullmatch(tip.id) for tip in target.all.tips)
    last = max((int(match[1]) for match in found if match), default=0)
    return f"{prefix}-{max(last, len(target.file.collection.tips)) + 1:02}"


def content_with(
    target: TargetFile, new: Sequence[ResolvedTip], comments: Sequence[str] = ()
) -> bytes:
    """Return what a file holds with tips at its end; a comment stands above the first of its tips.

    Raises TipsFileError where that cannot be done without changing anything else.
    """
    before = target.file.collection.tips
    if len(before) + len(new) > MAX_TIPS:
        raise TipsFileError(
            _(
                "{path} would hold more than {number} tips",
                path=target.path,
                number=f"{MAX_TIPS:,}",
            ),
            _("Put them into another file."),
        )
    items = {**_definitions(target, new), "tips": _tip_items(new, comments)}
    text = with_items(target.file.source.text, target.file.root, items)
    content = target.mark + text.encode(encoding_of(target.mark)[1])
    after = read_tips(content, path=target.path, base=target.base)
    tips = after.collection.tips
    expected = [
        each.tip._replace(source=each.tip.source or tip.source)
        for each, tip in zip(new, tips[len(before) :], strict=False)
    ]
    if errors_of(after.problems) or len(expected) < len(new) or (*before, *expected) != tips:
        raise TipsFileError(
            _("{path} is written in a way that nothing can be added to", path=target.path),
            _("Begin `tips:` at the start of a line, with one item from '- ' on below another."),
        )
    return content


def _tip_items(new: Sequence[ResolvedTip], comments: Sequence[str]) -> list[list[str]]:
    items, last = [], ""
    for index, resolved in enumerate(new):
        comment = comments[index] if comments else ""
        above = comment_lines(comment) if comment != last else []
        items.append([*above, *tip_lines(resolved.with_titles())])
        last = comment
    return items


def _definitions(target: TargetFile, new: Sequence[ResolvedTip]) -> dict[str, list[list[str]]]:
    """Return the lines that define new themes and sources, where the file defines such.

    Elsewhere their use defines them.
    """
    known = merge_layers([target.base, target.file.collection])
    themes = {theme.id: theme for each in new for theme in each.themes}
    sources = {source.id: source for each in new for source in each.sources}
    named_themes = dict.fromkeys(id_ for each in new for id_ in each.tip.themes)
    named_sources = dict.fromkeys(each.tip.source for each in new if each.tip.source)
    items = {
        "themes": [
            [*theme_lines(themes.get(id_, Theme(id=id_, title=id_)))]
            for id_ in named_themes
            if id_ not in {theme.id for theme in known.themes}
        ],
        "sources": [
            [*source_lines(sources.get(id_, Source(id=id_, title=id_)))]
            for id_ in named_sources
            if id_ not in {source.id for source in known.sources}
        ],
    }
    text, root = target.file.source.text, target.file.root
    return {section: lines for section, lines in items.items() if has_items(text, root, section)}


def _titles(named: Iterable[Theme | Source]) -> dict[str, str]:
    """Return the titles that stand for an id where they are named."""
    return {each.id: each.title for each in named if id_from_name(each.title) == each.id}
