"""The page searches as the program does: the judged queries, asked of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from judged import DATA, SETS, judged_queries, ndcg
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


def expect_to_be_as_good(page: Page, collection: Collection, name: str, least: float) -> None:
    """Expect so good a share of the engine's score for a set of judged queries."""
    index = build_index(collection)
    queries = judged_queries(name)
    found = answers(page, [query.text for query in queries])
    asked = ([hit.tip.id for hit in index.search(query.text).hits] for query in queries)
    both = list(zip(queries, found, asked, strict=True))
    of_page = sum(ndcg(ids, query.grades) for query, ids, _ in both)
    of_engine = sum(ndcg(ids, query.grades) for query, _, ids in both)
    assert of_page >= least * of_engine, name


def test_it_scores_as_the_engine_does_and_finds_what_is_half_typed(
    opened: Open, whole_page: str, bundled: Collection
) -> None:
    page = opened(whole_page)
    for name in SETS:
        expect_to_be_as_good(page, bundled, name, 0.97)
    words = ["huurders", "energiecoach", "tenants", "eerlijkheid", "collega's"]
    begun = [word[:length] for word in words for length in range(3, len(word))]
    found = zip(begun, answers(page, begun), strict=True)
    assert [word for word, ids in found if not ids] == []


@pytest.mark.parametrize("name", ["own-nl", "own-en", "own-meetings", "own-club", "own-library"])
def test_own_tips_are_searched_as_well(opened: Open, name: str) -> None:
    own = load(DATA / f"{name}.yaml", bundled=False)
    expect_to_be_as_good(opened(html(Listing(own, own.tips))), own, name, 0.95)
