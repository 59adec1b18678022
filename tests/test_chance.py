from collections import Counter
from datetime import date, timedelta
from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from paw_cli.chance import pick, tip_of_the_day
from paw_cli.model import Tip

TIPS = tuple(Tip(id=f"t-{n}", text=f"tekst {n}") for n in range(37))
MANY = tuple(Tip(id=f"t-{n}", text=f"tekst {n}") for n in range(60))
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))


@st.composite
def sizes_and_numbers(draw: st.DrawFn) -> tuple[int, int]:
    """Draw how many tips there are and how many of them a day gives."""
    size = draw(st.integers(1, 60))
    return size, draw(st.integers(1, size))


def ids(tips: tuple[Tip, ...]) -> list[str]:
    return [tip.id for tip in tips]


# These must never change: people repeat a pick and share a tip of the day.
def test_a_seed_and_a_day_give_the_same_tips_for_ever() -> None:
    picked = {0: ["t-16", "t-25", "t-17"], 7: ["t-24", "t-32", "t-7"], -1: ["t-22", "t-19", "t-8"]}
    assert {seed: ids(pick(TIPS, 3, seed=seed)) for seed in picked} == picked
    of_days = {date(2021, 6, 1): ["t-12"], date(2026, 11, 24): ["t-3"], date(2030, 1, 31): ["t-8"]}
    assert {day: ids(tip_of_the_day(TIPS, day)) for day in of_days} == of_days


@given(st.integers(), st.integers(0, 80), st.randoms(use_true_random=False))
def test_a_pick_is_of_different_tips_in_any_order(seed: int, number: int, chance: object) -> None:
    shuffled = list(TIPS)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis types it as object
    picked = ids(pick(shuffled, number, seed=seed))
    assert picked == ids(pick(TIPS, number, seed=seed))
    day = date.fromordinal(730_000 + seed % 9_999)
    assert tip_of_the_day(shuffled, day, number) == tip_of_the_day(TIPS, day, number)
    assert len(set(picked)) == len(picked) == min(number, len(TIPS))


def test_every_tip_has_the_same_odds() -> None:
    counts = Counter(pick(TIPS, seed=seed)[0].id for seed in range(3_700))
    assert set(counts) == set(ids(TIPS))
    # Of 100 expected each, five standard deviations either way.
    assert all(50 < count < 150 for count in counts.values())


def on_days(size: int, number: int, first: date, days: int, *, step: int = 1) -> list[list[str]]:
    """Return what those see who look every `step` days."""
    dates = (first + timedelta(days=n) for n in range(0, days, step))
    return [ids(tip_of_the_day(MANY[:size], day, number)) for day in dates]


@given(sizes_and_numbers(), days)
def test_every_tip_comes_before_one_comes_back(chosen: tuple[int, int], around: date) -> None:
    size, number = chosen
    first = date.fromordinal(around.toordinal() // size * size)
    shown = on_days(size, number, first, 3 * size)
    one_by_one = list(chain.from_iterable(shown))
    for start in range(0, len(one_by_one), size):
        assert sorted(one_by_one[start : start + size]) == sorted(ids(MANY[:size]))
    assert all(len(set(of_day)) == number for of_day in shown)
    # And none comes on two days in a row, as far as the numbers allow.
    common = [len(set(today) & set(tomorrow)) for today, tomorrow in pairwise(shown)]
    assert set(common) == {max(0, 2 * number - size)}


@given(sizes_and_numbers(), days)
def test_no_tip_is_tied_to_a_weekday(chosen: tuple[int, int], first: date) -> None:
    # A look on working days is one on a Monday, and more.
    size, number = chosen
    seen = set(chain.from_iterable(on_days(size, number, first, 14 * size, step=7)))
    assert seen == set(ids(MANY[:size]))
