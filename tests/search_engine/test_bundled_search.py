"""What the bundled tips are found by; English in, Dutch out; and words that only narrow."""

import pytest
from search_samples import collection, ids

from paw_cli.files.layers import bundled_collection
from paw_cli.library import build_index
from paw_cli.model import Collection, Tip
from paw_cli.search_engine import SearchIndex


@pytest.fixture(scope="module")
def bundled() -> SearchIndex:
    return build_index(bundled_collection())


def test_a_tip_is_found_by_what_is_its_own(bundled: SearchIndex) -> None:
    first = {"leefstijltypes": "paw-24", "COP": "paw-03", "energie coach": "paw-22"}
    first |= {"raad geeft kaders": "paw-29", '"dienst uit"': "paw-12"}
    assert {query: ids(bundled.search(query))[0] for query in first} == first


def test_every_tip_is_found_first_by_its_own_text(bundled: SearchIndex) -> None:
    for tip in bundled_collection().tips:
        assert ids(bundled.search(tip.text))[0] == tip.id


@pytest.mark.parametrize(
    ("query", "dutch"),
    [
        ("landlords", "verhuurders"),
        ("residents' meeting", "bewonersavond"),
        ("colleagues", "collega's"),
        ("meetings", "bijeenkomsten"),
        ("how can I reach tenants?", "hoe bereik ik huurders?"),
        ("heat network", "warmtenet"),
        ("convincing civil servants", "ambtenaren overtuigen"),
    ],
)
def test_english_finds_what_the_dutch_finds(bundled: SearchIndex, query: str, dutch: str) -> None:
    found = {hit.tip.id for hit in bundled.search(query).good}
    meant = {hit.tip.id for hit in bundled.search(dutch).good}
    assert found & meant
    assert all(match.kind == "synonym" for match in bundled.search(query).hits[0].matches)


def test_an_english_beginning_finds_what_it_will_mean(bundled: SearchIndex) -> None:
    begun, whole = (bundled.search(word, typing=True) for word in ("landlo", "landlord"))
    assert ids(begun) == ids(whole)


def test_an_english_collection_is_searched_by_its_own_words() -> None:
    texts = ("Write the documents together.", "The team has a buddy.", "Celebrate with the team.")
    index = build_index(collection(*texts))
    asked = {"documented": "a", "buddies": "b", "celebration": "c", "documnets": "a"}
    assert {query: "".join(ids(index.search(query))) for query in asked} == asked
    assert ids(index.search("how do we write the documents?"))[0] == "a"


def test_a_word_written_apart_in_an_english_text_counts_once() -> None:
    texts = ("Plan the handover with the team.", "Hand over the keys to the team.", "The team.")
    hits = build_index(collection(*texts)).search("handover").hits
    assert [hit.tip.id for hit in hits] == ["a", "b"]
    assert 1 >= hits[0].score > hits[1].score > 0


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Give the newcomer a guided tour.", "onboarding"),
        ("The people were chosen by the children.", "who has to choose"),
        ("We begin with a good checkup for the team.", "check up"),
        ("You can always phone the team for advice.", "suggestions"),
        ("It is easy to work from home with a good plan.", "remote"),
        ("A remote team is not for you.", "working from home"),
        ("Ask the author of the paper for the statistics.", "authorship"),
        ("Talk with the statistician and not for long.", "statistics"),
        ("Keep a blanket for the fire and not for the guests.", "fire safety"),
    ],
)
def test_an_english_collection_is_searched_by_what_words_mean(text: str, query: str) -> None:
    index = build_index(collection(text, "Whoever is the last switches off all the lights."))
    result = index.search(query)
    assert ids(result) == ["a"]
    assert result.hits[0].score <= 1


@pytest.mark.parametrize("query", ["sumner", "unforgettable", "brownsville", "rate"])
def test_an_english_collection_is_silent_on_what_only_looks_like_its_words(query: str) -> None:
    texts = ("In autumn the table is for the files.", "Calibrate the scale that you use.")
    assert ids(build_index(collection(*texts)).search(query)) == []


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Zet de melk terug in de koelkast.", "ijskast"),
        ("Laat de vergadering niet te lang duren.", "overleg"),
        ("Kijk of de kinderen teken hebben na een dag in het bos.", "tekenbeet"),
    ],
)
def test_tips_without_keywords_are_searched_by_everyday_words(text: str, query: str) -> None:
    index = build_index(collection(text, "De laatste doet het licht uit en de deur op slot."))
    assert ids(index.search(query)) == ["a"]


def test_english_tips_beside_the_bundled_ones_are_searched_in_both_languages() -> None:
    texts = [
        "Put the keys in the safe before you lock up.",
        "Keep the milk in the fridge, and not on the table.",
        "Thank the volunteers for the help with a cake.",
        "The schedule is for all, so do not change it alone.",
        "Walk with the visitors to the shelf.",
    ]
    own = tuple(Tip(id=f"own-{n}", text=text) for n, text in enumerate(texts * 4))
    bundled = bundled_collection()
    index = build_index(Collection(tips=(*bundled.tips, *own), themes=bundled.themes))
    assert ids(index.search("refrigerator"))[0] == "own-1"
    assert ids(index.search("how can I reach tenants?"))[0].startswith("paw-")
    assert ids(index.search("hoe vraag ik een parkeervergunning aan")) == []


@pytest.mark.parametrize(
    ("query", "good", "passed_over"),
    [
        ("communicatie utrecht", "communicatie", ("utrecht",)),
        ("in Wijk bij Duurstede: communicatie", "communicatie", ("Wijk", "bij", "Duurstede")),
        ("communicatie 's-Hertogenbosch", "communicatie", ("s", "hertogenbosch")),
        ("Rotterdamse koplopers", "koplopers", ("Rotterdamse",)),
        ("subsidie 2025", "subsidie", ("2025",)),
        ("draagvlak 65+", "draagvlak", ("65",)),
        ("keuzevrijheid stappenplan pdf", "keuzevrijheid", ("stappenplan", "pdf")),
        ("klankbordgroep bij Woonlust", "klankbordgroep", ("Woonlust",)),
        ("zwolle", "zwolle", ()),
        ("checklist", "checklist", ()),
    ],
)
def test_what_only_narrows_takes_nothing_away_and_is_said(
    bundled: SearchIndex, query: str, good: str, passed_over: tuple[str, ...]
) -> None:
    result = bundled.search(query)
    assert ids(result) == ids(bundled.search(good))
    assert result.not_found == passed_over


def test_an_unknown_subject_only_narrows_beside_a_subject_of_the_tips(bundled: SearchIndex) -> None:
    result = bundled.search("participatie windpark")
    assert result.hits
    assert "windpark" in result.not_found


NO_SUBJECT = """
    wijkagent, trouwambtenaar, paspoort, voetbal, windpark, kosten zwembad Utrecht, parking permit,
    parkeervergunning aanvragen, how do I renew my passport, best movie of the year, dog tax,
    refrigerator, ijskast, scheidsrechter
"""


@pytest.mark.parametrize("query", NO_SUBJECT.split(","))
def test_what_no_tip_is_about_finds_nothing(bundled: SearchIndex, query: str) -> None:
    assert ids(bundled.search(query)) == []
