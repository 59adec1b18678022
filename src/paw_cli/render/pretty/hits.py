"""What a search found: the text with what matched shown, and why where that is not plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.render.pretty.ink import ID, QUIET
from paw_cli.render.pretty.layout import cells, wrapped
from paw_cli.search import FieldMatch, MatchKind, TextMatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.render.answers import Found
    from paw_cli.render.pretty.ink import Ink
    from paw_cli.search import Hit

_INDENT = "  "
_STYLES = {
    MatchKind.EXACT: "bold color(166)",
    MatchKind.INFLECTION: "bold color(166)",
    MatchKind.COMPOUND: "underline color(166)",
    MatchKind.TYPO: "italic underline color(133)",
    MatchKind.SYNONYM: "italic color(133)",
}
# Without colour: what a sign before the word says of it, in as few characters as can be.
_SIGNS = {
    MatchKind.EXACT: "",
    MatchKind.INFLECTION: "~",
    MatchKind.COMPOUND: "+",
    MatchKind.TYPO: "?",
    MatchKind.SYNONYM: "=",
}
_REASONS = {
    MatchKind.EXACT: "",
    MatchKind.INFLECTION: "",
    MatchKind.COMPOUND: "",
    MatchKind.TYPO: "typing error",
    MatchKind.SYNONYM: "same meaning",
}
_FIELDS = {"theme": "theme", "keyword": "keyword", "answer": "question"}


def found(answer: Found, ink: Ink) -> list[Text]:
    """Return the lines of each hit, best first."""
    lines: list[Text] = []
    for hit in answer.shown:
        lines += [*_hit(hit, ink), Text()]
    return lines[:-1]


def _hit(hit: Hit, ink: Ink) -> Iterator[Text]:
    yield ink.text(hit.tip.id, ID).append(f"  {hit.tip.kind}", QUIET)
    room = ink.prose_width - len(_INDENT)
    for line in wrapped(_marked(hit, ink), room):
        yield Text(_INDENT) + line if cells(line.plain) <= room else line
    for reason in dict.fromkeys(_reasons(hit, ink)):
        for line in wrapped(ink.text(reason, QUIET), room):
            yield Text(_INDENT) + line if cells(line.plain) <= room else line


def _marked(hit: Hit, ink: Ink) -> Text:
    """Return the text of a hit with each match drawn by its kind."""
    raw = hit.tip.text
    drawn = Text()
    end = 0
    for match in hit.matches:
        if isinstance(match, TextMatch):
            drawn.append_text(ink.text(raw[end : match.start], lines=True))
            drawn.append_text(_match(raw[match.start : match.end], match.kind, ink))
            end = match.end
    return drawn.append_text(ink.text(raw[end:], lines=True))


def _match(word: str, kind: MatchKind, ink: Ink) -> Text:
    if ink.surface.color:
        return ink.text(word, _STYLES[kind], lines=True)
    return Text(f"[{_SIGNS[kind]}").append_text(ink.text(word, lines=True)).append("]")


def _reasons(hit: Hit, ink: Ink) -> Iterator[str]:
    """Yield why a tip is there, where its text does not have the query's own word."""
    arrow = ink.signs.arrow
    for match in hit.matches:
        match match:
            case FieldMatch():
                yield f"{match.word} {arrow} {_FIELDS[match.field]}: {match.value}"
            case TextMatch(kind=MatchKind.TYPO | MatchKind.SYNONYM):
                word = hit.tip.text[match.start : match.end]
                yield f"{match.word} {arrow} {word.casefold()} ({_REASONS[match.kind]})"
            case TextMatch():
                pass
