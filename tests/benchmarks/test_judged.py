from __future__ import annotations

import math

import pytest

from judged import SETS, JudgedQuery, judged_queries, ndcg, scores_by_class
from paw_cli.files.bundled import bundled_collection

GRADES = {"a": 2, "b": 2, "c": 1}
# Worked out by hand: gains 3, 3 and 1, divided by log2 of 2, 3 and 4.
IDEAL = 3 + 3 / math.log2(3) + 1 / 2


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (["a", "b", "c"], 1.0),
        (["b", "a", "c"], 1.0),
        (["c", "b", "a"], (1 + 3 / math.log2(3) + 3 / 2) / IDEAL),
        (["x", "a"], (3 / math.log2(3)) / IDEAL),
        (["x", "y"], 0.0),
        ([], 0.0),
        (["x"] * 9 + ["a"], (3 / math.log2(11)) / IDEAL),
        (["x"] * 10 + ["a"], 0.0),
    ],
)
def test_a_score_is_what_one_works_out_by_hand(answer: list[str], expected: float) -> None:
    assert ndcg(answer, GRADES) == pytest.approx(expected)


def test_a_known_score_as_a_number() -> None:
    assert ndcg(["c", "b", "a"], GRADES) == pytest.approx(0.8146, abs=0.0001)


def test_more_right_tips_than_fit_on_the_page_can_still_score_one() -> None:
    grades = {str(n): 2 for n in range(12)}
    assert ndcg([str(n) for n in range(10)], grades) == pytest.approx(1.0)


@pytest.mark.parametrize(("answer", "expected"), [([], 1.0), (["a"], 0.0)])
def test_where_nothing_is_right_only_silence_scores(answer: list[str], expected: float) -> None:
    assert ndcg(answer, {}) == expected


def test_every_class_and_the_whole_have_their_mean() -> None:
    queries = [
        JudgedQuery(text="right", query_class="exact", grades={"a": 2}),
        JudgedQuery(text="wrong", query_class="exact", grades={"b": 2}),
        JudgedQuery(text="stranger", query_class="none", grades={}),
    ]
    answers = {"right": ["a"], "wrong": ["a"], "stranger": []}
    assert scores_by_class(answers.__getitem__, queries) == pytest.approx(
        {"all": 2 / 3, "exact": 0.5, "none": 1.0}
    )


@pytest.mark.parametrize(("name", "number"), list(zip(SETS, (88, 160, 134, 150), strict=True)))
def test_every_judged_tip_exists(name: str, number: int) -> None:
    known = {tip.id for tip in bundled_collection().tips}
    queries = judged_queries(name)
    assert len(queries) == number
    assert {tip for query in queries for tip in query.grades} <= known


def test_only_the_class_none_has_no_right_tip() -> None:
    queries = [query for name in SETS for query in judged_queries(name)]
    assert {q.query_class for q in queries if not q.grades} == {"none"}
    assert all(not q.grades for q in queries if q.query_class == "none")
