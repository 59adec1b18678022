"""The values that everything else is about: tips, themes, sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a text is: one of the numbered tips, or something else that was said."""

    TIP = "tip"
    REMARK = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where tips come from."""

    id: str
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A subject that tips share; `id` is a slug."""

    id: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """One text, word for word, with what is known about it.

    `themes` and `source` hold ids, `keywords` words one would look for that the
    text does not have, `answers` questions that the text answers.
    """

    id: str
    text: str
    kind: Kind = Kind.TIP
    themes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    source: str = ""
    keywords: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
