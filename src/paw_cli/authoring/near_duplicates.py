"""Find texts that say nearly the same, and names that differ by a typing error."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Two texts are near when so much of all their different words is in both: of twelve words, two
# may have changed.
NEAR = 0.7
# A text is compared with so many others at most, so that texts built alike take no hours.
_MOST_COMPARED = 1000
_SKETCH_BITS = 1024
_ROUGHLY_NEAR = NEAR - 0.1
_SHORTEST_NAME = 5

_WORD = re.compile(r"\w+")
_NO_LETTER = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\D+")


class Near(NamedTuple):
    """A text at `place` that is near to an earlier one, at `first`."""

    place: int
    first: int


def near_texts(texts: Sequence[str]) -> Iterator[Near]:
    """Yield each text that is near to an earlier one, with the first such.

    Two near texts share one of their rarest words, so only those are looked up: a text
    that is like another in 7 of 10 words has one of its 4 rarest in common with it.
    """
    words = [_words(text) for text in texts]
    sketches = [_sketch(each) for each in words]
    counts = Counter(word for each in words for word in each)
    by_rare_word: defaultdict[str, list[int]] = defaultdict(list)
    same: dict[frozenset[str], int] = {}
    for place, own in enumerate(words):
        first = same.setdefault(own, place)
        if first != place:
            yield Near(place, first)
            continue
        rare = _rarest(own, counts)
        near = _first_near(place, words, sketches, _candidates(rare, by_rare_word))
        if near is not None:
            yield Near(place, near)
            continue
        for word in rare:
            by_rare_word[word].append(place)


def near_to(text: str, texts: Iterable[str]) -> int | None:
    """Return the place of the first of `texts` that `text` is near to."""
    own = _words(text)
    return next(
        (place for place, other in enumerate(texts) if _likeness(own, _words(other)) >= NEAR), None
    )


def near_names(names: Iterable[str], others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name with another that one letter more, less or different makes of it.

    Names that differ in a digit are meant to: wijk-1, wijk-2.
    """
    by_slip: dict[tuple[str, str], str] = {}
    for other in others:
        for slip in _slips(other):
            by_slip.setdefault(slip, other)
    for name in names:
        near = next(
            (by_slip[slip] for slip in _slips(name) if by_slip.get(slip, name) != name), None
        )
        if near is not None:
            yield name, near
        for slip in _slips(name):
            by_slip.setdefault(slip, name)


def _rarest(words: frozenset[str], counts: Counter[str]) -> list[str]:
    """Return as many of the rarest words as a near text must have one of."""
    by_rarity = sorted(words, key=lambda word: (counts[word], word))
    return by_rarity[: len(words) - ceil(NEAR * len(words)) + 1]


def _candidates(rare: Iterable[str], by_rare_word: defaultdict[str, list[int]]) -> Iterator[int]:
    seen: set[int] = set()
    for word in rare:
        for place in by_rare_word.get(word, ()):
            if place not in seen:
                seen.add(place)
                yield place


def _first_near(
    place: int, words: Sequence[frozenset[str]], sketches: Sequence[int], others: Iterable[int]
) -> int | None:
    own, sketch = words[place], sketches[place]
    for other in islice(others, _MOST_COMPARED):
        theirs = sketches[other]
        alike = (sketch & theirs).bit_count() >= _ROUGHLY_NEAR * (sketch | theirs).bit_count()
        if alike and _likeness(own, words[other]) >= NEAR:
            return other
    return None


def _sketch(words: frozenset[str]) -> int:
    """Return a number with a bit set for each word; now and then two words share one.

    Comparing two of these takes a tenth of the time that comparing the words takes.
    """
    sketch = 0
    for word in words:
        sketch |= 1 << (crc32(word.encode("utf-8", "surrogatepass")) % _SKETCH_BITS)
    return sketch


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of all words of two texts is in both."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def _slips(name: str) -> set[tuple[str, str]]:
    """Return the name as it is and with each letter left out, beside its digits.

    Names that are one slip apart have one of these in common.
    """
    plain = _NO_LETTER.sub("", name.casefold())
    digits = _DIGITS.sub("", name)
    whole = {(plain, digits)}
    if len(plain) < _SHORTEST_NAME:
        return whole
    return whole | {(plain[:at] + plain[at + 1 :], digits) for at in range(len(plain))}
