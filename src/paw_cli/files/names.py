"""What tips name: a theme or source that exists, or that is made by its use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from paw_cli.files.identity import id_named
from paw_cli.files.problems import Fault, nearest_hint, quote
from paw_cli.model import Source, Theme

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from paw_cli.files.problems import Spot

Named = TypeVar("Named", Theme, Source)

# Whoever names so many that do not exist is told what there is, not what is near.
_MOST_LOOKED_UP = 500


class Names(Generic[Named]):
    """The themes or sources that the tips of a file may name, in any case, by id or by title.

    A name that is no id also stands for what has its words as an id. What does not exist is
    made by its use, unless the file defines others itself: then it is likely a typing error.
    `begun` are ids whose definition has a fault; use makes them too.
    """

    def __init__(
        self,
        make: type[Named],
        below: Iterable[Named],
        defined: Sequence[Named],
        begun: Collection[str],
    ) -> None:
        self._make: type[Named] = make
        self._makes_new = not defined and not begun
        self._begun = {id_.casefold() for id_ in begun}
        self._below: dict[str, Named] = {named.id: named for named in below}
        self._of_file: dict[str, Named] = {named.id: named for named in defined}
        # The file's own come first: of two with the same title, they are meant.
        known = {**self._of_file, **self._below, **self._of_file}
        self._ids: dict[str, str] = {id_.casefold(): id_ for id_ in [*self._below, *self._of_file]}
        for named in known.values():
            self._ids.setdefault(named.title.casefold(), named.id)
        self._hints: dict[str, str] = {}

    def only_one(self) -> Named | None:
        """Return what the file defines if that is one and no more."""
        return (
            next(iter(self._of_file.values()))
            if len(self._of_file) == 1 and not self._begun
            else None
        )

    def of_file(self) -> tuple[Named, ...]:
        """Return what this file adds, by defining or by using it."""
        return tuple(self._of_file.values())

    def named(self, name: str) -> Named | None:
        """Return what has this id or title, in this file or below it."""
        id_ = self._ids.get(name.casefold(), "")
        return self._of_file.get(id_) or self._below.get(id_)

    def add(self, named: Named) -> str:
        """Make something nameable that the file does not spell out, and return its id."""
        self._of_file.setdefault(named.id, named)
        self._ids[named.id.casefold()] = named.id
        return named.id

    def made(self, name: str) -> str:
        """Make what is named so, and return its id."""
        id_ = self.add(self._make(id=id_named(name), title=name))
        self._ids[name.casefold()] = id_
        return id_

    def meant(self, name: str) -> str | None:
        """Return the id of what exists and is named so."""
        return self._ids.get(name.casefold()) or self._ids.get(id_named(name).casefold())

    def unknown_among(self, names: Iterable[str]) -> frozenset[str]:
        """Return the names that do not exist; where new ones may be, make them instead."""
        unknown = set()
        for name in dict.fromkeys(names):
            if id_ := self.meant(name):
                self._ids[name.casefold()] = id_
            elif self._makes_new or id_named(name).casefold() in self._begun:
                self.made(name)
            else:
                unknown.add(name)
        return frozenset(unknown)

    def id_of(self, name: str) -> str:
        """Return the id that a name that exists stands for."""
        return self._ids[name.casefold()]

    def ids_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids that names that exist stand for, each once."""
        return tuple(dict.fromkeys(map(self.id_of, names)))

    def fault(self, name: str, spot: Spot) -> Fault:
        """Return the fault of naming at a spot what does not exist."""
        what = self._make.__name__.lower()
        near = self._near(name)
        between = " " if near.endswith("?") else "; "
        return Fault(
            spot=spot,
            message=f"no {what} {quote(name)}",
            hint=f"{near}{between}define a new one under `{what}s:`",
        )

    def _near(self, name: str) -> str:
        """Return the hint for a name, which may stand on many tips."""
        if name not in self._hints and len(self._hints) >= _MOST_LOOKED_UP:
            name = ""
        if name not in self._hints:
            self._hints[name] = nearest_hint(name, self._ids)
        return self._hints[name]
