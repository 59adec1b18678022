"""What a search found: the text with what matched shown, and why where that is not plain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from paw_cli.messages import N_, _
from paw_cli.render.canvas import ID, LINK, QUIET, Canvas, indented, wrapped
from paw_cli.render.views import kind_name
from paw_cli.search_engine import FieldMatch, MatchKind, TextMatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.render.views import Found
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

# The other kinds show the word itself.
_KINDS = {
    MatchKind.EXACT: N_("exact"),
    MatchKind.INFLECTION: N_("other form"),
    MatchKind.COMPOUND: N_("compound"),
    MatchKind.TYPO: N_("typing error"),
    MatchKind.SYNONYM: N_("same meaning"),
}
_FIELDS = {"theme": N_("theme"), "keyword": N_("keyword"), "answer": N_("question")}


class Span(NamedTuple):
    """What to mark for a match; a link only works when it is not parted."""

    start: int
    end: int
    match: TextMatch
    is_link: bool = False


def found(view: Found, canvas: Canvas) -> list[Text]:
    """Return the lines of each hit, best first."""
    lines: list[Text] = []
    for hit in view.shown:
        lines += wrapped(
            canvas.text(hit.tip.id, ID).append(f"  {kind_name(hit.tip.kind)}", QUIET), canvas.width
        )
        lines += _condensed([*indented(_marked(hit, canvas), canvas.text_width, _MARGIN)], canvas)
        for reason in _reasons(hit, canvas.glyphs.arrow):
            lines += indented(canvas.text(reason, QUIET), canvas.text_width, _MARGIN)
        lines += [Text()]
    return lines[:-1]


def _condensed(lines: list[Text], canvas: Canvas) -> Iterator[Text]:
    """Yield the lines of a text, of a long one those that hold a match and the first ones."""
    with_match = [n for n, line in enumerate(lines) if any(s.style in _MARKS for s in line.spans)]
    wanted = list(dict.fromkeys([*with_match, *range(len(lines))]))
    kept = sorted(wanted[: _MOST_CELLS // canvas.text_width])
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
    for span in _spans(hit):
        if span.start >= shown:
            drawn.append_text(canvas.text(raw[shown : span.start], lines=True))
            drawn.append_text(_match(raw[span.start : span.end], span, canvas))
            shown = span.end
    return drawn.append_text(canvas.text(raw[shown:], lines=True))


def _match(found: str, span: Span, canvas: Canvas) -> Text:
    drawn = canvas.text(found, _STYLES[span.match.kind])
    if canvas.terminal.color or span.is_link:
        return drawn
    return Text(f"[{_SIGNS[span.match.kind]}").append_text(drawn).append("]")


def _spans(hit: Hit) -> Iterator[Span]:
    """Yield a span for each match in the text, in its order; those in one link are the same."""
    links = LINK.finditer(hit.tip.text)
    link = next(links, None)
    for match in hit.matches:
        if not isinstance(match, TextMatch):
            return  # those in the text come first
        while link and link.end() <= match.start:
            link = next(links, None)
        if link and link.start() <= match.start:
            yield Span(link.start(), max(link.end(), match.end), match, is_link=True)
        else:
            yield Span(match.start, match.end, match)


def _reasons(hit: Hit, arrow: str) -> Iterator[str]:
    """Yield for each word of the query that the text does not show why the tip is there."""
    by_word: dict[str, list[Span]] = {}
    for span in _spans(hit):
        by_word.setdefault(span.match.word, []).append(span)
    for word, matched in by_word.items():
        if not any(_shows(span, hit) for span in matched):
            found = ", ".join(dict.fromkeys(_found(span, hit) for span in matched))
            yield f"{word} {arrow} {found} ({_(_KINDS[matched[0].match.kind])})"
    told = set(by_word)
    for match in hit.matches:
        if isinstance(match, FieldMatch) and match.word not in told:
            told.add(match.word)
            yield f"{match.word} {arrow} {_(_FIELDS[match.field])}: {match.value}"


def _shows(span: Span, hit: Hit) -> bool:
    """Whether one recognises the query's own word where it is marked."""
    if span.is_link:
        return False
    plain = span.match.kind in {MatchKind.EXACT, MatchKind.INFLECTION}
    return plain or span.match.word.casefold() in _found(span, hit)


def _found(span: Span, hit: Hit) -> str:
    return _("the link") if span.is_link else hit.tip.text[span.start : span.end].casefold()
