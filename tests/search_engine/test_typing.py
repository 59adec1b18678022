"""Searching while one types: the last word is a beginning."""

import pytest
from search_samples import ids, searchable

from paw_cli.files.bundled import bundled_collection
from paw_cli.library import build_index
from paw_cli.model import Collection

SECTIONS = {
    "stop_words": ["de", "het", "hoe"],
    "synonyms": [["bewoner", "inwoner"]],
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["a", "b", "c"]),
        ("  ", ["a", "b", "c"]),
        ("hoe", ["a", "b", "c"]),
        ("de", ["b"]),
        ("b", ["a", "b"]),
        ("het", ["a"]),
        ("bud", ["a"]),
        ("budget be", ["a", "b"]),
        ("hoe budg", ["a"]),
        ("inwo", ["b"]),
        ("budget xqz", ["a"]),
        ("xqzwv", []),
        ("budgte", ["a"]),
    ],
)
def test_the_last_word_is_read_as_a_beginning(query: str, found: list[str]) -> None:
    index = searchable("Het budget", "De bewoners", "Moestuin", sections=SECTIONS)
    result = index.search(query, typing=True)
    assert (sorted(ids(result)), result.suggestions) == (found, ())


def test_a_word_without_a_subject_is_a_beginning_where_it_stands_alone() -> None:
    index = searchable("Het budget", "De deelnemers", "Moestuin", sections=SECTIONS)
    found = {query: ids(index.search(query, typing=True)) for query in ("de", "moestuin de")}
    assert found == {"de": ["b"], "moestuin de": ["c"]}


def test_an_english_beginning_finds_what_it_will_mean() -> None:
    index = build_index(bundled_collection())
    assert ids(index.search("landlo", typing=True)) == ids(index.search("landlord", typing=True))


def test_an_empty_query_gives_only_tips_that_may_be_shown() -> None:
    index = searchable("Het budget", "De bewoners")
    some = Collection(tips=(index.search("budget").hits[0].tip,))
    assert ids(index.search("", typing=True, among=some)) == ["a"]
    assert ids(index.search("")) == []
