from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.errors import WrongUseError
from paw_cli.names import exact_name, near_names, unambiguous_name

NAMES = ("techniek", "timing", "Samenwerken")


@pytest.mark.parametrize("name", ["samenwerken", "SAMENWERKEN", "Samenwerken"])
def test_a_name_is_found_in_any_case(name: str) -> None:
    assert exact_name(name, NAMES, "theme") == "Samenwerken"


def test_a_beginning_is_no_exact_name() -> None:
    with pytest.raises(WrongUseError, match="no theme 'samen'"):
        exact_name("samen", NAMES, "theme")


def test_a_beginning_that_only_one_name_has_is_enough() -> None:
    assert unambiguous_name("SAM", NAMES, "theme") == "Samenwerken"


def test_a_beginning_that_several_names_have_is_answered_with_all_of_them() -> None:
    with pytest.raises(WrongUseError) as caught:
        unambiguous_name("t", NAMES, "theme")
    assert caught.value.hint == "Type one of them: techniek, timing."


def test_every_name_is_listed_or_none() -> None:
    for many, hint in [
        (20, f"Known: {', '.join(f'naam{n}' for n in range(20))}."),
        (100, "`paw-tips themes` shows them all."),
    ]:
        with pytest.raises(WrongUseError) as caught:
            exact_name("zz", [f"naam{n}" for n in range(many)], "theme")
        assert caught.value.hint == hint


def test_where_nothing_exists_it_says_so() -> None:
    with pytest.raises(WrongUseError) as caught:
        exact_name("zz", [], "theme")
    assert caught.value.hint == "There are none here."


def test_names_of_any_length_are_compared_quickly() -> None:
    assert near_names("x" * 1_000_000, ["y" * 1_000_000, "techniek"]) == []


@given(st.text(), st.lists(st.text()))
def test_near_names_are_names_that_exist(name: str, names: list[str]) -> None:
    assert set(near_names(name, names)) <= set(names)
