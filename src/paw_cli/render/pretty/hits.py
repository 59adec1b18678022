"""What a search found: the text with what matched shown, and why where that is not plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.render.pretty.ink import ID, QUIET
from paw_cli.render.pretty.layout import indented, wrapped
from paw_cli.render.pretty.reasons import reasons
from paw_cli.render.pretty.spans import spans
from paw_cli.search_engine import MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.render.answers import Found
    from paw_cli.render.pretty.ink import Ink
    from paw_cli.render.pretty.spans import Span
    from paw_cli.search_engine import Hit

_MARGIN = Text("  ")
# Of a text that takes more cells, lines are left out: those that hold no match, from the end.
_MOST_CELLS = 480

# Each kind differs by more than colour.
_STYLES = {
    MatchKind.EXACT: "bold underline color(166)",
    MatchKind.INFLECTION: "bold color(166)",
    MatchKind.COMPOUND: "underline color(166)",
    MatchKind.TYPO: "italic underline color(133)",
    MatchKind.SYNONYM: "italic color(133)",
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


def found(answer: Found, ink: Ink) -> list[Text]:
    """Return the lines of each hit, best first."""
    lines: list[Text] = []
    for hit in answer.shown:
        lines += wrapped(ink.text(hit.tip.id, ID).append(f"  {hit.tip.kind}", QUIET), ink.width)
        lines += _condensed([*indented(_marked(hit, ink), ink.prose_width, _MARGIN)], ink)
        for reason in reasons(hit, ink.signs.arrow):
            lines += indented(ink.text(reason, QUIET), ink.prose_width, _MARGIN)
        lines += [Text()]
    return lines[:-1]


def _condensed(lines: list[Text], ink: Ink) -> Iterator[Text]:
    """Yield the lines of a text, of a long one those that hold a match and the first ones."""
    with_match = [n for n, line in enumerate(lines) if any(s.style in _MARKS for s in line.spans)]
    wanted = list(dict.fromkeys([*with_match, *range(len(lines))]))
    kept = sorted(wanted[: _MOST_CELLS // ink.prose_width])
    for before, place in zip([-1, *kept], [*kept, len(lines)], strict=True):
        if place == before + 2:
            yield lines[before + 1]
        elif place > before + 2:
            yield _MARGIN + Text(ink.signs.ellipsis, QUIET)
        if place < len(lines):
            yield lines[place]


def _marked(hit: Hit, ink: Ink) -> Text:
    """Return the text of a hit with each match drawn by its kind."""
    raw = hit.tip.text
    drawn = Text()
    shown = 0
    for span in spans(hit):
        if span.start >= shown:
            drawn.append_text(ink.text(raw[shown : span.start], lines=True))
            drawn.append_text(_match(raw[span.start : span.end], span, ink))
            shown = span.end
    return drawn.append_text(ink.text(raw[shown:], lines=True))


def _match(found: str, span: Span, ink: Ink) -> Text:
    drawn = ink.text(found, _STYLES[span.match.kind])
    if ink.surface.color or span.is_link:
        return drawn
    return Text(f"[{_SIGNS[span.match.kind]}").append_text(drawn).append("]")
