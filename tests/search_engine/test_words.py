"""What a word is, its other forms, its compounds, and how the Dutch mistake it."""

import re
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_samples import ids, searchable

from paw_cli.model import Tip
from paw_cli.search_engine.thesaurus import ENGLISH_STEPS, as_pattern, english_stem
from paw_cli.search_engine.words import fold, pieces, pieces_of_all, stem, tokens

STOP_WORDS = "de een het ik hoe leg waar over niet of uit wel"
SECTIONS = {
    "stop_words": STOP_WORDS.split(),
    "inflections": [["schrijven", "schreef"]],
    "synonyms": [["warmtetransitie", "energietransitie"], ["overleggen", "vergaderen"]],
}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("coo\u0308peratie", "cooperatie"),
        ("foto's", "fotos"),
        ("CO2-besparing", "co2besparing"),
        ("CO₂", "co2"),
        ("İstanbul", "istanbul"),
        ("ﬁets", "fiets"),
        ("œuvre", "oeuvre"),
    ],
)
def test_case_accents_and_signs_inside_a_word_do_not_matter(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'hoe doe je participatie'", ["hoe", "doe", "je", "participatie"]),
        ("top-down", ["top-down", "top", "down"]),
        ("de wijk - en één\u00a0straat!", ["de", "wijk", "en", "één", "straat"]),
        ("\ufeffeen\u200b wi\u2060jk", ["een\u200b", "wi\u2060jk"]),
        ("https://klimaatverbond.nl/stuk", ["https", "klimaatverbond", "nl", "stuk"]),
        ("... !? --", []),
    ],
)
def test_a_text_falls_apart_into_its_words_as_they_are_written(text: str, words: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokens(text)] == words


@given(st.text())
def test_words_stand_in_the_order_of_the_text_where_they_say(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    found = list(tokens(text))
    assert all(fold(text[start:end]) == word for start, end, word, _ in found)
    assert found == sorted(found, key=lambda token: (token.start, token.is_part, token.end))


FORMS = """
    eigenaar eigenaars eigenaren, wijk wijken, huis huizen huisje, kans kansen, mens mensen, mening
    prijs prijzen, proces processen, initiatief initiatieven, strategie strategieën, bewoond
    coöperatie coöperaties, idee ideeën, mogelijkheid mogelijkheden, oplossing oplossingen, bewoner
    beslissing beslissen, samenwerking samenwerken, mail mails mailtje mailtjes mailen, raad, rand
    keuze keuzes keuzen, foto foto's, meeting meetings, rre, re, nen, ne, 2200, 220
"""


@given(st.lists(st.text()))
def test_many_texts_fall_apart_as_one_does(texts: list[str]) -> None:
    assert list(pieces_of_all(texts)) == list(map(pieces, texts))


_ENGLISH_ENDS = ["s", "es", "ies", "ss", "ing", "ed", "ly", "ization", "iness", "ical", "er", "e"]


@given(st.text("aeybcnprst", max_size=5), st.lists(st.sampled_from(_ENGLISH_ENDS), max_size=3))
def test_the_page_strips_english_words_by_patterns_as_the_search_does(
    word: str, ends: list[str]
) -> None:
    word += "".join(ends)
    stripped = word
    for step in ENGLISH_STEPS:
        patterns = (as_pattern(*rule) for rule in step)
        fitting = ((each, to) for each, to in patterns if re.search(each, stripped))
        for pattern, replacement in islice(fitting, 1):
            stripped = re.sub(pattern, replacement, stripped)

    assert stripped == english_stem(word)


def test_the_forms_of_a_word_share_a_stem_and_different_words_do_not() -> None:
    groups = FORMS.replace("\n", ",").strip(" ,").split(",")
    stems_of = [{stem(fold(form)) for form in group.split()} for group in groups]
    assert [len(each) for each in stems_of] == [1] * len(groups)
    assert len(set().union(*stems_of)) == len(groups)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("bouwen", "Een gebouwde muur"),
        ("gebouwd", "Zij bouwt"),
        ("verhuisd", "Wij verhuizen"),
        ("huurt", "Wij huren"),
        ("aanpakken", "Samen aangepakt"),
        ("opgehaald", "Geld ophalen"),
        ("sneller", "Een snelle start"),
        ("bloempje", "Bloemen"),
        ("boompje", "De bomen"),
        ("telling", "Tel de vogels"),
        ("schreef", "Samen schrijven"),
        ("bestuurslid", "Vier bestuursleden"),
        ("raadslid", "De wijkraadsleden"),
        ("binnenstad", "In alle binnensteden"),
        ("kleinkinderen", "Een kleinkind"),
        ("1500", "Voor 1.500 huizen"),
        ("mbt", "M.b.t. de kosten"),
        ("m.b.t. kosten", "mbt kosten"),
        # a particle belongs to the nearest verb that has none
        ("hoe leg ik uit waar het wel of niet over", "Goed uitleggen"),
    ],
)
def test_a_word_is_found_in_its_other_forms(query: str, text: str) -> None:
    index = searchable(text, "Iets heel anders", "Eerst vergaderen", sections=SECTIONS)
    assert ids(index.search(query))[:1] == ["a"]


MISTAKEN = """
    bereikbaarhijd bereikbaarheid, belangreik belangrijk, belangryk belangrijk,
    feiligheid veiligheid, vertrauwen vertrouwen, geloofwaardichheid geloofwaardigheid,
    techniec techniek, budgte budget, kommunicatie communicatie, zamenwerken samenwerken,
    mogelijcheden mogelijkheden, stratagie strategie, particpaite participatie
"""


@pytest.mark.parametrize("typed_meant", MISTAKEN.split(","))
def test_a_spelling_as_the_dutch_mistake_it_is_one_error(typed_meant: str) -> None:
    typed, meant = typed_meant.split()
    curated = Tip(id="a", text=meant.capitalize(), keywords=("trefwoord",))
    assert ids(searchable(tips=(curated,)).search(typed)) == ["a"]


@pytest.mark.parametrize("typed", ["budg", "bdugte", "b3dget", "gadget", "budget" * 20])
def test_what_is_too_short_or_too_far_is_no_spelling_error(typed: str) -> None:
    curated = Tip(id="a", text="Budget", keywords=("trefwoord",))
    assert ids(searchable(tips=(curated,)).search(typed)) == []


def test_the_halves_of_a_compound_count_beside_its_synonym() -> None:
    tips = (
        Tip(id="a", text="De energietransitie", keywords=("geld",)),
        Tip(id="b", text="Warmte uit water", keywords=("geld",)),
    )
    assert ids(searchable(tips=tips, sections=SECTIONS).search("warmtetransitie")) == ["a", "b"]


@pytest.mark.parametrize(
    ("texts", "query", "found"),
    [
        (("Blad onder de struik", "Hout"), "herfstblad", ["a"]),
        (("Blad onder de struik", "Hout"), "opblad", []),
        (("Vogels tellen", "Een huis"), "vogelhuis", ["a", "b"]),
        (("Een egel", "De maat"), "maatregelen", []),
    ],
)
def test_a_compound_is_found_by_head(texts: tuple[str, ...], query: str, found: list[str]) -> None:
    assert sorted(ids(searchable(*texts).search(query))) == found
