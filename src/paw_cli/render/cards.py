"""Draw tips and themes for people: a line each, a card each, bars."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.messages import _
from paw_cli.model import Kind
from paw_cli.render import Cards, Found, Listing, ThemeTable
from paw_cli.render.canvas import (
    ACCENT,
    ID,
    MAX_TEXT_WIDTH,
    QUIET,
    SIGNS,
    WARNING,
    Canvas,
    cells,
    indented,
    padded,
)
from paw_cli.render.views import kind_name, links_beside_text, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.model import Tip
    from paw_cli.render import Terminal, View

_GAP = "  "
_LABEL = 10
# A longer id moves its own line only.
_MAX_ID_COLUMN = 16
# Less is no use to tell themes by.
_MIN_THEMES = 20
_MAX_BAR, _MIN_BAR = 24, 8
# With this much room a description stands beside its theme, else below it.
_MIN_DESCRIPTION = 50


def pretty(view: View, terminal: Terminal) -> str:
    """Draw a view for a terminal."""
    canvas = Canvas(terminal)
    match view:
        case Listing():
            lines = _listing(view, canvas)
        case Found():
            from paw_cli.render.hits import found  # a search is another command's

            lines = found(view, canvas)
        case Cards():
            lines = _cards(view, canvas)
        case ThemeTable():
            lines = _theme_table(view, canvas)
    return canvas.printed(lines)


def _listing(view: Listing, canvas: Canvas) -> list[Text]:
    """Return a line for each tip: id, kind, as much of the text as fits, themes if they do."""
    sizes = [cells(tip.id) for tip in view.tips]
    id_column = max((size for size in sizes if size <= _MAX_ID_COLUMN), default=0)
    kind_column = max(map(len, map(kind_name, Kind)))
    lines = []
    for tip in view.tips:
        row = padded(canvas.text(tip.id, ID), id_column).append(_GAP)
        if canvas.is_narrow:
            row.append_text(canvas.text(f"{SIGNS[tip.kind]} ", QUIET))
        else:
            row.append(kind_name(tip.kind).ljust(kind_column), QUIET).append(_GAP)
        if file := view.collection.origin_of("tip", tip.id):
            row.append_text(canvas.text(f"[{PurePath(file).name}] ", WARNING))
        room = max(min(canvas.width - cells(row.plain), MAX_TEXT_WIDTH), 1)
        row.append_text(padded(canvas.cut(canvas.text(tip.text), room), room))
        if canvas.width - cells(row.plain) >= _MIN_THEMES:
            row.append(_GAP).append_text(canvas.text(", ".join(tip.themes), QUIET))
        lines.append(canvas.cut(row, canvas.width))
    return lines


def _cards(view: Cards, canvas: Canvas) -> list[Text]:
    """Return the lines of a card for each tip: its text, and below what is known about it."""
    margin = "" if canvas.is_narrow else _GAP
    edge = Text.assemble(margin, canvas.text("┃", ACCENT), " ")
    lines: list[Text] = []
    for tip in view.tips:
        text = canvas.text(tip.text, lines=True)
        rows = [(label, values) for label, values in _card_rows(view, tip, canvas) if values]
        column = max(_LABEL, *(cells(label) + len(_GAP) for label, _values in rows))
        lines += [Text(), *indented(text, canvas.text_width - len(margin), edge), Text()]
        for label, values in rows:
            lines += _labelled(label, values, column, canvas)
    return [*lines, Text()] if lines else []


def _card_rows(view: Cards, tip: Tip, canvas: Canvas) -> Iterator[tuple[str, Sequence[Text]]]:
    """Yield what a card says of a tip below its text, each with its label."""
    collection = view.collection
    titles, sources = titles_of("theme", collection), titles_of("source", collection)
    yield _("id"), [canvas.text(tip.id, ID).append(f"  {kind_name(tip.kind)}", QUIET)]
    if file := collection.origin_of("tip", tip.id):
        yield _("file"), [canvas.text(file, WARNING)]
    yield _("themes"), [_theme(id_, titles.get(id_, id_), canvas) for id_ in tip.themes]
    yield _("source"), [canvas.text(sources.get(tip.source, tip.source))] if tip.source else []
    yield _("links"), [canvas.text(link) for link in links_beside_text(tip)]
    if view.in_full:
        yield _("answers"), [canvas.text(question) for question in tip.answers]
    if view.with_keywords and tip.keywords:
        yield _("keywords"), [canvas.text(", ".join(tip.keywords))]


def _theme(id_: str, title: str, canvas: Canvas) -> Text:
    """Return a theme's title, and behind it the id that the filters take."""
    return canvas.text(title) + canvas.text(f"{_GAP}{id_}", QUIET)


def _labelled(label: str, values: Iterable[Text], column: int, canvas: Canvas) -> Iterator[Text]:
    """Yield the lines of values below one another, a label before the first."""
    if canvas.is_narrow:
        start, rest = Text(f"{label}{_GAP}", QUIET), Text(_GAP)
    else:
        start = Text(_GAP * 2).append(label.ljust(column), QUIET)
        rest = Text(" " * cells(start.plain))
    for value in values:
        yield from indented(value, canvas.text_width, start, rest)
        start = rest


def _theme_table(view: ThemeTable, canvas: Canvas) -> list[Text]:
    """Return the lines of each theme, its subject beside them where there is room, else below."""
    titles = titles_of("theme", view.collection)
    heads = [
        canvas.text(titles.get(theme.id, theme.title), "bold") + _GAP + canvas.text(theme.id, ID)
        for theme, _count in view.counts
    ]
    most = max((count for _theme, count in view.counts), default=0)
    column = max((cells(head.plain) for head in heads), default=0)
    around_bar = len(f"{_GAP} {most}")
    is_narrow = canvas.width < column + around_bar + _MIN_BAR
    room = canvas.width // 2 if is_narrow else canvas.width - column - around_bar
    beside = column + around_bar + _MAX_BAR + len(_GAP)
    is_beside = canvas.width - beside >= _MIN_DESCRIPTION
    lines: list[Text] = []
    for (theme, count), head in zip(view.counts, heads, strict=True):
        length = max(round(count / most * min(room, _MAX_BAR)), 1) if count else 0
        bar = Text.assemble(_GAP, canvas.text("█" * length, ACCENT), f" {count}")
        drawn = [padded(head, column) + bar]
        if is_narrow:
            drawn = [*indented(head, canvas.width, Text(), Text(_GAP)), bar]
        about = canvas.text(theme.description)
        if is_beside:
            edge = min(canvas.width, beside + MAX_TEXT_WIDTH)
            lines += indented(about, edge, padded(drawn[0], beside), Text(" " * beside))
        else:
            lines += [*drawn, *indented(about, canvas.text_width, Text(_GAP))]
    return [line for line in lines if line.plain.strip()]
