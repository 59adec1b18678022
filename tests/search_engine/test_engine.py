"""What a search finds, in which order, and when it keeps silent."""

import gc
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_samples import collection, ids, searchable

from paw_cli.library import search
from paw_cli.model import Collection, Tip
from paw_cli.search_engine import Correction, SearchIndex, Thesaurus
from paw_cli.search_engine.words import tokens

SECTIONS = {
    "inflections": [["stad", "steden"]],
    "synonyms": [
        ["bewoner", "inwoner"],
        ["geld", "budget"],
        ["cop", "community of practice"],
        ["van bovenaf", "opgelegd"],
    ],
    "related": {"buurman": ["buurt"], "wijk": ["stadsdeel"]},
}
FILLER = ("Een moestuin in de wijk", "Praten met elkaar", "Vroeg beginnen", "Open en eerlijk zijn")


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("eigenaren", "alle eigenaren", "de eigenaar"),
        ("eigenaren", "de eigenaar", "eigenarenparticipatie"),
        ("inwoners", "inwonersavonden", "iedere bewoner"),
        ("strategie", "de strategien", "het stategie"),
        ("budget", "budgetten", "het geld"),
        ("budget", "het budget", "budgetplan"),
        ("wijk buurt", "wijk en buurt", "de wijk en het dorp"),
        ("samen koken", "koken is leuk", "samen sterk"),
        ("besluit", "het besluit, elk besluit", "het besluit van de raad"),
    ],
)
def test_what_is_trusted_more_stands_higher(query: str, better: str, worse: str) -> None:
    more = ("Iets samen doen", "Samen uit", "samen thuis")
    result = searchable(worse, better, *FILLER, *more, sections=SECTIONS).search(query)
    assert ids(result)[:1] == ["b"]
    scores = {hit.tip.id: hit.score for hit in result.hits}
    assert scores["b"] > scores.get("a", 0)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("stad", "In de steden"),
        ("energiecoach", "Een energie-coach"),
        ("klusteamavond", "Het klusteam op de avond"),
        ("topdown", "Werk niet top-down"),
        ("top down", "Werk niet top-down"),
        ("co2 besparing", "CO2-besparing"),
        ("2030", "Van het gas in 2030"),
        ("klimaatverbond", "Zie https://klimaatverbond.nl/stuk/."),
        ("aardgasvrij", "Aargasvrij-ready wijken"),
        ("community of practice", "Er is een COP"),
        ("opgelegd", "Niet van bovenaf"),
        ("buurman", "In de buurt"),
        ("hoe krijg ik een moestuintje?", "Onze moestuin"),
        ("wie nodig ik uit", "Mensen uitnodigen"),
        ("hoe krijg ik ze mee", "Buren meekrijgen"),
    ],
)
def test_a_tip_is_found_in_other_words(query: str, text: str) -> None:
    assert ids(searchable(text, "Iets heel anders", sections=SECTIONS).search(query)) == ["a"]


ELSEWHERE = ("wijkagent", "hoe verleng ik een paspoort in de gemeente", "nen", "cop", "bewoxqrsz")


@pytest.mark.parametrize("query", [*ELSEWHERE, "het van de", "!?", "", "👍", '""', "\ud800\x00"])
def test_a_query_about_something_else_finds_nothing(query: str) -> None:
    texts = ("Wij kunnen kopen", "Een wijk met bewoners", "De buurman", "De gemeente wil het zo")
    assert ids(searchable(*texts, sections=SECTIONS).search(query)) == []


@pytest.mark.parametrize("hidden", "\u00ad\u200b\u200c\u200d\u200e\u2060\u2063\u202d\ufeff\ufe0f")
def test_what_nobody_sees_inside_a_word_does_not_matter(hidden: str) -> None:
    for word, query in (
        ("bewo{}ners", "bewoners"),
        ("bewoners", "bew{}oners"),
        ("{}wijk{}", "wijk"),
    ):
        index = searchable(f"Alle {word} samen".replace("{}", hidden), "Iets heel anders")
        for exact in (False, True):
            assert ids(index.search(query.replace("{}", hidden), exact=exact)) == ["a"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("NEN", ["d"]),  # an acronym is a whole word only
        ("nen", ["d"]),
        ("op", ["a", "b"]),  # stop words alone are meant as they stand
        ("straat de", ["a", "b", "c"]),
        ("op voor", []),
        ('"straat op"', ["a"]),
        ('"straat op" wijk', ["a"]),
        ('"STRAAT  op"', ["a"]),
        ('"de straat"', ["a", "b"]),
        ('"straten op"', []),
        ('"op de straat" wijk', []),
        ('"straat"', ["a", "b"]),
    ],
)
def test_quotations_and_acronyms_are_meant_as_typed(query: str, found: list[str]) -> None:
    texts = ("Ga de straat op", "Op naar de straat, de wijk in", "De straten, de wijk")
    index = searchable(*texts, "Een groep vanuit NEN", "Wij kunnen kiezen", "Nenderoord")
    assert sorted(ids(index.search(query))) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bewoner", ["a"]),
        ("BEWÓNER", ["a"]),
        ("bewoners", []),
        ("woner", []),
        ("eigenaar", ["b"]),
        ("mede-eigenaar", ["b"]),
        ("geld", []),
        ("kosten", []),
        ("bewoner moestuin", ["a", "c"]),
        ('"de bewoner"', ["a"]),
        ("bewonre", []),
    ],
)
def test_exact_takes_the_words_of_a_text_as_typed(query: str, found: list[str]) -> None:
    answers = ("Wat kost geld?",)
    extra = Tip(id="z", text="Anders", keywords=("kosten",), answers=answers, themes=("geld",))
    texts = ("De bewoner", "Een mede-eigenaar", "De moestuin")
    index = searchable(*texts, sections=SECTIONS, tips=(extra,))
    assert ids(index.search(query, exact=True)) == found


