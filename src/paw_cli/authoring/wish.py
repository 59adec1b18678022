"""What a user asks to add, made into a tip or refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from paw_cli.errors import WrongUseError
from paw_cli.loading.content import content_of_stdin
from paw_cli.loading.decoding import UndecodableError, text_of
from paw_cli.loading.definition import TIP, Shape
from paw_cli.loading.values import complaint_of
from paw_cli.model import Kind, Tip
from paw_cli.naming import exact_name, near_names_hint, unambiguous_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paw_cli.collection import Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A tip as its author gives it; `new_theme` lets a theme be made."""

    text: str
    themes: Sequence[str] = ()
    kind: str = Kind.TIP
    source: str = ""
    links: Sequence[str] = ()
    new_theme: bool = False


def piped_text(stdin: BinaryIO) -> str:
    """Return the text that is piped in, without the line ends after it.

    Raises WrongUseError when it is no text.
    """
    try:
        return text_of(content_of_stdin(stdin)).rstrip("\r\n")
    except UndecodableError as error:
        raise WrongUseError(f"stdin: {error.fault.message}", "Pipe in text in UTF-8.") from error


def tip_of(wish: Wish, tip_id: str, known: Collection) -> Tip:
    """Return the tip that is wished for, its names resolved among those that are known.

    Raises WrongUseError for a text that no file may hold or that is there already, and for
    a theme, kind or link that does not exist or does not fit.
    """
    text = _fitting(wish.text.replace("\r\n", "\n"), "text", Shape.TEXT)
    _expect_new(text, known)
    themes = [theme.id for theme in known.themes]
    return Tip(
        id=tip_id,
        text=text,
        kind=Kind(exact_name(wish.kind, Kind, "kind")),
        themes=tuple(
            dict.fromkeys(_theme(n, themes, may_be_new=wish.new_theme) for n in wish.themes)
        ),
        source=_source(wish.source, [source.id for source in known.sources]),
        links=tuple(dict.fromkeys(_fitting(url, "links", Shape.LINK) for url in wish.links)),
    )


def _expect_new(text: str, known: Collection) -> None:
    said = text.split()
    for tip in known.tips:
        if tip.text.split() == said:
            raise WrongUseError(
                f"this text is there already, as {tip.id}", f"`paw-tips show {tip.id}` shows it."
            )


def _theme(name: str, known: Sequence[str], *, may_be_new: bool) -> str:
    if may_be_new:
        return _existing(name, known) or _fitting(name, "themes", Shape.SLUG)
    if not any(id_.casefold().startswith(name.casefold()) for id_ in known) or not name:
        hint = near_names_hint(name, known, "theme")
        raise WrongUseError(f"no theme '{name}'", f"{hint} --new-theme makes a new one.")
    return unambiguous_name(name, known, "theme")


def _source(name: str, known: Sequence[str]) -> str:
    return (_existing(name, known) or _fitting(name, "source", Shape.SLUG)) if name else ""


def _existing(name: str, known: Sequence[str]) -> str | None:
    return next((id_ for id_ in known if id_.casefold() == name.casefold()), None)


def _fitting(given: str, key_name: str, shape: Shape) -> str:
    """Return what was given, if it may stand under a key of a tip."""
    key = next(key for key in TIP.keys if key.name == key_name)
    if complaint := complaint_of(key, shape, given):
        hint = complaint.hint
        raise WrongUseError(complaint.message, f"{hint[:1].upper()}{hint[1:]}.")
    return given
