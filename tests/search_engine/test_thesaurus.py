"""Words that mean the same."""

from __future__ import annotations

import pytest

from paw_cli.search_engine.thesaurus import Thesaurus, key_of

SECTIONS = {
    "stop_words": ["de", "z'n"],
    "inflections": [["stad", "steden"]],
    "synonyms": [["zak", "beurs"], ["zeker", "vast en zeker"], ["Élan", "vaart"]],
    "related": {"buurman": ["buurt"]},
    "abbreviations": {"vve": ["vereniging van eigenaren"]},
}


@pytest.fixture
def thesaurus() -> Thesaurus:
    return Thesaurus(SECTIONS)


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("zakken", "beurzen"),
        ("zekere", "vast en zeker"),
        ("vast en zeker", "zeker"),
        ("elan", "vaart"),
        ("VvE", "vereniging van eigenaren"),
        ("vereniging van eigenaars", "vve"),
    ],
)
def test_synonyms_go_both_ways_whatever_the_form(
    thesaurus: Thesaurus, word: str, meaning: str
) -> None:
    assert key_of(meaning) in thesaurus.synonyms_of(key_of(word))


def test_related_words_go_one_way(thesaurus: Thesaurus) -> None:
    assert thesaurus.related_to(key_of("buurman")) == [key_of("buurt")]
    assert thesaurus.related_to(key_of("buurt")) == []


def test_irregular_forms_find_each_other(thesaurus: Thesaurus) -> None:
    assert key_of("stad") in thesaurus.inflections_of(key_of("steden"))


def test_stop_words_are_folded(thesaurus: Thesaurus) -> None:
    assert thesaurus.stop_words == {"de", "zn"}


@pytest.mark.parametrize(
    ("key", "known"), [(key_of("buurman"), True), (key_of("warmtepomp"), False), ((), False)]
)
def test_it_tells_what_it_knows(thesaurus: Thesaurus, key: tuple[str, ...], known: bool) -> None:  # noqa: FBT001 - a table
    assert thesaurus.knows(key) is known


def test_an_empty_thesaurus_knows_nothing() -> None:
    empty = Thesaurus({})
    assert (empty.stop_words, empty.words, empty.synonyms_of(("a",))) == (
        frozenset(),
        frozenset(),
        [],
    )


def test_its_single_words_can_be_misspelt_ones(thesaurus: Thesaurus) -> None:
    assert {"buurman", "vve", "elan", "steden"} <= thesaurus.words
    assert not {"vast en zeker", "vastenzeker"} & thesaurus.words
