"""Themes as bars: how many tips carry each, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.render.pretty.ink import ACCENT, ID, QUIET
from paw_cli.render.pretty.layout import cells, cut, indented, padded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.model import Theme
    from paw_cli.render.pretty.ink import Ink

_GAP = "  "
_LONGEST_BAR = 24
# From here on what a theme is about stands beside its bar, else below it.
_WIDE = 110


def bars(counts: Sequence[tuple[Theme, int]], ink: Ink) -> list[Text]:
    """Return the lines of each theme: its id, a bar with the number of its tips, its subject."""
    most = max((count for _, count in counts), default=0)
    ids = max((cells(theme.id) for theme, _ in counts), default=0)
    id_column = min(ids, ink.width // 2)
    bar_column = min(ink.width - id_column - len(f"{_GAP} {most}"), _LONGEST_BAR)
    lines: list[Text] = []
    for theme, count in counts:
        name = cut(ink.text(theme.id, ID), id_column, ink.signs.ellipsis)
        bar = _bar(count, most, bar_column, ink.signs.blocks)
        head = Text.assemble(padded(name, id_column), _GAP, (bar, ACCENT), f" {count}", _GAP)
        lines += _with_subject(
            head, theme, id_column + bar_column + len(f"{_GAP} {most}{_GAP}"), ink
        )
    return lines


def _with_subject(head: Text, theme: Theme, column: int, ink: Ink) -> Iterator[Text]:
    subject = ink.text(theme.title)
    if theme.description:
        subject.append_text(ink.text(f"{_GAP}{theme.description}", QUIET))
    if ink.width >= _WIDE:
        return indented(subject, ink.width, padded(head, column), Text(" " * column))
    return iter([head, *indented(subject, ink.prose_width, Text(_GAP))])


def _bar(count: int, most: int, room: int, blocks: str) -> str:
    """Return a bar as long as `count` is large, the largest filling the room."""
    steps = len(blocks)
    length = round(count / most * room * steps) if count else 0
    whole, part = divmod(length, steps)
    return blocks[-1] * whole + (blocks[part - 1] if part else "")
