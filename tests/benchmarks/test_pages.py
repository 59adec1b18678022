from __future__ import annotations

import pytest

from judged import JudgedQuery
from pages import page_figures, silent_strokes
from paw_cli.library import build_index
from paw_cli.model import Collection, Tip

QUERY = JudgedQuery(text="budget", query_class="exact", grades={"a": 2, "b": 2, "c": 1})
ANSWER = [("a", 0.8), ("x", 0.5), ("c", 0.4), ("b", 0.3)]


@pytest.mark.parametrize(
    ("cut", "useful", "best_shown"),
    [(0.3, 3 / 4, 1.0), (0.5, 2 / 3, 0.5), (0.6, 1 / 2, 0.5), (0.8, 1.0, 0.5)],
)
def test_a_page_is_as_useful_as_what_stands_on_it(
    cut: float, useful: float, best_shown: float
) -> None:
    assert page_figures([(QUERY, ANSWER)], cut) == pytest.approx((useful, best_shown))


def test_a_query_without_an_answer_shows_none_of_its_best_tips() -> None:
    assert page_figures([(QUERY, []), (QUERY, ANSWER)], 0.3) == pytest.approx((3 / 4, 0.5))


def test_each_key_stroke_from_the_third_on_counts() -> None:
    index = build_index(Collection(tips=(Tip(id="a", text="Het budget", keywords=("geld",)),)))
    assert silent_strokes(index, [QUERY]) == 0
    stranger = JudgedQuery(text="xqzwvkm", query_class="exact", grades={"a": 2})
    assert silent_strokes(index, [stranger]) == 1
