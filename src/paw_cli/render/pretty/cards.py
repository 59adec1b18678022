"""One tip on a card: its text first, then what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.render.answers import links_beside_text
from paw_cli.render.pretty.ink import ACCENT, ID, QUIET
from paw_cli.render.pretty.layout import indented

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paw_cli.model import Tip
    from paw_cli.render.answers import Cards
    from paw_cli.render.pretty.ink import Ink

_MARGIN = "  "
_INDENT = "    "
_LABEL = len("keywords") + 2


def cards(answer: Cards, ink: Ink) -> list[Text]:
    """Return the lines of a card for each tip."""
    themes = {theme.id: theme.title for theme in answer.collection.themes}
    sources = {source.id: source.title for source in answer.collection.sources}
    lines: list[Text] = []
    for tip in answer.tips:
        lines += [Text(), *_hero(tip, ink), Text()]
        lines += _row("id", [ink.text(tip.id, ID).append(f"  {tip.kind}", QUIET)], ink)
        lines += _row("themes", [_theme(theme, themes, ink) for theme in tip.themes], ink)
        lines += _row("source", [ink.text(sources.get(tip.source, tip.source))], ink)
        lines += _row("links", [ink.text(link) for link in links_beside_text(tip)], ink)
        if answer.in_full:
            lines += _row("answers", [ink.text(question) for question in tip.answers], ink)
            lines += _row("keywords", [ink.text(", ".join(tip.keywords))], ink)
    return [*lines, Text()] if lines else []


def _hero(tip: Tip, ink: Ink) -> Iterator[Text]:
    edge = Text.assemble(_MARGIN, (ink.signs.edge, ACCENT), " ")
    return indented(ink.text(tip.text, lines=True), ink.prose_width - len(_MARGIN), edge)


def _theme(theme: str, titles: dict[str, str], ink: Ink) -> Text:
    """Return a theme's title, and behind it the id that the filters take."""
    drawn = ink.text(titles.get(theme, theme))
    return drawn.append_text(ink.text(f"  {theme}", QUIET))


def _row(label: str, values: Iterable[Text], ink: Ink) -> Iterator[Text]:
    """Yield the lines of values below one another, a label before the first."""
    start = Text(_INDENT).append(label.ljust(_LABEL), QUIET)
    rest = Text(" " * (len(_INDENT) + _LABEL))
    for value in values:
        if value.plain:
            yield from indented(value, ink.prose_width, start, rest)
            start = rest
