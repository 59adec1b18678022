"""Dutch words in other forms, in compounds, and as the Dutch mistake them."""

import re

import pytest
from search_samples import ids, searchable

from paw_cli.model import Tip

STOP_WORDS = "de een het ik hoe leg waar over niet of uit wel"
SECTIONS = {
    "stop_words": STOP_WORDS.split(),
    "inflections": [["schrijven", "schreef"]],
    "synonyms": [["warmtetransitie", "energietransitie"], ["overleggen", "vergaderen"]],
}


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
    ],
)
def test_a_word_is_found_in_its_other_forms(query: str, text: str) -> None:
    assert "a" in ids(searchable(text, "Iets heel anders", sections=SECTIONS).search(query))


MISTAKEN = """
    bereikbaarhijd bereikbaarheid, belangreik belangrijk, belangryk belangrijk
    feiligheid veiligheid, vertrauwen vertrouwen, geloofwaardichheid geloofwaardigheid
    techniec techniek, budgte budget, kommunicatie communicatie, zamenwerken samenwerken
    mogelijcheden mogelijkheden, stratagie strategie, particpaite participatie
"""


@pytest.mark.parametrize("typed_meant", re.split(r",|\n", MISTAKEN.strip()))
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


def test_a_particle_belongs_to_the_nearest_verb_that_has_none() -> None:
    index = searchable("Eerst vergaderen", "Goed uitleggen", sections=SECTIONS)
    assert ids(index.search("hoe leg ik uit waar het wel of niet over"))[:1] == ["b"]


@pytest.mark.parametrize(
    ("texts", "query", "found"),
    [
        (("Blad onder de struik", "Hout"), "herfstblad", ["a"]),
        (("Blad onder de struik", "Hout"), "opblad", []),
        (("Vogels tellen", "Een huis"), "vogelhuis", ["a", "b"]),
        (("Een egel", "De maat"), "maatregelen", []),
    ],
)
def test_texts_without_keywords_are_found_by_the_head_of_a_compound(
    texts: tuple[str, ...], query: str, found: list[str]
) -> None:
    assert sorted(ids(searchable(*texts).search(query))) == found
