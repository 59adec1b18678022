"""What a file lies upon, and the themes and sources that its tips may name."""

from __future__ import annotations

from collections import ChainMap
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from paw_cli.files.format import id_from_name
from paw_cli.files.problems import nearest_hint, quote
from paw_cli.messages import N_, _
from paw_cli.model import Collection, Source, Theme, Tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.files.validate import Section
    from paw_cli.model import Origins

Named = TypeVar("Named", Theme, Source)

_UNKNOWN: dict[type[Any], tuple[str, str]] = {
    Theme: (N_("no theme {name}"), N_("define a new one under `themes:`")),
    Source: (N_("no source {name}"), N_("define a new one under `sources:`")),
}
# After so many names that mean nothing, and beyond so many that exist, none is told that is near.
_MAX_NEAR = 20
_MAX_COMPARED = 200
_MAX_LETTERS = 40


class Names(Generic[Named]):
    """Themes or sources, on top of others, that tips may name in any case, by id or by title.

    A name that is no id also stands for what has its words as an id. What does not exist is made
    by its use, unless the file defines others itself: then it is likely a typing error. `of_file`
    has what lies on top, by id.
    """

    def __init__(
        self, make: type[Named], below: Names[Named] | None = None, definitions: Section = ((), ())
    ) -> None:
        self._make: type[Named] = make
        self.of_file: dict[str, Named] = {}
        self.by_id: ChainMap[str, Named] = ChainMap(
            self.of_file, *(below.by_id.maps if below else ())
        )
        self.ids: ChainMap[str, str] = below.ids.new_child() if below else ChainMap()
        self.titles: ChainMap[str, str] = below.titles.new_child() if below else ChainMap()
        self.records, other_ids = definitions
        self.used: dict[str, str] = {}
        self._hints: dict[str, str] = {}
        for record in self.records:
            self.add(self._defined(record.values))
        for id_ in other_ids:
            if id_from_name(id_) and not self.find(id_):
                self.make(id_)
        self.defines_some = bool(self.of_file)

    def add(self, named: Named) -> None:
        """Put one on top; the title of the one that it replaces means nothing any more."""
        replaced = self.by_id.get(named.id)
        if replaced and self.titles.get(replaced.title.casefold()) == named.id:
            self.titles[replaced.title.casefold()] = ""
        self.of_file[named.id] = named
        self.ids[named.id.casefold()] = named.id
        title, own_titles = named.title.casefold(), self.titles.maps[0]
        own_titles[title] = own_titles.get(title) or named.id

    def find(self, name: str) -> str | None:
        """Return the id of what exists and is named so."""
        for each in (name, id_from_name(name)):
            key = each.casefold()
            if id_ := self.ids.get(key) or self.titles.get(key):
                return id_
        return None

    def find_or_make(self, name: str) -> str | None:
        """Return the id that a name of the file stands for; None where it means nothing."""
        if name in self.used:
            return self.used[name]
        id_ = self.find(name)
        if id_ is None and not self.defines_some:
            id_ = self.make(name)
        if id_ is not None:
            self.used[name] = id_
        return id_

    def make(self, name: str) -> str:
        """Make what is named so, and return its id."""
        id_ = id_from_name(name)
        if id_ not in self.of_file:
            self.add(self._make(id=id_, title=name))
        return id_

    def unknown(self, name: str) -> tuple[str, str]:
        """Return what is wrong with a name that means nothing, and how to mend it."""
        asked = name if name in self._hints or len(self._hints) < _MAX_NEAR else ""
        if asked not in self._hints:
            names = chain(self.ids.items(), self.titles.items())
            known = [(name, id_) for name, id_ in names if id_ and len(name) <= _MAX_LETTERS]
            self._hints[asked] = nearest_hint(asked, dict(known[:_MAX_COMPARED]))
        near, (message, define) = self._hints[asked], _UNKNOWN[self._make]
        hint = f"{near} {_(define)}" if near.endswith("?") else f"{near}; {_(define)}"
        return _(message, name=quote(name)), hint if near else _(define)

    def _defined(self, values: dict[str, str]) -> Named:
        """Return a definition; what it leaves out is as it was."""
        below = self.by_id.get(values["id"])
        return (
            below._replace(**values) if below else self._make(**{"title": values["id"], **values})
        )


def names_above(make: type[Named], known: Iterable[Named]) -> Names[Named]:
    """Return names on top of those that are known."""
    below = Names(make)
    for named in known:
        below.add(named)
    return Names(make, below)


class Base:
    """The layers below a file, merged: what is the same on top replaces what is below.

    `origins` has the file of each tip that replaces one of another layer or claims a bundled
    source, and of each bundled theme or source that has another title.
    """

    def __init__(self, collection: Collection | None = None) -> None:
        self.tips: dict[str, Tip] = {}
        self.themes = Names(Theme)
        self.sources = Names(Source)
        self._origins: Origins = {}
        self._bundled = Collection()
        if collection:
            self.add(collection)

    def add(self, collection: Collection, file: str = "") -> None:
        """Put a layer on top, that of a `file`, or what comes with the program."""
        if not file:
            self._bundled = collection
        elif self.tips:
            self._note_origins(collection, file)
        self._origins.update(collection.origins)
        self.tips.update((tip.id, tip) for tip in collection.tips)
        for theme in collection.themes:
            self.themes.add(theme)
        for source in collection.sources:
            self.sources.add(source)

    def collection(self) -> Collection:
        """Return all layers as one collection."""
        return Collection(
            tips=tuple(self.tips.values()),
            themes=tuple(self.themes.of_file.values()),
            sources=tuple(self.sources.of_file.values()),
            origins=dict(self._origins),
        )

    def _note_origins(self, collection: Collection, file: str) -> None:
        themes = {theme.id: theme for theme in self._bundled.themes}
        sources = {source.id: source for source in self._bundled.sources}
        for tip in collection.tips:
            below = self.tips.get(tip.id)
            if below != tip and (below is not None or tip.source in sources):
                self._origins["tip", tip.id] = file
        for theme in collection.themes:
            if themes.get(theme.id, theme) != theme:
                self._origins["theme", theme.id] = file
        for source in collection.sources:
            if sources.get(source.id, source) != source:
                self._origins["source", source.id] = file
