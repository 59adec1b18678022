"""What tips name: a theme or source that exists, or that is made by its use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from paw_cli.loading.problems import Fault, Spot, nearest_hint, quoted
from paw_cli.model import Source, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.loading.problems import Path

Named = TypeVar("Named", Theme, Source)


class Names(Generic[Named]):
    """The themes or sources that the tips of a file may name, in any case.

    What does not exist is made by its use, unless the file defines others itself: then it
    is likely a typing error.
    """

    def __init__(self, make: type[Named], below: Iterable[Named], defined: Sequence[Named]) -> None:
        self._make = make
        self._what = make.__name__.lower()
        self._makes_new = not defined
        self._below = {named.id: named for named in below}
        self._of_file = {named.id: named for named in defined}
        self._ids = {id_: id_ for id_ in [*self._below, *self._of_file]}
        self._folded = {id_.casefold(): id_ for id_ in self._ids}

    def of_file(self) -> tuple[Named, ...]:
        """Return what this file adds, by defining or by using it."""
        return tuple(self._of_file.values())

    def named(self, id_: str) -> Named | None:
        """Return what has this id, in this file or below it."""
        return self._of_file.get(id_) or self._below.get(id_)

    def add(self, named: Named) -> None:
        """Make something nameable that the file does not spell out."""
        self._of_file.setdefault(named.id, named)
        self._ids[named.id] = self._folded[named.id.casefold()] = named.id

    def ids_of(self, names: Sequence[str], path: Path, faults: list[Fault]) -> tuple[str, ...]:
        """Return the ids that the names at `path` are, each once; note those that are none."""
        try:
            ids = [self._ids[name] for name in names]
        except KeyError:
            ids = list(self._looked_up(names, path, faults))
        return tuple(dict.fromkeys(ids) if len(ids) > 1 else ids)

    def id_of(self, name: str, path: Path, faults: list[Fault]) -> str:
        """Return the id that the name at `path` is; '' when it is none, which is noted."""
        known = self._ids.get(name) or self._known_or_made(name)
        if known is None:
            faults.append(self._unknown(name, path))
        return known or ""

    def _looked_up(self, names: Sequence[str], path: Path, faults: list[Fault]) -> Iterator[str]:
        for place, name in enumerate(names):
            if id_ := self.id_of(name, (*path, place), faults):
                yield id_

    def _known_or_made(self, name: str) -> str | None:
        if name.casefold() not in self._folded and self._makes_new:
            self.add(self._make(id=name, title=name))
        return self._folded.get(name.casefold())

    def _unknown(self, name: str, path: Path) -> Fault:
        return Fault(
            spot=Spot(path),
            message=f"no {self._what} {quoted(name)}",
            hint=f"{nearest_hint(name, self._ids)}; a new one is defined under {self._what}s",
        )
