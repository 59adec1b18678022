"""One tip on a card: its text first, then what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.render.pretty.ink import ACCENT, ID, QUIET
from paw_cli.render.pretty.layout import cells, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.model import Tip
    from paw_cli.render.answers import Cards
    from paw_cli.render.pretty.ink import Ink

_INDENT = "  "
_LABEL = 10


def cards(answer: Cards, ink: Ink) -> list[Text]:
    """Return the lines of a card for each tip."""
    lines: list[Text] = []
    for tip in answer.tips:
        lines += [Text(), *_hero(tip, ink), Text(), *_about(tip, answer, ink)]
    return [*lines, Text()] if lines else []


def _hero(tip: Tip, ink: Ink) -> Iterator[Text]:
    edge = Text.assemble(_INDENT, (ink.signs.edge, ACCENT), " ")
    room = ink.prose_width - 2 * len(_INDENT)
    for line in wrapped(ink.text(tip.text, lines=True), room):
        yield edge + line if cells(line.plain) <= room else line


def _about(tip: Tip, answer: Cards, ink: Ink) -> Iterator[Text]:
    themes = {theme.id: theme.title for theme in answer.collection.themes}
    sources = {source.id: source.title for source in answer.collection.sources}
    dot = f" {ink.signs.dot} "
    yield from _row("id", ink.text(tip.id, ID).append(f"  {tip.kind}", QUIET), ink)
    yield from _row("themes", ink.text(dot.join(themes.get(t, t) for t in tip.themes)), ink)
    yield from _row("source", ink.text(sources.get(tip.source, tip.source)), ink)
    for link in tip.links:
        if link not in tip.text:
            yield from _row("link", ink.text(link), ink)
    if answer.in_full:
        yield from _row("answers", ink.text("\n".join(tip.answers), lines=True), ink)
        yield from _row("keywords", ink.text(", ".join(tip.keywords)), ink)


def _row(label: str, value: Text, ink: Ink) -> Iterator[Text]:
    """Yield the lines of a value with its label before the first; none for an empty value."""
    if not value.plain:
        return
    indent = 2 * len(_INDENT) + _LABEL
    room = ink.prose_width - indent
    start = Text(" " * 2 * len(_INDENT)).append(label.ljust(_LABEL), QUIET)
    for line in wrapped(value, room):
        yield start + line if cells(line.plain) <= room else line
        start = Text(" " * indent)
