"""What tips name: a theme or source that exists, or that is made by its use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from paw_cli.loading.problems import Fault, Spot, nearest_hint, quoted
from paw_cli.model import Source, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paw_cli.loading.problems import Path

Named = TypeVar("Named", Theme, Source)


class Names(Generic[Named]):
    """The themes or sources that the tips of a file may name, in any case.

    What does not exist is made by its use, unless the file defines others itself: then it
    is likely a typing error, and one of the `faults`.
    """

    def __init__(self, make: type[Named], below: Iterable[Named], defined: Sequence[Named]) -> None:
        self.faults: list[Fault] = []
        self._make = make
        self._makes_new = not defined
        self._below = {named.id: named for named in below}
        self._of_file = {named.id: named for named in defined}
        self._ids = {id_.casefold(): id_ for id_ in [*self._below, *self._of_file]}
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of_file(self) -> tuple[Named, ...]:
        """Return what this file adds, by defining or by using it."""
        return tuple(self._of_file.values())

    def named(self, id_: str) -> Named | None:
        """Return what has this id, in this file or below it."""
        return self._of_file.get(id_) or self._below.get(id_)

    def add(self, named: Named) -> str:
        """Make something nameable that the file does not spell out, and return its id."""
        self._of_file.setdefault(named.id, named)
        self._ids[named.id.casefold()] = named.id
        return named.id

    def ids_of(self, names: tuple[str, ...], path: Path) -> tuple[str, ...] | None:
        """Return the ids that the names of the tip at `path` are, each once; None with a fault."""
        known = self._known.get(names)
        if known is None:
            ids = [self.id_of(name, (*path, "themes", place)) for place, name in enumerate(names)]
            if None in ids:
                return None
            known = self._known[names] = tuple(dict.fromkeys(filter(None, ids)))
        return known

    def id_of(self, name: str, path: Path) -> str | None:
        """Return the id that the name at `path` is; None with a fault."""
        folded = name.casefold()
        if folded not in self._ids and self._makes_new:
            return self.add(self._make(id=name, title=name))
        if folded not in self._ids:
            self.faults.append(self._unknown(name, path))
        return self._ids.get(folded)

    def _unknown(self, name: str, path: Path) -> Fault:
        what = self._make.__name__.lower()
        hint = nearest_hint(name, self._ids.values())
        return Fault(
            spot=Spot(path),
            message=f"no {what} {quoted(name)}",
            hint=f"{hint}; a new one is defined under `{what}s:`",
        )