def test_fields_are_searched_the_text_first() -> None:
    tips = (
        Tip(id="v", text="Niets van dat alles"),
        Tip(id="w", text="Heel wat anders", themes=("geld",)),
        Tip(id="x", text="Nog wat anders", keywords=("geld",)),
        Tip(id="y", text="Het geld"),
    )
    assert ids(searchable(tips=tips).search("geld")) == ["y", "x", "w"]


def test_a_question_finds_the_tip_that_answers_it() -> None:
    asked = Tip(id="q", text="Zoek de mensen", answers=("Hoe krijg ik mijn buren mee?",))
    other = Tip(id="r", text="Zoek de buren op", answers=("Waar vind ik buren?",))
    index = searchable(*FILLER, tips=(asked, other), sections={"stop_words": ["hoe", "ik", "mee"]})
    assert ids(index.search("hoe krijg ik buren mee"))[0] == "q"


def test_where_nothing_is_found_words_that_would_are_told() -> None:
    curated = Tip(id="a", text="Onze Coöperatie", keywords=("samen",))
    index = searchable(tips=(curated,), sections={"stop_words": ["onze"]})
    hints = {
        "woningcoöperaties": ("Coöperatie",),
        "burgemeester": (),
        "onze parkeerplaats": (),
        "samen coöperatie zwembad": (),
        "coöperatie": (),
    }
    assert {query: index.search(query).suggestions for query in hints} == hints
    assert index.search("coöperaties", exact=True).suggestions == ("Coöperatie",)
    assert index.search("woningcoöperaties", among=Collection()).suggestions == ()
    misread = Correction(word="coopertie", searched="coöperatie")
    assert searchable("Onze coöperatie").search("coopertie").corrections == (misread,)


def test_weak_evidence_is_less_certain_where_there_is_stronger() -> None:
    result = searchable("De wijken", "Een stadsdeel", *FILLER, sections=SECTIONS).search("wijk")
    assert [hit.tip.id for hit in (*result.good, *result.less_certain)] == ids(result)
    assert [hit.tip.id for hit in result.less_certain] == ["b"]
    assert {result.hits: "as a tuple"} == {tuple(result.hits): "as a tuple"}


def test_a_collection_of_another_field_needs_no_thesaurus() -> None:
    texts = ("Bak appeltaarten met kaneel.", "Klop de slagroom lang.", "Roer de sauzen.")
    index = SearchIndex(collection(*texts), Thesaurus({}))
    asked = {"appel": "a", "room": "b", "saus": "c", "knaeel": "a", "appel taart": "a"}
    assert {query: "".join(ids(index.search(query))) for query in asked} == asked
    assert ids(index.search("fietsband plakken")) == []
    result = search(Collection(), "bewoners participatie")
    assert (ids(result), result.suggestions, result.corrections) == ([], (), ())


TYPED = {"stop_words": ["de", "het", "hoe"], "synonyms": [["bewoner", "inwoner"]]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "abcd"),
        ("hoe", "abcd"),
        ("de", "d"),  # without a subject, and alone
        ("het", "a"),
        ("moestuin de", "c"),
        ("b", "ab"),
        ("budget be", "ab"),
        ("hoe budg", "a"),
        ("inwo", "b"),
        ("budget xqz", "a"),
        ("xqzwv", ""),
        ("budgte", "a"),
    ],
)
def test_the_last_word_is_read_as_a_beginning(query: str, found: str) -> None:
    index = searchable("Het budget", "De bewoners", "Moestuin", "Alle deelnemers", sections=TYPED)
    result = index.search(query, typing=True)
    assert ("".join(sorted(ids(result))), result.suggestions) == (found, ())
    some = Collection(tips=tuple(hit.tip for hit in result.hits[:1]))
    assert ids(index.search(query, typing=True, among=some)) == ids(result)[:1]


@given(st.lists(st.text(max_size=40) | st.text("wijken -'0\u0130ß", max_size=40), max_size=5))
def test_every_tip_is_found_by_each_of_its_own_words(texts: list[str]) -> None:
    everything = collection(*texts)
    index = SearchIndex(everything, Thesaurus({}))
    for tip in everything.tips:
        for start, end, _, _ in tokens(tip.text):
            assert tip.id in ids(index.search(tip.text[start:end]))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("wijk" * 250_000, "wijk"),
        ("a-" * 50_000 + "a", "a-a"),
        ("een wijk", "x" * 100_000),
        ("een wijk", "wijk " * 20_000),
        ("een wijk", "wijkk " * 20_000),
        ("een wijk", '"' * 100_000),
        ("een wijk", '"de" ' * 20_000),
    ],
)
def test_nothing_takes_long(text: str, query: str) -> None:
    result = searchable(text, sections=SECTIONS).search(query)
    assert len(result.hits[:1]) == len(result.hits)


class Text(str):
    """A text of which one can see whether it is still there."""

    __slots__ = ("__weakref__",)


def test_an_index_that_nobody_uses_any_more_is_gone_at_once() -> None:
    gc.disable()  # as in a run of the program
    try:
        tip = Tip(
            id="a", text=Text("De energie coach helpt"), answers=("Hoe helpt een coach mij?",)
        )
        text = ref(tip.text)
        index = searchable(*FILLER, tips=(tip,), sections=SECTIONS)
        for query in ("energiecoach", "enregie", "hoe helpt een coach", '"de energie"', "zwembad"):
            index.search(query)
        del tip, index
        assert text() is None
    finally:
        gc.enable()
