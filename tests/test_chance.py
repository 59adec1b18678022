from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.chance import _splitmix64, draw, pick, tip_of_the_day
from paw_cli.model import Tip

TIPS = tuple(Tip(id=f"t-{n}", text=f"tekst {n}") for n in range(37))
collections = st.integers(1, 60).map(lambda n: TIPS[:n] or TIPS)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))


def test_the_random_numbers_are_those_of_splitmix64() -> None:
    # The first numbers that the published generator gives for this seed.
    numbers = islice(_splitmix64(1234567), 3)
    assert list(numbers) == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def ids(tips: tuple[Tip, ...]) -> list[str]:
    return [tip.id for tip in tips]


# What these seeds and days give must never change: people repeat a pick and share a tip of the day.
@pytest.mark.parametrize(
    ("seed", "picked"),
    [(0, ["t-16", "t-25", "t-17"]), (7, ["t-24", "t-32", "t-7"]), (-1, ["t-22", "t-19", "t-8"])],
)
def test_a_seed_gives_the_same_pick_for_ever(seed: int, picked: list[str]) -> None:
    assert ids(pick(TIPS, 3, seed=seed)) == picked


def test_a_day_gives_the_same_tip_for_ever() -> None:
    given_days = [date(2021, 6, 1), date(2026, 11, 24), date(2030, 1, 31)]
    assert [ids(tip_of_the_day(TIPS, day)) for day in given_days] == [["t-12"], ["t-3"], ["t-8"]]


@given(st.integers(), st.integers(0, 80), st.randoms(use_true_random=False))
def test_a_pick_is_of_different_tips_and_does_not_depend_on_their_order(
    seed: int, number: int, chance: object
) -> None:
    shuffled = list(TIPS)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis types it as object
    picked = ids(pick(shuffled, number, seed=seed))
    assert picked == ids(pick(TIPS, number, seed=seed))
    assert len(set(picked)) == len(picked) == min(number, len(TIPS))


def test_every_tip_has_the_same_odds() -> None:
    counts = Counter(pick(TIPS, seed=seed)[0].id for seed in range(37_000))
    assert set(counts) == set(ids(TIPS))
    # Of 1,000 expected each, five standard deviations either way.
    assert all(840 < count < 1160 for count in counts.values())


@given(st.integers(2, 37), days)
def test_every_tip_comes_before_one_comes_back(size: int, first: date) -> None:
    tips = TIPS[:size]
    run = [tip_of_the_day(tips, first + timedelta(days=n))[0].id for n in range(2 * size)]
    assert all(len(set(run[n : n + size])) == size for n in range(size))


@given(st.integers(1, 37), st.integers(1, 40), days)
def test_several_tips_a_day_are_different_and_go_on_the_next_day(
    size: int, number: int, day: date
) -> None:
    tips = TIPS[:size]
    today = ids(tip_of_the_day(tips, day, number))
    tomorrow = ids(tip_of_the_day(tips, day + timedelta(days=1), number))
    assert len(set(today)) == len(today) == min(number, size)
    if 2 * number <= size:
        assert set(today).isdisjoint(tomorrow)


@pytest.mark.parametrize("day", [None, date(2026, 11, 24)])
def test_drawing_0_gives_all_and_drawing_from_none_gives_none(day: date | None) -> None:
    assert sorted(ids(draw(TIPS, 0, seed=1, day=day))) == sorted(ids(TIPS))
    assert draw((), 3, seed=1, day=day) == ()
    assert draw((), 0, seed=1, day=day) == ()


def test_drawing_a_day_does_not_look_at_the_seed() -> None:
    day = date(2026, 11, 24)
    assert draw(TIPS, 2, seed=1, day=day) == draw(TIPS, 2, seed=2, day=day)
