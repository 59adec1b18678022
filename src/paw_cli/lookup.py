"""What `show` is given: whole ids, bare numbers, ranges of numbers."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from paw_cli.messages import _, grouped, ngettext
from paw_cli.model import Collection, Tip
from paw_cli.names import MAX_NAMED, near_names, quote

_RANGE = re.compile(r"(\d{1,9})(?:-|–|\.\.)(\d{1,9})", re.ASCII)
_FINAL_NUMBER = re.compile(r"0*(\d{1,9})$", re.ASCII)

# More than these are counted, not told one by one.
MAX_PROBLEMS = 5


class LookUp(NamedTuple):
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
    names = _Names(collection.tips)
    named = {name: tips for reference in references for name, tips in names.named_by(reference)}
    wanted = preferred() if any(len(tips) > 1 for tips in named.values()) else frozenset()
    meant = {name: [t for t in tips if t.id in wanted] or tips for name, tips in named.items()}
    found = {tips[0].id: tips[0] for tips in meant.values() if len(tips) == 1}
    failed = [(name, tips) for name, tips in meant.items() if len(tips) != 1]
    problems = [names.problem(name, tips) for name, tips in failed[:MAX_PROBLEMS]]
    if others := len(failed) - len(problems):
        problems.append(ngettext("{number} more like it", "{number} more like these", others))
    return LookUp(tuple(found.values()), tuple(problems))


class _Names:
    """All that tips may be called: paw-07 is also paw-7 and 7."""

    def __init__(self, tips: tuple[Tip, ...]) -> None:
        self.by_id = {tip.id: tip for tip in tips}
        self.by_name: dict[str, list[Tip]] = {}
        for tip in tips:
            number = _FINAL_NUMBER.search(tip.id)
            for name in {_normal(tip.id), number[1] if number else _normal(tip.id)}:
                self.by_name.setdefault(name, []).append(tip)
        self.numbers = sorted(int(name) for name in self.by_name if _FINAL_NUMBER.match(name))

    def named_by(self, reference: str) -> Iterator[tuple[str, Sequence[Tip]]]:
        """Yield names with the tips that they fit: the reference, or what is in a range.

        A range with gaps comes as a name that fits none as well.
        """
        ends = _RANGE.fullmatch(reference)
        if reference in self.by_id:
            yield reference, [self.by_id[reference]]
        elif ends is None:
            yield reference, self.by_name.get(_normal(reference), [])
        else:
            for number in self._in_range(ends):
                yield str(number), self.by_name[str(number)]
            if self._missing(ends):
                yield reference, []

    def problem(self, name: str, tips: Sequence[Tip]) -> str:
        """Return what is wrong with a name that fits no tip, or several."""
        if len(tips) > MAX_NAMED:
            return _("'{id}' fits {number} tips", id=quote(name), number=grouped(len(tips)))
        if tips:
            ids = ", ".join(tip.id for tip in tips)
            return _("'{id}' fits several tips: {ids}", id=quote(name), ids=ids)
        extent = _("no id here ends in a number")
        if self.numbers:
            ends = {"first": self.numbers[0], "last": self.numbers[-1]}
            extent = _("numbers here run from {first} to {last}", **ends)
        if a_range := _RANGE.fullmatch(name):
            return ngettext(
                "{number} of the numbers {range} has no tip ({extent})",
                "{number} of the numbers {range} have no tip ({extent})",
                self._missing(a_range),
                range=name,
                extent=extent,
            )
        near = near_names(name, self.by_id)
        reason = _("near: {ids}", ids=", ".join(near)) if near else extent
        return _("no tip '{id}' ({reason})", id=quote(name), reason=reason)

    def _in_range(self, ends: re.Match[str]) -> list[int]:
        first, last = int(ends[1]), int(ends[2])
        if first > last:
            return [number for number in reversed(self.numbers) if last <= number <= first]
        return [number for number in self.numbers if first <= number <= last]

    def _missing(self, ends: re.Match[str]) -> int:
        return abs(int(ends[1]) - int(ends[2])) + 1 - len(self._in_range(ends))


def _normal(name: str) -> str:
    """Return a name in lower case, its final number without leading zeros."""
    return _FINAL_NUMBER.sub(r"\1", name.casefold())
