"""Add a tip to the user's own file: resolve what is asked, insert it, verify, write whole."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from paw_cli.authoring.atomic import locked, replace_content
from paw_cli.authoring.similar import MAX_TEXTS, first_similar
from paw_cli.authoring.yaml_writer import (
    has_items,
    source_lines,
    theme_lines,
    tip_lines,
    with_items,
)
from paw_cli.errors import TipsFileError, WrongUseError
from paw_cli.files.format import TIP
from paw_cli.files.layers import Origin, find_layers, load_layers
from paw_cli.files.nodes import ParseError
from paw_cli.files.problems import errors_of, invalid_file
from paw_cli.files.resolve import Names, file_prefix
from paw_cli.files.source import decode, encoding_of, read_bytes, read_stdin
from paw_cli.files.tips_file import read_tips
from paw_cli.files.values import invalid_value
from paw_cli.messages import _
from paw_cli.model import Collection, Kind, Source, Theme, Tip, merge_layers
from paw_cli.names import exact_name, near_names_hint, quote, unambiguous_name
from paw_cli.terminal_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from paw_cli.files.layers import Layer
    from paw_cli.files.resolve import Named
    from paw_cli.files.tips_file import TipsFile

OWN_FILE = "own.yaml"
_NEW_FILE = (
    "# Tips of your own. `paw-tips add` puts new ones at the end; all else is yours to change.\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTip:
    """A tip as its author gives it; `new_theme` lets a theme be made."""

    text: str
    themes: Sequence[str] = ()
    kind: str = Kind.TIP
    source: str = ""
    links: Sequence[str] = ()
    new_theme: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTip:
    """A tip whose names exist, and the themes and sources that are new with it."""

    tip: Tip
    themes: tuple[Theme, ...] = ()
    sources: tuple[Source, ...] = ()

    def with_titles(self) -> Tip:
        """Return the tip as it is written: what is new gets its title by being named so."""
        titles = {theme.id: theme.title for theme in self.themes}
        sources = {source.id: source.title for source in self.sources}
        return replace(
            self.tip,
            themes=tuple(titles.get(id_, id_) for id_ in self.tip.themes),
            source=sources.get(self.tip.source, self.tip.source),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What adding a tip writes: `content` into `path`; `near` is a tip that is much like it."""

    new: ResolvedTip
    path: Path
    content: bytes
    near: str = ""

    def written(self) -> str:
        """Return the lines of the tip, as they stand in the file."""
        return "".join(f"{line}\n" for line in tip_lines(self.new.with_titles()))

    def record(self) -> dict[str, str]:
        """Return the id and the file."""
        return {"id": self.new.tip.id, "file": str(self.path)}

    def confirmation(self, *, for_person: bool) -> str:
        """Return the id and the file as a sentence, or with a tab between them for a script."""
        path, id_ = safe_text(str(self.path)), self.new.tip.id
        if for_person:
            return _("Added {id} to {file}", id=id_, file=path) + "\n"
        return f"{id_}\t{path}\n"


def piped_text(stdin: BinaryIO) -> str:
    """Return the text that is piped in, without the line ends after it.

    Raises WrongUseError when it is no text.
    """
    try:
        return decode(read_stdin(stdin)).rstrip("\r\n")
    except ParseError as error:
        raise WrongUseError(
            _("stdin: {problem}", problem=error.message), _("Pipe in text in UTF-8.")
        ) from error


def add(new: NewTip, *, tips_dir: Path, working_dir: Path) -> Addition:
    """Add a tip to the user's own file; it is on the disk when this returns.

    Raises WrongUseError for what is asked, TipsFileError for a file that is broken or
    cannot be written. Then nothing has changed.
    """
    if not os.path.isdir(tips_dir):  # noqa: PTH112 - pathlib raises on a name that is too long
        plan(new, tips_dir=tips_dir, working_dir=working_dir)
    with locked(tips_dir / OWN_FILE):
        addition = plan(new, tips_dir=tips_dir, working_dir=working_dir)
        replace_content(addition.path, addition.content)
    return addition


def plan(new: NewTip, *, tips_dir: Path, working_dir: Path) -> Addition:
    """Return what adding a tip would write."""
    path = tips_dir / OWN_FILE
    layers = find_layers(files=(), bundled=True, tips_dir=tips_dir, working_dir=working_dir)
    base = load_layers(layer for layer in layers if _is_below(layer, path)).collection
    own = _read_own(path, base)
    known = merge_layers([base, own.collection])
    above = [layer for layer in layers if not _is_below(layer, path) and layer.path != path]
    known = merge_layers([known, load_layers(above, base=known).collection])
    resolved = resolve_tip(new, _free_id(path, own.collection, known), known)
    texts = [tip.text for tip in known.tips[-MAX_TEXTS:]]
    near = first_similar(resolved.tip.text, texts)
    return Addition(
        new=resolved,
        path=path,
        content=_content_with(resolved, path, own, base),
        near="" if near is None else known.tips[-MAX_TEXTS:][near].id,
    )


