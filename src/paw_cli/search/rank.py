"""Terms -> scored tips: rarity, trust, confirmation, and when to keep silent."""

from __future__ import annotations

from collections import defaultdict
from math import log
from typing import TYPE_CHECKING

from paw_cli.search import weights
from paw_cli.search.index import Place
from paw_cli.search.result import MatchKind
from paw_cli.search.runs import tips_with_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paw_cli.search.expand import Alternatives
    from paw_cli.search.index import Index
    from paw_cli.search.terms import Term

    # By the number of a tip: how well it matches a term, or all of them.
    Scores = dict[int, float]
    # The places that are searched, and how much each is trusted.
    Trust = Mapping[Place, float]

_OWN_WORDS = (Place.TEXT, Place.PART, Place.KEYWORD)


def scores(index: Index, terms: Iterable[Term], places: Trust) -> Scores:
    """Return how much of the query's weight each tip covers, above 0 and at most 1."""
    covered: Scores = defaultdict(float)
    total = 0.0
    for term in terms:
        shares = [(share, strengths(index, found, places)) for share, found in term.shares]
        strength = shares[0][1] if len(shares) == 1 else _summed(shares)
        weight = rarity(index, term, len(strength))
        total += weight
        for number, value in strength.items():
            covered[number] += weight * value
    return {number: weight / total for number, weight in covered.items()}


def strengths(index: Index, found: Alternatives, places: Trust) -> Scores:
    """Return how well each tip matches: its best match, a little less when nothing confirms it."""
    best: Scores = {}
    total: Scores = defaultdict(float)
    for weight, numbers in sorted(_layers(index, found, places), key=lambda layer: layer[0]):
        best.update(dict.fromkeys(numbers, weight))
        for number in numbers:
            total[number] += weight
    return {
        number: weight * (1 - weights.ALONE / (1 + total[number] - weight))
        for number, weight in best.items()
    }


def rarity(index: Index, term: Term, reached: int) -> float:
    """Return the weight of a term: the fewer tips have the word itself, the more it says.

    Where none has it, those count that it reaches by its meaning.
    """
    own = min(len(_holders(index, found)) for _, found in term.shares)
    return log(1 + len(index.tips) / (own or reached or weights.UNKNOWN_TIPS))


def kept(found: Mapping[int, float], terms: int) -> list[tuple[int, float]]:
    """Return the tips worth showing with their scores, best first; none when none fits."""
    best = max(found.values(), default=0.0)
    if best < weights.LEAST_SCORE[min(terms, len(weights.LEAST_SCORE)) - 1]:
        return []
    least = best * weights.LEAST_OF_BEST
    worth = sorted((number, score) for number, score in found.items() if score >= least)
    return sorted(worth, key=lambda pair: pair[1], reverse=True)


def _layers(
    index: Index, found: Alternatives, places: Trust
) -> Iterator[tuple[float, Sequence[int]]]:
    """Yield the tips that hold an alternative somewhere, with what that is worth."""
    for place, trust in places.items():
        postings = index.postings[place]
        for word, sense in found.words.items():
            if word in postings:
                yield sense.weight * trust, postings[word]
    for run, sense in found.runs.items():
        for place, number in tips_with_run(index, run):
            if place in places:
                yield sense.weight * places[place], (number,)


def _summed(shares: Iterable[tuple[float, Scores]]) -> Scores:
    summed: Scores = defaultdict(float)
    for share, strength in shares:
        for number, value in strength.items():
            summed[number] += share * value
    return summed


def _holders(index: Index, found: Alternatives) -> set[int]:
    own = [word for word, sense in found.words.items() if sense.kind is not MatchKind.SYNONYM]
    return set().union(
        *(index.postings[place].get(word, ()) for place in _OWN_WORDS for word in own)
    )
