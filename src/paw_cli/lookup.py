"""What `show` is given: whole ids, bare numbers, ranges of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from paw_cli.messages import _, grouped, ngettext
from paw_cli.model import Tip
from paw_cli.names import MAX_NAMED, near_names, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from paw_cli.model import Collection

_RANGE = re.compile(r"(\d{1,9})(?:-|–|\.\.)(\d{1,9})", re.ASCII)
# More than these are counted, not told one by one.
MAX_PROBLEMS = 5
_FINAL_NUMBER = re.compile(r"0*(\d{1,9})$", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """The tips found, in the order asked for, and a sentence for each name that failed."""

    tips: tuple[Tip, ...]
    problems: tuple[str, ...]


def look_up(collection: Collection, references: Iterable[str]) -> LookUp:
    """Return the tips that `references` name: each an id, a bare number or a range such as 7-9."""
    shelf = _Shelf(collection.tips)
    found: dict[str, Tip] = {}
    problems: list[str] = []
    left = 0
    for reference in references:
        for outcome in shelf.named_by(reference):
            if isinstance(outcome, Tip):
                found[outcome.id] = outcome
            elif len(problems) < MAX_PROBLEMS:  # to look for near ids takes a while
                problems.append(outcome())
            else:
                left += 1
    if left:
        problems.append(ngettext("{number} more like it", "{number} more like these", left))
    return LookUp(tips=tuple(found.values()), problems=tuple(problems))


class _Shelf:
    """Tips under all that they may be called: paw-07 is also paw-7 and 7."""

    def __init__(self, tips: tuple[Tip, ...]) -> None:
        self.by_id = {tip.id: tip for tip in tips}
        self.by_name: dict[str, dict[str, Tip]] = {}
        self.numbers: list[int] = []
        for tip in tips:
            names = {_normal(tip.id)}
            if number := _FINAL_NUMBER.search(tip.id):
                names.add(number[1])
                self.numbers.append(int(number[1]))
            for name in names:
                self.by_name.setdefault(name, {})[tip.id] = tip

    def named_by(self, reference: str) -> Iterator[Tip | Callable[[], str]]:
        """Yield the tips that a reference names, and what says why for what it does not."""
        if reference in self.by_id:
            yield self.by_id[reference]
        elif ends := _RANGE.fullmatch(reference):
            yield from self._between(reference, int(ends[1]), int(ends[2]))
        else:
            yield self._only(reference)

    def _between(self, reference: str, first: int, last: int) -> Iterator[Tip | Callable[[], str]]:
        low, high = min(first, last), max(first, last)
        numbers = sorted({n for n in self.numbers if low <= n <= high}, reverse=first > last)
        yield from (self._only(str(number)) for number in numbers)
        if missing := high - low + 1 - len(numbers):
            yield lambda: ngettext(
                "{number} of the numbers {range} has no tip ({extent})",
                "{number} of the numbers {range} have no tip ({extent})",
                missing,
                range=reference,
                extent=self._extent(),
            )

    def _extent(self) -> str:
        if not self.numbers:
            return _("no id here ends in a number")
        first, last = min(self.numbers), max(self.numbers)
        return _("numbers here run from {first} to {last}", first=first, last=last)

    def _only(self, reference: str) -> Tip | Callable[[], str]:
        match list(self.by_name.get(_normal(reference), {}).values()):
            case [tip]:
                return tip
            case []:
                return partial(self._no_tip, reference)
            case several:
                if len(several) > MAX_NAMED:
                    number = grouped(len(several))
                    return lambda: _(
                        "'{id}' fits {number} tips", id=quote(reference), number=number
                    )
                ids = ", ".join(tip.id for tip in several)
                return lambda: _("'{id}' fits several tips: {ids}", id=quote(reference), ids=ids)

    def _no_tip(self, reference: str) -> str:
        near = ", ".join(near_names(reference, self.by_id))
        reason = _("near: {ids}", ids=near) if near else self._extent()
        return _("no tip '{id}' ({reason})", id=quote(reference), reason=reason)


def _normal(name: str) -> str:
    """Return a name in lower case, its final number without leading zeros."""
    return _FINAL_NUMBER.sub(r"\1", name.casefold())
