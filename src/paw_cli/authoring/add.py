"""Add tips at the end of a tips file: resolve, insert, verify by reading back, write whole."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from paw_cli.authoring.atomic import locked, replace_content
from paw_cli.authoring.check import MAX_SIMILAR, similar_texts
from paw_cli.authoring.target import Target, TargetFile, as_written, content_with, read_target
from paw_cli.authoring.yaml_writer import item_lines
from paw_cli.errors import WrongUseError
from paw_cli.files.format import TIP, invalid_value, with_line_ends
from paw_cli.files.problems import ParseError
from paw_cli.files.source import decode, read_stdin
from paw_cli.files.validate import Named, Names
from paw_cli.messages import _
from paw_cli.model import Collection, Kind, Source, Theme, Tip, kind_named
from paw_cli.names import UnknownNameError, theme_named


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


def piped_text(stdin: BinaryIO) -> str:
    """Return the text that is piped in; raises WrongUseError when it is none."""
    try:
        return decode(read_stdin(stdin)).rstrip("\r\n")
    except ParseError as error:
        raise WrongUseError(
            _("stdin: {problem}", problem=error.message), _("Pipe in text in UTF-8.")
        ) from error


def add(new: NewTip | Collection, target: Target, comments: Sequence[str] = ()) -> Addition:
    """Add tips at the end of a file, whole or not at all; they are on the disk when this returns.

    Of a collection what is there already is skipped, and a tip without an id, or with one that
    another text has, gets the next of the file. A comment stands above the first tip that it
    belongs to. Raises WrongUseError for what is asked, TipsFileError for a file that is broken or
    cannot be written. Then nothing has changed.
    """
    if not os.path.isdir(target.path.parent):  # noqa: PTH112 - pathlib raises on too long a name
        plan(new, target, comments)  # what is refused makes no folder
    with locked(target.path, follows_link=target.follows_link) as path:
        addition = plan(new, target, comments)
        if addition.new.tips:
            replace_content(path, addition.content)
    return addition


def plan(new: NewTip | Collection, target: Target, comments: Sequence[str] = ()) -> Addition:
    """Return what adding would write."""
    known = read_target(target)
    near = ""
    if isinstance(new, NewTip):
        others = known.all.tips[1 - MAX_SIMILAR :]
        texts = [*(other.text for other in others), new.text]
        near = "".join(others[n].id for _, n in similar_texts(texts, first=len(others)))
        new = _resolve(new, known.all)
    tips = _new_among(new.tips, known)
    base, file = known.base, known.file.collection
    themes = [id_ for tip in tips.values() for id_ in tip.themes]
    sources = [tip.source for tip in tips.values() if tip.source]
    new = Collection(
        tips=tuple(tips.values()),
        themes=_missing(Theme, themes, (*base.themes, *file.themes), new.themes),
        sources=_missing(Source, sources, (*base.sources, *file.sources), new.sources),
    )
    content = content_with(known, new, [comments[index] for index in tips] if comments else ())
    return Addition(new=new, content=content, near=near)


def resolve_themes(
    names: Sequence[str], known: Collection, *, may_be_new: bool
) -> tuple[tuple[str, ...], tuple[Theme, ...]]:
    """Return the ids of themes that are named, and those that are made because none has the name.

    Raises WrongUseError for a theme that does not exist where none may be new.
    """
    themes = Names(Theme, known.themes)
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


def _resolve(new: NewTip, known: Collection) -> Collection:
    """Return the tip that is asked for with the theme and source that it makes."""
    text = with_line_ends(_valid("text", new.text.replace("\r\n", "\n")))
    for tip in known.tips:
        if tip.text.split() == text.split():
            raise WrongUseError(
                _("this text is there already, as {id}", id=tip.id),
                _("`paw-tips show {id}` shows it.", id=tip.id),
            )
    themes, new_themes = resolve_themes(new.themes, known, may_be_new=new.new_theme)
    sources = Names(Source, known.sources)
    source = new.source and sources.find_or_make(_valid("source", new.source))
    tip = Tip(
        id="",
        text=text,
        kind=kind_named(new.kind),
        themes=themes,
        source=source,
        links=tuple(dict.fromkeys(_valid("links", link) for link in new.links)),
    )
    return Collection(tips=(tip,), themes=new_themes, sources=tuple(sources.of_file.values()))


def _new_among(tips: Sequence[Tip], known: TargetFile) -> dict[int, Tip]:
    """Return the tips whose text is not known, by their index, with free ids."""
    texts = {" ".join(tip.text.split()) for tip in known.all.tips}
    taken = {tip.id.casefold() for tip in known.all.tips}
    free_ids = known.free_ids()
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


def _missing(
    make: type[Named], named: Iterable[str], there: Iterable[Named], given: Iterable[Named]
) -> tuple[Named, ...]:
    """Return the themes or sources that are named and not there: as given, else with their ids."""
    by_id, ids = {each.id: each for each in given}, {each.id for each in there}
    missing = (id_ for id_ in dict.fromkeys(named) if id_ not in ids)
    return tuple(by_id.get(id_) or make(id=id_, title=id_) for id_ in missing)


def _valid(key: str, value: str) -> str:
    """Return a value if it may stand under a key of a tip."""
    if found := invalid_value(TIP.fields[key], value):
        message, hint = found
        raise WrongUseError(message, f"{hint[:1].upper()}{hint[1:]}.")
    return value
