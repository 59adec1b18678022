"""Texts that say nearly the same are found, and names that differ by a typing error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.authoring.near_duplicates import NEAR, near_names, near_texts, near_to
from paw_cli.files.bundled import bundled_collection

TEXT = "Zoek mensen in de wijk die iets met duurzaamheid doen of hebben gedaan."


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (TEXT, True),
        (TEXT.upper(), True),
        (TEXT.replace("Zoek", "Vind"), True),
        (TEXT + " Echt waar.", True),
        ("Zoek iets in de wijk.", False),
        ("", False),
    ],
)
def test_a_text_is_near_to_one_with_nearly_the_same_words(other: str, near: bool) -> None:  # noqa: FBT001 - a table
    assert (near_to(other, ["iets heel anders", TEXT]) == 1) is near
    assert ([(n.place, n.first) for n in near_texts([TEXT, other])] == [(1, 0)]) is near


def test_no_two_bundled_tips_are_near() -> None:
    assert list(near_texts([tip.text for tip in bundled_collection().tips])) == []


texts = st.lists(st.text("abcdef ", max_size=30), max_size=12)


@given(texts)
def test_what_is_told_is_so_and_nothing_near_is_missed(given_texts: list[str]) -> None:
    found = {near.place: near for near in near_texts(given_texts)}
    for place, text in enumerate(given_texts):
        words = set(text.split())
        if place in found:
            other = set(given_texts[found[place].first].split())
            assert words == other or len(words & other) / len(words | other) >= NEAR
        else:
            earlier = [t for before, t in enumerate(given_texts[:place]) if before not in found]
            assert near_to(text, earlier) is None
            assert not any(set(other.split()) == words for other in earlier)


def test_texts_built_alike_take_no_hours() -> None:
    alike = [f"Dit is nummer {n} van {n % 7} over participatie in de wijk" for n in range(20_000)]
    assert sum(1 for _ in near_texts(alike)) > 19_000


@pytest.mark.parametrize(
    ("name", "other", "near"),
    [
        ("participatie", "participaties", True),
        ("partcipatie", "participatie", True),
        ("partiicpatie", "participatie", True),
        ("Eigen-Initiatief", "eigen-initiatif", True),
        ("wijk-1", "wijk-2", False),
        ("wonen", "wijken", False),
        ("geld", "held", False),
        ("intern", "intern", False),
    ],
)
def test_a_name_is_near_to_one_that_a_slip_makes(name: str, other: str, near: bool) -> None:  # noqa: FBT001 - a table
    assert list(near_names([name], [other])) == ([(name, other)] if near else [])
