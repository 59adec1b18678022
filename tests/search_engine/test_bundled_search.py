"""What the bundled tips are found by."""

import pytest
from search_samples import ids

from paw_cli.files.bundled import bundled_collection
from paw_cli.library import build_index
from paw_cli.search_engine import SearchIndex


@pytest.fixture(scope="module")
def bundled() -> SearchIndex:
    return build_index(bundled_collection())


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("leefstijltypes", "paw-24"),
        ("COP", "paw-03"),
        ("energie coach", "paw-22"),
        ("raad geeft kaders", "paw-29"),
        ('"dienst uit"', "paw-12"),
    ],
)
def test_a_tip_is_found_by_what_is_peculiar_to_it(
    bundled: SearchIndex, query: str, first: str
) -> None:
    assert ids(bundled.search(query))[0] == first


def test_every_tip_is_found_first_by_its_own_text(bundled: SearchIndex) -> None:
    for tip in bundled_collection().tips:
        assert ids(bundled.search(tip.text))[0] == tip.id


@pytest.mark.parametrize("query", ["wijkagent", "trouwambtenaar", "paspoort", "voetbal"])
def test_what_no_tip_is_about_finds_nothing(bundled: SearchIndex, query: str) -> None:
    assert ids(bundled.search(query)) == []
