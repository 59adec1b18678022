"""Why a tip was found: the spans of its text, and the fields beside it."""

from __future__ import annotations

import re
from bisect import bisect
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.index import Field
from paw_cli.search_engine.phrases import first_words, has_phrase, phrase_spans
from paw_cli.search_engine.result import FieldMatch, MatchKind, TextMatch
from paw_cli.search_engine.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.search_engine.expand import Expansion
    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.rank import Trust
    from paw_cli.search_engine.terms import Term
    from paw_cli.search_engine.words import Row, Token

# A description is a sentence or two: of those the clause is shown that has the word.
_CLAUSE_END = r"(?:[,;:.!?]|\s[-–])\s+"
# The fields beside the text, the most trusted first.
_OTHER_FIELDS = (Field.KEYWORD, Field.ANSWER, Field.THEME, Field.DESCRIPTION)


class _Span(NamedTuple):
    """A place in a text that matches, and what it counts for."""

    start: int
    end: int
    expansion: Expansion


class _Value(NamedTuple):
    """What a field of a tip says: `value` is shown, `text` is searched."""

    field: Field
    name: Literal["theme", "keyword", "answer"]
    value: str
    text: str


def find_matches(
    index: Index, number: int, terms: Iterable[Term], fields: Trust
) -> tuple[TextMatch | FieldMatch, ...]:
    """Return the matches in a tip's text, in its order, then for each term its best field.

    Of a compound the whole word matches; a hyphenated word has its parts as words. A synonym
    counts only where the text does not have the word itself, a field only where it counts for
    more than the text.
    """
    in_text: list[_Span] = []
    beside: list[FieldMatch] = []
    text_tokens = list(tokens(index.tips[number].text))
    for term in terms:
        spans = _without_synonyms(list(_spans(index, text_tokens, term, fields[Field.PART])))
        in_text += spans
        best = max((span.expansion.weight for span in spans), default=0.0)
        if best < max(fields.get(field, 0.0) for field in _OTHER_FIELDS):
            beside += _best_field(index, number, term, fields, best)
    shown = (
        TextMatch(start=start, end=end, kind=expansion.kind, word=expansion.word)
        for start, end, expansion in _without_overlaps(in_text)
    )
    return (*shown, *dict.fromkeys(beside))


def _spans(
    index: Index, text_tokens: Sequence[Token], term: Term, trust_in_parts: float
) -> Iterator[_Span]:
    """Yield all in a text that may stand for a term; a part of a word is a compound's part."""
    for _, found in term.parts:
        for token in text_tokens:
            if expansion := found.words.get(token.word):
                seen = _as_part(expansion, trust_in_parts) if token.is_part else expansion
                yield _Span(token.start, token.end, seen)
        for phrase, expansion in found.phrases.items():
            for span in phrase_spans(index, text_tokens, phrase):
                yield _Span(span.start, span.stop, expansion)


def _as_part(expansion: Expansion, trust: float) -> Expansion:
    if trust < weights.EXACT and expansion.kind in (MatchKind.EXACT, MatchKind.INFLECTION):
        return expansion._replace(kind=MatchKind.COMPOUND)
    return expansion


def _without_synonyms(spans: list[_Span]) -> list[_Span]:
    """Return the spans of the word itself; where there are none, all."""
    return [span for span in spans if span.expansion.kind is not MatchKind.SYNONYM] or spans


def _without_overlaps(spans: Iterable[_Span]) -> list[_Span]:
    """Return spans that do not overlap, the better and then the longer ones, in text order."""
    apart: list[_Span] = []
    for span in sorted(spans, key=lambda s: (-s.expansion.weight, s.start - s.end, s.start)):
        at = bisect(apart, span.start, key=itemgetter(0))
        before, after = apart[at - 1 : at], apart[at : at + 1]
        if all(s.end <= span.start for s in before) and all(span.end <= s.start for s in after):
            apart.insert(at, span)
    return apart


def _best_field(
    index: Index, number: int, term: Term, fields: Trust, to_beat: float
) -> list[FieldMatch]:
    """Return the field that counts for most, if it counts for more than `to_beat`."""
    best: list[FieldMatch] = []
    wanted = _wanted(index, term)
    for field, name, value, text in _values(index, number):
        row = index.tokenizer.read(text)
        nothing = wanted.isdisjoint(row.words) and wanted.isdisjoint(row.parts)
        for expansion in () if nothing else _expansions(index, row, term):
            if expansion.weight * fields.get(field, 0.0) > to_beat:
                to_beat = expansion.weight * fields.get(field, 0.0)
                best = [
                    FieldMatch(field=name, value=value, kind=expansion.kind, word=expansion.word)
                ]
    return best


def _wanted(index: Index, term: Term) -> set[str]:
    """Return the words of which a field must have one to match a term."""
    wanted: set[str] = set()
    for _, found in term.parts:
        wanted.update(found.words, *(first_words(index, phrase) for phrase in found.phrases))
    return wanted


def _values(index: Index, number: int) -> Iterator[_Value]:
    """Yield what the fields of a tip say, the most trusted first."""
    tip = index.tips[number]
    themes = [index.themes[theme_id] for theme_id in tip.themes if theme_id in index.themes]
    yield from (_Value(Field.KEYWORD, "keyword", said, said) for said in tip.keywords)
    yield from (_Value(Field.ANSWER, "answer", said, said) for said in tip.answers)
    yield from (_Value(Field.THEME, "theme", t.title, t.title) for t in themes)
    clauses = (clause for t in themes for clause in re.split(_CLAUSE_END, t.description))
    yield from (_Value(Field.DESCRIPTION, "theme", clause, clause) for clause in clauses)


def _expansions(index: Index, row: Row, term: Term) -> Iterator[Expansion]:
    """Yield what the words of a field, and phrases in it, stand for of a term."""
    for _, found in term.parts:
        for word in (*row.words, *row.parts):
            if word in found.words:
                yield found.words[word]
        for phrase, expansion in found.phrases.items():
            if has_phrase(index, row, phrase):
                yield expansion
