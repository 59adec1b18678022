"""How tips are scored, and which are kept."""

from __future__ import annotations

import pytest
from search_samples import collection

from paw_cli.search_engine import MatchKind, weights
from paw_cli.search_engine.expand import Alternatives, Sense
from paw_cli.search_engine.index import Index, Place
from paw_cli.search_engine.rank import kept, rarity, scores, strengths
from paw_cli.search_engine.terms import Term

INDEX = Index(collection("wijk en wijken", "een wijk", "een dorp", "een buurt"))


def alternatives(**trusted: float) -> Alternatives:
    found = Alternatives()
    for word, weight in trusted.items():
        kind = MatchKind.EXACT if weight == weights.EXACT else MatchKind.SYNONYM
        found.offer(word, Sense(weight, kind, "typed"))
    return found


def term(*shares: tuple[float, Alternatives]) -> Term:
    return Term("typed", shares)


def test_a_tip_is_worth_its_best_match_and_a_little_less_when_it_stands_alone() -> None:
    found = strengths(INDEX, alternatives(wijk=1.0, wijken=0.5, dorp=0.5), weights.PLACES)
    assert found == {
        0: 1 - weights.ALONE / 1.5,
        1: 1 - weights.ALONE,
        2: 0.5 * (1 - weights.ALONE),
    }


def test_only_the_given_places_are_searched() -> None:
    assert strengths(INDEX, alternatives(wijk=1.0), {Place.KEYWORD: 1.0}) == {}


def test_the_fewer_tips_have_a_word_the_more_it_weighs() -> None:
    words = ("een", "wijk", "dorp", "onbekend")
    weighed = [rarity(INDEX, term((1.0, alternatives(**{word: 1.0}))), 0) for word in words]
    assert weighed == sorted(weighed)
    assert len(set(weighed)) == len(words)


def test_a_tip_that_covers_more_of_the_query_scores_higher() -> None:
    two = [term((1.0, alternatives(wijk=1.0))), term((1.0, alternatives(wijken=1.0)))]
    found = scores(INDEX, two, weights.PLACES)
    assert found[0] > found[1]


def test_the_halves_of_a_compound_share_its_weight() -> None:
    halves = term((0.65, alternatives(wijk=1.0)), (0.35, alternatives(dorp=1.0)))
    found = scores(INDEX, [halves], weights.PLACES)
    assert found[1] / found[2] == pytest.approx(0.65 / 0.35)


@pytest.mark.parametrize(
    ("found", "terms", "numbers"),
    [
        ({}, 0, []),
        ({}, 1, []),
        ({0: 0.1}, 1, []),
        ({0: 0.1, 1: 0.2}, 5, []),
        ({0: 0.5, 1: 0.9}, 1, [1, 0]),
        ({0: 0.5, 1: 0.5, 2: 0.9}, 1, [2, 0, 1]),
        ({0: 0.26, 1: 0.9}, 1, [1]),
        ({0: 0.26, 1: 0.9}, 2, [1, 0]),
        ({0: 0.27, 1: 0.26}, 3, [0, 1]),
    ],
)
def test_weak_matches_are_kept_back(
    found: dict[int, float], terms: int, numbers: list[int]
) -> None:
    assert kept(found, terms) == numbers


def test_trust_follows_the_promised_order() -> None:
    assert list(weights.KINDS) == list(MatchKind)
    assert list(weights.KINDS.values()) == sorted(weights.KINDS.values(), reverse=True)
    assert weights.SYNONYM > weights.RELATED
    assert weights.SLIPS[-1] > weights.SYNONYM
