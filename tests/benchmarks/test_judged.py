"""How answers are judged: by grades, by what stands on the page, and where they begin."""

import math

import pytest

from judged import SETS, JudgedQuery, judged_queries, ndcg, scores_by_class
from pages import page_figures, silent_strokes
from paw_cli.files.bundled import bundled_collection
from paw_cli.library import build_index
from paw_cli.model import Collection, Tip

GRADES = {"a": 2, "b": 2, "c": 1}
# Worked out by hand: gains 3, 3 and 1, divided by log2 of 2, 3 and 4.
IDEAL = 3 + 3 / math.log2(3) + 1 / 2
TWELVE = {str(n): 2 for n in range(12)}
QUERY = JudgedQuery(text="budget", query_class="exact", grades=GRADES)
ANSWER = [("a", 0.8), ("x", 0.5), ("c", 0.4), ("b", 0.3)]


@pytest.mark.parametrize(
    ("answer", "grades", "expected"),
    [
        (["a", "b", "c"], GRADES, 1.0),
        (["b", "a", "c"], GRADES, 1.0),
        (["c", "b", "a"], GRADES, (1 + 3 / math.log2(3) + 3 / 2) / IDEAL),
        (["x", "a"], GRADES, (3 / math.log2(3)) / IDEAL),
        (["x", "y"], GRADES, 0.0),
        ([], GRADES, 0.0),
        (["x"] * 9 + ["a"], GRADES, (3 / math.log2(11)) / IDEAL),
        (["x"] * 10 + ["a"], GRADES, 0.0),
        (list(TWELVE)[:10], TWELVE, 1.0),  # more than fit on the page
        ([], {}, 1.0),  # where nothing is right, silence
        (["a"], {}, 0.0),
    ],
)
def test_a_score_is_what_one_works_out_by_hand(
    answer: list[str], grades: dict[str, int], expected: float
) -> None:
    assert ndcg(answer, grades) == pytest.approx(expected)


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
def test_every_judged_tip_exists_and_only_the_class_none_has_none(name: str, number: int) -> None:
    known = {tip.id for tip in bundled_collection().tips}
    queries = judged_queries(name)
    assert len(queries) == number
    assert {tip for query in queries for tip in query.grades} <= known
    assert all((query.query_class == "none") == (not query.grades) for query in queries)


@pytest.mark.parametrize(
    ("cut", "useful", "best_shown"),
    [(0.3, 3 / 4, 1.0), (0.5, 2 / 3, 0.5), (0.6, 1 / 2, 0.5), (0.8, 1.0, 0.5)],
)
def test_a_page_is_as_useful_as_what_stands_on_it(
    cut: float, useful: float, best_shown: float
) -> None:
    assert page_figures([(QUERY, ANSWER)], cut) == pytest.approx((useful, best_shown))
    # A query without an answer shows none of its best tips.
    halved = page_figures([(QUERY, []), (QUERY, ANSWER)], cut)
    assert halved == pytest.approx((useful, best_shown / 2))


def test_each_key_stroke_from_the_third_on_counts() -> None:
    index = build_index(Collection(tips=(Tip(id="a", text="Het budget", keywords=("geld",)),)))
    assert silent_strokes(index, [QUERY]) == 0
    assert silent_strokes(index, [JudgedQuery(text="xqzwvkm", query_class="", grades=GRADES)]) == 1
