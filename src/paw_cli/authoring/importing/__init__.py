"""Turn notes and chats into a tips file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from paw_cli.authoring.importing import lists, teams, zoom
from paw_cli.authoring.importing.plain_text import lines_of
from paw_cli.authoring.importing.privacy import anonymous, unchanged
from paw_cli.authoring.importing.report import about_headings, about_left_out, about_privacy
from paw_cli.authoring.yaml_text import tips_file
from paw_cli.errors import NothingFoundError
from paw_cli.loading.bundled import bundled_collection
from paw_cli.loading.definition import SLUG
from paw_cli.loading.identity import first_free, prefix_of, slug
from paw_cli.model import Kind, Source, Tip

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from paw_cli.authoring.importing.reading import Item, Reading

_LINK = re.compile(r"https?://[^\s<>\"]+")
_AFTER_A_LINK = ".,;:!?…'”’»*_"
_TIPS = re.compile(r"\btips?\b", re.IGNORECASE)
_REMARKS = re.compile(
    r"\b(?:opmerking|reactie|aanvulling|gezegd|vragen|overig|remark|comment|said|chat)",
    re.IGNORECASE,
)


class Headings(StrEnum):
    """What the headings above items are taken for."""

    KIND = "kind"
    SOURCE = "source"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How the user wants a text imported."""

    id_prefix: str
    kind: Kind | None = None
    source: Source | None = None
    headings: Headings = Headings.KIND
    with_names: bool = False


def wishes(
    *,
    named_after: Path | None,
    kind: Kind | None = None,
    source: str = "",
    headings: Headings = Headings.KIND,
    with_names: bool = False,
) -> Wishes:
    """Return wishes as the command line has them.

    Ids begin with the name of a file, unless bundled tips do; a source may be given as its
    id or as its title.
    """
    bundled = [tip.id for tip in bundled_collection().tips]
    prefix = first_free(
        prefix_of(named_after), lambda name: not any(id_.startswith(f"{name}-") for id_ in bundled)
    )
    source_id = source if SLUG.fullmatch(source) else slug(source) or "source"
    return Wishes(
        id_prefix=prefix,
        kind=kind,
        source=Source(id=source_id, title=source) if source else None,
        headings=headings,
        with_names=with_names,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A tips file, and what its user should know of how it came about."""

    tips: tuple[Tip, ...]
    file_text: str
    report: tuple[str, ...]


def imported(content: bytes, name: str, wishes: Wishes) -> Imported:
    """Return the tips file that the text `content` of the file `name` gives.

    Raises NothingFoundError when no item is in it, TipsFileError when it is no text.
    """
    reading = _reading(lines_of(content, name))
    if not reading.items:
        raise NothingFoundError(
            f"no items in {name}",
            "An item begins with 1. or 1) or • or -; a chat is known by its times and names.",
        )
    cleaned = unchanged(reading.items) if wishes.with_names else anonymous(reading.items)
    width = max(2, len(str(len(cleaned.items))))
    tips = tuple(
        _tip(item, f"{wishes.id_prefix}-{place:0{width}}", wishes)
        for place, item in enumerate(cleaned.items, start=1)
    )
    comments = [item.heading or item.author for item in cleaned.items]
    return Imported(
        tips=tips,
        file_text=tips_file(tips, _sources(cleaned.items, wishes), comments),
        report=(
            *about_headings(cleaned.items, tips),
            *about_privacy(cleaned),
            *about_left_out(reading.left_out, name),
        ),
    )


def _reading(lines: Sequence[str]) -> Reading:
    if zoom.recognises(lines):
        return zoom.read(lines)
    return teams.read(lines) if teams.recognises(lines) else lists.read(lines)


def _tip(item: Item, tip_id: str, wishes: Wishes) -> Tip:
    source = wishes.source or _heading_as_source(item, wishes)
    return Tip(
        id=tip_id,
        text=item.text,
        kind=wishes.kind or _kind(item, wishes),
        links=_links(item.text),
        source=source.id if source else "",
    )


def _kind(item: Item, wishes: Wishes) -> Kind:
    """Return what an item is: in a chat a remark, else what its heading says, else a tip."""
    if item.said:
        return Kind.REMARK
    asked = wishes.headings is Headings.KIND and not _TIPS.search(item.heading)
    return Kind.REMARK if asked and _REMARKS.search(item.heading) else Kind.TIP


def _links(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_without_what_follows(link) for link in _LINK.findall(text)))


def _without_what_follows(link: str) -> str:
    """Return a link without the sentence's own marks at its end."""
    bare = link.rstrip(_AFTER_A_LINK)
    while bare.endswith((")", "]")) and bare.count("(") < bare.count(")") + bare.count("]"):
        bare = bare[:-1].rstrip(_AFTER_A_LINK)
    return bare


def _sources(items: Sequence[Item], wishes: Wishes) -> tuple[Source, ...]:
    if wishes.source:
        return (wishes.source,)
    found = (_heading_as_source(item, wishes) for item in items)
    return tuple({source.id: source for source in found if source}.values())


def _heading_as_source(item: Item, wishes: Wishes) -> Source | None:
    if wishes.headings is not Headings.SOURCE or not item.heading:
        return None
    return Source(id=slug(item.heading) or "source", title=item.heading)
