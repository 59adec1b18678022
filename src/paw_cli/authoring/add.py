"""Add tips at the end of a tips file: which one, resolve, insert, read back, write whole."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO, NamedTuple

from paw_cli.authoring.atomic import locked, replace_content
from paw_cli.authoring.check import MAX_SIMILAR, similar_texts
from paw_cli.authoring.yaml_writer import as_written, item_lines, text_with
from paw_cli.errors import TipsFileError, WrongUseError
from paw_cli.files.format import TIP, invalid_value, with_line_ends
from paw_cli.files.layers import OWN_FILE, Layer, Origin, find_layers, load_layers, real_path
from paw_cli.files.problems import ParseError, errors_of, invalid_file
from paw_cli.files.source import decode, encoding_of, read_bytes, read_stdin
from paw_cli.files.tips_file import Base, TipsFile, file_prefix, read_tips
from paw_cli.files.validate import Named, Names
from paw_cli.messages import _
from paw_cli.model import Collection, Source, Theme, Tip
from paw_cli.names import UnknownNameError, theme_named

_OWN_FILE_BEGIN = (
    "# Tips of your own. `paw-tips add` puts new ones at the end; all else is yours to change.\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What adding writes: the `content` of the file.

    `new` has the tips that were not there, with their ids, and the themes and sources that they
    make; `near` is the id of a tip that one's own new tip is much like.
    """

    new: Collection
    content: bytes
    near: str = ""

    def written(self) -> str:
        """Return the lines of the tips as they stand in the file."""
        return "".join(f"{line}\n" for tip in as_written(self.new) for line in item_lines(TIP, tip))


class Target(NamedTuple):
    """The file that tips go to, and the layers below it and above it whose tips are known too."""

    path: Path
    below: tuple[Layer, ...]
    above: tuple[Layer, ...] = ()
    is_own: bool = False
    follows_link: bool = False  # not of a file that is named: its folder may have brought one along


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


def piped_text(stdin: BinaryIO) -> str:
    """Return the text that is piped in; raises WrongUseError when it is none."""
    try:
        return decode(read_stdin(stdin)).rstrip("\r\n")
    except ParseError as error:
        raise WrongUseError(
            _("stdin: {problem}", problem=error.message), _("Pipe in text in UTF-8.")
        ) from error


def add(
    new: Tip | Collection, target: Target, comments: Sequence[str] = (), *, new_theme: bool = False
) -> Addition:
    """Add tips at the end of a file, whole or not at all; they are on the disk when this returns.

    A tip names its themes and its source; only with `new_theme` one is made. Of a collection what
    is there already is skipped, and a tip without an id, or with one that another text has, gets
    the next of the file. A comment stands above the first tip that it belongs to. Raises
    WrongUseError for what is asked, TipsFileError for a file that is broken or cannot be written.
    Then nothing has changed.
    """
    addition = None
    if not os.path.isdir(target.path.parent):  # noqa: PTH112 - pathlib raises on too long a name
        addition = plan(new, target, comments, new_theme=new_theme)  # a refusal makes no folder
    with locked(target.path, follows_link=target.follows_link) as path:
        if addition is None or os.path.lexists(path):
            addition = plan(new, target, comments, new_theme=new_theme)
        if addition.new.tips:
            replace_content(path, addition.content)
    return addition


def plan(
    new: Tip | Collection, target: Target, comments: Sequence[str] = (), *, new_theme: bool = False
) -> Addition:
    """Return what adding would write."""
    known = read_target(target)
    near = ""
    if isinstance(new, Tip):
        others = known.all.tips[1 - MAX_SIMILAR :]
        texts = [*(other.text for other in others), new.text]
        near = "".join(others[n].id for _, n in similar_texts(texts, first=len(others)))
        new = _resolved(new, known.all, new_theme=new_theme)
    tips = _new_among(new.tips, known)
    named = {id_ for tip in tips.values() for id_ in (*tip.themes, tip.source)}
    new = Collection(
        tips=tuple(tips.values()),
        themes=_missing(named, known.there.themes, (*known.all.themes, *new.themes)),
        sources=_missing(named, known.there.sources, (*known.all.sources, *new.sources)),
    )
    content = _content_with(known, new, [comments[index] for index in tips] if comments else ())
    return Addition(new=new, content=content, near=near)


class TargetFile(NamedTuple):
    """A file as it is, what it lies upon, both as one, and with what lies on top of it too."""

    path: Path
    content: bytes
    file: TipsFile
    base: Collection
    there: Collection
    all: Collection


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
    merged = Base(base)
    merged.add(file.collection)
    there = merged.collection()
    all_ = load_layers(target.above, base=merged).collection
    return TargetFile(target.path, content, file, base, there, all_)


