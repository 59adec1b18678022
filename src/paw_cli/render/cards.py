"""Draw tips and themes for people: a line each, a card each, bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.messages import _
from paw_cli.model import Kind
from paw_cli.render.canvas import (
    ACCENT,
    ID,
    MAX_TEXT_WIDTH,
    QUIET,
    Canvas,
    cells,
    cut,
    indented,
    padded,
)
from paw_cli.render.views import Cards, Found, Listing, ThemeTable, kind_name, links_beside_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.model import Theme, Tip
    from paw_cli.render.views import Terminal, View

_MARGIN = "  "
_INDENT = "    "
_LABEL = 10
_GAP = "  "
# A longer id moves its own line only.
_LONGEST_ID_COLUMN = 16
# Less is no use to tell themes by.
_NARROWEST_THEMES = 20
_LONGEST_BAR = 24
_WIDEST_ID_COLUMN = 24
# With this much room a title stands beside its bar, a description too; else below it.
_TITLE = 36
_DESCRIPTION = 80


def pretty(view: View, terminal: Terminal) -> str:
    """Draw a view for a terminal."""
    canvas = Canvas(terminal)
    return canvas.printed(_lines(view, canvas))


def _lines(view: View, canvas: Canvas) -> list[Text]:
    match view:
        case Listing():
            return _listing(view.tips, canvas)
        case Found():
            from paw_cli.render.hits import found  # a search is another command's

            return found(view, canvas)
        case Cards():
            return _cards(view, canvas)
        case ThemeTable():
            return _bars(view.counts, canvas)


def _listing(tips: Sequence[Tip], canvas: Canvas) -> list[Text]:
    """Return a line for each tip: id, kind, as much of the text as fits, themes if they do."""
    sizes = [cells(tip.id) for tip in tips]
    id_column = max((size for size in sizes if size <= _LONGEST_ID_COLUMN), default=0)
    kind_column = max(map(len, map(kind_name, Kind)))
    return [_listing_row(tip, id_column, kind_column, canvas) for tip in tips]


def _listing_row(tip: Tip, id_column: int, kind_column: int, canvas: Canvas) -> Text:
    row = padded(canvas.text(tip.id, ID), id_column)
    row.append(_GAP).append(kind_name(tip.kind).ljust(kind_column), QUIET).append(_GAP)
    room = max(min(canvas.width - cells(row.plain), MAX_TEXT_WIDTH), 1)
    row.append_text(padded(cut(canvas.text(tip.text), room, canvas.glyphs.ellipsis), room))
    if canvas.width - cells(row.plain) >= _NARROWEST_THEMES:
        row.append(_GAP).append_text(canvas.text(", ".join(tip.themes), QUIET))
    return cut(row, canvas.width, canvas.glyphs.ellipsis)


def _cards(view: Cards, canvas: Canvas) -> list[Text]:
    """Return the lines of a card for each tip."""
    lines: list[Text] = []
    for tip in view.tips:
        rows = list(_card_rows(view, tip, canvas))
        column = max(_LABEL, *(cells(label) + len(_GAP) for label, _values in rows))
        lines += [Text(), *_text_block(tip, canvas), Text()]
        for label, values in rows:
            lines += _labelled(label.ljust(column), values, canvas)
    return [*lines, Text()] if lines else []


def _card_rows(view: Cards, tip: Tip, canvas: Canvas) -> Iterator[tuple[str, list[Text]]]:
    """Yield what a card says of a tip below its text, each with its label."""
    themes = {theme.id: theme.title for theme in view.collection.themes}
    sources = {source.id: source.title for source in view.collection.sources}
    yield _("id"), [canvas.text(tip.id, ID).append(f"  {kind_name(tip.kind)}", QUIET)]
    yield _("themes"), [_theme(theme, themes, canvas) for theme in tip.themes]
    yield _("source"), [canvas.text(sources.get(tip.source, tip.source))]
    yield _("links"), [canvas.text(link) for link in links_beside_text(tip)]
    if view.in_full:
        yield _("answers"), [canvas.text(question) for question in tip.answers]
        yield _("keywords"), [canvas.text(", ".join(tip.keywords))]


def _text_block(tip: Tip, canvas: Canvas) -> Iterator[Text]:
    edge = Text.assemble(_MARGIN, (canvas.glyphs.edge, ACCENT), " ")
    return indented(canvas.text(tip.text, lines=True), canvas.text_width - len(_MARGIN), edge)


def _theme(theme: str, titles: dict[str, str], canvas: Canvas) -> Text:
    """Return a theme's title, and behind it the id that the filters take."""
    drawn = canvas.text(titles.get(theme, theme))
    return drawn.append_text(canvas.text(f"  {theme}", QUIET))


def _labelled(label: str, values: Iterable[Text], canvas: Canvas) -> Iterator[Text]:
    """Yield the lines of values below one another, a label before the first."""
    start = Text(_INDENT).append(label, QUIET)
    rest = Text(" " * (len(_INDENT) + cells(label)))
    for value in values:
        if value.plain:
            yield from indented(value, canvas.text_width, start, rest)
            start = rest


def _bars(counts: Sequence[tuple[Theme, int]], canvas: Canvas) -> list[Text]:
    """Return the lines of each theme: its id, a bar with the number of its tips, its subject."""
    most = max((count for _theme, count in counts), default=0)
    longest_id = max((cells(theme.id) for theme, _count in counts), default=0)
    id_column = min(longest_id, max(canvas.width // 2, _WIDEST_ID_COLUMN))
    around_bar = id_column + len(f"{_GAP} {most}{_GAP}")
    bar_column = max(min(canvas.width - around_bar - _TITLE, _LONGEST_BAR), _LONGEST_BAR // 3)
    lines: list[Text] = []
    for theme, count in counts:
        name = cut(canvas.text(theme.id, ID), id_column, canvas.glyphs.ellipsis)
        bar = _bar(count, most, bar_column, canvas.glyphs.blocks)
        head = Text.assemble(padded(name, id_column), _GAP, (bar, ACCENT), f" {count}", _GAP)
        lines += _with_subject(padded(head, around_bar + bar_column), theme, canvas)
    return lines


def _with_subject(head: Text, theme: Theme, canvas: Canvas) -> Iterator[Text]:
    column = cells(head.plain)
    room = canvas.width - column
    beside, below = Text(" " * column), Text(_GAP)
    edge = min(canvas.width, column + MAX_TEXT_WIDTH)
    title, description = canvas.text(theme.title), canvas.text(theme.description, QUIET)
    if room >= _TITLE:
        yield from indented(title, edge, head, beside)
    else:
        yield head
        yield from indented(title, canvas.text_width, below)
    if theme.description and room >= _DESCRIPTION:
        yield from indented(description, edge, beside)
    elif theme.description:
        yield from indented(description, canvas.text_width, below)


def _bar(count: int, most: int, room: int, blocks: str) -> str:
    """Return a bar as long as `count` is large, the largest filling the room."""
    steps = len(blocks)
    length = round(count / most * room * steps) if count else 0
    whole, part = divmod(length, steps)
    return blocks[-1] * whole + (blocks[part - 1] if part else "")
