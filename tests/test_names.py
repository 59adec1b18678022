"""What filters, themes and ids of tips mean, and what is said where they mean nothing."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.errors import WrongUseError
from paw_cli.names import ids_named, near_names, theme_named

THEMES = ["eigendom", "eerlijk", "wijkaanpak", "wijk"]


def test_every_name_that_may_be_meant_is_told_or_none() -> None:
    many = [f"naam{number}" for number in range(100)]
    for name, names, hint in (
        ("", THEMES, "Known: eigendom, eerlijk, wijkaanpak, wijk."),
        ("eerlik", THEMES, "Did you mean eerlijk?"),
        ("zzz", [], "There are none here."),
        ("zzz", many, "`paw-tips themes` shows them all."),
    ):
        with pytest.raises(WrongUseError) as caught:
            theme_named(name, names)
        assert caught.value.hint == hint
    assert theme_named("WIJK", THEMES) == "wijk"  # and not the longer one that it begins


def test_a_name_is_looked_for_quickly_whatever_its_length_and_however_many_there_are() -> None:
    many = [*(f"sessie-{number}" for number in range(100_000)), "wijkraad"]
    start = process_time()
    assert near_names("sesie-123", many)[0] == "sessie-123"
    assert near_names("wijkraat", many)[0] == "wijkraad"
    assert near_names("x" * 1_000_000, ["y" * 1_000_000, "techniek"]) == []
    assert process_time() - start < 2


@given(st.text(), st.lists(st.text()))
def test_near_names_are_other_names_that_exist(name: str, names: list[str]) -> None:
    assert set(near_names(name, [name, *names])) <= set(names) - {name}


IDS = ["paw-01", "paw-02", "paw-03", "paw-10", "paw-15", "team-15", "team-16", "los", "2-3"]
EXTENT = "numbers here run from 1 to 16"
SEVERAL = "'15' fits several tips: paw-15, team-15"
MANY = "900000000-999999999"


@pytest.mark.parametrize(
    ("asked", "found", "problems"),
    [
        ("PAW-02", ["paw-02"], []),
        ("paw-2", ["paw-02"], []),
        ("002", ["paw-02"], []),
        ("los", ["los"], []),
        ("2-3", ["2-3"], []),  # an id of that name comes before the range
        ("1..2", ["paw-01", "paw-02"], []),
        ("2-1", ["paw-02", "paw-01"], []),
        ("10 1 10 paw-01 1-2", ["paw-10", "paw-01", "paw-02"], []),
        ("15", [], [SEVERAL]),
        ("14-16", ["team-16"], [SEVERAL, f"1 of the numbers 14-16 has no tip ({EXTENT})"]),
        ("99 paw-01", ["paw-01"], [f"no tip '99' ({EXTENT})"]),
        ("paw-1x", [], ["no tip 'paw-1x' (near: paw-01, paw-10, paw-15)"]),
        (MANY, [], [f"100,000,000 of the numbers {MANY} have no tip ({EXTENT})"]),
    ],
)
def test_a_tip_is_found_by_its_names(asked: str, found: list[str], problems: list[str]) -> None:
    assert ids_named(asked.split(), IDS) == (found, problems)


def test_many_ranges_and_many_wrong_ids_cost_no_more_than_few() -> None:
    ids = [f"a-{number}" for number in range(1, 2001)]
    asked = [*(f"{first}-2000" for first in range(1, 2001, 20)), *(f"x{n}" for n in range(20_000))]
    found, problems = ids_named(asked, ids)
    assert found == ids
    assert problems[5:] == ["19,995 more like these"]
