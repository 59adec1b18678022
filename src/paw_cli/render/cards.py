"""Draw tips and themes for people: a line each, a card each, bars."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.messages import _
from paw_cli.model import Kind
from paw_cli.render.canvas import (
    ACCENT,
    ID,
    LINK,
    MAX_TEXT_WIDTH,
    NARROW,
    QUIET,
    WARNING,
    Canvas,
    cells,
    cut,
    indented,
    padded,
    wrapped,
)
from paw_cli.render.views import Cards, Found, Listing, ThemeTable, kind_name, links_beside_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.model import Collection, Tip
    from paw_cli.render.views import Terminal, View

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
    return canvas.printed(_lines(view, canvas))


def _lines(view: View, canvas: Canvas) -> list[Text]:
    match view:
        case Listing():
            return _listing(view, canvas)
        case Found():
            from paw_cli.render.hits import found  # a search is another command's

            return found(view, canvas)
        case Cards():
            return _cards(view, canvas)
        case ThemeTable():
            return _theme_table(view, canvas)


def _listing(view: Listing, canvas: Canvas) -> list[Text]:
    """Return a line for each tip: id, kind, as much of the text as fits, themes if they do."""
    sizes = [cells(tip.id) for tip in view.tips]
    id_column = max((size for size in sizes if size <= _MAX_ID_COLUMN), default=0)
    return [_listing_row(tip, view.collection, id_column, canvas) for tip in view.tips]


def _listing_row(tip: Tip, collection: Collection, id_column: int, canvas: Canvas) -> Text:
    row = padded(canvas.text(tip.id, ID), id_column).append(_GAP)
    if canvas.width < NARROW:
        row.append(canvas.glyphs.kind(tip.kind), QUIET).append(" ")
    else:
        kind_column = max(map(len, map(kind_name, Kind)))
        row.append(kind_name(tip.kind).ljust(kind_column), QUIET).append(_GAP)
    if file := collection.origin_of("tip", tip.id):
        row.append_text(canvas.text(f"[{PurePath(file).name}] ", WARNING))
    room = max(min(canvas.width - cells(row.plain), MAX_TEXT_WIDTH), 1)
    row.append_text(padded(cut(canvas.text(tip.text), room, canvas.glyphs.ellipsis), room))
    if canvas.width - cells(row.plain) >= _MIN_THEMES:
        row.append(_GAP).append_text(canvas.text(", ".join(tip.themes), QUIET))
    return cut(row, canvas.width, canvas.glyphs.ellipsis)


def _cards(view: Cards, canvas: Canvas) -> list[Text]:
    """Return the lines of a card for each tip."""
    lines: list[Text] = []
    for tip in view.tips:
        rows = [(label, values) for label, values in _card_rows(view, tip, canvas) if values]
        column = max(_LABEL, *(cells(label) + len(_GAP) for label, _values in rows))
        lines += [Text(), *_text_block(tip, canvas), Text()]
        for label, values in rows:
            lines += _labelled(label, values, column, canvas)
    return [*lines, Text()] if lines else []


def _card_rows(view: Cards, tip: Tip, canvas: Canvas) -> Iterator[tuple[str, list[Text]]]:
    """Yield what a card says of a tip below its text, each with its label."""
    is_brief = canvas.width < NARROW and not view.with_keywords
    themes = {theme.id: theme.title for theme in view.collection.themes}
    sources = {source.id: source.title for source in view.collection.sources}
    yield _("id"), [canvas.text(tip.id, ID).append(f"  {kind_name(tip.kind)}", QUIET)]
    if file := view.collection.origin_of("tip", tip.id):
        yield _("file"), [canvas.text(file, WARNING)]
    yield _("themes"), [_theme(theme, themes, view, canvas) for theme in tip.themes]
    source = [canvas.text(sources.get(tip.source, tip.source))] if tip.source else []
    if is_brief:
        source = _cut_values(_("source"), source, canvas)
    yield (
        _("source"),
        [*source, *_title_from(view.collection.origin_of("source", tip.source), canvas)],
    )
    yield _("links"), [canvas.text(link) for link in links_beside_text(tip)]
    if view.in_full:
        answers = [canvas.text(question) for question in tip.answers]
        yield _("answers"), _cut_values(_("answers"), answers, canvas) if is_brief else answers
    if view.with_keywords and tip.keywords:
        yield _("keywords"), [canvas.text(", ".join(tip.keywords))]


def _text_block(tip: Tip, canvas: Canvas) -> Iterator[Text]:
    margin = "" if canvas.width < NARROW else _GAP
    edge = Text.assemble(margin, (canvas.glyphs.edge, ACCENT), " ")
    return indented(canvas.text(tip.text, lines=True), canvas.text_width - len(margin), edge)


def _theme(theme: str, titles: dict[str, str], view: Cards, canvas: Canvas) -> Text:
    """Return a theme's title, and behind it the id that the filters take."""
    drawn = canvas.text(titles.get(theme, theme))
    drawn.append_text(canvas.text(f"  {theme}", QUIET))
    for origin in _title_from(view.collection.origin_of("theme", theme), canvas):
        drawn.append(_GAP).append_text(origin)
    return drawn