def resolve_tip(new: NewTip, tip_id: str, known: Collection) -> ResolvedTip:
    """Return the tip that is asked for, its names resolved among those that are known.

    Raises WrongUseError for a text that no file may hold or that is there already, and for
    a theme, kind or link that does not exist or does not fit.
    """
    text = _valid("text", new.text.replace("\r\n", "\n"))
    _expect_new(text, known)
    themes, sources = Names(Theme, known.themes), Names(Source, known.sources)
    ids = [_theme_id(name, themes, known, may_be_new=new.new_theme) for name in new.themes]
    tip = Tip(
        id=tip_id,
        text=text,
        kind=Kind(exact_name(new.kind, Kind, "kind")),
        themes=tuple(dict.fromkeys(ids)),
        source=_find_or_make("source", new.source, sources) if new.source else "",
        links=tuple(dict.fromkeys(_valid("links", link) for link in new.links)),
    )
    return ResolvedTip(
        tip=tip, themes=tuple(themes.of_file.values()), sources=tuple(sources.of_file.values())
    )


def _is_below(layer: Layer, path: Path) -> bool:
    if layer.path is None:
        return layer.origin is Origin.BUNDLED
    return layer.origin is Origin.OWN and layer.path.name < path.name


def _read_own(path: Path, base: Collection) -> TipsFile:
    """Return the file as it is, or as it begins.

    Raises TipsFileError with all its faults when it is broken: adding must not make it worse.
    """
    content = read_bytes(path) if os.path.lexists(path) else _NEW_FILE.encode()
    own = read_tips(content, path=path, base=base)
    if errors := errors_of(own.problems):
        message = _("the file of your own tips is broken, so nothing is added")
        raise invalid_file(str(path), errors, message)
    return own


def _free_id(path: Path, own: Collection, known: Collection) -> str:
    """Return the id after the last one that this file or any other gives away."""
    prefix = file_prefix(path)
    numbered = re.compile(rf"{re.escape(prefix)}-(\d+)", re.IGNORECASE)
    found = (numbered.fullmatch(tip.id) for tip in (*own.tips, *known.tips))
    last = max((int(match[1]) for match in found if match), default=0)
    return f"{prefix}-{max(last, len(own.tips)) + 1:02}"


def _content_with(new: ResolvedTip, path: Path, own: TipsFile, base: Collection) -> bytes:
    """Return what the file holds with a tip at its end.

    Raises TipsFileError where that cannot be done without changing anything else.
    """
    text = with_items(own.source.text, own.tree, _items_of(new, own, base))
    content = own.mark + text.encode(encoding_of(own.mark)[1])
    after = read_tips(content, path=path, base=base)
    *before, added = after.collection.tips or (None,)
    expected = added and replace(new.tip, source=new.tip.source or added.source)
    if errors_of(after.problems) or (*before, expected) != (*own.collection.tips, added):
        raise TipsFileError(
            _("{path} is written in a way that nothing can be added to", path=path),
            _("Begin `tips:` at the start of a line, with one item from '- ' on below another."),
        )
    return content


def _items_of(new: ResolvedTip, own: TipsFile, base: Collection) -> dict[str, list[list[str]]]:
    """Return the lines to insert into each section.

    A new name is defined where the file defines such; elsewhere its use defines it.
    """
    themes = {theme.id: theme for theme in new.themes}
    sources = {source.id: source for source in new.sources}
    known_themes = {theme.id for theme in (*base.themes, *own.collection.themes)}
    known_sources = {source.id for source in (*base.sources, *own.collection.sources)}
    new_themes = [id_ for id_ in new.tip.themes if id_ not in known_themes]
    new_sources = [id_ for id_ in [new.tip.source] if id_ and id_ not in known_sources]
    items = {
        "themes": [[*theme_lines(themes.get(id_, Theme(id=id_, title=id_)))] for id_ in new_themes],
        "sources": [
            [*source_lines(sources.get(id_, Source(id=id_, title=id_)))] for id_ in new_sources
        ],
    }
    defined = {section: lines for section, lines in items.items() if has_items(own.tree, section)}
    return {**defined, "tips": [[*tip_lines(new.with_titles())]]}


def _expect_new(text: str, known: Collection) -> None:
    words = text.split()
    for tip in known.tips:
        if tip.text.split() == words:
            raise WrongUseError(
                _("this text is there already, as {id}", id=tip.id),
                _("`paw-tips show {id}` shows it.", id=tip.id),
            )


def _theme_id(name: str, themes: Names[Theme], known: Collection, *, may_be_new: bool) -> str:
    if may_be_new or themes.find(name):
        return _find_or_make("themes", name, themes)
    ids = [theme.id for theme in known.themes]
    if not any(id_.casefold().startswith(name.casefold()) for id_ in ids) or not name:
        raise WrongUseError(
            _("no theme '{name}'", name=quote(name)),
            _("{hint} --new-theme makes a new one.", hint=near_names_hint(name, ids)),
        )
    return unambiguous_name(name, ids, "theme")


def _find_or_make(key: str, name: str, names: Names[Named]) -> str:
    """Return the id of what is named; what does not exist is made."""
    return names.find(name) or names.make(_valid(key, name))


def _valid(key: str, value: str) -> str:
    """Return a value if it may stand under a key of a tip."""
    if found := invalid_value(TIP.fields[key], value):
        message, hint = found
        raise WrongUseError(message, f"{hint[:1].upper()}{hint[1:]}.")
    return value
