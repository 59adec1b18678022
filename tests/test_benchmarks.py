"""How search is judged, and that a fall is noticed."""

import math

import pytest

from judged import OWN, SETS, JudgedQuery, judged_queries, ndcg, page_figures
from paw_cli.files.layers import bundled_collection
from search_quality import falls, recorded

GRADES = {"a": 2, "b": 2, "c": 1}


def test_a_score_is_ndcg() -> None:
    # Worked out by hand: gains 3, 3 and 1, divided by log2 of 2, 3 and 4.
    ideal = 3 + 3 / math.log2(3) + 1 / 2
    assert ndcg(["b", "a", "c"], GRADES) == pytest.approx(1)
    turned = (1 + 3 / math.log2(3) + 3 / 2) / ideal
    assert ndcg(["c", "b", "a"], GRADES) == pytest.approx(turned)
    assert ndcg(["x"] * 9 + ["a"], GRADES) == pytest.approx(3 / math.log2(11) / ideal)
    assert ndcg(["x"] * 10 + ["a"], GRADES) == 0
    assert ndcg([], {}) == 1  # where nothing is right, silence


def test_a_page_is_as_useful_as_its_tips() -> None:
    query = JudgedQuery(text="budget", query_class="exact", grades=GRADES)
    answer = [("a", 0.8), ("x", 0.5), ("c", 0.4), ("b", 0.3)]
    assert page_figures([(query, answer)], 0.3) == (3 / 4, 1)
    assert page_figures([(query, answer)], 0.5) == (2 / 3, 0.5)


@pytest.mark.parametrize("name", SETS)
def test_every_judged_tip_exists_and_only_the_class_none_has_none(name: str) -> None:
    known = {tip.id for tip in bundled_collection().tips}
    queries = judged_queries(name)
    assert {tip for query in queries for tip in query.grades} <= known
    assert all((query.query_class == "none") == (not query.grades) for query in queries)


def test_a_fall_of_the_whole_or_of_silence_by_more_than_a_rounding_is_told() -> None:
    least = {"queries": {"all": 0.95, "none": 1.0}}
    assert falls({"queries": {"all": 0.9451, "none": 0.9951, "exact": 0.2}}, least) == []
    assert falls({"queries": {"all": 0.94, "none": 0.875}}, least) == [
        "queries, all: 0.940 is below 0.950",
        "queries, none: 0.875 is below 1.000",
    ]
    beside = ["page", "spelling", "off-topic", "common words"]
    assert list(recorded()) == [*SETS, *OWN, *beside]
