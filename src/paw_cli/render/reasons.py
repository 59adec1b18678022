"""Why a search gives a tip: what to mark in its text, and in words what the text does not show."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paw_cli.messages import N_, _
from paw_cli.safe_text import LINK
from paw_cli.search_engine import FieldMatch, Hit, MatchKind, TextMatch

# The other kinds show the word itself.
IN_TEXT = {
    MatchKind.COMPOUND: N_("{word}: '{found}' (part of a word)"),
    MatchKind.TYPO: N_("{word}: '{found}' (other spelling)"),
    MatchKind.SYNONYM: N_("{word}: '{found}' (same meaning)"),
}
ELSEWHERE = {
    "theme": N_("{word}: found by theme '{found}'"),
    "keyword": N_("{word}: found by keyword '{found}'"),
    "answer": N_("{word}: found by question '{found}'"),
}


class Span(NamedTuple):
    """What to mark for a match; a link only works when it is not parted."""

    start: int
    end: int
    match: TextMatch
    is_link: bool = False


def spans(hit: Hit) -> Iterator[Span]:
    """Yield a span for each match in the text, in its order; those in one link are the same."""
    links = [*re.finditer(LINK, hit.tip.text)]
    for match in hit.matches:
        if isinstance(match, TextMatch):
            start, end = match.start, match.end
            link = next((link for link in links if link.start() <= start < link.end()), None)
            if link:
                start, end = link.start(), max(link.end(), end)
            yield Span(start, end, match, is_link=link is not None)


def pieces(hit: Hit) -> Iterator[tuple[str, Span | None]]:
    """Yield the text of a hit piece by piece, each with the span that marks it, if one does."""
    text, shown = hit.tip.text, 0
    for span in spans(hit):
        if span.start >= shown:
            yield text[shown : span.start], None
            yield text[span.start : span.end], span
            shown = span.end
    yield text[shown:], None


def reasons(hit: Hit) -> Iterator[str]:
    """Yield for each word of the query that the text does not show why the tip is there."""
    by_word: dict[str, list[Span]] = {}
    for span in spans(hit):
        by_word.setdefault(span.match.word, []).append(span)
    for word, its_spans in by_word.items():
        if reason := _reason_in_text(word, its_spans, hit.tip.text):
            yield reason
    shown = set(by_word)
    for match in hit.matches:
        if isinstance(match, FieldMatch) and match.word not in shown:
            shown.add(match.word)
            yield _(ELSEWHERE[match.field], word=match.word, found=match.value)


def _reason_in_text(word: str, its_spans: list[Span], text: str) -> str | None:
    """Return what is said of a word; nothing where one recognises it as it is marked."""
    whole = [span for span in its_spans if not span.is_link]
    found = list(dict.fromkeys(text[span.start : span.end].casefold() for span in whole))
    is_plain = any(span.match.kind in {MatchKind.EXACT, MatchKind.INFLECTION} for span in whole)
    if is_plain or any(word.casefold() in each for each in found):
        return None
    if its_spans[0].is_link:
        return _("{word}: in the link", word=word)
    return _(IN_TEXT[its_spans[0].match.kind], word=word, found=", ".join(found))
