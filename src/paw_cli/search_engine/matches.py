"""Why a tip was found: the places in its text, and the fields beside it."""

from __future__ import annotations

from bisect import bisect
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.index import Place
from paw_cli.search_engine.result import FieldMatch, MatchKind, TextMatch
from paw_cli.search_engine.runs import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from paw_cli.model import Tip
    from paw_cli.search_engine.expand import Sense
    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.rank import Trust
    from paw_cli.search_engine.terms import Term

    Field = Literal["theme", "keyword", "answer"]

_FIELD_PLACES = (Place.KEYWORD, Place.ANSWER, Place.THEME, Place.DESCRIPTION)


class _Found(NamedTuple):
    """A place in a text that matches, and what it counts for."""

    start: int
    end: int
    sense: Sense


class _Value(NamedTuple):
    """What a field of a tip says: `value` is shown, the row is searched."""

    place: Place
    field: Field
    value: str
    row: Row


def matches(
    index: Index, tip: Tip, terms: Iterable[Term], places: Trust
) -> tuple[TextMatch | FieldMatch, ...]:
    """Return the matches in the text, in its order, then for each term its best field.

    Of a compound the whole word matches; a hyphenated word has its pieces as words. A synonym
    counts only where the text does not have the word itself, a field only where it counts for
    more than the text.
    """
    in_text: list[_Found] = []
    fields: list[FieldMatch] = []
    values: list[_Value] = []
    row = Row(tip.text, index.stem_of)
    for term in terms:
        found = _of_the_word_itself(list(_found(row, term, places[Place.PART])))
        in_text += found
        best = max((match.sense.weight for match in found), default=0.0)
        if best < max(places.get(place, 0.0) for place in _FIELD_PLACES):
            values = values or list(_values(index, tip))
            fields += _best_field(values, term, places, best)
    shown = (
        TextMatch(start=start, end=end, kind=sense.kind, word=sense.word)
        for start, end, sense in _apart(in_text)
    )
    return (*shown, *dict.fromkeys(fields))


def _found(row: Row, term: Term, trust_in_parts: float) -> Iterator[_Found]:
    """Yield all in a text that may stand for a term; a piece of a word is a compound's part."""
    for _, found in term.shares:
        for token in row.tokens:
            if sense := found.words.get(token.word):
                sense = _of_part(sense, trust_in_parts) if token.part else sense
                yield _Found(token.start, token.end, sense)
        for run, sense in found.runs.items():
            for start, end in row.spans(run):
                yield _Found(start, end, sense)


def _of_part(sense: Sense, trust: float) -> Sense:
    if trust < weights.EXACT and sense.kind in (MatchKind.EXACT, MatchKind.INFLECTION):
        return sense._replace(kind=MatchKind.COMPOUND)
    return sense


def _of_the_word_itself(found: list[_Found]) -> list[_Found]:
    own = [match for match in found if match.sense.kind is not MatchKind.SYNONYM]
    return own or found


def _apart(found: Iterable[_Found]) -> list[_Found]:
    """Return matches that do not overlap, the better and then the longer ones, in text order."""
    kept: list[_Found] = []
    for match in sorted(found, key=lambda m: (-m.sense.weight, m.start - m.end, m.start)):
        place = bisect(kept, match.start, key=itemgetter(0))
        before, after = kept[place - 1 : place], kept[place : place + 1]
        if all(m.end <= match.start for m in before) and all(match.end <= m.start for m in after):
            kept.insert(place, match)
    return kept


def _best_field(
    values: Iterable[_Value], term: Term, places: Trust, to_beat: float
) -> list[FieldMatch]:
    best: list[FieldMatch] = []
    for place, field, value, row in values:
        trust = places.get(place, 0.0)
        for _, _, sense in _found(row, term, weights.EXACT):
            if sense.weight * trust > to_beat:
                to_beat = sense.weight * trust
                # The title that is shown for a description stands for the word by its meaning.
                kind = MatchKind.SYNONYM if place is Place.DESCRIPTION else sense.kind
                best = [FieldMatch(field=field, value=value, kind=kind, word=sense.word)]
    return best


def _values(index: Index, tip: Tip) -> Iterator[_Value]:
    """Yield what the fields of a tip say, the most trusted first."""
    for keyword in tip.keywords:
        yield _Value(Place.KEYWORD, "keyword", keyword, Row(keyword, index.stem_of))
    for answer in tip.answers:
        yield _Value(Place.ANSWER, "answer", answer, Row(answer, index.stem_of))
    for theme_id in tip.themes:
        if theme := index.themes.get(theme_id):
            title, description = (
                Row(text, index.stem_of) for text in (theme.title, theme.description)
            )
            yield _Value(Place.THEME, "theme", theme.title, title)
            yield _Value(Place.DESCRIPTION, "theme", theme.title, description)
