"""What holds for any texts and any query."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_samples import collection, ids

from paw_cli.model import Collection, Tip
from paw_cli.search_engine import SearchIndex, TextMatch, Thesaurus
from paw_cli.search_engine.words import fold, tokens

SECTIONS = {
    "stop_words": ["de", "een"],
    "synonyms": [["wijk", "buurt"], ["te laat", "achteraf"]],
    "related": {"straat": ["buurt"]},
}
WORDS = ("wijk", "wijken", "wijkagent", "buurt", "straat", "op", "de", "een", "te", "laat")
ODD_WORDS = ("top-down", "foto's", "één", "2030", "\u0130", "ß", "wijk\u0301")
any_text = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(WORDS + ODD_WORDS), max_size=8).map(" ".join),
    st.text(st.characters(categories=["L", "M", "N", "P", "Cs", "Cf"]), max_size=20),
)
tips = st.lists(
    st.builds(
        Tip,
        id=st.text(min_size=1, max_size=3),
        text=any_text,
        keywords=st.lists(any_text, max_size=2).map(tuple),
        answers=st.lists(any_text, max_size=2).map(tuple),
    ),
    max_size=5,
    unique_by=lambda tip: tip.id,
)
queries = st.one_of(any_text, any_text.map('"{}"'.format))
patient = settings(deadline=None, max_examples=150)


@patient
@given(tips=tips, query=queries, exact=st.booleans())
def test_any_query_is_answered_with_scores_in_order_and_matches_in_the_text(
    tips: list[Tip],
    query: str,
    exact: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    result = SearchIndex(Collection(tips=tuple(tips)), Thesaurus(SECTIONS)).search(
        query, exact=exact
    )
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    for hit in result.hits:
        spans = [(m.start, m.end) for m in hit.matches if isinstance(m, TextMatch)]
        edges = [edge for span in spans for edge in span]
        assert hit.matches
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(hit.tip.text) for start, end in spans)


@patient
@given(tips=tips, query=queries)
def test_what_is_marked_exact_is_what_was_typed(tips: list[Tip], query: str) -> None:
    result = SearchIndex(Collection(tips=tuple(tips)), Thesaurus(SECTIONS)).search(
        query, exact=True
    )
    for hit in result.hits:
        for match in hit.matches:
            assert isinstance(match, TextMatch)
            assert fold(hit.tip.text[match.start : match.end]) == fold(match.word)


@patient
@given(tips=tips)
def test_every_tip_is_found_by_each_of_its_own_words(tips: list[Tip]) -> None:
    index = SearchIndex(Collection(tips=tuple(tips)), Thesaurus({}))
    for tip in tips:
        for start, end, _, _ in tokens(tip.text):
            assert tip.id in ids(index.search(tip.text[start:end]))


@patient
@given(tips=tips, query=queries, data=st.data())
def test_the_order_of_the_collection_does_not_matter(
    tips: list[Tip], query: str, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(tips))
    one, other = (
        SearchIndex(Collection(tips=tuple(order)), Thesaurus(SECTIONS)).search(query)
        for order in (tips, shuffled)
    )
    assert (tuple(one.hits), one.corrections, one.suggestions) == (
        tuple(other.hits),
        other.corrections,
        other.suggestions,
    )


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("wijk" * 250_000, "wijk"),
        ("wijk " * 50_000, "wijk"),
        ("a-" * 50_000 + "a", "a-a"),
        ("een wijk", "wijk " * 20_000),
        ("een wijk", "wijkk " * 20_000),
        ("een wijk", "a-b" * 30_000),
        ("een wijk", '"' * 100_000),
        ("een wijk", '"de" ' * 20_000),
        ("een wijk", "w" * 100_000),
    ],
)
def test_nothing_takes_long(text: str, query: str) -> None:
    result = SearchIndex(collection(text), Thesaurus(SECTIONS)).search(query)
    assert len(result.hits[:1]) == len(result.hits)
