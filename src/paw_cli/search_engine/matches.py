"""Why a tip was found: the places in its text, and the fields beside it."""

from __future__ import annotations

from bisect import bisect
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.index import Place
from paw_cli.search_engine.result import FieldMatch, MatchKind, TextMatch
from paw_cli.search_engine.runs import Row, first_words, stands_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import Literal

    from paw_cli.search_engine.expand import Sense
    from paw_cli.search_engine.folded import FoldedRow
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
    """What a field of a tip says: `value` is shown, `text` is searched."""

    place: Place
    field: Field
    value: str
    text: str


def matches(
    index: Index, number: int, terms: Iterable[Term], places: Trust
) -> tuple[TextMatch | FieldMatch, ...]:
    """Return the matches in a tip's text, in its order, then for each term its best field.

    Of a compound the whole word matches; a hyphenated word has its pieces as words. A synonym
    counts only where the text does not have the word itself, a field only where it counts for
    more than the text.
    """
    in_text: list[_Found] = []
    fields: list[FieldMatch] = []
    row = Row(index, index.tips[number].text)
    for term in terms:
        found = _of_the_word_itself(list(_found(row, term, places[Place.PART])))
        in_text += found
        best = max((match.sense.weight for match in found), default=0.0)
        if best < max(places.get(place, 0.0) for place in _FIELD_PLACES):
            fields += _best_field(index, number, term, places, best)
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
    index: Index, number: int, term: Term, places: Trust, to_beat: float
) -> list[FieldMatch]:
    """Return the field that counts for most, if it counts for more than `to_beat`."""
    best: list[FieldMatch] = []
    wanted = _wanted(index, term)
    for place, field, value, text in _values(index, number, wanted):
        row = index.folded.read(text)
        nothing = wanted.isdisjoint(row.words) and wanted.isdisjoint(row.parts)
        for sense in () if nothing else _senses(index, row, term):
            if sense.weight * places.get(place, 0.0) > to_beat:
                to_beat = sense.weight * places.get(place, 0.0)
                # The title that is shown for a description stands for the word by its meaning.
                kind = MatchKind.SYNONYM if place is Place.DESCRIPTION else sense.kind
                best = [FieldMatch(field=field, value=value, kind=kind, word=sense.word)]
    return best


def _wanted(index: Index, term: Term) -> set[str]:
    """Return the words of which a field must have one to match a term."""
    wanted: set[str] = set()
    for _, found in term.shares:
        wanted.update(found.words, *(first_words(index, run) for run in found.runs))
    return wanted


def _values(index: Index, number: int, wanted: Collection[str]) -> Iterator[_Value]:
    """Yield what the fields that have a wanted word say, the most trusted first."""
    tip = index.tips[number]
    themes = [index.themes[theme_id] for theme_id in tip.themes if theme_id in index.themes]
    for place in _FIELD_PLACES:
        if index.holds(number, place, wanted):
            match place:
                case Place.KEYWORD:
                    yield from (_Value(place, "keyword", said, said) for said in tip.keywords)
                case Place.ANSWER:
                    yield from (_Value(place, "answer", said, said) for said in tip.answers)
                case Place.THEME:
                    yield from (_Value(place, "theme", t.title, t.title) for t in themes)
                case Place.DESCRIPTION:
                    yield from (_Value(place, "theme", t.title, t.description) for t in themes)


def _senses(index: Index, row: FoldedRow, term: Term) -> Iterator[Sense]:
    """Yield what the words of a field, and runs of them, stand for of a term."""
    for _, found in term.shares:
        for word in (*row.words, *row.parts):
            if word in found.words:
                yield found.words[word]
        for run, sense in found.runs.items():
            if stands_in(index, row, run):
                yield sense
