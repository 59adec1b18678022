"""Themes as bars: how many tips carry each, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.render.pretty.ink import ACCENT, ID, QUIET
from paw_cli.render.pretty.layout import cells, cut, indented, padded
from paw_cli.render.surface import PROSE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.model import Theme
    from paw_cli.render.pretty.ink import Ink

_GAP = "  "
_LONGEST_BAR = 24
_WIDEST_ID_COLUMN = 24
# With this much room a title stands beside its bar, a description too; else below it.
_TITLE = 36
_DESCRIPTION = 80


def bars(counts: Sequence[tuple[Theme, int]], ink: Ink) -> list[Text]:
    """Return the lines of each theme: its id, a bar with the number of its tips, its subject."""
    most = max((count for _, count in counts), default=0)
    longest_id = max((cells(theme.id) for theme, _ in counts), default=0)
    id_column = min(longest_id, max(ink.width // 2, _WIDEST_ID_COLUMN))
    around_bar = id_column + len(f"{_GAP} {most}{_GAP}")
    bar_column = max(min(ink.width - around_bar - _TITLE, _LONGEST_BAR), _LONGEST_BAR // 3)
    lines: list[Text] = []
    for theme, count in counts:
        name = cut(ink.text(theme.id, ID), id_column, ink.signs.ellipsis)
        bar = _bar(count, most, bar_column, ink.signs.blocks)
        head = Text.assemble(padded(name, id_column), _GAP, (bar, ACCENT), f" {count}", _GAP)
        lines += _with_subject(padded(head, around_bar + bar_column), theme, ink)
    return lines


def _with_subject(head: Text, theme: Theme, ink: Ink) -> Iterator[Text]:
    column = cells(head.plain)
    room = ink.width - column
    beside, below = Text(" " * column), Text(_GAP)
    edge = min(ink.width, column + PROSE)
    title, description = ink.text(theme.title), ink.text(theme.description, QUIET)
    if room >= _TITLE:
        yield from indented(title, edge, head, beside)
    else:
        yield head
        yield from indented(title, ink.prose_width, below)
    if theme.description and room >= _DESCRIPTION:
        yield from indented(description, edge, beside)
    elif theme.description:
        yield from indented(description, ink.prose_width, below)


def _bar(count: int, most: int, room: int, blocks: str) -> str:
    """Return a bar as long as `count` is large, the largest filling the room."""
    steps = len(blocks)
    length = round(count / most * room * steps) if count else 0
    whole, part = divmod(length, steps)
    return blocks[-1] * whole + (blocks[part - 1] if part else "")