def _title_from(file: str | None, canvas: Canvas) -> list[Text]:
    """Return what is said of a title that a file gave to what comes with the program."""
    return [canvas.text(_("(title from {file})", file=file), WARNING)] if file else []


def _labelled(label: str, values: Iterable[Text], column: int, canvas: Canvas) -> Iterator[Text]:
    """Yield the lines of values below one another, a label before the first."""
    if canvas.width < NARROW:
        start, rest = Text(f"{label}{_GAP}", QUIET), Text(_GAP)
    else:
        start = Text(_GAP * 2).append(label.ljust(column), QUIET)
        rest = Text(" " * cells(start.plain))
    for value in values:
        yield from indented(value, canvas.text_width, start, rest)
        start = rest


def _cut_values(label: str, values: Sequence[Text], canvas: Canvas) -> list[Text]:
    """Return values cut to a line each, as they stand below one another on a narrow terminal."""
    room = [canvas.width - cells(label) - len(_GAP)] + [canvas.width - len(_GAP)] * len(values)
    return [
        value if LINK.search(value.plain) else cut(value, width, canvas.glyphs.ellipsis)
        for value, width in zip(values, room, strict=False)
    ]


def _theme_table(view: ThemeTable, canvas: Canvas) -> list[Text]:
    """Return the lines of each theme: title, id, a bar with the number of its tips, its subject."""
    counts, collection = view.counts, view.collection
    most = max((count for _theme, count in counts), default=0)
    drawn_names = [
        (canvas.text(theme.title, "bold"), canvas.text(theme.id, ID)) for theme, _count in counts
    ]
    names = max((cells(f"{t.plain}{_GAP}{i.plain}") for t, i in drawn_names), default=0)
    around_bar = len(f"{_GAP} {most}")
    is_narrow = canvas.width < names + around_bar + _MIN_BAR
    room = canvas.width // 2 if is_narrow else canvas.width - names - around_bar
    blocks: list[tuple[list[Text], Text]] = []
    for (theme, count), (title, id_) in zip(counts, drawn_names, strict=True):
        bar = _bar(count, most, min(room, _MAX_BAR), canvas.glyphs.blocks)
        drawn = Text(_GAP).append(bar, ACCENT).append(f" {count}")
        if is_narrow:
            head = [*wrapped(title, canvas.width), *indented(id_ + drawn, canvas.width, Text(_GAP))]
        else:
            head = [padded(Text.assemble(title, _GAP, id_), names) + drawn]
        about = canvas.text(theme.description)
        for origin in _title_from(collection.origin_of("theme", theme.id), canvas):
            about = Text.assemble(origin, " ", about)
        blocks.append((head, about))
    column = names + around_bar + _MAX_BAR + len(_GAP)
    if canvas.width - column >= _MIN_DESCRIPTION:
        return [line for head, about in blocks for line in _beside(head[0], about, column, canvas)]
    return _below(blocks, canvas)


def _beside(head: Text, about: Text, column: int, canvas: Canvas) -> Iterator[Text]:
    edge = min(canvas.width, column + MAX_TEXT_WIDTH)
    yield from indented(about, edge, padded(head, column), Text(" " * column))


def _below(blocks: Sequence[tuple[list[Text], Text]], canvas: Canvas) -> list[Text]:
    """Return themes, each above its subject: whole if that fits the window, else a line of it."""
    whole = [
        line
        for head, about in blocks
        for line in (
            *head,
            *(indented(about, canvas.text_width, Text(_GAP)) if about.plain else ()),
        )
    ]
    if not canvas.terminal.attached or len(whole) <= canvas.terminal.height:
        return whole
    room = canvas.text_width - len(_GAP)
    return [
        line
        for head, about in blocks
        for line in (*head, Text(_GAP) + cut(about, room, canvas.glyphs.ellipsis))
        if line.plain.strip()
    ]


def _bar(count: int, most: int, room: int, blocks: str) -> str:
    """Return a bar as long as `count` is large, the largest filling the room."""
    steps = len(blocks)
    length = round(count / most * room * steps) if count else 0
    whole, part = divmod(length, steps)
    return blocks[-1] * whole + (blocks[part - 1] if part else "")
