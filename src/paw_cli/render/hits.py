"""Draw what a search found: the text with what matched shown, and why where that is not plain."""

from itertools import groupby

from rich.text import Text

from paw_cli.messages import _
from paw_cli.render.canvas import ID, MATCH, QUIET, WARNING, Canvas, cells, indented, wrapped
from paw_cli.render.reasons import Span, pieces, reasons
from paw_cli.render.views import Found, Terminal, kind_name
from paw_cli.search_engine import Hit, MatchKind

_MARGIN = Text("  ")
# Of a text that takes more cells, lines are left out: those that hold no match, from the end.
_MAX_CELLS, _MAX_CELLS_OF_BEST = 560, 2000
# A window of this size shows so many hits at least, shortened where they do not fit.
_USUAL_WIDTH, _USUAL_HEIGHT = 80, 24
_MIN_SHOWN, _MIN_LINES = 3, 2

# Each kind has a style that differs by more than colour, and a sign for where there is no colour:
# the word itself, one like it, a part, a guess, the same in other words.
_MARKS = {
    MatchKind.EXACT: (f"bold underline {MATCH}", ""),
    MatchKind.INFLECTION: (f"bold {MATCH}", "~"),
    MatchKind.COMPOUND: (f"underline {MATCH}", "+"),
    MatchKind.TYPO: (f"italic underline {MATCH}", "?"),
    MatchKind.SYNONYM: (f"italic {MATCH}", "="),
}
_STYLES = frozenset(style for style, _sign in _MARKS.values())


def found(view: Found, canvas: Canvas) -> list[Text]:
    """Return the lines of each hit, best first."""
    return [line for block in _fitting(view, canvas) for line in (*block, Text())][:-1]


def count_fitting(view: Found, terminal: Terminal) -> int:
    """Return how many of the hits are drawn in the room that the view has."""
    return len(_fitting(view, Canvas(terminal)))


def _fitting(view: Found, canvas: Canvas) -> list[list[Text]]:
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


def _block(hit: Hit, view: Found, canvas: Canvas) -> tuple[list[Text], list[Text], list[Text]]:
    """Return the lines of a hit: its id and kind, its text, and why it is there."""
    head = canvas.text(hit.tip.id, ID).append(f"  {kind_name(hit.tip.kind)}", QUIET)
    if file := view.collection.origin_of("tip", hit.tip.id):
        head.append("  ").append_text(canvas.text(_("from {file}", file=file), WARNING))
    text = Text()
    for piece, span in pieces(hit):
        text.append_text(_match(piece, span, canvas) if span else canvas.text(piece, lines=True))
    arrow = _MARGIN + canvas.text("→ ", QUIET)
    after_arrow = Text(" " * cells(arrow.plain))
    below: list[Text] = []
    for reason in reasons(hit):
        below += indented(canvas.text(reason), canvas.text_width, arrow, after_arrow)
    above = list(wrapped(head, canvas.width))
    return above, list(indented(text, canvas.text_width, _MARGIN)), below


def _match(matched: str, span: Span, canvas: Canvas) -> Text:
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
            drawn += those if is_shown else [_MARGIN + canvas.text("…", QUIET)]
        if len(drawn) <= most:
            return drawn
    return [lines[n] for n in sorted(wanted[:most])]