def resolve_themes(
    names: Sequence[str], known: Collection, *, may_be_new: bool
) -> tuple[tuple[str, ...], tuple[Theme, ...]]:
    """Return the ids of themes that are named, and those that are made because none has the name.

    Raises WrongUseError for a theme that does not exist where none may be new.
    """
    themes = Names(Theme, Base(known).themes)
    ids = [theme.id for theme in known.themes]
    found = []
    for name in names:
        try:
            if may_be_new:
                found.append(themes.find_or_make(_valid("themes", name)))
            else:
                theme = themes.find(name)
                found.append(theme.id if theme else theme_named(name, ids))
        except UnknownNameError as error:
            hint = _("{hint} --new-theme makes a new one.", hint=error.hint)
            raise WrongUseError(error.message, hint) from error
    return tuple(dict.fromkeys(found)), tuple(themes.of_file.values())


def _resolved(new: Tip, known: Collection, *, new_theme: bool) -> Collection:
    """Return the tip that is asked for with the theme and source that it makes."""
    text = with_line_ends(_valid("text", new.text.replace("\r\n", "\n")))
    for tip in known.tips:
        if tip.text.split() == text.split():
            raise WrongUseError(
                _("this text is there already, as {id}", id=tip.id),
                _("`paw-tips show {id}` shows it.", id=tip.id),
            )
    themes, new_themes = resolve_themes(new.themes, known, may_be_new=new_theme)
    sources = Names(Source, Base(known).sources)
    tip = new._replace(
        text=text,
        themes=themes,
        links=tuple(dict.fromkeys(_valid("links", link) for link in new.links)),
        source=new.source and sources.find_or_make(_valid("source", new.source)),
    )
    return Collection(tips=(tip,), themes=new_themes, sources=tuple(sources.of_file.values()))


def _new_among(tips: Sequence[Tip], known: TargetFile) -> dict[int, Tip]:
    """Return the tips whose text is not known, by their index, with free ids.

    These come after the last one that this file or any other gives away.
    """
    texts = {" ".join(tip.text.split()) for tip in known.all.tips}
    taken = {tip.id.casefold() for tip in known.all.tips}
    prefix = file_prefix(known.path)
    found = map(re.compile(rf"{prefix}-(\d+)").fullmatch, taken)
    last = max((int(match[1]) for match in found if match), default=0)
    free_ids = (f"{prefix}-{n:02}" for n in count(max(last, len(known.file.collection.tips)) + 1))
    added: dict[int, Tip] = {}
    for index, tip in enumerate(tips):
        text, id_ = " ".join(tip.text.split()), tip.id
        if text in texts:
            continue
        while not id_ or id_.casefold() in taken:
            id_ = next(free_ids)
        texts.add(text)
        taken.add(id_.casefold())
        added[index] = tip._replace(id=id_, text=with_line_ends(tip.text))
    return added


def _missing(named: set[str], there: Iterable[Named], known: Iterable[Named]) -> tuple[Named, ...]:
    """Return the themes or sources that are named and not there."""
    missing = named.difference(each.id for each in there)
    return tuple({each.id: each for each in known if each.id in missing}.values())


def _content_with(known: TargetFile, new: Collection, comments: Sequence[str]) -> bytes:
    """Return what a file holds with new tips at its end.

    Raises TipsFileError where the file, read back, would not be what it was and the new tips.
    """
    mark, encoding = encoding_of(known.content)
    content = mark + text_with(known.file, new, comments).encode(encoding)
    after = read_tips(content, path=known.path, base=known.base)
    tips, expected = after.collection.tips, (*known.file.collection.tips, *new.tips)
    is_whole = len(tips) == len(expected) and all(
        tip == other._replace(source=other.source or tip.source)  # one may name none
        for tip, other in zip(tips, expected, strict=True)
    )
    if errors_of(after.problems) or not is_whole:
        raise TipsFileError(
            _("{path} is full, or written in a way that nothing can be added to", path=known.path),
            _("Put it into another file, or write `tips:` alone on a line, the items below it."),
        )
    return content


def _valid(key: str, value: str) -> str:
    """Return a value if it may stand under a key of a tip."""
    if found := invalid_value(TIP.fields[key], value):
        message, hint = found
        raise WrongUseError(message, f"{hint[:1].upper()}{hint[1:]}.")
    return value
