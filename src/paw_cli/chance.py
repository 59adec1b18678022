"""One tip by chance, and the tip of the day; chance and time are passed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from paw_cli.model import Tip

# The order that --daily follows. Another number would change everybody's tip of the day.
DAILY_SEED = 2021
_MASK = (1 << 64) - 1


def draw(
    tips: Iterable[Tip], number: int, *, seed: int, day: date | None = None
) -> tuple[Tip, ...]:
    """Return the tips of a day, or else a pick by chance; 0 stands for all of them."""
    known = tuple(tips)
    many = number or len(known)
    return pick(known, many, seed=seed) if day is None else tip_of_the_day(known, day, many)


def pick(tips: Iterable[Tip], number: int = 1, *, seed: int) -> tuple[Tip, ...]:
    """Return `number` different tips by chance, or all when there are fewer.

    The same seed and the same tips give the same pick on every system and Python
    version, whatever order the tips are in. Every tip has the same odds.
    """
    return tuple(_shuffled(tips, seed)[:number])


def tip_of_the_day(tips: Iterable[Tip], day: date, number: int = 1) -> tuple[Tip, ...]:
    """Return the tip of `day`, or its `number` tips; none when there are none.

    All days follow one order of the tips, over and over: every tip comes before one comes
    back, and never the same on two days in a row (unless there is only one).
    """
    order = _shuffled(tips, DAILY_SEED)
    first = day.toordinal() * number
    return tuple(order[(first + n) % len(order)] for n in range(min(number, len(order))))


def _shuffled(tips: Iterable[Tip], seed: int) -> Sequence[Tip]:
    """Return the tips in an order that depends on the seed and their ids only (Fisher-Yates)."""
    order = sorted(tips, key=lambda tip: tip.id)
    numbers = _splitmix64(seed)
    for last in range(len(order) - 1, 0, -1):
        chosen = next(numbers) * (last + 1) >> 64
        order[last], order[chosen] = order[chosen], order[last]
    return order


def _splitmix64(seed: int) -> Iterator[int]:
    """Yield 64-bit random numbers (Steele, Lea & Flood 2014, the generator SplitMix).

    The standard library promises no stable sequence for shuffle and sample, and its
    random module costs more to import than all of this program's own work.
    """
    state = seed & _MASK
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        yield mixed ^ (mixed >> 31)
