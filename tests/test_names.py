"""What filters, themes and ids of tips mean, and what is said where they mean nothing."""

from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.errors import WrongUseError
from paw_cli.model import Collection, Kind, Source, Theme, Tip
from paw_cli.names import ids_named, near_names

COLLECTION = Collection(
    tips=(
        Tip(id="a", text="a", themes=("eigendom",), source="chat"),
        Tip(id="b", text="b", themes=("eigendom", "eerlijk"), kind=Kind.REMARK, source="chat"),
        Tip(id="c", text="c", themes=("wijk",), source="boek"),
        Tip(id="d", text="d", themes=("wijkaanpak",), source="chat"),
    ),
    themes=tuple(
        Theme(id=t, title=t) for t in ("eigendom", "eerlijk", "wijkaanpak", "wijk", "leeg")
    ),
    sources=(Source(id="chat", title="De chat"), Source(id="boek", title="Het boek")),
)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, "abcd"),
        ({"themes": ["eigendom"]}, "ab"),
        ({"themes": ["EIG"]}, "ab"),
        ({"themes": ["wijk"]}, "c"),  # and not the longer one that it begins
        ({"themes": ["eigendom", "wijk"]}, "abc"),
        ({"themes": ["eigendom", "eerlijk"], "all_themes": True}, "b"),
        ({"themes": [], "all_themes": True}, "abcd"),
        ({"themes": ["eigendom"], "not_themes": ["eerlijk"]}, "a"),
        ({"kind": "TIP"}, "acd"),
        ({"sources": ["boek", "Chat"]}, "abcd"),
        ({"themes": ["leeg"]}, ""),
        ({"themes": ["eigendom"], "kind": "tip", "sources": ["boek"]}, ""),
    ],
)
def test_the_filters_keep_what_passes_every_one(filters: dict[str, Any], kept: str) -> None:
    filtered = COLLECTION.filtered(**filters)
    assert "".join(t.id for t in filtered.tips) == kept
    counts = [(theme.id, count) for theme, count in filtered.theme_counts()]
    having = {t.id: sum(t.id in tip.themes for tip in filtered.tips) for t in COLLECTION.themes}
    assert counts == list(having.items())


@pytest.mark.parametrize(
    ("filters", "number", "hint"),
    [
        ({"themes": ["e"]}, 5, "Type one of them: eigendom, eerlijk."),
        ({"themes": [""]}, 5, "Known: eigendom, eerlijk, wijkaanpak, wijk, leeg."),
        ({"not_themes": ["eerlik"]}, 5, "Did you mean eerlijk?"),
        ({"sources": ["zzz"]}, 0, "There are none here."),
        ({"themes": ["zzz"]}, 100, "`paw-tips themes` shows them all."),
    ],
)
def test_every_name_that_may_be_meant_is_told_or_none(
    filters: dict[str, Any], number: int, hint: str
) -> None:
    some = tuple(Theme(id=f"naam{n}", title="") for n in range(number))
    collection = COLLECTION if number == 5 else Collection(themes=some)
    with pytest.raises(WrongUseError) as caught:
        collection.filtered(**filters)
    assert caught.value.hint == hint


def test_names_of_any_length_are_compared_quickly() -> None:
    assert near_names("x" * 1_000_000, ["y" * 1_000_000, "techniek"]) == []


def test_a_name_is_looked_for_among_many_as_quickly_and_as_well_as_among_few() -> None:
    many = [f"sessie-{number}" for number in range(100_000)]
    start = process_time()
    assert [near_names(name, [*many, "wijkraad"])[0] for name in ("sesie-123", "wijkraat")] == [
        "sessie-123",
        "wijkraad",
    ]
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
        ("paw-1x", [], ["no tip 'paw-1x' (near: paw-15, paw-10, paw-01)"]),
        (MANY, [], [f"100,000,000 of the numbers {MANY} have no tip ({EXTENT})"]),
    ],
)
def test_a_tip_is_found_by_all_that_it_may_be_called_and_what_names_none_is_said(
    asked: str, found: list[str], problems: list[str]
) -> None:
    assert ids_named(asked.split(), IDS) == (found, problems)


def test_where_several_fit_the_preferred_one_is_meant() -> None:
    assert ids_named(["15", "14-16"], IDS, preferred={"paw-15"})[0] == ["paw-15", "team-16"]


@given(st.lists(st.text()))
def test_any_reference_is_answered(references: list[str]) -> None:
    found, problems = ids_named(references, IDS)
    assert len(found) + len(problems) >= bool(references)


def test_many_ranges_and_many_wrong_ids_cost_no_more_than_few() -> None:
    ids = [f"a-{number}" for number in range(1, 2001)]
    asked = [*(f"{first}-2000" for first in range(1, 2001, 20)), *(f"x{n}" for n in range(20_000))]
    found, problems = ids_named(asked, ids)
    assert found == ids
    assert problems[5:] == ["19,995 more like these"]
