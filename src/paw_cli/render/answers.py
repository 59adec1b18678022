"""What the commands answer with, before anybody has said how it should look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paw_cli.collection import Collection
    from paw_cli.model import Theme, Tip
    from paw_cli.search import Hit, SearchResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Tips to look through; the collection knows the titles of their themes and sources."""

    collection: Collection
    tips: tuple[Tip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Tips to read one by one; `in_full` with the questions and words that lead to them."""

    collection: Collection
    tips: tuple[Tip, ...]
    in_full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The hits of a search that are shown, best first."""

    collection: Collection
    result: SearchResult
    shown: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTable:
    """Themes, each with the number of tips that carry it."""

    counts: tuple[tuple[Theme, int], ...]


Answer = Listing | Cards | Found | ThemeTable
