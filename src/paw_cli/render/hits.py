"""Draw what a search found: the text with what matched shown, and why where that is not plain."""

from collections.abc import Iterator
from math import inf

from rich.text import Text

from paw_cli.messages import _
from paw_cli.render.canvas import ID, MATCH, QUIET, WARNING, Canvas, cells, indented, wrapped
from paw_cli.render.reasons import Span, pieces, reasons, spans
from paw_cli.render.views import Found, Terminal, kind_name
from paw_cli.search_engine import Hit, MatchKind

_MARGIN = Text("  ")
# Of a text that takes more cells, lines are left out: those that hold no match, from the end.
_MAX_CELLS, _MAX_CELLS_OF_BEST = 480, 2000
# A window of this size shows so many hits at least, shortened where they do not fit.
_USUAL_WIDTH, _USUAL_HEIGHT = 80, 24
_MIN_SHOWN = 3

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
    room = inf if view.room is None else view.room
    for hit in view.shown:
        most = (_MAX_CELLS if shown else _MAX_CELLS_OF_BEST) // canvas.text_width
        above, text, below = _block(hit, view, canvas)
        lines = [*above, *_condensed(text, most, canvas), *below]
        if shown and len(lines) + 1 > room:
            break
        room -= len(lines) + bool(shown)  # an empty line stands before all but the first
        shown.append(lines)
    wanted = min(_MIN_SHOWN, len(view.shown))
    is_usual = canvas.width >= _USUAL_WIDTH and canvas.terminal.height >= _USUAL_HEIGHT
    if is_usual and view.room is not None and len(shown) < wanted:
        return [shown[0], *_sharing(view, wanted, view.room - len(shown[0]), canvas)]
    return shown


def _sharing(view: Found, wanted: int, room: int, canvas: Canvas) -> Iterator[list[Text]]:
    """Yield the hits after the best, shortened to a share of the room, two lines at least."""
    for n, hit in enumerate(view.shown[1:wanted], start=1):
        share = max(room // (wanted - n) - 1, 2)
        above, text, below = _block(hit, view, canvas)
        below = below[: max(share - len(above) - 2, 0)]
        rest = max(share - len(above) - len(below), 1)
        condensed = (list(_condensed(text, most, canvas)) for most in range(rest, 0, -1))
        fitting = next((lines for lines in condensed if len(lines) <= rest), text[:rest])
        lines = [*above, *fitting, *below]
        room -= len(lines) + 1
        yield lines


def _block(hit: Hit, view: Found, canvas: Canvas) -> tuple[list[Text], list[Text], list[Text]]:
    """Return the lines of a hit: its id and kind, its text, and why it is there."""
    head = canvas.text(hit.tip.id, ID).append(f"  {kind_name(hit.tip.kind)}", QUIET)
    if file := view.collection.origin_of("tip", hit.tip.id):
        head.append("  ").append_text(canvas.text(_("from {file}", file=file), WARNING))
    text = Text()
    for piece, span in pieces(hit.tip.text, spans(hit)):
        text.append_text(_match(piece, span, canvas) if span else canvas.text(piece, lines=True))
    arrow = _MARGIN + Text(f"{canvas.glyphs.arrow} ", QUIET)
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


def _condensed(lines: list[Text], count: int, canvas: Canvas) -> Iterator[Text]:
    """Yield `count` lines of a text, first those that hold a match; signs stand for the others."""
    with_match = [n for n, line in enumerate(lines) if any(s.style in _STYLES for s in line.spans)]
    wanted = list(dict.fromkeys([*with_match, *range(len(lines))]))
    kept = sorted(wanted[:count])
    for before, place in zip([-1, *kept], [*kept, len(lines)], strict=True):
        if place == before + 2:
            yield lines[before + 1]
        elif place > before + 2:
            yield _MARGIN + Text(canvas.glyphs.ellipsis, QUIET)
        if place < len(lines):
            yield lines[place]
