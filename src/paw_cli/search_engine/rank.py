"""Terms -> scored tips: rarity, trust, confirmation, and when to keep silent."""

from __future__ import annotations

from collections import defaultdict
from math import log
from operator import itemgetter
from typing import TYPE_CHECKING

from paw_cli.search_engine import weights
from paw_cli.search_engine.index import Field
from paw_cli.search_engine.phrases import phrase_holders
from paw_cli.search_engine.result import MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paw_cli.search_engine.expand import Expansions
    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.query import Term

    # By the number of a tip: how well it matches a term, or all of them.
    Scores = dict[int, float]
    # The fields that are searched, and how much each is trusted.
    Trust = Mapping[Field, float]

_OWN_FIELDS = (Field.TEXT, Field.PART, Field.KEYWORD)


def score_tips(index: Index, terms: Iterable[Term], fields: Trust) -> tuple[Scores, float]:
    """Return how much of the query's weight each tip covers, and how much one could.

    Both are above 0 and at most 1.
    """
    weighed = []
    terms = list(terms)
    has_subject = any(term.is_subject for term in terms)
    for term in terms:
        parts = [(share, term_scores(index, found, fields)) for share, found in term.parts]
        scores = parts[0][1] if len(parts) == 1 else _sum(parts)
        weight = rarity(index, term, len(scores))
        if has_subject and not scores:
            weight *= weights.BESIDE_SUBJECT
        weighed.append((weight, scores, term.ceiling))
    total = sum(weight for weight, *_ in weighed) or 1.0
    ceiling = sum(weight / total * ceiling for weight, _, ceiling in weighed)
    return _sum((weight / total, scores) for weight, scores, _ in weighed if scores), ceiling


def term_scores(index: Index, found: Expansions, fields: Trust) -> Scores:
    """Return how well each tip matches: its best match, a little less when nothing confirms it."""
    best: dict[int, float] = {}
    total: dict[int, float] = defaultdict(lambda: 1.0)
    for weight, numbers in sorted(_matching(index, found, fields), key=itemgetter(0)):
        for number in numbers:
            best[number] = weight
            total[number] += weight
    return {
        number: weight * (1 - weights.ALONE / (total[number] - weight))
        for number, weight in best.items()
    }


def rarity(index: Index, term: Term, reached: int) -> float:
    """Return the weight of a term: the fewer tips have the word itself, the more it says.

    Where none has it, those count that it reaches by its meaning.
    """
    own = min(len(_holders(index, found)) for _, found in term.parts)
    return log(1 + len(index.tips) / (own or reached or weights.UNKNOWN_TIPS))


def select_hits(scores: Scores, terms: int, ceiling: float) -> list[int]:
    """Return the tips worth showing, best first; none when none fits.

    `ceiling` is the score that a tip could reach.
    """
    best = max(scores.values(), default=0.0)
    if not best or best < ceiling * _for_terms(weights.MIN_SCORE, terms):
        return []
    least = best * _for_terms(weights.MIN_OF_BEST, terms)
    held = [number for number, score in scores.items() if score >= least]
    return sorted(held, key=lambda number: (-scores[number], number))


def count_good(scores: Scores, ranked: Sequence[int]) -> int:
    """Return how many of the ranked tips are at least half as good as the best."""
    return sum(scores[number] >= weights.GOOD * scores[ranked[0]] for number in ranked)


def _matching(
    index: Index, found: Expansions, fields: Trust
) -> Iterator[tuple[float, Sequence[int]]]:
    """Yield the tips that hold an expansion somewhere, with what that is worth."""
    for field, trust in fields.items():
        for word, expansion in found.words.items():
            if numbers := index.holders(field, word):
                yield expansion.weight * trust, numbers
    for phrase, expansion in found.phrases.items():
        for field, numbers in phrase_holders(index, phrase).items():
            if field in fields:
                yield expansion.weight * fields[field], numbers


def _sum(parts: Iterable[tuple[float, Scores]]) -> Scores:
    """Return the sum of scores, each multiplied by its share."""
    total: Scores = {}
    for share, scores in parts:
        for number, value in scores.items():
            total[number] = total.get(number, 0.0) + share * value
    return total


def _holders(index: Index, found: Expansions) -> set[int]:
    own = [word for word, each in found.words.items() if each.kind is not MatchKind.SYNONYM]
    return set().union(*(index.holders(field, word) for field in _OWN_FIELDS for word in own))


def _for_terms(values: Sequence[float], terms: int) -> float:
    """Return the value for so many terms; the last one is for more as well."""
    return values[min(terms, len(values)) - 1]
