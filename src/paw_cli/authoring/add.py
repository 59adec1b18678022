"""Add tips at the end of a tips file: resolve, insert, verify by reading back, write whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from paw_cli.authoring.atomic import locked, replace_content
from paw_cli.authoring.similar import MAX_TEXTS, first_similar
from paw_cli.authoring.target import ResolvedTip, content_with, free_id, read_target
from paw_cli.authoring.yaml_writer import tip_lines
from paw_cli.errors import WrongUseError
from paw_cli.files.base import Names
from paw_cli.files.format import TIP, with_line_ends
from paw_cli.files.nodes import ParseError
from paw_cli.files.source import decode, read_stdin
from paw_cli.files.values import invalid_value
from paw_cli.messages import _
from paw_cli.model import Collection, Kind, Source, Theme, Tip, kind_named
from paw_cli.names import near_names_hint, quote, unambiguous_name
from paw_cli.terminal_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from paw_cli.authoring.target import Target, TargetFile
    from paw_cli.files.base import Named


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


class SkippedTip(NamedTuple):
    """A text that was not added, and the id of the tip that has it."""

    text: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedTips:
    """The tips that were added to a file, with their ids there, and those that it has already."""

    tips: tuple[Tip, ...]
    skipped: tuple[SkippedTip, ...]
    path: Path


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


def add(new: NewTip, target: Target) -> Addition:
    """Add a tip to a file; it is on the disk when this returns.

    Raises WrongUseError for what is asked, TipsFileError for a file that is broken or
    cannot be written. Then nothing has changed.
    """
    if not os.path.isdir(target.path.parent):  # noqa: PTH112 - pathlib raises on too long a name
        plan(new, target)  # what is refused makes no folder
    with locked(target.path):
        addition = plan(new, target)
        replace_content(addition.path, addition.content, follows_link=target.follows_link)
    return addition


def plan(new: NewTip, target: Target) -> Addition:
    """Return what adding a tip would write."""
    known = read_target(target)
    resolved = resolve_tip(new, free_id(known), known.all)
    tips = known.all.tips[-MAX_TEXTS:]
    near = first_similar(resolved.tip.text, (tip.text for tip in tips))
    return Addition(
        new=resolved,
        path=target.path,
        content=content_with(known, [resolved]),
        near="" if near is None else tips[near].id,
    )


def add_tips(
    tips: Sequence[Tip],
    target: Target,
    *,
    themes: Sequence[Theme] = (),
    sources: Sequence[Source] = (),
    comments: Sequence[str] = (),
) -> AddedTips:
    """Add tips at the end of a file, whole or not at all; what is there already is skipped.

    A tip without an id, or with one that another text has, gets the next of the file.
    `themes` and `sources` tell the titles of those that the tips name; a comment stands above
    the first tip that it belongs to. Raises TipsFileError as `add` does.
    """
    with locked(target.path):
        known = read_target(target)
        added, skipped = _new_among(tips, known)
        if added:
            new_themes = _unknown(themes, known.all.themes)
            new_sources = _unknown(sources, known.all.sources)
            resolved = [
                ResolvedTip(tip=tip, themes=new_themes, sources=new_sources)
                for tip in added.values()
            ]
            above = [comments[index] for index in added] if comments else []
            content = content_with(known, resolved, above)
            replace_content(target.path, content, follows_link=target.follows_link)
    return AddedTips(tips=tuple(added.values()), skipped=skipped, path=target.path)


def resolve_tip(new: NewTip, tip_id: str, known: Collection) -> ResolvedTip:
    """Return the tip that is asked for, its names resolved among those that are known.

    Raises WrongUseError for a text that no file may hold or that is there already, and for
    a theme, kind or link that does not exist or does not fit.
    """
    text = with_line_ends(_valid("text", new.text.replace("\r\n", "\n")))
    _expect_new(text, known)
    ids, new_themes = resolve_themes(new.themes, known, may_be_new=new.new_theme)
    sources = Names(Source, known.sources)
    tip = Tip(
        id=tip_id,
        text=text,
        kind=kind_named(new.kind),
        themes=ids,
        source=_find_or_make("source", new.source, sources) if new.source else "",
        links=tuple(dict.fromkeys(_valid("links", link) for link in new.links)),
    )
    return ResolvedTip(tip=tip, themes=new_themes, sources=tuple(sources.of_file.values()))


def resolve_themes(
    names: Sequence[str], known: Collection, *, may_be_new: bool
) -> tuple[tuple[str, ...], tuple[Theme, ...]]:
    """Return the ids of themes that are named, and those that are made because none has the name.

    Raises WrongUseError for a theme that does not exist where none may be new.
    """
    themes = Names(Theme, known.themes)
    ids = [_theme_id(name, themes, known, may_be_new=may_be_new) for name in names]
    return tuple(dict.fromkeys(ids)), tuple(themes.of_file.values())


def _new_among(
    tips: Sequence[Tip], known: TargetFile
) -> tuple[dict[int, Tip], tuple[SkippedTip, ...]]:
    """Return the tips whose text is not known, by their index, with free ids; and the others."""
    ids_by_text = {_one_line(tip.text): tip.id for tip in known.all.tips}
    taken = {tip.id.casefold() for tip in known.all.tips}
    prefix, _dash, first_free = free_id(known).rpartition("-")
    number = int(first_free)
    added: dict[int, Tip] = {}
    skipped = []
    for index, tip in enumerate(tips):
        if same := ids_by_text.get(_one_line(tip.text)):
            skipped.append(SkippedTip(tip.text, same))
            continue
        id_ = tip.id
        while not id_ or id_.casefold() in taken:
            id_ = f"{prefix}-{number:02}"
            number += 1
        ids_by_text[_one_line(tip.text)] = id_
        taken.add(id_.casefold())
        added[index] = tip._replace(id=id_, text=with_line_ends(tip.text))
    return added, tuple(skipped)


def _unknown(named: Iterable[Named], known: Iterable[Named]) -> tuple[Named, ...]:
    """Return the themes or sources whose id is not known."""
    ids = {each.id for each in known}
    return tuple(each for each in named if each.id not in ids)


def _expect_new(text: str, known: Collection) -> None:
    words = _one_line(text)
    for tip in known.tips:
        if _one_line(tip.text) == words:
            raise WrongUseError(
                _("this text is there already, as {id}", id=tip.id),
                _("`paw-tips show {id}` shows it.", id=tip.id),
            )


def _one_line(text: str) -> str:
    """Return a text with single blanks between its words, as it is compared with others."""
    return " ".join(text.split())


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
