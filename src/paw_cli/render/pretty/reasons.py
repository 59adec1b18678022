"""Why a search gives a tip, in a few words, where its text does not show that by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paw_cli.render.pretty.spans import spans
from paw_cli.search_engine import FieldMatch, MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.render.pretty.spans import Span
    from paw_cli.search_engine import Hit

# The other kinds show the word itself.
_KINDS = {
    MatchKind.EXACT: "exact",
    MatchKind.INFLECTION: "other form",
    MatchKind.COMPOUND: "compound",
    MatchKind.TYPO: "typing error",
    MatchKind.SYNONYM: "same meaning",
}
_FIELDS = {"theme": "theme", "keyword": "keyword", "answer": "question"}


def reasons(hit: Hit, arrow: str) -> Iterator[str]:
    """Yield for each word of the query that the text does not show why the tip is there."""
    by_word: dict[str, list[Span]] = {}
    for span in spans(hit):
        by_word.setdefault(span.match.word, []).append(span)
    for word, matched in by_word.items():
        if not any(_shows(span, hit) for span in matched):
            found = ", ".join(dict.fromkeys(_found(span, hit) for span in matched))
            yield f"{word} {arrow} {found} ({_KINDS[matched[0].match.kind]})"
    told = set(by_word)
    for match in hit.matches:
        if isinstance(match, FieldMatch) and match.word not in told:
            told.add(match.word)
            yield f"{match.word} {arrow} {_FIELDS[match.field]}: {match.value}"


def _shows(span: Span, hit: Hit) -> bool:
    """Whether one recognises the query's own word where it is marked."""
    if span.is_link:
        return False
    plain = span.match.kind in {MatchKind.EXACT, MatchKind.INFLECTION}
    return plain or span.match.word.casefold() in _found(span, hit)


def _found(span: Span, hit: Hit) -> str:
    return "the link" if span.is_link else hit.tip.text[span.start : span.end].casefold()
