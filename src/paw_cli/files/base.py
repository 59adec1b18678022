"""What a file lies upon, and the themes and sources that its tips may name."""

from collections.abc import Iterable
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from paw_cli.files.format import Wrong, id_from_name, nearest_hint, quote
from paw_cli.files.validate import Record
from paw_cli.messages import N_, _
from paw_cli.model import Collection, Origins, Source, Theme, Tip

Named = TypeVar("Named", Theme, Source)

_UNKNOWN: dict[type[Any], tuple[str, str]] = {
    Theme: (N_("no theme {name}"), N_("define a new one under `themes:`")),
    Source: (N_("no source {name}"), N_("define a new one under `sources:`")),
}
# After so many names that mean nothing, and beyond so many that exist, none is told that is near.
_MAX_NEAR = 20
_MAX_COMPARED = 200


class Names(Generic[Named]):
    """Themes or sources, on top of others, that tips may name in any case, by id or by title.

    A name that is no id also stands for what has its words as an id. What does not exist is made
    by its use, unless the file defines others itself: then it is likely a typing error. `of_file`
    has what lies on top, by id.
    """

    def __init__(
        self,
        make: type[Named],
        below: "Names[Named] | None" = None,
        definitions: Iterable[Record] = (),
    ) -> None:
        self._make: type[Named] = make
        self.of_file: dict[str, Named] = {}
        self.by_id: dict[str, Named] = below.by_id.copy() if below else {}
        self.by_title: dict[str, Named] = below.by_title.copy() if below else {}
        self._unknown = 0
        for record in definitions:
            self._define(record.values)
        self.defines_some = bool(self.of_file)

    def add(self, *several: Named) -> None:
        """Put some on top."""
        for named in several:
            self.of_file[named.id] = named
            self.by_id[named.id.casefold()] = named
            self.by_title[named.title.casefold()] = named

    def find(self, name: str) -> Named | None:
        """Return what exists and is named so."""
        key = name.casefold()
        if found := self.by_id.get(key) or self.by_title.get(key):
            return found
        key = id_from_name(name).casefold()
        return self.by_id.get(key) or self.by_title.get(key)

    def find_or_make(self, name: str) -> str:
        """Return the id of what is named so, and make it where it does not exist."""
        found = self.find(name)
        if not found:
            self.add(found := self._make(id=id_from_name(name), title=name))
        return found.id

    def unknown(self, name: str) -> Wrong | None:
        """Return what is wrong with a name that means nothing, and how to mend it."""
        if not self.defines_some or self.find(name):
            return None
        most = _MAX_COMPARED if self._unknown < _MAX_NEAR else 0
        known = islice(chain(self.by_id.items(), self.by_title.items()), most)
        near = nearest_hint(name, {key: named.id for key, named in known})
        self._unknown += 1
        message, define = _UNKNOWN[self._make]
        lead = f"{near} " if near.endswith("?") else f"{near}; " if near else ""
        return _(message, name=quote(name)), lead + _(define)

    def _define(self, values: dict[str, str]) -> None:
        """Add what a file defines; what it leaves out is as it was."""
        id_ = values["id"]
        below = self.by_id.get(id_.casefold()) or self._make(id=id_, title=id_)
        self.add(below._replace(**values))


def names_above(make: type[Named], known: Iterable[Named]) -> Names[Named]:
    """Return names on top of those that are known."""
    below = Names(make)
    below.add(*known)
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
        if file:
            self._note_origins(collection, file)
        else:
            self._bundled = collection
        self.tips.update((tip.id, tip) for tip in collection.tips)
        self.themes.add(*collection.themes)
        self.sources.add(*collection.sources)

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
