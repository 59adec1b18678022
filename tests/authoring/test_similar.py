"""Texts that say nearly the same are found, and names that differ by a typing error."""

import pytest

from paw_cli.authoring.similar import similar_names, similar_texts
from paw_cli.files.bundled import bundled_collection

TEXT = "Zoek mensen in de wijk die iets met duurzaamheid doen of hebben gedaan."


@pytest.mark.parametrize(
    ("other", "near"),
    [
        (TEXT, True),
        (TEXT.replace("Zoek", "Vind"), True),
        (TEXT + " Echt waar.", True),
        ("Zoek iets in de wijk.", False),
        ("", False),
    ],
)
def test_a_text_is_near_to_one_with_nearly_the_same_words(other: str, near: bool) -> None:  # noqa: FBT001 - a table
    assert list(similar_texts(["iets heel anders", TEXT, other])) == ([(2, 1)] if near else [])


def test_no_two_bundled_tips_are_near() -> None:
    assert list(similar_texts([tip.text for tip in bundled_collection().tips])) == []


def test_many_similar_texts_take_no_hours() -> None:
    alike = [f"Dit is nummer {n} van {n % 7} over participatie in de wijk" for n in range(20_000)]
    long = [f"{n} " + "participatie in de wijk " * 2_000 for n in range(400)]
    for texts in (alike, long):
        assert sum(1 for _similar in similar_texts(texts)) > 0.9 * min(len(texts), 2_000)


@pytest.mark.parametrize(
    ("name", "other", "near"),
    [
        ("partcipatie", "participatie", True),
        ("partiicpatie", "participatie", True),
        ("Eigen-Initiatief", "eigen-initiatif", True),
        ("wijk-1", "wijk-2", False),
        ("geld", "held", False),
        ("intern", "intern", False),
    ],
)
def test_a_name_is_near_to_one_that_a_slip_makes(name: str, other: str, near: bool) -> None:  # noqa: FBT001 - a table
    assert list(similar_names([name], [other])) == ([(name, other)] if near else [])
