"""What a search says about why."""

import pytest
from search_samples import marked, searchable

from paw_cli.model import Tip
from paw_cli.search_engine import FieldMatch, MatchKind

SECTIONS = {"synonyms": [["bewoner", "inwoner"], ["te laat", "mosterd na de maaltijd"]]}


@pytest.mark.parametrize(
    ("text", "query", "matches"),
    [
        ("De Eigenaar.", "eigenaren", [("Eigenaar", "inflection", "eigenaren")]),
        ("Een mede-eigenaar", "eigenaar", [("eigenaar", "compound", "eigenaar")]),
        ("Een mede-eigenaar", "medeeigenaar", [("mede-eigenaar", "exact", "medeeigenaar")]),
        ("Eigenarenparticipatie", "eigenaar", [("Eigenarenparticipatie", "compound", "eigenaar")]),
        ("De strategie", "stratagie", [("strategie", "typo", "stratagie")]),
        ("Alle bewoners", "inwoner", [("bewoners", "synonym", "inwoner")]),
        (
            "Wij zijn te laat.",
            "mosterd na de maaltijd",
            [("te laat", "synonym", "mosterd na de maaltijd")],
        ),
        ("Twee energiecoaches", "energie coach", [("energiecoaches", "compound", "energie coach")]),
        ("Inwoners en bewoners", "inwoner", [("Inwoners", "inflection", "inwoner")]),
        ("de wijk, elke wijk", "wijk", [("wijk", "exact", "wijk"), ("wijk", "exact", "wijk")]),
        ("Ga de straat op", '"straat op"', [("straat op", "exact", "straat op")]),
        ("👍🏽 cafe\u0301s 🎉", "cafés", [("cafe\u0301s", "exact", "cafés")]),
        ("z\u2019n foto\u2019s", "foto's", [("foto\u2019s", "exact", "foto's")]),
        ("Straße", "strasse", [("Straße", "exact", "strasse")]),
        ("be\u00adwo\u00adner", "bewoner", [("be\u00adwo\u00adner", "exact", "bewoner")]),
        ("he-le-maal", "helemaal", [("he-le-maal", "exact", "helemaal")]),
    ],
)
def test_what_matched_is_marked_to_the_letter(
    text: str, query: str, matches: list[tuple[str, str, str]]
) -> None:
    assert marked(searchable(text, "Anders", sections=SECTIONS).search(query)) == matches


def test_exact_marks_a_piece_of_a_hyphenated_word_as_exact() -> None:
    found = searchable("Een mede-eigenaar").search("eigenaar", exact=True)
    assert marked(found) == [("eigenaar", "exact", "eigenaar")]


@pytest.mark.parametrize(
    ("query", "field", "value", "kind"),
    [
        ("centen", "keyword", "de centen", MatchKind.EXACT),
        ("cent", "keyword", "de centen", MatchKind.INFLECTION),
        ("subsidie", "answer", "Is er subsidie?", MatchKind.EXACT),
        ("tijd", "theme", "Geld en tijd", MatchKind.EXACT),
        ("inwoner", "keyword", "bewoners", MatchKind.SYNONYM),
    ],
)
def test_a_match_outside_the_text_names_its_field(
    query: str, field: str, value: str, kind: MatchKind
) -> None:
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


def test_matches_never_overlap_the_better_one_stays() -> None:
    found = searchable("Onze energie-coach").search("energie coach energiecoach")
    assert marked(found) == [("energie-coach", "exact", "energiecoach")]


def test_a_match_in_a_description_names_its_words() -> None:
    tip = Tip(id="t", text="Niets", themes=("geld",))
    (hit,) = searchable("Anders", tips=(tip,)).search("tijd kost").hits
    assert hit.matches == (
        FieldMatch(field="theme", value="Geld en tijd", kind=MatchKind.EXACT, word="tijd"),
        FieldMatch(field="theme", value="Wat het kost", kind=MatchKind.EXACT, word="kost"),
    )
