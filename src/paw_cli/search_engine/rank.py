"""Terms -> scored tips: rarity, trust, confirmation, and when to keep silent."""

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from math import exp, fsum, log, sqrt
from operator import itemgetter
from typing import NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.expand import Expansions
from paw_cli.search_engine.index import Index
from paw_cli.search_engine.terms import Term
from paw_cli.search_engine.weights import Field, MatchKind, Trust
from paw_cli.search_engine.words import stem

# By the number of a tip: how well it matches a term, or all of them.
Scores = dict[int, float]
# What a word says that all have.
_LEAST_RARITY = log(2)
_OWN_FIELDS = (Field.TEXT, Field.PART, Field.KEYWORD)


class Coverage(NamedTuple):
    """How much of a query's weight each tip covers, and how much one must for an answer.

    All are above 0 and at most 1. `unmatched` are the words that no tip has.
    """

    scores: Scores
    needed: float
    unmatched: tuple[str, ...]


def cover(index: Index, terms: Sequence[Term], fields: Trust) -> Coverage:
    """Return how much of the query each tip covers."""
    has_subject = any(term.is_subject for term in terms)
    weighed: list[tuple[Term, float, Scores]] = []
    for term in terms:
        scores = term_scores(index, term, fields)
        beside = weights.BESIDE_SUBJECT if has_subject and not scores else 1.0
        weighed.append((term, beside * rarity(index, term, scores), scores))
    total = sum(weight for _, weight, _ in weighed) or 1.0
    covered = _sum((weight / total, scores) for _, weight, scores in weighed)
    ceiling = sum(weight / total * term.ceiling for term, weight, _ in weighed)
    needed = ceiling * _for_terms(weights.MIN_SCORE, len(terms)) if terms else 0.0
    if not index.is_curated:
        needed *= _for_terms(weights.BARE, len(terms))
    elif not has_subject and not all(scores for _, _, scores in weighed):
        needed *= _for_terms(weights.UNSURE, len(terms))
    unmatched = tuple(term.word for term, _, scores in weighed if not scores)
    return Coverage(covered, needed, unmatched)


def term_scores(index: Index, term: Term, fields: Trust) -> Scores:
    """Return how well each tip matches a term, by all its parts."""
    parts = [(share, _part_scores(index, found, fields)) for share, found in term.parts]
    return parts[0][1] if len(parts) == 1 else _sum(parts)


def rarity(index: Index, term: Term, scores: Scores) -> float:
    """Return the weight of a term: the fewer tips have the word itself, the more it says.

    Where none has it, those count that it reaches by its meaning.
    """
    own = min(len(_holders(index, found)) for _, found in term.parts)
    share = weights.LIGHT if term.is_light else 1.0
    return share * log(1 + len(index.tips) / (own or len(scores) or weights.UNKNOWN_TIPS))


def select_hits(coverage: Coverage, terms: int) -> list[int]:
    """Return the tips worth showing, best first; none when the query is about something else."""
    best = max(coverage.scores.values(), default=0.0)
    if not best or best < coverage.needed:
        return []
    least = best * _for_terms(weights.MIN_OF_BEST, terms)
    held = [number for number, score in coverage.scores.items() if score >= least]
    return sorted(sorted(held), key=coverage.scores.__getitem__, reverse=True)


def sharpened(covered: float) -> float:
    """Return the score of a tip that covers so much of a query."""
    return exp(weights.SHARPNESS * log(covered))


def count_good(scores: Scores, ranked: Sequence[int]) -> int:
    """Return how many of the ranked tips are at least half as good as the best."""
    least = weights.GOOD * sharpened(scores[ranked[0]]) if ranked else 1.0
    return bisect(ranked, -least, key=lambda number: -sharpened(scores[number]))


class Questions:
    """The questions that tips answer, as bags of stems; here the little words count too."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._with = cache(partial(_questions_with, index))
        self._rarity = cache(partial(_rarity_in_questions, len(index.questions), self._with))

    def confirm(self, scores: Scores, words: Iterable[str]) -> None:
        """Raise the scores of tips that answer a question like this one (a cosine of sets)."""
        asked = {its_stem: self._rarity(its_stem) for its_stem in map(stem, words)}
        length = fsum(asked.values())
        common: dict[int, float] = {}
        for its_stem, rarity in asked.items():
            for question in self._with(its_stem):
                common[question] = common.get(question, 0.0) + rarity
        # Few are alike enough, and most of the others are told by what they have in common.
        least = length * weights.MIN_SIMILARITY**2
        questions = self._index.questions
        near = [n for n, shared in common.items() if shared >= least and questions[n][0] in scores]
        bags = self._index.stems_of(questions[n][1] for n in near)
        best: dict[int, float] = {}
        for question, bag in zip(near, bags, strict=True):
            number, shared = questions[question][0], common[question]
            others = len(bag.difference(asked)) * _LEAST_RARITY
            if shared**2 >= least * (shared + others):
                cosine = shared / sqrt(length * fsum(map(self._rarity, bag)))
                best[number] = max(best.get(number, 0.0), cosine)
        for number, similarity in best.items():
            if similarity >= weights.MIN_SIMILARITY:
                scores[number] += (1 - scores[number]) * weights.SIMILARITY * similarity


def _questions_with(index: Index, its_stem: str) -> frozenset[int]:
    held = index.held[Field.ANSWER]
    words = index.by_stem.get(its_stem, ())
    return frozenset(question for word in words for question in held.get(word, ()))


def _rarity_in_questions(
    questions: int, holding: Callable[[str], frozenset[int]], its_stem: str
) -> float:
    """Return how much a word says; one that no question has as much as one that one has."""
    return log(1 + questions / (len(holding(its_stem)) or 1))


def _part_scores(index: Index, found: Expansions, fields: Trust) -> Scores:
    """Return the best match of each tip, a little less when nothing confirms it.

    That is best * (1 - ALONE / (1 + the sum of its other matches)).
    """
    alone = 1 - weights.ALONE
    scores: Scores = {}
    others: Scores = {}  # the sum of the other matches, as each would score alone
    for weight, numbers in sorted(_matching(index, found, fields), key=itemgetter(0)):
        score = weight * alone
        for number in numbers:
            if number in scores:
                others[number] = others.get(number, 0.0) + scores[number]
            scores[number] = score
    for number, other in others.items():
        scores[number] *= (1 - weights.ALONE / (1 + other / alone)) / alone
    return scores


def _matching(
    index: Index, found: Expansions, fields: Trust
) -> Iterator[tuple[float, Sequence[int]]]:
    """Yield the tips that hold an expansion somewhere, with what that is worth."""
    for field, trust in fields.items():
        for word in found.words.keys() & index.held[field].keys():
            yield found.words[word].weight * trust, index.tips_with(field, word)
    for phrase, expansion in found.phrases.items():
        for field, numbers in index.phrase_holders(phrase).items():
            if field in fields:
                yield expansion.weight * fields[field], numbers


def _sum(parts: Iterable[tuple[float, Scores]]) -> Scores:
    """Return the sum of scores, each multiplied by its share."""
    total: Scores = {}
    for share, scores in parts:
        for number, score in scores.items():
            total[number] = total.get(number, 0.0) + share * score
    return total


def _holders(index: Index, found: Expansions) -> set[int]:
    own = [word for word, each in found.words.items() if each.kind is not MatchKind.SYNONYM]
    return index.holders(own, _OWN_FIELDS)


def _for_terms(values: Sequence[float], terms: int) -> float:
    """Return the value for so many terms; the last one is for more as well."""
    return values[min(terms, len(values)) - 1]
