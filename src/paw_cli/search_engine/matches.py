"""Why a tip was found: the spans of its text, and the fields beside it."""

from __future__ import annotations

import re
from bisect import bisect
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from paw_cli.search_engine import weights
from paw_cli.search_engine.index import Field, reading
from paw_cli.search_engine.result import FieldMatch, MatchKind, TextMatch
from paw_cli.search_engine.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.search_engine.expand import Expansion
    from paw_cli.search_engine.index import Index, Phrase
    from paw_cli.search_engine.rank import Trust
    from paw_cli.search_engine.terms import Term
    from paw_cli.search_engine.words import Token

    # Where in a text something matches, and what it counts for.
    Span = tuple[int, int, Expansion]

# A description is a sentence or two: of those the clause is shown that has the word.
_CLAUSE_END = r"(?:[,;:.!?]|\s[-–])\s+"
# The fields beside the text, the most trusted first, and what a match in them is called.
_OTHER_FIELDS: dict[Field, Literal["theme", "keyword", "answer"]] = {
    Field.KEYWORD: "keyword",
    Field.ANSWER: "answer",
    Field.THEME: "theme",
    Field.DESCRIPTION: "theme",
}


def find_matches(
    index: Index, number: int, terms: Iterable[Term], fields: Trust
) -> tuple[TextMatch | FieldMatch, ...]:
    """Return the matches in a tip's text, in its order, then for each term its best field.

    Of a compound the whole word matches; a hyphenated word has its parts as words. A synonym
    counts only where the text does not have the word itself, a field only where it counts for
    more than the text.
    """
    in_text: list[Span] = []
    beside: list[FieldMatch] = []
    text_tokens = list(tokens(index.tips[number].text))
    for term in terms:
        spans = _without_synonyms(list(_spans(index, text_tokens, term, fields[Field.PART])))
        in_text += spans
        best = max((expansion.weight for _, _, expansion in spans), default=0.0)
        if best < max(fields.get(field, 0.0) for field in _OTHER_FIELDS):
            beside += _best_field(index, number, term, fields, best)
    shown = (
        TextMatch(start=start, end=end, kind=expansion.kind, word=expansion.word)
        for start, end, expansion in _without_overlaps(in_text)
    )
    return (*shown, *dict.fromkeys(beside))


def _spans(
    index: Index, text_tokens: Sequence[Token], term: Term, trust_in_parts: float
) -> Iterator[Span]:
    """Yield all in a text that may stand for a term; a part of a word is a compound's part."""
    for _, found in term.parts:
        for token in text_tokens:
            if expansion := found.words.get(token.word):
                seen = _as_part(expansion, trust_in_parts) if token.is_part else expansion
                yield token.start, token.end, seen
        for phrase, expansion in found.phrases.items():
            for span in _phrase_spans(index, text_tokens, phrase):
                yield span.start, span.stop, expansion


def _phrase_spans(index: Index, text_tokens: Sequence[Token], phrase: Phrase) -> Iterator[range]:
    """Yield where a phrase stands in a text, hyphenated words read whole or in parts."""
    for row in _rows(text_tokens):
        words = f" {' '.join(token.word for token in row)} "
        for spelling in index.spellings_of(phrase):
            found = words.find(spelling)
            while found >= 0:
                first = words.count(" ", 0, found)
                yield range(row[first].start, row[first + len(phrase.words) - 1].end)
                found = words.find(spelling, found + 1)


def _rows(text_tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the words of a text in a row: hyphenated ones whole, and in parts as well."""
    whole = [token for token in text_tokens if not token.is_part]
    if len(whole) == len(text_tokens):
        return [whole]
    followed = zip(text_tokens, [*text_tokens[1:], None], strict=True)
    in_parts = [
        token for token, after in followed if token.is_part or after is None or not after.is_part
    ]
    return [whole, in_parts]


def _as_part(expansion: Expansion, trust: float) -> Expansion:
    if trust < weights.EXACT and expansion.kind in (MatchKind.EXACT, MatchKind.INFLECTION):
        return expansion._replace(kind=MatchKind.COMPOUND)
    return expansion


def _without_synonyms(spans: list[Span]) -> list[Span]:
    """Return the spans of the word itself; where there are none, all."""
    return [span for span in spans if span[2].kind is not MatchKind.SYNONYM] or spans


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Return spans that do not overlap, the better and then the longer ones, in text order."""
    apart: list[Span] = []
    for start, end, expansion in sorted(spans, key=lambda s: (-s[2].weight, s[0] - s[1], s[0])):
        at = bisect(apart, start, key=itemgetter(0))
        is_free = not apart[:at] or apart[at - 1][1] <= start
        if is_free and (at == len(apart) or end <= apart[at][0]):
            apart.insert(at, (start, end, expansion))
    return apart


def _best_field(
    index: Index, number: int, term: Term, fields: Trust, to_beat: float
) -> list[FieldMatch]:
    """Return the field that counts for most, if it counts for more than `to_beat`."""
    best: list[FieldMatch] = []
    wanted = _wanted(index, term)
    for field, text in index.texts(number):
        if field is Field.TEXT or wanted.isdisjoint(reading(text).split()):
            continue
        for value in re.split(_CLAUSE_END, text) if field is Field.DESCRIPTION else (text,):
            for weight, kind, word in _expansions(index, value, term):
                if weight * fields.get(field, 0.0) > to_beat:
                    to_beat = weight * fields.get(field, 0.0)
                    name = _OTHER_FIELDS[field]
                    best = [FieldMatch(field=name, value=value, kind=kind, word=word)]
    return best


def _wanted(index: Index, term: Term) -> set[str]:
    """Return the words of which a field must have one to match a term."""
    wanted: set[str] = set()
    for _, found in term.parts:
        wanted.update(found.words, *(index.forms_of(phrase)[0] for phrase in found.phrases))
    return wanted


def _expansions(index: Index, text: str, term: Term) -> Iterator[Expansion]:
    """Yield what the words of a field, and phrases in it, stand for of a term."""
    words = reading(text)
    for _, found in term.parts:
        for word in words.split():
            if word in found.words:
                yield found.words[word]
        for phrase, expansion in found.phrases.items():
            if any(map(words.__contains__, index.spellings_of(phrase))):
                yield expansion
