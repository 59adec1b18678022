"""What the commands print, the forms that it can take, and what it is printed on."""

import re
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from paw_cli.errors import WrongUseError
from paw_cli.messages import _
from paw_cli.model import Collection, Kind, Theme, Tip

if TYPE_CHECKING:
    from paw_cli.search_engine import Hit, SearchResult


# Named tuples, not dataclasses: every start makes these classes, and these are made faster.
class Listing(NamedTuple):
    """Tips to look through; the collection knows the titles of their themes and sources."""

    collection: Collection
    tips: tuple[Tip, ...]


class Cards(NamedTuple):
    """Tips to read one by one; `in_full` with the questions that they answer."""

    collection: Collection
    tips: tuple[Tip, ...]
    in_full: bool = False
    with_keywords: bool = False


class Found(NamedTuple):
    """The hits of a search that are shown, best first.

    A drawing leaves out those that do not fit into `room`, so many lines.
    """

    collection: Collection
    result: "SearchResult"
    shown: Sequence["Hit"]
    room: int = sys.maxsize

    @property
    def tips(self) -> tuple[Tip, ...]:
        """The tips that are shown."""
        return tuple(hit.tip for hit in self.shown)


class ThemeTable(NamedTuple):
    """Themes, each with the number of tips that carry it."""

    counts: tuple[tuple[Theme, int], ...]
    collection: Collection = Collection()


View = Listing | Cards | Found | ThemeTable


class Format(StrEnum):
    """A form that a view can take, by the name that a user gives it."""

    PRETTY = "pretty"
    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    HTML = "html"
    XLSX = "xlsx"


SUFFIXES = {f".{name}": Format(name) for name in ("html", "xlsx", "csv", "tsv", "json", "jsonl")}
SUFFIXES |= {".htm": Format.HTML, ".md": Format.MARKDOWN, ".txt": Format.TEXT}

Item = TypeVar("Item")
# Fewer are done before anybody wonders how far they are.
_MIN_TRACKED = 2_000


class Terminal(NamedTuple):
    """What the place that reads stdout can show.

    `attached` is whether a terminal reads it: there even a format for machines may hold
    nothing that a terminal would obey.
    """

    width: int = 80
    height: int = 24
    color: bool = False
    hyperlinks: bool = False
    encoding: str = "utf-8"
    attached: bool = False


def render(
    view: View, chosen: Format, *, terminal: Terminal, fields: Sequence[str] = (), raw: bool = False
) -> str | bytes:
    """Return a view as text that ends in a newline or is empty; a workbook is bytes.

    `raw` leaves CSV and TSV without what keeps a spreadsheet from running formulas. Raises
    WrongUseError for a field that does not exist, and for `fields` of a format without any.
    """
    if fields and chosen not in {Format.JSON, Format.JSONL, Format.CSV, Format.TSV}:
        raise WrongUseError(
            _("the format {format} has no fields to pick", format=chosen),
            _("Add -f json, jsonl, csv or tsv."),
        )
    match chosen:
        case Format.PRETTY:
            from paw_cli.render.pretty import pretty

            return pretty(view, terminal)
        case Format.TEXT | Format.MARKDOWN:
            from paw_cli.render.text import markdown, text

            return text(view) if chosen is Format.TEXT else markdown(view)
        case Format.HTML:
            from paw_cli.render.page import html

            return html(view)
        case Format.XLSX:
            from paw_cli.render.records import xlsx

            return xlsx(view)
        case _:
            from paw_cli.render.records import records

            return records(view, chosen, fields=fields, raw=raw, for_terminal=terminal.attached)


def tracked(items: Sequence[Item], *, label: str) -> Iterable[Item]:
    """Return items to go through; where stderr is a terminal a bar tells there how far that is."""
    if len(items) < _MIN_TRACKED or sys.stderr is None or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description=label, console=Console(stderr=True), transient=True)


def kind_name(kind: Kind) -> str:
    """Return what a person calls a kind; machines and filters have its own name."""
    return _("tip") if kind is Kind.TIP else _("remark")


def titles_of(what: Literal["theme", "source"], collection: Collection) -> dict[str, str]:
    """Return titles by id, each with the file that gave it to what comes with the program."""
    titles = {}
    for each in collection.themes if what == "theme" else collection.sources:
        file = collection.origin_of(what, each.id)
        origin = _("(title from {file})", file=PurePath(file).name) if file else ""
        titles[each.id] = f"{each.title} {origin}".rstrip()
    return titles


def links_beside_text(tip: Tip) -> tuple[str, ...]:
    """Return the links of a tip that do not stand in its text already."""
    return tuple(
        link for link in tip.links if not re.search(rf"{re.escape(link)}(?![\w/?#&=%~-])", tip.text)
    )
