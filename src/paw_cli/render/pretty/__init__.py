"""Draw answers for people at a terminal; the only home of Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paw_cli.render.answers import Cards, Found, Listing, ThemeTable
from paw_cli.render.pretty.ink import Ink

if TYPE_CHECKING:
    from rich.text import Text

    from paw_cli.render.answers import Answer
    from paw_cli.render.surface import Surface


def pretty(answer: Answer, surface: Surface) -> str:
    """Return an answer drawn for a terminal."""
    ink = Ink(surface)
    return ink.printed(_lines(answer, ink))


def _lines(answer: Answer, ink: Ink) -> list[Text]:
    match answer:
        case Listing():
            from paw_cli.render.pretty.rows import listing

            return listing(answer.tips, ink)
        case Found():
            from paw_cli.render.pretty.hits import found

            return found(answer, ink)
        case Cards():
            from paw_cli.render.pretty.cards import cards

            return cards(answer, ink)
        case ThemeTable():
            from paw_cli.render.pretty.bars import bars

            return bars(answer.counts, ink)
