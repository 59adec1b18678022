"""What `show` is given: whole ids, bare numbers, ranges of numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from paw_cli.messages import _, grouped, ngettext
from paw_cli.model import Tip
from paw_cli.names import MAX_NAMED, near_names, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from paw_cli.model import Collection

_RANGE = re.compile(r"(\d{1,9})(?:-|–|\.\.)(\d{1,9})", re.ASCII)
_FINAL_NUMBER = re.compile(r"0*(\d{1,9})$", re.ASCII)

# More than these are counted, not told one by one.
MAX_PROBLEMS = 5
# In a large collection near names are not looked for again and again.
MAX_COMPARISONS = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """The tips found, in the order asked for, and sentences for the names that failed."""

    tips: tuple[Tip, ...]
    problems: tuple[str, ...]


def look_up(
    collection: Collection,
    references: Iterable[str],
    *,
    preferred: Callable[[], Container[str]] = frozenset,
) -> LookUp:
    """Return the tips that `references` name: each an id, a bare number or a range such as 7-9.

    Where several tips fit, the one whose id is among the `preferred` ones is meant.
    """
    names = _Names(collection.tips, preferred)
    found: dict[str, Tip] = {}
    problems: list[str] = []
    others = 0
    for reference in dict.fromkeys(references):
        for outcome in names.named_by(reference):
            if isinstance(outcome, Tip):
                found[outcome.id] = outcome
            elif len(problems) < MAX_PROBLEMS:
                problems.append(outcome())
            else:
                others += 1
    if others:
        problems.append(ngettext("{number} more like it", "{number} more like these", others))
    return LookUp(tips=tuple(found.values()), problems=tuple(problems))


class _Names:
    """All that tips may be called: paw-07 is also paw-7 and 7."""

    def __init__(self, tips: tuple[Tip, ...], preferred: Callable[[], Container[str]]) -> None:
        self.preferred = cache(preferred)
        self.by_id = {tip.id: tip for tip in tips}
        self.by_name: dict[str, dict[str, Tip]] = {}
        numbers: set[int] = set()
        for tip in tips:
            names = {_normal(tip.id)}
            if number := _FINAL_NUMBER.search(tip.id):
                names.add(number[1])
                numbers.add(int(number[1]))
            for name in names:
                self.by_name.setdefault(name, {})[tip.id] = tip
        self.numbers = sorted(numbers)
        self.not_in_a_range = self.numbers.copy()
        self.comparisons = 0

    def named_by(self, reference: str) -> Iterator[Tip | Callable[[], str]]:
        """Yield the tips that a reference names, and what says what it does not name."""
        if reference in self.by_id:
            yield self.by_id[reference]
        elif ends := _RANGE.fullmatch(reference):
            yield from self._between(reference, int(ends[1]), int(ends[2]))
        else:
            yield self._only(reference)

    def _between(self, reference: str, first: int, last: int) -> Iterator[Tip | Callable[[], str]]:
        low, high = sorted((first, last))
        new = self.not_in_a_range
        chosen = slice(bisect_left(new, low), bisect_right(new, high))
        numbers = new[chosen]
        del new[chosen]  # of ranges that overlap each number is looked up once
        for number in reversed(numbers) if first > last else numbers:
            yield self._only(str(number))
        there = bisect_right(self.numbers, high) - bisect_left(self.numbers, low)
        if missing := high - low + 1 - there:
            yield partial(self._missing, missing, reference)

    def _missing(self, number: int, reference: str) -> str:
        return ngettext(
            "{number} of the numbers {range} has no tip ({extent})",
            "{number} of the numbers {range} have no tip ({extent})",
            number,
            range=reference,
            extent=self._extent(),
        )

    def _extent(self) -> str:
        if not self.numbers:
            return _("no id here ends in a number")
        first, last = self.numbers[0], self.numbers[-1]
        return _("numbers here run from {first} to {last}", first=first, last=last)

    def _only(self, reference: str) -> Tip | Callable[[], str]:
        named = self.by_name.get(_normal(reference), {})
        if not named:
            return partial(self._unknown, reference)
        if len(named) > 1:
            preferred = self.preferred()
            named = {id_: tip for id_, tip in named.items() if id_ in preferred} or named
        if len(named) > 1:
            return partial(self._ambiguous, reference, list(named))
        return next(iter(named.values()))

    def _ambiguous(self, reference: str, ids: list[str]) -> str:
        if len(ids) > MAX_NAMED:
            return _("'{id}' fits {number} tips", id=quote(reference), number=grouped(len(ids)))
        return _("'{id}' fits several tips: {ids}", id=quote(reference), ids=", ".join(ids))

    def _unknown(self, reference: str) -> str:
        near = self._near(reference)
        reason = _("near: {ids}", ids=near) if near else self._extent()
        return _("no tip '{id}' ({reason})", id=quote(reference), reason=reason)

    def _near(self, reference: str) -> str:
        if self.comparisons >= MAX_COMPARISONS:
            return ""
        self.comparisons += len(self.by_id)
        return ", ".join(near_names(reference, self.by_id))


def _normal(name: str) -> str:
    """Return a name in lower case, its final number without leading zeros."""
    return _FINAL_NUMBER.sub(r"\1", name.casefold())
