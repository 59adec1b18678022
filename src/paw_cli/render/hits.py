"""Draw what a search found: the text with what matched shown, and why where that is not plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.messages import _
from paw_cli.render.canvas import ID, MATCH, QUIET, WARNING, Canvas, cells, indented, wrapped
from paw_cli.render.reasons import reasons, spans
from paw_cli.render.views import kind_name
from paw_cli.search_engine import MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.render.reasons import Span
    from paw_cli.render.views import Found, Terminal
    from paw_cli.search_engine import Hit

_MARGIN = Text("  ")
# Of a text that takes more cells, lines are left out: those that hold no match, from the end.
_MAX_CELLS, _MAX_CELLS_OF_BEST = 480, 2000
# A window of this size shows so many hits at least, shortened where they do not fit.
_USUAL_WINDOW = (80, 24)
_MIN_SHOWN = 3

# Each kind differs by more than colour.
_STYLES = {
    MatchKind.EXACT: f"bold underline {MATCH}",
    MatchKind.INFLECTION: f"bold {MATCH}",
    MatchKind.COMPOUND: f"underline {MATCH}",
    MatchKind.TYPO: f"italic underline {MATCH}",
    MatchKind.SYNONYM: f"italic {MATCH}",
}
_MARKS = frozenset(_STYLES.values())

# Without colour: the word itself, one like it, a part, a guess, the same in other words.
_SIGNS = {
    MatchKind.EXACT: "",
    MatchKind.INFLECTION: "~",
    MatchKind.COMPOUND: "+",
    MatchKind.TYPO: "?",
    MatchKind.SYNONYM: "=",
}


def found(view: Found, canvas: Canvas) -> list[Text]:
    """Return the lines of each hit, best first."""
    lines: list[Text] = []
    for block in _blocks(view, canvas):
        lines += [*block, Text()]
    return lines[:-1]


def count_fitting(view: Found, terminal: Terminal) -> int:
    """Return how many of the hits are drawn in the room that the view has."""
    return len(_blocks(view, Canvas(terminal)))


def _blocks(view: Found, canvas: Canvas) -> list[list[Text]]:
    """Return the lines of each hit: the best one whole, others while there is room."""
    if view.room is None:
        return [_block(hit, view, canvas, is_best=not n) for n, hit in enumerate(view.shown)]
    blocks: list[list[Text]] = []
    left = view.room
    for hit in view.shown:
        block = _block(hit, view, canvas, is_best=not blocks)
        if blocks and len(block) + 1 > left:
            break
        blocks.append(block)
        left -= len(block) + (len(blocks) > 1)
    wanted = min(_MIN_SHOWN, len(view.shown))
    usual = canvas.width >= _USUAL_WINDOW[0] and canvas.terminal.height >= _USUAL_WINDOW[1]
    if usual and len(blocks) < wanted:
        room = view.room - len(blocks[0])
        return [blocks[0], *_shortened(view, wanted, room, canvas)]
    return blocks


def _shortened(view: Found, wanted: int, room: int, canvas: Canvas) -> Iterator[list[Text]]:
    """Yield the hits after the best that share some lines, an empty one before each."""
    hits = view.shown[1:wanted]
    for n, hit in enumerate(hits):
        share = max(room // (len(hits) - n) - 1, 2)
        block = _block(hit, view, canvas, max_lines=share)
        room -= len(block) + 1
        yield block


def _block(
    hit: Hit, view: Found, canvas: Canvas, *, is_best: bool = False, max_lines: int | None = None
) -> list[Text]:
    """Return the lines of a hit: its id and kind, its text, and why it is there."""
    head = canvas.text(hit.tip.id, ID).append(f"  {kind_name(hit.tip.kind)}", QUIET)
    if file := view.collection.origin_of("tip", hit.tip.id):
        head.append("  ").append_text(canvas.text(_("from {file}", file=file), WARNING))
    above = list(wrapped(head, canvas.width))
    text = [*indented(_marked(hit, canvas), canvas.text_width, _MARGIN)]
    arrow = _MARGIN + Text(f"{canvas.glyphs.arrow} ", QUIET)
    after_arrow = Text(" " * cells(arrow.plain))
    below = [
        line
        for reason in reasons(hit)
        for line in indented(canvas.text(reason), canvas.text_width, arrow, after_arrow)
    ]
    most = (_MAX_CELLS_OF_BEST if is_best else _MAX_CELLS) // canvas.text_width
    if max_lines is None:
        return [*above, *_condensed(text, most, canvas), *below]
    below = below[: max(max_lines - len(above) - 2, 0)]
    room = max(max_lines - len(above) - len(below), 1)
    fitting = (list(_condensed(text, count, canvas)) for count in range(room, 0, -1))
    shown = next((lines for lines in fitting if len(lines) <= room), text[:room])
    return [*above, *shown, *below]


def _condensed(lines: list[Text], count: int, canvas: Canvas) -> Iterator[Text]:
    """Yield `count` lines of a text, first those that hold a match; signs stand for the others."""
    with_match = [n for n, line in enumerate(lines) if any(s.style in _MARKS for s in line.spans)]
    wanted = list(dict.fromkeys([*with_match, *range(len(lines))]))
    kept = sorted(wanted[:count])
    for before, place in zip([-1, *kept], [*kept, len(lines)], strict=True):
        if place == before + 2:
            yield lines[before + 1]
        elif place > before + 2:
            yield _MARGIN + Text(canvas.glyphs.ellipsis, QUIET)
        if place < len(lines):
            yield lines[place]


def _marked(hit: Hit, canvas: Canvas) -> Text:
    """Return the text of a hit with each match drawn by its kind."""
    raw = hit.tip.text
    drawn = Text()
    shown = 0
    for span in spans(hit):
        if span.start >= shown:
            drawn.append_text(canvas.text(raw[shown : span.start], lines=True))
            drawn.append_text(_match(raw[span.start : span.end], span, canvas))
            shown = span.end
    return drawn.append_text(canvas.text(raw[shown:], lines=True))


def _match(matched: str, span: Span, canvas: Canvas) -> Text:
    drawn = canvas.text(matched, _STYLES[span.match.kind])
    if canvas.terminal.color or span.is_link:
        return drawn
    return Text(f"[{_SIGNS[span.match.kind]}").append_text(drawn).append("]")
