"""Terms -> scored tips: rarity, trust, confirmation, and when to keep silent."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from math import log
from operator import itemgetter
from typing import TYPE_CHECKING

from paw_cli.search_engine import weights
from paw_cli.search_engine.index import Place
from paw_cli.search_engine.result import MatchKind
from paw_cli.search_engine.runs import tips_with_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paw_cli.search_engine.expand import Alternatives
    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.terms import Term

    # By the number of a tip: how well it matches a term, or all of them.
    Scores = dict[int, float]
    # The places that are searched, and how much each is trusted.
    Trust = Mapping[Place, float]

_OWN_WORDS = (Place.TEXT, Place.PART, Place.KEYWORD)


def scores(index: Index, terms: Iterable[Term], places: Trust) -> Scores:
    """Return how much of the query's weight each tip covers, above 0 and at most 1."""
    weighed = []
    for term in terms:
        shares = [(share, strengths(index, found, places)) for share, found in term.shares]
        strength = shares[0][1] if len(shares) == 1 else _summed(shares)
        weighed.append((rarity(index, term, len(strength)), strength))
    total = sum(weight for weight, _ in weighed)
    return _summed((weight / total, strength) for weight, strength in weighed if strength)


def strengths(index: Index, found: Alternatives, places: Trust) -> Scores:
    """Return how well each tip matches: its best match, a little less when nothing confirms it."""
    layers = sorted(_layers(index, found, places), key=itemgetter(0))
    # Many tips stand alike: by its best match and the sum of all, a standing is weighed once.
    best, total = [0.0], [1.0]
    standing = [0] * len(index.tips)
    for weight, numbers in layers:
        after: dict[int, int] = {}
        for number in numbers:
            before = standing[number]
            if before not in after:
                after[before] = len(best)
                best.append(weight)
                total.append(total[before] + weight)
            standing[number] = after[before]
    worth = [b * (1 - weights.ALONE / (t - b)) for b, t in zip(best, total, strict=True)]
    return {number: worth[standing[number]] for number in set().union(*(n for _, n in layers))}


def rarity(index: Index, term: Term, reached: int) -> float:
    """Return the weight of a term: the fewer tips have the word itself, the more it says.

    Where none has it, those count that it reaches by its meaning.
    """
    own = min(len(_holders(index, found)) for _, found in term.shares)
    return log(1 + len(index.tips) / (own or reached or weights.UNKNOWN_TIPS))


def kept(found: Scores, terms: int) -> list[int]:
    """Return the tips worth showing, best first; none when none fits."""
    best = max(found.values(), default=0.0)
    if not best or best < _for_terms(weights.LEAST_SCORE, terms):
        return []
    least = best * _for_terms(weights.LEAST_OF_BEST, terms)
    # Many tips share few scores: sorting those is faster than sorting the tips.
    sharing: dict[float, list[int]] = defaultdict(list)
    for number, score in found.items():
        if score >= least:
            sharing[score].append(number)
    by_score = sorted(sharing, reverse=True)
    return list(chain.from_iterable(sorted(sharing[score]) for score in by_score))


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
        for place, numbers in tips_with_run(index, run).items():
            if place in places:
                yield sense.weight * places[place], numbers


def _summed(shares: Iterable[tuple[float, Scores]]) -> Scores:
    """Return the sum of strengths, each multiplied by its share."""
    summed: Scores = {}
    for share, strength in shares:
        if not summed:
            summed = {number: share * value for number, value in strength.items()}
            continue
        for number, value in strength.items():
            summed[number] = summed.get(number, 0.0) + share * value
    return summed


def _holders(index: Index, found: Alternatives) -> set[int]:
    own = [word for word, sense in found.words.items() if sense.kind is not MatchKind.SYNONYM]
    return set().union(
        *(index.postings[place].get(word, ()) for place in _OWN_WORDS for word in own)
    )


def _for_terms(values: Sequence[float], terms: int) -> float:
    """Return the value for so many terms; the last one is for more as well."""
    return values[min(terms, len(values)) - 1]
