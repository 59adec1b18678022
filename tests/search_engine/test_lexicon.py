"""What is known about words."""

from __future__ import annotations

import pytest
from search_samples import STOP_WORDS, collection

from paw_cli.search_engine.index import Index
from paw_cli.search_engine.lexicon import Lexicon
from paw_cli.search_engine.thesaurus import Thesaurus
from paw_cli.search_engine.words import stem

TEXT = """
    Bewonersparticipatie en eigenarenparticipatie in een wijk. Eigenaarschap van bewoners.
    De energiecoach kunnen NEN
    wijkaanpak aargasvrij steunt deelnemer huiseigenaar buurthuis koudwatervrees
    initiatief participatie steden de
"""


@pytest.fixture
def lexicon() -> Lexicon:
    sections = {"stop_words": [*STOP_WORDS, "kunnen"], "inflections": [["stad", "steden"]]}
    return Lexicon(Index(collection(TEXT)), Thesaurus(sections))


@pytest.mark.parametrize(
    ("word", "compounds"),
    [
        ("participatie", {"bewonersparticipatie", "eigenarenparticipatie"}),
        ("eigenaar", {"eigenarenparticipatie", "eigenaarschap", "huiseigenaar"}),
        ("deelnemen", {"deelnemer"}),
        ("huis", {"huiseigenaar", "buurthuis"}),
        ("coach", {"energiecoach"}),
        ("kous", set()),
        ("nen", set()),
        ("ergie", set()),
        ("wijkaanpak", set()),
    ],
)
def test_a_word_is_found_as_part_of_a_compound(
    lexicon: Lexicon, word: str, compounds: set[str]
) -> None:
    assert set(lexicon.compounds(word)) == compounds


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("bewoner", {"bewoners"}),
        ("stad", {"steden"}),
        ("steun", {"steunt"}),
        ("de", set()),
    ],
)
def test_a_word_is_found_in_its_other_forms(lexicon: Lexicon, word: str, forms: set[str]) -> None:
    assert set(lexicon.forms(stem(word))) == forms


@pytest.mark.parametrize(
    ("word", "halves"),
    [
        ("burgerinitiatief", None),
        ("bewonersinitiatief", ("bewoner", "initiatief")),
        ("wijkinitiatieven", ("wijk", "initiatieven")),
        ("wijkagent", None),
        ("initiatief", None),
        ("kunneninitiatief", None),
        ("wijk" * 50, None),
    ],
)
def test_an_unknown_compound_is_split_into_two_known_words(
    lexicon: Lexicon, word: str, halves: tuple[str, str] | None
) -> None:
    assert lexicon.halves(word) == halves


def test_a_slip_in_a_text_is_found_by_the_right_word(lexicon: Lexicon) -> None:
    assert set(lexicon.slips(stem("aardgasvrij"))) == {"aargasvrij"}
    assert set(lexicon.slips(stem("wijken"))) == set()


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("bewoner", True),
        ("stad", True),
        ("aanpak", True),
        ("de", True),
        ("agent", False),
        ("x" * 99, False),
    ],
)
def test_it_tells_which_words_need_no_correction(
    lexicon: Lexicon,
    word: str,
    known: bool,  # noqa: FBT001 - a table
) -> None:
    assert lexicon.knows(word) is known


@pytest.mark.parametrize(
    ("words", "place", "left_behind"),
    [
        ("hoe pak ik dit aan", 4, True),
        ("hoe krijg ik ze mee met de wijk", 4, True),
        ("hoe ga je om met bewoners", 3, True),
        ("wat speelt er in de wijk", 3, False),
        ("hoe pak ik dit aan", 1, False),
    ],
)
def test_it_tells_a_verbs_particle_from_a_preposition(
    lexicon: Lexicon,
    words: str,
    place: int,
    left_behind: bool,  # noqa: FBT001 - a table
) -> None:
    assert lexicon.is_left_behind(words.split(), place) is left_behind
