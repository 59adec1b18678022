"""What stands for the words of a query."""

from __future__ import annotations

import pytest
from search_samples import STOP_WORDS, collection

from paw_cli.search_engine import Correction, MatchKind, weights
from paw_cli.search_engine.index import Index
from paw_cli.search_engine.lexicon import Lexicon
from paw_cli.search_engine.reading import read_query
from paw_cli.search_engine.runs import Run
from paw_cli.search_engine.terms import read_terms
from paw_cli.search_engine.thesaurus import Thesaurus, key_of

SECTIONS = {
    "stop_words": STOP_WORDS,
    "synonyms": [["wijk", "buurt"], ["te laat", "achteraf"]],
    "related": {"straat": ["wijk"]},
}
LEXICON = Lexicon(
    Index(collection("De wijk, wijken en de wijkaanpak, achteraf, een initiatief, aanpakken")),
    Thesaurus(SECTIONS),
)


@pytest.mark.parametrize(
    ("query", "senses"),
    [
        (
            "wijk",
            {
                "wijk": MatchKind.EXACT,
                "wijken": MatchKind.INFLECTION,
                "wijkaanpak": MatchKind.COMPOUND,
            },
        ),
        ("achteruf", {"achteraf": MatchKind.TYPO}),
        ("buurt", {"wijk": MatchKind.SYNONYM, "wijken": MatchKind.SYNONYM}),
        ("straat", {"wijk": MatchKind.SYNONYM, "wijken": MatchKind.SYNONYM}),
        ("wijkpaspoort", {}),
    ],
)
def test_a_word_becomes_words_of_the_vocabulary(query: str, senses: dict[str, MatchKind]) -> None:
    (term,), _ = read_terms(LEXICON, [query])
    ((_, found),) = term.shares
    assert {word: sense.kind for word, sense in found.words.items()} == senses


def test_a_related_word_counts_for_less_than_a_synonym() -> None:
    (synonym, related), _ = read_terms(LEXICON, ["buurt", "straat"])
    assert synonym.shares[0][1].words["wijk"].weight == weights.SYNONYM
    assert related.shares[0][1].words["wijk"].weight == weights.RELATED


def test_a_phrase_of_the_thesaurus_has_its_own_meaning() -> None:
    (term,), _ = read_terms(LEXICON, ["te", "laat"])
    ((_, found),) = term.shares
    assert found.words["achteraf"].word == "te laat"
    assert found.runs[Run(key_of("te laat"))].kind is MatchKind.EXACT


def test_an_unknown_compound_has_two_shares() -> None:
    (term,), corrections = read_terms(LEXICON, ["wijkinitiatief"])
    head, modifier = term.shares
    assert (head[0], modifier[0]) == (weights.HEAD, 1 - weights.HEAD)
    assert ("initiatief" in head[1].words, "wijk" in modifier[1].words) == (True, True)
    assert corrections == ()


def test_a_verb_and_its_particle_are_one() -> None:
    terms, _ = read_terms(LEXICON, ["hoe", "pak", "ik", "dit", "aan"])
    assert terms[-1].word == "pak aan"
    assert terms[-1].shares[0][1].words["aanpakken"].word == "pak aan"


def test_stop_words_have_no_term() -> None:
    assert [term.word for term in read_terms(LEXICON, ["hoe", "de", "Wijk"])[0]] == ["Wijk"]


def test_what_was_read_otherwise_is_told() -> None:
    reading = read_query(LEXICON, "achteruf", exact=False)
    assert reading.corrections == (Correction(word="achteruf", searched="achteraf"),)


def test_exact_leaves_a_query_as_it_is() -> None:
    reading = read_query(LEXICON, 'de Wijken "te laat"', exact=True)
    assert [term.word for term in reading.terms] == ["de", "Wijken", "te laat"]
    assert reading.required == [Run(("te", "laat"), as_typed=True)]
    assert reading.places == weights.EXACT_PLACES
