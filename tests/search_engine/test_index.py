"""Which tips hold which word."""

from __future__ import annotations

import pytest
from search_samples import collection

from paw_cli.model import Collection, Theme, Tip
from paw_cli.search_engine.index import Index, Place


@pytest.fixture
def index() -> Index:
    tip = Tip(
        id="a",
        text="Het top-down besluit, een Besluit!",
        themes=("geld", "zoek"),
        keywords=("van bovenaf",),
        answers=("Wie besluit?",),
    )
    themes = (Theme(id="geld", title="Geld en tijd", description="Wat het kost"),)
    return Index(Collection(tips=(tip,), themes=themes))


@pytest.mark.parametrize(
    ("place", "word", "times"),
    [
        (Place.TEXT, "besluit", 2),
        (Place.TEXT, "topdown", 1),
        (Place.PART, "top", 1),
        (Place.TEXT, "top", 0),
        (Place.KEYWORD, "bovenaf", 1),
        (Place.ANSWER, "besluit", 1),
        (Place.THEME, "geld", 1),
        (Place.DESCRIPTION, "kost", 1),
    ],
)
def test_it_knows_how_often_a_tip_holds_a_word_and_where(
    index: Index, place: Place, word: str, times: int
) -> None:
    assert list(index.postings[place].get(word, [])) == [0] * times


def test_its_vocabulary_is_every_word_of_every_place(index: Index) -> None:
    assert {"topdown", "down", "bovenaf", "wie", "tijd", "kost"} <= set(index.vocabulary)


def test_tips_are_numbered_by_their_ids() -> None:
    tips = collection("een", "twee", "drie").tips
    assert [tip.id for tip in Index(Collection(tips=tips[::-1])).tips] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("core", "around"),
    [
        ("trein", {("treinkart", "", "kart")}),
        ("kart", {("treinkart", "trein", ""), ("kartautomat", "", "automat")}),
        ("automat", {("kartautomat", "kart", "")}),
        ("rein", set()),
        ("treinkart", set()),
    ],
)
def test_a_core_is_found_at_either_end_of_a_stem(
    core: str, around: set[tuple[str, str, str]]
) -> None:
    assert set(Index(collection("treinkaart kaartautomaat")).stems_around(core)) == around


@pytest.mark.parametrize(
    ("word", "written"),
    [("cooperatie", "coöperatie"), ("zwolle", "Zwolle"), ("onbekend", "onbekend")],
)
def test_a_word_is_shown_as_the_texts_write_it(word: str, written: str) -> None:
    assert Index(collection("Coöperatie Zwolle", "een coöperatie")).written(word) == written


def test_an_empty_collection_has_an_index() -> None:
    assert Index(Collection()).by_stem == {}
