"""A query and a collection -> what was found: the steps of a search, in order."""

from __future__ import annotations

from functools import cache, cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING

from paw_cli.files.bundled import bundled_thesaurus
from paw_cli.search_engine import weights
from paw_cli.search_engine.corrections import alike
from paw_cli.search_engine.index import Index, Place
from paw_cli.search_engine.lexicon import Lexicon
from paw_cli.search_engine.likeness import Questions
from paw_cli.search_engine.matches import matches
from paw_cli.search_engine.rank import kept, scores
from paw_cli.search_engine.reading import Reading, read_query
from paw_cli.search_engine.result import Correction, Hit, Hits, SearchResult
from paw_cli.search_engine.runs import tips_with_run
from paw_cli.search_engine.thesaurus import Thesaurus
from paw_cli.search_engine.words import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.model import Collection
    from paw_cli.search_engine.rank import Scores

# Where a word finds its tips on its own.
_SUGGESTED_FROM = frozenset((Place.TEXT, Place.KEYWORD))


def search(
    collection: Collection, query: str, *, exact: bool = False, among: Collection | None = None
) -> SearchResult:
    """Return the tips that fit a query, best first; none when it is about something else.

    `exact` takes the words as typed, and looks at the texts only. `among` holds the tips that
    may be shown; which words exist, and how rare they are, the whole collection decides.
    """
    return build_index(collection).search(query, exact=exact, among=among)


def build_index(collection: Collection, thesaurus: Thesaurus | None = None) -> SearchIndex:
    """Prepare a collection to be searched, with the bundled thesaurus or another one."""
    return SearchIndex(collection, _bundled() if thesaurus is None else thesaurus)


class SearchIndex:
    """A collection that can be searched many times."""

    def __init__(self, collection: Collection, thesaurus: Thesaurus) -> None:
        self._index = Index(collection)
        self._lexicon = Lexicon(self._index, thesaurus)

    def search(
        self, query: str, *, exact: bool = False, among: Collection | None = None
    ) -> SearchResult:
        """Return the tips that fit a query: see the function of this name."""
        reading = read_query(self._lexicon, query, exact=exact)
        allowed = self._numbers(among)
        found = self._scores(reading, allowed)
        ranked = kept(found, len(reading.terms))
        return SearchResult(
            query=query,
            hits=Hits(ranked, partial(self._hit, reading, found)),
            corrections=self._shown(reading.corrections) if ranked else (),
            suggestions=() if ranked else self._suggestions(reading, allowed),
        )

    def _scores(self, reading: Reading, allowed: frozenset[int] | None) -> Scores:
        found = scores(self._index, reading.terms, reading.places)
        if Place.ANSWER in reading.places and len(reading.words) >= weights.SHORTEST_QUESTION:
            for number, likeness in self._questions.likeness(reading.words).items():
                if number in found and likeness >= weights.LEAST_LIKENESS:
                    found[number] += (1 - found[number]) * weights.LIKENESS * likeness
        for run in reading.required:
            held = tips_with_run(self._index, run)
            holders = set().union(*(held[place] for place in held.keys() & reading.places.keys()))
            found = {number: score for number, score in found.items() if number in holders}
        if allowed is not None:
            found = {number: score for number, score in found.items() if number in allowed}
        return found

    def _hit(self, reading: Reading, found: Scores, number: int) -> Hit:
        why = matches(self._index, number, reading.terms, reading.places)
        return Hit(tip=self._index.tips[number], score=found[number], matches=why)

    def _shown(self, corrections: tuple[Correction, ...]) -> tuple[Correction, ...]:
        return tuple(
            Correction(word=made.word, searched=self._index.written(made.searched))
            for made in corrections
        )

    def _suggestions(self, reading: Reading, allowed: frozenset[int] | None) -> tuple[str, ...]:
        """Return the words, of those that find something, that look most like the query's."""
        places = _SUGGESTED_FROM & reading.places.keys()
        near: dict[str, None] = {}
        for word in (piece for term in reading.terms for piece in pieces(term.word)):
            if word not in self._lexicon.stop_words:
                others = alike(word, self._lexicon.subjects)
                found = (other for other in others if self._finds(other, places, allowed))
                near |= dict.fromkeys(islice(found, weights.MOST_SUGGESTED))
        return tuple(map(self._index.written, near))[: weights.MOST_SUGGESTED]

    def _finds(self, word: str, places: Iterable[Place], allowed: frozenset[int] | None) -> bool:
        holders = (self._index.postings[place].get(word, ()) for place in places)
        return any(allowed is None or n in allowed for held in holders for n in held)

    def _numbers(self, among: Collection | None) -> frozenset[int] | None:
        if among is None:
            return None
        ids = {tip.id for tip in among.tips}
        return frozenset(n for n, tip in enumerate(self._index.tips) if tip.id in ids)

    @cached_property
    def _questions(self) -> Questions:
        return Questions(self._index)


@cache
def _bundled() -> Thesaurus:
    return Thesaurus(bundled_thesaurus())
