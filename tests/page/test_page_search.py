"""The page searches as the program does: the judged queries, asked of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from judged import DATA, OWN, SETS, judged_queries, ndcg
from paw_cli.library import build_index, load
from paw_cli.render.page import html
from paw_cli.render.views import Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from page_browser import Open
    from playwright.sync_api import Page

    from paw_cli.model import Collection

# Types each query as a person would, and reads which tips are shown, above the fold and below.
ASK = """(queries) => queries.map((query) => {
  const input = document.getElementById("query");
  input.value = query;
  input.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("article:not([hidden])")].map(({ id }) => id.slice(4));
})"""


def answers(page: Page, queries: Sequence[str]) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(ASK, list(queries))
    return found


def scores(page: Page, collection: Collection, name: str) -> tuple[float, float]:
    """Return how well the page and the engine answer a set of judged queries."""
    index = build_index(collection)
    queries = judged_queries(name)
    found = answers(page, [query.text for query in queries])
    asked = ([hit.tip.id for hit in index.search(query.text).hits] for query in queries)
    both = list(zip(queries, found, asked, strict=True))
    return (
        sum(ndcg(ids, query.grades) for query, ids, _ in both),
        sum(ndcg(ids, query.grades) for query, _, ids in both),
    )


@pytest.mark.parametrize("name", SETS)
def test_it_scores_as_the_engine_does(
    opened: Open, whole_page: str, bundled: Collection, name: str
) -> None:
    page, engine = scores(opened(whole_page), bundled, name)
    assert page >= 0.97 * engine


@pytest.mark.parametrize("name", OWN)
def test_own_tips_are_searched_as_well(opened: Open, name: str) -> None:
    own = load(DATA / f"{name}.yaml", bundled=False)
    page, engine = scores(opened(html(Listing(own, own.tips))), own, name)
    assert page >= 0.95 * engine


def test_words_that_are_half_typed_find_something(opened: Open, whole_page: str) -> None:
    words = ["huurders", "energiecoach", "tenants", "eerlijkheid", "collega's"]
    begun = [word[:length] for word in words for length in range(3, len(word))]
    silent = [
        word for word, ids in zip(begun, answers(opened(whole_page), begun), strict=True) if not ids
    ]
    assert silent == []
