"""Themes as bars: how many tips carry each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.render.pretty.ink import ACCENT, ID, QUIET
from paw_cli.render.pretty.layout import cells, cut, padded, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.model import Theme
    from paw_cli.render.pretty.ink import Ink

_LONGEST_BAR = 30


def bars(counts: Sequence[tuple[Theme, int]], ink: Ink) -> list[Text]:
    """Return for each theme its id, a bar with the number of its tips, and what it is about."""
    most = max((count for _, count in counts), default=0)
    id_column = min(max((cells(theme.id) for theme, _ in counts), default=0), ink.width // 2)
    lines: list[Text] = []
    for theme, count in counts:
        name = padded(cut(ink.text(theme.id, ID), id_column, ink.signs.ellipsis), id_column)
        room = ink.width - id_column - 2 - len(f" {most}")
        bar = _bar(count, most, min(room, _LONGEST_BAR), ink.signs.blocks)
        lines.append(Text.assemble(name, "  ", (bar, ACCENT), f" {count}"))
        lines += _about(theme, ink)
    return lines


def _about(theme: Theme, ink: Ink) -> Iterator[Text]:
    told = f"{theme.title}: {theme.description}" if theme.description else theme.title
    for line in wrapped(ink.text(told, QUIET), ink.prose_width - 2):
        yield Text("  ") + line


def _bar(count: int, most: int, room: int, blocks: str) -> str:
    """Return a bar as long as `count` is large, the largest filling the room."""
    steps = len(blocks) - 1
    length = round(count / most * room * steps) if most else 0
    whole, part = divmod(max(length, min(count, 1)), steps)
    return blocks[-1] * whole + (blocks[part] if part else "")
