"""Search that knows Dutch: from a query to scored tips, and why each was found.

The steps of a search, each with its module:

1. `words`, `index`: which tips hold which word or phrase, as it is written and by its stem.
2. `query`, `languages`: the words and quoted phrases of the query; which are English, which
   only narrow it, which carry no subject.
3. `terms`: what each word means, and what words mean side by side. `dutch` and `compounds` know
   other forms, `corrections` misspelt words, `thesaurus` other words, and `expand` puts together
   what may stand for a word in a tip.
4. `rank`, `weights`: how well each tip fits, and when to keep silent.
5. `result`: what is answered, and what matched in each tip that is looked at.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from itertools import islice

from paw_cli.model import Collection
from paw_cli.search_engine import rank, weights
from paw_cli.search_engine.compounds import Compounds
from paw_cli.search_engine.corrections import Correction
from paw_cli.search_engine.dutch import Morphology
from paw_cli.search_engine.expand import Expander
from paw_cli.search_engine.index import Index
from paw_cli.search_engine.languages import Languages, Narrowing
from paw_cli.search_engine.query import ParsedQuery, QueryParser, parse_exact
from paw_cli.search_engine.result import (
    FieldMatch,
    Hit,
    Hits,
    SearchResult,
    TextMatch,
    find_matches,
)
from paw_cli.search_engine.terms import TermReader
from paw_cli.search_engine.thesaurus import English, Thesaurus
from paw_cli.search_engine.weights import Field, MatchKind
from paw_cli.search_engine.words import stem, subwords

__all__ = [
    "Correction",
    "English",
    "FieldMatch",
    "Hit",
    "Hits",
    "MatchKind",
    "Narrowing",
    "SearchIndex",
    "SearchResult",
    "TextMatch",
    "Thesaurus",
]

_NO_ENGLISH = English(dict)
_NO_NARROWING = Narrowing(dict)
# Where a word finds its tips on its own.
_SUGGESTED_FROM = frozenset((Field.TEXT, Field.KEYWORD))


class SearchIndex:
    """A collection that can be searched many times."""

    def __init__(
        self,
        collection: Collection,
        thesaurus: Thesaurus,
        english: English = _NO_ENGLISH,
        narrowing: Narrowing = _NO_NARROWING,
    ) -> None:
        self._index = Index(collection)
        self._morphology = Morphology(self._index, thesaurus, english)
        self._compounds = Compounds(self._morphology)
        reader = TermReader(Expander(self._compounds))
        self._parser = QueryParser(reader, Languages(self._morphology, narrowing))

    def search(
        self,
        query: str,
        *,
        exact: bool = False,
        among: Collection | None = None,
        typing: bool = False,
    ) -> SearchResult:
        """Return the tips that fit a query, best first; none when it is about something else.

        `exact` takes the words as typed, and looks at the texts only. `among` holds the tips
        that may be shown; which words exist, and how rare they are, the whole collection decides.
        `typing` reads the last word as a beginning: for a list that searches while one types.
        Then an empty query gives all tips, and there are no suggestions.
        """
        allowed = self._index.numbers(among)
        if exact:
            parsed = parse_exact(query)
        else:
            parsed = self._parser.parse_beginning(query) if typing else self._parser.parse(query)
        if typing and not (parsed.terms or parsed.passed_over):
            # Nothing that carries a subject yet: what stands there, else all that there is.
            literal = self.search(query, among=among)._replace(suggestions=())
            return literal if literal.hits else self._everything(query, allowed)
        coverage = self._coverage(parsed, allowed)
        ranked = rank.select_hits(coverage, len(parsed.terms))
        hits = Hits(ranked, partial(self._hit, parsed, coverage.scores))
        return SearchResult(
            query=query,
            hits=hits,
            good=hits[: rank.count_good(coverage.scores, ranked)],
            corrections=tuple(map(self._as_written, parsed.corrections)) if ranked else (),
            suggestions=() if ranked or typing else self._suggestions(parsed, allowed),
            not_found=(*parsed.passed_over, *coverage.unmatched),
        )

    def _everything(self, query: str, allowed: frozenset[int] | None) -> SearchResult:
        numbers = [n for n in range(len(self._index.tips)) if allowed is None or n in allowed]
        hits = Hits(numbers, lambda n: Hit(tip=self._index.tips[n], score=1.0, matches=()))
        return SearchResult(query=query, hits=hits, good=hits)

    def _coverage(self, parsed: ParsedQuery, allowed: frozenset[int] | None) -> rank.Coverage:
        """Return how the tips fit that have each quoted phrase and are allowed."""
        coverage = rank.cover(self._index, parsed.terms, parsed.fields)
        scores = coverage.scores
        if Field.ANSWER in parsed.fields and len(parsed.words) >= weights.MIN_QUESTION:
            self._questions.confirm(scores, parsed.words)
        kept = [allowed] if allowed is not None else []
        for phrase in parsed.required:
            held = self._index.phrase_holders(phrase)
            kept.append(frozenset().union(*(held[each] for each in held.keys() & parsed.fields)))
        for numbers in kept:
            scores = {number: score for number, score in scores.items() if number in numbers}
        return coverage._replace(scores=scores)

    def _hit(self, parsed: ParsedQuery, scores: rank.Scores, number: int) -> Hit:
        why = find_matches(self._index, number, parsed.terms, parsed.fields)
        return Hit(tip=self._index.tips[number], score=rank.sharpened(scores[number]), matches=why)

    def _as_written(self, made: Correction) -> Correction:
        return made._replace(searched=self._index.surface_of(made.searched))

    def _suggestions(self, parsed: ParsedQuery, allowed: frozenset[int] | None) -> tuple[str, ...]:
        """Return the words, of those that find something, that look most like the query's."""
        fields = _SUGGESTED_FROM & parsed.fields.keys()
        typed = [word for term in parsed.terms for word in subwords(term.word)]
        near: dict[str, str] = {}
        for word in typed:
            if word not in self._index.vocabulary and word not in self._morphology.stop_words:
                resembling = self._resembling(word)
                found = (other for other in resembling if self._finds(other, fields, allowed))
                for other in islice(found, weights.MAX_SUGGESTIONS):
                    near.setdefault(stem(other), other)
        others = [other for other in near.values() if other not in typed]
        return tuple(map(self._index.surface_of, others[: weights.MAX_SUGGESTIONS]))

    def _resembling(self, word: str) -> Iterator[str]:
        """Yield what an unknown word may be: a kind of something known, or a word misspelt."""
        if head := self._compounds.known_head(word):
            yield from sorted(self._morphology.forms(stem(head)))
        yield from self._morphology.known_words.similar_words(word)

    def _finds(self, word: str, fields: Iterable[Field], allowed: frozenset[int] | None) -> bool:
        holders = self._index.holders([word], fields)
        return bool(holders if allowed is None else holders & allowed)

    @cached_property
    def _questions(self) -> rank.Questions:
        return rank.Questions(self._index)
