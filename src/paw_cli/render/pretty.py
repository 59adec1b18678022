"""Draw for people at a terminal: tips a line each or a card each, what a search found, bars."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.messages import _
from paw_cli.model import Kind, Tip
from paw_cli.render import Cards, Found, Listing, Terminal, ThemeTable, View
from paw_cli.render.canvas import MAX_TEXT_WIDTH, SIGNS, Canvas, cells, indented, padded, wrapped
from paw_cli.render.views import kind_name, links_beside_text, titles_of

if TYPE_CHECKING:
    from paw_cli.render.reasons import Span
    from paw_cli.search_engine import Hit

# Colours of middling brightness out of the 256: a contrast of 3.6 at least on white, black, what
# editors take for it, both grounds of Solarized and PowerShell's blue. A text stands in the
# terminal's own colour; QUIET is for labels that repeat.
ACCENT = "color(31)"
ID = "bold color(31)"
MATCH = "color(133)"
QUIET = "color(244)"
WARNING = "bold color(133)"

_GAP = "  "
_LABEL = 10
# A longer id moves its own line only.
_MAX_ID_COLUMN = 16
# Less is no use to tell themes by.
_MIN_THEMES = 20
_MAX_BAR, _MIN_BAR = 24, 8
# Of a text that takes more cells, lines are left out: those that hold no match, from the end.
_MAX_CELLS, _MAX_CELLS_OF_BEST = 560, 2000
# A window of this size shows so many hits at least, shortened where they do not fit.
_USUAL_WIDTH, _USUAL_HEIGHT = 80, 24
_MIN_SHOWN, _MIN_LINES = 3, 2

# Each kind of match has a style that differs by more than colour, and a sign where there is none:
# the word itself, one like it, a part, a guess, the same in other words.
_MARKS = {
    "exact": (f"bold underline {MATCH}", ""),
    "inflection": (f"bold {MATCH}", "~"),
    "compound": (f"underline {MATCH}", "+"),
    "typo": (f"italic underline {MATCH}", "?"),
    "synonym": (f"italic {MATCH}", "="),
}
_STYLES = frozenset(style for style, _sign in _MARKS.values())


def pretty(view: View, terminal: Terminal) -> str:
    """Draw a view for a terminal."""
    canvas = Canvas(terminal)
    match view:
        case Listing():
            lines = _listing(view, canvas)
        case Found():
            lines = [line for hit in _hits(view, canvas) for line in (*hit, Text())][:-1]
        case Cards():
            lines = _cards(view, canvas)
        case ThemeTable():
            lines = _theme_table(view, canvas)
    return canvas.printed(lines)


def count_fitting(view: Found, terminal: Terminal) -> int:
    """Return how many of the hits are drawn in the room that the view has."""
    return len(_hits(view, Canvas(terminal)))


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
        lines += [Text(), *indented(text, canvas.text_width - len(margin), edge), Text()]
        rows = [(f"{label}{_GAP}", values) for label, values in _about(tip, view, canvas) if values]
        column = max(_LABEL, *(cells(label) for label, _values in rows))
        for label, values in rows:
            about = Text("\n").join(values)
            if canvas.is_narrow:
                about = Text.assemble((label, QUIET), about)
                lines += indented(about, canvas.text_width, Text(), Text(_GAP))
            else:
                start = Text(_GAP * 2).append(label.ljust(column), QUIET)
                rest = Text(" " * cells(start.plain))
                lines += indented(about, canvas.text_width, start, rest)
    return [*lines, Text()] if lines else []


def _about(tip: Tip, view: Cards, canvas: Canvas) -> Iterator[tuple[str, list[Text]]]:
    """Yield what a card says of a tip below its text, each with its label."""
    collection = view.collection
    titles, sources = titles_of("theme", collection), titles_of("source", collection)
    yield _("id"), [canvas.text(tip.id, ID).append(f"  {kind_name(tip.kind)}", QUIET)]
    if file := collection.origin_of("tip", tip.id):
        yield _("file"), [canvas.text(file, WARNING)]
    # Behind a theme's title stands the id that the filters take.
    themes = [(titles.get(id_, id_), f"{_GAP}{id_}") for id_ in tip.themes]
    yield _("themes"), [canvas.text(title) + canvas.text(id_, QUIET) for title, id_ in themes]
    yield _("source"), [canvas.text(sources.get(tip.source, tip.source))] if tip.source else []
    yield _("links"), [canvas.text(link) for link in links_beside_text(tip)]
    if view.in_full:
        yield _("answers"), [canvas.text(question) for question in tip.answers]
    if view.with_keywords and tip.keywords:
        yield _("keywords"), [canvas.text(", ".join(tip.keywords))]


def _theme_table(view: ThemeTable, canvas: Canvas) -> list[Text]:
    """Return the lines of each theme: its title and id, a bar as long as its count, its subject."""
    titles = titles_of("theme", view.collection)
    heads = [
        canvas.text(titles.get(theme.id, theme.title), "bold") + _GAP + canvas.text(theme.id, ID)
        for theme, _count in view.counts
    ]
    most = max((count for _theme, count in view.counts), default=0)
    column = max((cells(head.plain) for head in heads), default=0)
    beside = canvas.width - column - len(f"{_GAP} {most}")
    is_narrow = beside < _MIN_BAR
    longest = min(canvas.width // 2 if is_narrow else beside, _MAX_BAR)
    lines: list[Text] = []
    for (theme, count), head in zip(view.counts, heads, strict=True):
        length = max(round(count / most * longest), 1) if count else 0
        bar = Text.assemble(_GAP, canvas.text("█" * length, ACCENT), f" {count}")
        if is_narrow:
            lines += [*indented(head, canvas.width, Text(), Text(_GAP)), bar]
        else:
            lines.append(padded(head, column) + bar)
        if theme.description:
            lines += indented(canvas.text(theme.description), canvas.text_width, Text(_GAP))
    return lines


def _hits(view: Found, canvas: Canvas) -> list[list[Text]]:
    """Return the lines of each hit: the best one whole, others while there is room."""
    shown: list[list[Text]] = []
    room = view.room
    is_usual = canvas.width >= _USUAL_WIDTH and canvas.terminal.height >= _USUAL_HEIGHT
    promised = min(_MIN_SHOWN, len(view.shown)) if is_usual else 1
    for n, hit in enumerate(view.shown):
        above, text, below = _block(hit, view, canvas)
        most = (_MAX_CELLS if n else _MAX_CELLS_OF_BEST) // canvas.text_width
        lines = [*above, *_condensed(text, most, canvas), *below]
        # An empty line stands above all but the first; those that are promised have two each.
        free = room - bool(n) - (1 + _MIN_LINES) * max(promised - n - 1, 0)
        if n and len(lines) > free:
            if n >= promised:
                break
            rest = max(free, _MIN_LINES) - len(above)
            below = below[: max(rest - 1, 0)]
            lines = [*above, *_condensed(text, max(rest - len(below), 1), canvas), *below]
        room -= len(lines) + bool(n)
        shown.append(lines)
    return shown


def _block(hit: "Hit", view: Found, canvas: Canvas) -> tuple[list[Text], list[Text], list[Text]]:
    """Return the lines of a hit: its id and kind, its text, and why it is there."""
    from paw_cli.render.reasons import pieces, reasons  # a search is another command's

    head = canvas.text(hit.tip.id, ID).append(f"  {kind_name(hit.tip.kind)}", QUIET)
    if file := view.collection.origin_of("tip", hit.tip.id):
        head.append("  ").append_text(canvas.text(_("from {file}", file=file), WARNING))
    text = Text()
    for piece, span in pieces(hit):
        text.append_text(_match(piece, span, canvas) if span else canvas.text(piece, lines=True))
    arrow = Text(_GAP) + canvas.text("→ ", QUIET)
    after_arrow = Text(" " * cells(arrow.plain))
    below: list[Text] = []
    for reason in reasons(hit):
        below += indented(canvas.text(reason), canvas.text_width, arrow, after_arrow)
    above = list(wrapped(head, canvas.width))
    return above, list(indented(text, canvas.text_width, Text(_GAP))), below


def _match(matched: str, span: "Span", canvas: Canvas) -> Text:
    style, sign = _MARKS[span.match.kind]
    drawn = canvas.text(matched, style)
    if canvas.terminal.color or span.is_link:
        return drawn
    return Text(f"[{sign}").append_text(drawn).append("]")


def _condensed(lines: list[Text], most: int, canvas: Canvas) -> list[Text]:
    """Return so many lines of a text, first those that hold a match; signs stand for the others."""
    with_match = [n for n, line in enumerate(lines) if any(s.style in _STYLES for s in line.spans)]
    wanted = list(dict.fromkeys([*with_match, *range(len(lines))]))
    for count in range(most, 0, -1):
        drawn: list[Text] = []
        for is_kept, run in groupby(range(len(lines)), set(wanted[:count]).__contains__):
            those = [lines[n] for n in run]
            is_shown = is_kept or len(those) == 1
            drawn += those if is_shown else [Text(_GAP) + canvas.text("…", QUIET)]
        if len(drawn) <= most:
            return drawn
    return [lines[n] for n in sorted(wanted[:most])]
