import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.lookup import look_up
from paw_cli.model import Collection, Tip

IDS = ["paw-01", "paw-02", "paw-03", "paw-10", "paw-15", "team-15", "team-16", "los", "2-3"]
EXTENT = "numbers here run from 1 to 16"
COLLECTION = Collection(tips=tuple(Tip(id=id_, text="tekst") for id_ in IDS))


@pytest.mark.parametrize(
    ("references", "found"),
    [
        (["paw-02"], ["paw-02"]),
        (["PAW-02"], ["paw-02"]),
        (["paw-2"], ["paw-02"]),
        (["2"], ["paw-02"]),
        (["002"], ["paw-02"]),
        (["16"], ["team-16"]),
        (["los"], ["los"]),
        (["2-3"], ["2-3"]),  # an id of that name comes before the range
        (["1-2"], ["paw-01", "paw-02"]),
        (["1..2"], ["paw-01", "paw-02"]),
        (["2-1"], ["paw-02", "paw-01"]),
        (["10", "1", "10", "paw-01"], ["paw-10", "paw-01"]),
        ([], []),
    ],
)
def test_a_tip_is_found_by_all_that_it_may_be_called(
    references: list[str], found: list[str]
) -> None:
    looked_up = look_up(COLLECTION, references)
    assert ([tip.id for tip in looked_up.tips], looked_up.problems) == (found, ())


@pytest.mark.parametrize(
    ("references", "found", "problems"),
    [
        (["15"], [], ["'15' fits several tips: paw-15, team-15"]),
        (
            ["14-16"],
            ["team-16"],
            [
                "'15' fits several tips: paw-15, team-15",
                f"1 of the numbers 14-16 has no tip ({EXTENT})",
            ],
        ),
        (["99", "paw-01"], ["paw-01"], [f"no tip '99' ({EXTENT})"]),
        (["paw-1x"], [], ["no tip 'paw-1x' (near: paw-15, paw-10, paw-01)"]),
        ([""], [], [f"no tip '' ({EXTENT})"]),
        (
            ["900000000-999999999"],
            [],
            [f"100,000,000 of the numbers 900000000-999999999 have no tip ({EXTENT})"],
        ),
    ],
)
def test_what_names_no_tip_is_said_and_the_rest_is_still_found(
    references: list[str], found: list[str], problems: list[str]
) -> None:
    looked_up = look_up(COLLECTION, references)
    assert ([tip.id for tip in looked_up.tips], list(looked_up.problems)) == (found, problems)


def test_a_range_in_a_collection_without_numbers_finds_nothing() -> None:
    only = Collection(tips=(Tip(id="los", text="tekst"),))
    assert look_up(only, ["1-2"]).problems == (
        "2 of the numbers 1-2 have no tip (no id here ends in a number)",
    )


def test_where_several_fit_the_preferred_one_is_meant() -> None:
    def preferred() -> frozenset[str]:
        return frozenset({"paw-15"})

    looked_up = look_up(COLLECTION, ["15", "14-16"], preferred=preferred)
    assert [tip.id for tip in looked_up.tips] == ["paw-15", "team-16"]


def test_overlapping_ranges_find_each_tip_once() -> None:
    tips = tuple(Tip(id=f"a-{number}", text="tekst") for number in range(1, 2001))
    looked_up = look_up(Collection(tips=tips), [f"{first}-2000" for first in range(1, 2001)])
    assert (looked_up.tips, looked_up.problems) == (tips, ())


def test_near_ids_are_looked_for_in_a_large_collection_only_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("paw_cli.lookup.MAX_COMPARISONS", 600)
    tips = tuple(Tip(id=f"team-{number}", text="tekst") for number in range(200))
    problems = look_up(Collection(tips=tips), [f"taem-{n}x" for n in range(5)]).problems
    assert [problem.partition("(")[2][:4] for problem in problems] == ["near"] * 3 + ["numb"] * 2


@given(st.lists(st.text()))
def test_any_reference_is_answered(references: list[str]) -> None:
    looked_up = look_up(COLLECTION, references)
    assert len(looked_up.tips) + len(looked_up.problems) >= bool(references)


@given(st.text(min_size=1))
def test_every_tip_is_found_by_its_id(id_: str) -> None:
    tips = (Tip(id=id_, text="tekst"), Tip(id=id_ + "-1", text="tekst"))
    assert look_up(Collection(tips=tips), [id_]).tips == tips[:1]


def test_many_wrong_ids_are_counted_and_cost_no_more_than_few() -> None:
    looked_up = look_up(COLLECTION, [*(f"x{n}" for n in range(20_000)), "paw-01"])
    assert [tip.id for tip in looked_up.tips] == ["paw-01"]
    assert looked_up.problems[5:] == ("19,995 more like these",)
    assert look_up(COLLECTION, [f"x{n}" for n in range(6)]).problems[5:] == ("1 more like it",)
