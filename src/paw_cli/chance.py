"""One tip by chance, and the tip of the day; chance and time are passed in."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import gcd

from paw_cli.model import Tip

# The order that --daily follows. Another number would change everybody's tip of the day.
DAILY_SEED = 2021
_MASK = (1 << 64) - 1


def pick(tips: Iterable[Tip], number: int = 1, *, seed: int) -> tuple[Tip, ...]:
    """Return `number` different tips by chance, or all when there are fewer.

    The same seed and the same tips give the same pick on every system and Python
    version, whatever order the tips are in. Every tip has the same odds.
    """
    return tuple(_shuffled(tips, seed)[:number])


def tip_of_the_day(tips: Iterable[Tip], day: date, number: int = 1) -> tuple[Tip, ...]:
    """Return the tip of `day`, or its `number` tips; none when there are none.

    From some day on every block of as many days as there are tips holds each equally often. No
    tip comes on two days in a row and none is tied to a weekday, as far as the numbers allow.
    """
    order = _shuffled(tips, DAILY_SEED)
    size = len(order)
    if 2 * number <= size:
        return tuple(order[place] for place in _places(day, number, size))
    # Of more than half, those that stay away are chosen, never the same on two days in a row; they
    # go round backwards, so that who was away the longest comes first.
    away = [size - 1 - place for place in _places(day, max(size - number, 0), size)]
    start = away[0] + 1 if away else 0
    round_trip = (*range(start, size), *range(start))
    stays_away = frozenset(away)
    return tuple(order[place] for place in round_trip if place not in stays_away)


def _places(day: date, number: int, size: int) -> list[int]:
    """Return the places that a day takes in an order of `size`; `number` is at most half of it.

    The days go round the order for ever, `number` places each. Each round begins some places
    further on than the one before it, so that it does not fall into step with the weeks.
    """
    first = day.toordinal() * number
    shift = _shift(number, size) if number else 0
    return [(n + n // size * shift) % size for n in range(first, first + number)]


def _shift(number: int, size: int) -> int:
    """Return how far a round is shifted: the least with which a look every week sees all.

    Looks at every so many days begin multiples of gcd(days * number, size - shift) places apart,
    which leave no gap where each is `number` places wide. A look every second or fourth week
    sees all too where there is room: a larger shift would bring a tip back the next day.
    """
    room = range(size - 2 * number + 1)
    return next(
        shift
        for days in (28, 14, 7)
        for shift in room
        if gcd(days * number, size - shift) <= number
    )


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
