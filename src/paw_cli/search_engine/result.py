"""What a search answers: tips with their scores, and for each what matched and where."""

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple, overload

from paw_cli.model import Tip
from paw_cli.search_engine import weights
from paw_cli.search_engine.corrections import Correction
from paw_cli.search_engine.expand import Expansion
from paw_cli.search_engine.index import Index, Phrase, reading
from paw_cli.search_engine.terms import Term
from paw_cli.search_engine.weights import Field, MatchKind, Trust
from paw_cli.search_engine.words import Token, tokens

# Where in a text something matches, and what it counts for.
Span = tuple[int, int, Expansion]
# What a field of a tip says, and the words of that in a row.
Said = tuple[Field, str, str]

# A description is a sentence or two: of those the clause is shown that has the word.
_CLAUSE_END = r"(?:[,;:.!?]|\s[-–])\s+"
# The fields beside the text, the most trusted first, and what a match in them is called.
_OTHER_FIELDS: dict[Field, Literal["theme", "keyword", "answer"]] = {
    Field.KEYWORD: "keyword",
    Field.ANSWER: "answer",
    Field.THEME: "theme",
    Field.DESCRIPTION: "theme",
}


class TextMatch(NamedTuple):
    """A match in the tip's text: `text[start:end]` is what answers the query's `word`."""

    start: int
    end: int
    kind: MatchKind
    word: str


class FieldMatch(NamedTuple):
    """A match outside the text: `value` is the theme's title, the keyword or the question."""

    field: Literal["theme", "keyword", "answer"]
    value: str
    kind: MatchKind
    word: str


class Hit(NamedTuple):
    """A tip that was found; scores (above 0, at most 1) compare within one answer only.

    The matches in the text come first, in its order and never overlapping.
    """

    tip: Tip
    score: float
    matches: tuple[TextMatch | FieldMatch, ...]


class Hits(Sequence[Hit]):
    """Hits that are made when looked at: a large collection has more than anybody reads.

    A slice of them is made as late, and a tuple of the same hits is equal to them.
    """

    __slots__ = ("_make", "_numbers")

    def __init__(self, numbers: Sequence[int], make: Callable[[int], Hit]) -> None:
        self._numbers = numbers
        self._make = make

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> "Hits": ...
    def __getitem__(self, index: int | slice) -> "Hit | Hits":
        if isinstance(index, slice):
            return Hits(self._numbers[index], self._make)
        return self._make(self._numbers[index])

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Hits | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))


class SearchResult(NamedTuple):
    """What a search found, best first.

    The `good` hits come first in `hits`: those at least half as good as the best. Where there
    is no hit, `suggestions` are words that would find something. `not_found` are words of the
    query that no tip has and that were passed over.
    """

    query: str
    hits: Sequence[Hit] = ()
    good: Sequence[Hit] = ()
    corrections: tuple[Correction, ...] = ()
    suggestions: tuple[str, ...] = ()
    not_found: tuple[str, ...] = ()

    @property
    def less_certain(self) -> Sequence[Hit]:
        """The hits that are less than half as good as the best."""
        return self.hits[len(self.good) :]


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
    said: list[Said] = []
    text_tokens = list(tokens(index.tips[number].text))
    for term in terms:
        spans = list(_spans(index, text_tokens, term, fields[Field.PART]))
        spans = [span for span in spans if span[2].kind is not MatchKind.SYNONYM] or spans
        in_text += spans
        best = max((expansion.weight for _, _, expansion in spans), default=0.0)
        if best < max(fields.get(field, 0.0) for field in _OTHER_FIELDS):
            said = said or [
                (field, text, reading(text))
                for field, text in index.texts(number)
                if field is not Field.TEXT
            ]
            beside += _best_field(index, said, term, fields, best)
    shown = (
        TextMatch(start=start, end=end, kind=expansion.kind, word=expansion.word)
        for start, end, expansion in _without_overlaps(in_text)
    )
    return (*shown, *dict.fromkeys(beside))


def _spans(
    index: Index, text_tokens: Sequence[Token], term: Term, trust_in_parts: float = weights.EXACT
) -> Iterator[Span]:
    """Yield all in a text that may stand for a term; a part of a word is a compound's part."""
    for _, found in term.parts:
        for token in text_tokens:
            if expansion := found.words.get(token.word):
                seen = _as_part(expansion, trust_in_parts) if token.is_part else expansion
                yield token.start, token.end, seen
        for row, words in _rows(text_tokens) if found.phrases else ():
            for phrase, expansion in found.phrases.items():
                for first, last in _places(words, phrase, index.spellings_of(phrase)):
                    yield row[first].start, row[last].end, expansion


def _places(words: str, phrase: Phrase, spellings: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield which words of a row are the first and the last of a phrase."""
    for spelling in spellings:
        found = words.find(spelling)
        while found >= 0:
            first = words.count(" ", 0, found)
            yield first, first + len(phrase.words) - 1
            found = words.find(spelling, found + 1)


def _rows(text_tokens: Sequence[Token]) -> list[tuple[list[Token], str]]:
    """Return the words of a text in a row: hyphenated ones whole, and in parts as well."""
    parted = {token.start for token in text_tokens if token.is_part}
    whole = [token for token in text_tokens if not token.is_part]
    in_parts = [token for token in text_tokens if token.is_part or token.start not in parted]
    rows = [whole] if whole == in_parts else [whole, in_parts]
    return [(row, f" {' '.join(token.word for token in row)} ") for row in rows]


def _as_part(expansion: Expansion, trust: float) -> Expansion:
    if trust < weights.EXACT and expansion.kind in (MatchKind.EXACT, MatchKind.INFLECTION):
        return expansion._replace(kind=MatchKind.COMPOUND)
    return expansion


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
    index: Index, said: Iterable[Said], term: Term, fields: Trust, to_beat: float
) -> list[FieldMatch]:
    """Return the field that counts for most, if it counts for more than `to_beat`."""
    best: list[FieldMatch] = []
    wanted = _wanted(index, term)
    for field, text, words in said:
        if wanted.isdisjoint(words.split()):
            continue
        for value in re.split(_CLAUSE_END, text) if field is Field.DESCRIPTION else [text]:
            for _, _, (weight, kind, word) in _spans(index, list(tokens(value)), term):
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
