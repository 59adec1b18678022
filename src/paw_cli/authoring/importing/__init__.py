"""Turn notes and chats into a tips file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paw_cli.authoring.importing import lists, teams, zoom
from paw_cli.authoring.importing.plain_text import lines_of
from paw_cli.authoring.importing.privacy import anonymous, unchanged
from paw_cli.authoring.importing.report import (
    about_headings,
    about_left_out,
    about_privacy,
    counts_of,
)
from paw_cli.authoring.importing.wishes import Headings as Headings
from paw_cli.authoring.importing.wishes import Wishes as Wishes
from paw_cli.authoring.importing.wishes import wishes as wishes
from paw_cli.authoring.yaml_text import tips_file
from paw_cli.errors import NothingFoundError, TipsFileError
from paw_cli.files.bundled import bundled_collection
from paw_cli.files.identity import slug
from paw_cli.files.problems import Severity
from paw_cli.files.tips_file import read_tips
from paw_cli.model import Kind, Source, Tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paw_cli.authoring.importing.reading import Item, Reading

_LINK = re.compile(r"https?://[^\s<>\"]+")
_LONGEST_LINK = 1000
_AFTER_A_LINK = ".,;:!?…'”’»*_"
_TIPS = re.compile(r"\btips?\b", re.IGNORECASE)
_REMARKS = re.compile(
    r"\b(?:opmerking|reactie|aanvulling|gezegd|vragen|overig|remark|comment|said|chat)",
    re.IGNORECASE,
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
            "; ".join([f"no items in {name}", *counts_of(reading.left_out)]),
            "An item begins with 1. or 1) or • or -; a chat is known by its times and names.",
        )
    cleaned = unchanged(reading.items) if wishes.with_names else anonymous(reading.items)
    width = max(2, len(str(len(cleaned.items))))
    tips = tuple(
        _tip(item, f"{wishes.id_prefix}-{place:0{width}}", wishes)
        for place, item in enumerate(cleaned.items, start=1)
    )
    comments = [item.heading or item.author for item in cleaned.items]
    file_text = tips_file(tips, _sources(cleaned.items, wishes), comments)
    _expect_valid(file_text, name)
    report = (
        *about_headings(cleaned.items, tips),
        *about_privacy(cleaned),
        *about_left_out(reading.left_out),
    )
    return Imported(tips=tips, file_text=file_text, report=report)


def _expect_valid(file_text: str, name: str) -> None:
    read = read_tips(file_text.encode(), below=bundled_collection())
    for problem in read.problems:
        if problem.severity is Severity.ERROR:
            raise TipsFileError(
                f"{name} gives no valid tips file: {problem.message}",
                f"Change the text: {problem.hint}.",
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
    found = (link for link in _LINK.findall(text) if len(link) <= _LONGEST_LINK)
    return tuple(dict.fromkeys(map(_without_what_follows, found)))


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
