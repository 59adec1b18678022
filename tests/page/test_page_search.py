"""The page searches as the program does: the judged queries, asked of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from judged import SETS, judged_queries, ndcg
from paw_cli.library import build_index

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


@pytest.mark.parametrize("name", SETS)
def test_it_scores_as_the_engine_does(
    opened: Open, whole_page: str, bundled: Collection, name: str
) -> None:
    index = build_index(bundled)
    queries = judged_queries(name)
    found = answers(opened(whole_page), [query.text for query in queries])
    page = sum(ndcg(ids, query.grades) for ids, query in zip(found, queries, strict=True))
    engine = sum(
        ndcg([hit.tip.id for hit in index.search(query.text).hits], query.grades)
        for query in queries
    )
    assert page >= 0.97 * engine
