"""What a user asks to add, made into a tip or refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from paw_cli.errors import WrongUseError
from paw_cli.files.content import content_of_stdin
from paw_cli.files.decoding import UndecodableError, text_of
from paw_cli.files.definition import TIP, Shape
from paw_cli.files.names import Names
from paw_cli.files.values import complaint_of
from paw_cli.model import Kind, Source, Theme, Tip
from paw_cli.names import exact_name, near_names_hint, unambiguous_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paw_cli.files.names import Named
    from paw_cli.model import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A tip as its author gives it; `new_theme` lets a theme be made."""

    text: str
    themes: Sequence[str] = ()
    kind: str = Kind.TIP
    source: str = ""
    links: Sequence[str] = ()
    new_theme: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """The tip that is wished for, and the themes and sources that are new with it."""

    tip: Tip
    themes: tuple[Theme, ...] = ()
    sources: tuple[Source, ...] = ()

    def in_words(self) -> Tip:
        """Return the tip as it is written: what is new gets its title by being named so."""
        titles = {theme.id: theme.title for theme in self.themes}
        sources = {source.id: source.title for source in self.sources}
        return replace(
            self.tip,
            themes=tuple(titles.get(id_, id_) for id_ in self.tip.themes),
            source=sources.get(self.tip.source, self.tip.source),
        )


def piped_text(stdin: BinaryIO) -> str:
    """Return the text that is piped in, without the line ends after it.

    Raises WrongUseError when it is no text.
    """
    try:
        return text_of(content_of_stdin(stdin)).rstrip("\r\n")
    except UndecodableError as error:
        raise WrongUseError(f"stdin: {error.fault.message}", "Pipe in text in UTF-8.") from error


def granted(wish: Wish, tip_id: str, known: Collection) -> Granted:
    """Return the tip that is wished for, its names resolved among those that are known.

    Raises WrongUseError for a text that no file may hold or that is there already, and for
    a theme, kind or link that does not exist or does not fit.
    """
    text = _fitting(wish.text.replace("\r\n", "\n"), "text", Shape.TEXT)
    _expect_new(text, known)
    themes, sources = Names(Theme, known.themes, (), ()), Names(Source, known.sources, (), ())
    tip = Tip(
        id=tip_id,
        text=text,
        kind=Kind(exact_name(wish.kind, Kind, "kind")),
        themes=tuple(
            dict.fromkeys(_theme(n, themes, known, may_be_new=wish.new_theme) for n in wish.themes)
        ),
        source=_named(wish.source, "source", sources) if wish.source else "",
        links=tuple(dict.fromkeys(_fitting(url, "links", Shape.LINK) for url in wish.links)),
    )
    return Granted(tip=tip, themes=themes.of_file(), sources=sources.of_file())


def _expect_new(text: str, known: Collection) -> None:
    said = text.split()
    for tip in known.tips:
        if tip.text.split() == said:
            raise WrongUseError(
                f"this text is there already, as {tip.id}", f"`paw-tips show {tip.id}` shows it."
            )


def _theme(name: str, themes: Names[Theme], known: Collection, *, may_be_new: bool) -> str:
    if may_be_new or themes.meant(name):
        return _named(name, "themes", themes)
    ids = [theme.id for theme in known.themes]
    if not any(id_.casefold().startswith(name.casefold()) for id_ in ids) or not name:
        hint = near_names_hint(name, ids)
        raise WrongUseError(f"no theme '{name}'", f"{hint} --new-theme makes a new one.")
    return unambiguous_name(name, ids, "theme")


def _named(name: str, key_name: str, names: Names[Named]) -> str:
    """Return the id of what is named; what does not exist is made."""
    return names.meant(name) or names.made(_fitting(name, key_name, Shape.NAME))


def _fitting(given: str, key_name: str, shape: Shape) -> str:
    """Return what was given, if it may stand under a key of a tip."""
    key = next(key for key in TIP.keys if key.name == key_name)
    if complaint := complaint_of(key, shape, given):
        hint = complaint.hint
        raise WrongUseError(complaint.message, f"{hint[:1].upper()}{hint[1:]}.")
    return given
