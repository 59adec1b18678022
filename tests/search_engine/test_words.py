"""What a word is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.search_engine.words import fold, stem, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("coöperatie", "cooperatie"),
        ("coo\u0308peratie", "cooperatie"),
        ("foto's", "fotos"),
        ("CO2-besparing", "co2besparing"),
        ("CO₂", "co2"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("ﬁets", "fiets"),
        ("be\u00adwoner", "bewoner"),
        ("œuvre", "oeuvre"),
    ],
)
def test_case_accents_and_signs_inside_a_word_do_not_matter(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De straat op!", ["De", "straat", "op"]),
        ("'hoe doe je participatie'", ["hoe", "doe", "je", "participatie"]),
        ("z'n foto\u2019s", ["z'n", "foto\u2019s"]),
        ("top-down", ["top-down", "top", "down"]),
        ("de wijk - en meer", ["de", "wijk", "en", "meer"]),
        ("één\u00a0wijk", ["één", "wijk"]),
        ("cafe\u0301 👍🏽 open", ["cafe\u0301", "open"]),
        ("\ufeffeen\u200b wi\u2060jk", ["een\u200b", "wi\u2060jk"]),
        ("https://klimaatverbond.nl/stuk", ["https", "klimaatverbond", "nl", "stuk"]),
        ("... !? --", []),
    ],
)
def test_a_text_falls_apart_into_its_words_as_they_are_written(text: str, words: list[str]) -> None:
    assert [text[token.start : token.end] for token in tokens(text)] == words


@pytest.mark.parametrize(
    "forms",
    [
        "eigenaar eigenaars eigenaren, wijk wijken, huis huizen huisje, kans kansen, mens mensen",
        "prijs prijzen, proces processen, initiatief initiatieven, strategie strategieën",
        "coöperatie coöperaties, idee ideeën, mogelijkheid mogelijkheden, oplossing oplossingen",
        "beslissing beslissen, samenwerking samenwerken, mail mails mailtje mailtjes mailen",
        "keuze keuzes keuzen, foto foto's, meeting meetings",
    ],
)
def test_the_forms_of_a_word_share_a_stem_and_different_words_do_not(forms: str) -> None:
    stems_of = [{stem(fold(form)) for form in group.split()} for group in forms.split(",")]
    assert [len(each) for each in stems_of] == [1] * len(stems_of)
    assert len(set().union(*stems_of)) == len(stems_of)


@pytest.mark.parametrize(
    "words", ["mening mensen", "bewoner bewoond", "raad rand", "rre re", "nen ne", "2200 220"]
)
def test_different_words_keep_different_stems(words: str) -> None:
    one, other = words.split()
    assert stem(one) != stem(other)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_stand_in_the_order_of_the_text_where_they_say(text: str) -> None:
    found = list(tokens(text))
    assert all(fold(text[start:end]) == word for start, end, word, _ in found)
    assert found == sorted(found, key=lambda token: (token.start, token.is_part, token.end))
