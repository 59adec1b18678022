"""What the commands answer with, before anybody has said how it should look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paw_cli.model import Collection, Theme, Tip
    from paw_cli.search_engine import Hit, SearchResult


# Named tuples, not dataclasses: every start makes these classes, and so takes 1.3 ms less.
class Listing(NamedTuple):
    """Tips to look through; the collection knows the titles of their themes and sources."""

    collection: Collection
    tips: tuple[Tip, ...]


class Cards(NamedTuple):
    """Tips to read one by one; `in_full` with the questions and words that lead to them."""

    collection: Collection
    tips: tuple[Tip, ...]
    in_full: bool = False


class Found(NamedTuple):
    """The hits of a search that are shown, best first."""

    collection: Collection
    result: SearchResult
    shown: Sequence[Hit]


class ThemeTable(NamedTuple):
    """Themes, each with the number of tips that carry it."""

    counts: tuple[tuple[Theme, int], ...]


Answer = Listing | Cards | Found | ThemeTable


def links_beside_text(tip: Tip) -> tuple[str, ...]:
    """Return the links of a tip that do not stand in its text already."""
    return tuple(
        link for link in tip.links if not re.search(rf"{re.escape(link)}(?![\w/?#&=%~-])", tip.text)
    )
