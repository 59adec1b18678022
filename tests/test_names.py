from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.errors import WrongUseError
from paw_cli.names import exact_name, near_names, theme_named

Find = Callable[[str, Sequence[str]], str]
NAMES = ("techniek", "timing", "Samenwerken")
MANY = [f"naam{n}" for n in range(100)]


def exactly(name: str, names: Sequence[str]) -> str:
    return exact_name(name, names, "theme")


@pytest.mark.parametrize(
    ("find", "name", "found"),
    [
        (exactly, "SAMENwerken", "Samenwerken"),
        (theme_named, "samenwerken", "Samenwerken"),
        (theme_named, "SAM", "Samenwerken"),
    ],
)
def test_a_name_is_found_in_any_case(find: Find, name: str, found: str) -> None:
    assert find(name, NAMES) == found


@pytest.mark.parametrize(
    ("find", "name", "names", "hint"),
    [
        (exactly, "samen", NAMES, "Did you mean Samenwerken?"),
        (theme_named, "t", NAMES, "Type one of them: techniek, timing."),
        (exactly, "zz", MANY[:20], f"Known: {', '.join(MANY[:20])}."),
        (exactly, "zz", MANY, "`paw-tips themes` shows them all."),
        (exactly, "zz", [], "There are none here."),
    ],
)
def test_every_name_that_may_be_meant_is_told_or_none(
    find: Find, name: str, names: list[str], hint: str
) -> None:
    with pytest.raises(WrongUseError) as caught:
        find(name, names)
    assert caught.value.hint == hint


def test_names_of_any_length_are_compared_quickly() -> None:
    assert near_names("x" * 1_000_000, ["y" * 1_000_000, "techniek"]) == []


@given(st.text(), st.lists(st.text()))
def test_near_names_are_other_names_that_exist(name: str, names: list[str]) -> None:
    assert set(near_names(name, [name, *names])) <= set(names) - {name}
