"""What holds for any texts and any query; the fuzzer's target `query` promises the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_samples import collection, ids, thesaurus

from paw_cli.search_engine import SearchIndex, Thesaurus
from paw_cli.search_engine.words import tokens

SECTIONS = {
    "stop_words": ["de", "een"],
    "synonyms": [["wijk", "buurt"], ["te laat", "achteraf"]],
    "related": {"straat": ["buurt"]},
}
WORDS = (
    "wijk",
    "wijken",
    "wijkagent",
    "op",
    "de",
    "te",
    "top-down",
    "foto's",
    "2030",
    "\u0130",
    "ß",
)
texts = st.text(max_size=40) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)


@given(st.lists(texts, max_size=5))
def test_every_tip_is_found_by_each_of_its_own_words(given_texts: list[str]) -> None:
    everything = collection(*given_texts)
    index = SearchIndex(everything, Thesaurus({}))
    for tip in everything.tips:
        for start, end, _, _ in tokens(tip.text):
            assert tip.id in ids(index.search(tip.text[start:end]))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("wijk" * 250_000, "wijk"),
        ("a-" * 50_000 + "a", "a-a"),
        ("een wijk", "wijk " * 20_000),
        ("een wijk", "wijkk " * 20_000),
        ("een wijk", '"' * 100_000),
        ("een wijk", '"de" ' * 20_000),
    ],
)
def test_nothing_takes_long(text: str, query: str) -> None:
    result = SearchIndex(collection(text), thesaurus(SECTIONS)).search(query)
    assert len(result.hits[:1]) == len(result.hits)
