"""What a search says about why."""

import json

import pytest
from search_samples import marked, searchable

from conftest import Paw
from paw_cli.model import Tip
from paw_cli.search_engine import FieldMatch, MatchKind

SECTIONS = {"synonyms": [["bewoner", "inwoner"], ["te laat", "na de markt"]]}


@pytest.mark.parametrize(
    ("text", "query", "matches"),
    [
        ("De Eigenaar.", "eigenaren", [("Eigenaar", "inflection", "eigenaren")]),
        ("Een mede-eigenaar", "eigenaar", [("eigenaar", "compound", "eigenaar")]),
        ("Een mede-eigenaar", "medeeigenaar", [("mede-eigenaar", "exact", "medeeigenaar")]),
        ("Eigenarenparticipatie", "eigenaar", [("Eigenarenparticipatie", "compound", "eigenaar")]),
        ("De strategie", "stratagie", [("strategie", "typo", "stratagie")]),
        ("Alle bewoners", "inwoner", [("bewoners", "synonym", "inwoner")]),
        ("Wij zijn te laat.", "na de markt", [("te laat", "synonym", "na de markt")]),
        ("Twee energiecoaches", "energie coach", [("energiecoaches", "compound", "energie coach")]),
        ("Inwoners en bewoners", "inwoner", [("Inwoners", "inflection", "inwoner")]),
        ("de wijk, elke wijk", "wijk", [("wijk", "exact", "wijk"), ("wijk", "exact", "wijk")]),
        ("Ga de straat op", '"straat op"', [("straat op", "exact", "straat op")]),
        ("👍🏽 cafe\u0301s 🎉", "cafés", [("cafe\u0301s", "exact", "cafés")]),
        ("z\u2019n foto\u2019s", "foto's", [("foto\u2019s", "exact", "foto's")]),
        ("Straße", "strasse", [("Straße", "exact", "strasse")]),
        ("be\u00adwo\u00adner", "bewoner", [("be\u00adwo\u00adner", "exact", "bewoner")]),
        ("he-le-maal", "helemaal", [("he-le-maal", "exact", "helemaal")]),
        ("Wijk-raad", "wijk raad wijkraad", [("Wijk-raad", "exact", "wijkraad")]),
    ],
)
def test_matches_are_marked(text: str, query: str, matches: list[tuple[str, str, str]]) -> None:
    assert marked(searchable(text, "Anders", sections=SECTIONS).search(query)) == matches


@pytest.mark.parametrize(
    ("query", "field", "value", "kind"),
    [
        ("centen", "keyword", "de centen", MatchKind.EXACT),
        ("cent", "keyword", "de centen", MatchKind.INFLECTION),
        ("subsidie", "answer", "Is er subsidie?", MatchKind.EXACT),
        ("tijd", "theme", "Geld en tijd", MatchKind.EXACT),
        ("kost", "theme", "Wat het kost", MatchKind.EXACT),
        ("inwoner", "keyword", "bewoners", MatchKind.SYNONYM),
    ],
)
def test_a_match_elsewhere_is_named(query: str, field: str, value: str, kind: MatchKind) -> None:
    tip = Tip(
        id="t",
        text="Niets",
        keywords=("de centen", "bewoners"),
        answers=("Is er subsidie?",),
        themes=("geld", "onbekend"),
    )
    (hit,) = searchable("Anders", "Weer anders", tips=(tip,), sections=SECTIONS).search(query).hits
    (match,) = hit.matches
    assert isinstance(match, FieldMatch)
    assert (match.field, match.value, match.kind, match.word) == (field, value, kind, query)


def test_a_field_is_named_only_where_it_says_more_than_the_text() -> None:
    said = Tip(id="s", text="De bewoners", keywords=("bewoners",))
    meant = Tip(id="t", text="Alle inwoners", keywords=("bewoners",))
    first, second = searchable(tips=(said, meant), sections=SECTIONS).search("bewoners").hits
    assert [type(match).__name__ for match in first.matches] == ["TextMatch"]
    assert [type(match).__name__ for match in second.matches] == ["TextMatch", "FieldMatch"]


def test_a_theme_that_nothing_is_said_of_is_matched_by_its_name(paw: Paw) -> None:
    answer = paw(
        "search", "geld", "--file", "-", "--json", stdin="- {text: Koffie, themes: [geld]}\n"
    )
    assert "Koffie" in [hit["text"] for hit in json.loads(answer.stdout)]
