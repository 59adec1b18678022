"""What a file lies upon, and the themes and sources that its tips may name."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from paw_cli.files.format import id_from_name
from paw_cli.files.problems import MAX_COMPARED, nearest_hint, quote
from paw_cli.files.validate import Section
from paw_cli.messages import N_, _
from paw_cli.model import Collection, Source, Theme, Tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.model import Origins

Named = TypeVar("Named", Theme, Source)

_UNKNOWN: dict[type[Any], tuple[str, str]] = {
    Theme: (N_("no theme {name}"), N_("define a new one under `themes:`")),
    Source: (N_("no source {name}"), N_("define a new one under `sources:`")),
}
_NO_RECORDS = Section()
# After so many pairs of letters are compared, what does not exist is told what there is, not what
# is near: two long names take the product of their lengths.
_MAX_LETTER_PAIRS = 4_000_000


class NameTable(Generic[Named]):
    """Themes or sources by id, and the ids that an id or a title in small letters stands for."""

    def __init__(self, named: Iterable[Named] = ()) -> None:
        self.by_id: dict[str, Named] = {}
        self.ids: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        for each in named:
            self.add(each)

    def add(self, named: Named) -> None:
        """Put one on top; the title of the one that it replaces means nothing any more."""
        replaced = self.by_id.get(named.id)
        if replaced and self.titles.get(replaced.title.casefold()) == named.id:
            del self.titles[replaced.title.casefold()]
        self.by_id[named.id] = named
        self.ids[named.id.casefold()] = named.id
        self.titles.setdefault(named.title.casefold(), named.id)


class Base:
    """The layers below a file, merged: what is the same on top replaces what is below.

    `origins` has the file of each tip that replaces one of another layer or claims a bundled
    source, and of each bundled theme or source that has another title.
    """

    def __init__(self, collection: Collection | None = None) -> None:
        self.tips: dict[str, Tip] = {}
        self.themes: NameTable[Theme] = NameTable()
        self.sources: NameTable[Source] = NameTable()
        self.origins: Origins = {}
        self._bundled = Collection()
        if collection:
            self.add(collection)

    def add(self, collection: Collection, file: str = "") -> None:
        """Put a layer on top, which is that of a `file`."""
        if file and (self.tips or self._bundled.tips):
            self._note_origins(collection, file)
        self.origins.update(collection.origins)
        self.tips.update((tip.id, tip) for tip in collection.tips)
        for theme in collection.themes:
            self.themes.add(theme)
        for source in collection.sources:
            self.sources.add(source)

    def add_bundled(self, collection: Collection) -> None:
        """Put what comes with the program at the bottom."""
        self._bundled = collection
        self.add(collection)

    def collection(self) -> Collection:
        """Return all layers as one collection."""
        return Collection(
            tips=tuple(self.tips.values()),
            themes=tuple(self.themes.by_id.values()),
            sources=tuple(self.sources.by_id.values()),
            origins=dict(self.origins),
        )

    def _note_origins(self, collection: Collection, file: str) -> None:
        sources = {source.id: source for source in self._bundled.sources}
        themes = {theme.id: theme for theme in self._bundled.themes}
        for tip in collection.tips:
            below = self.tips.get(tip.id)
            if below != tip and (below is not None or tip.source in sources):
                self.origins["tip", tip.id] = file
        for theme in collection.themes:
            if themes.get(theme.id, theme) != theme:
                self.origins["theme", theme.id] = file
        for source in collection.sources:
            if sources.get(source.id, source) != source:
                self.origins["source", source.id] = file


class Names(Generic[Named]):
    """The themes or sources that the tips of a file may name, in any case, by id or by title.

    A name that is no id also stands for what has its words as an id. What does not exist is
    made by its use, unless the file defines others itself: then it is likely a typing error.
    Those whose definition has a fault, the `incomplete`, use makes too. `of_file` has what the
    file defines or makes.
    """

    def __init__(
        self,
        make: type[Named],
        base: NameTable[Named] | Iterable[Named],
        section: Section = _NO_RECORDS,
    ) -> None:
        self._make: type[Named] = make
        table: NameTable[Named] = base if isinstance(base, NameTable) else NameTable(base)
        self._base: NameTable[Named] = table
        self._incomplete = {id_.casefold() for id_ in section.incomplete_ids}
        self._defines_some = bool(section.records or self._incomplete)
        self._own: NameTable[Named] = NameTable(
            self._defined(record.values) for record in section.records
        )
        self.of_file: dict[str, Named] = self._own.by_id
        is_one = len(self._own.by_id) == 1 and not self._incomplete
        self.only_defined = next(iter(self._own.by_id)) if is_one else ""
        self._used: dict[str, str] = {}
        self._hints: dict[str, str] = {}
        self._letter_pairs = 0

    def find(self, name: str) -> str | None:
        """Return the id of what exists and is named so."""
        return self._exact(name) or self._exact(id_from_name(name))

    def find_or_make(self, name: str) -> str | None:
        """Return the id that a name of the file stands for; None where it means nothing."""
        if name in self._used:
            return self._used[name]
        id_ = self.find(name)
        makes = not self._defines_some or id_from_name(name).casefold() in self._incomplete
        if id_ is None and makes:
            id_ = self.make(name)
        if id_ is not None:
            self._used[name] = id_
        return id_

    def make(self, name: str) -> str:
        """Make what is named so, and return its id."""
        id_ = id_from_name(name)
        if id_ not in self._own.by_id:
            self._own.add(self._make(id=id_, title=name))
        return id_

    def add(self, named: Named) -> None:
        """Make something nameable that the file does not spell out."""
        if named.id not in self._own.by_id:
            self._own.add(named)

    def named(self, name: str) -> Named | None:
        """Return what has this id or title."""
        id_ = self._exact(name)
        return (self._own.by_id.get(id_) or self._base.by_id.get(id_)) if id_ else None

    def unknown(self, name: str) -> tuple[str, str]:
        """Return what is wrong with a name that means nothing, and how to mend it."""
        is_near_asked = name in self._hints or self._letter_pairs < _MAX_LETTER_PAIRS
        asked = name if is_near_asked else ""
        if asked not in self._hints:
            tables = (self._base.ids, self._own.ids, self._base.titles, self._own.titles)
            names = list(islice(chain.from_iterable(t.items() for t in tables), MAX_COMPARED))
            self._letter_pairs += len(asked) * sum(len(known) for known, _id in names)
            self._hints[asked] = nearest_hint(asked, names)
        near, (message, define) = self._hints[asked], _UNKNOWN[self._make]
        hint = f"{near} {_(define)}" if near.endswith("?") else f"{near}; {_(define)}"
        return _(message, name=quote(name)), hint

    def _exact(self, name: str) -> str | None:
        """Return the id that has this name as its id, else as its title: the file's own first."""
        key, own, base = name.casefold(), self._own, self._base
        id_ = own.ids.get(key) or base.ids.get(key) or own.titles.get(key)
        if id_ is None and (titled := base.titles.get(key)) and titled not in own.by_id:
            return titled
        return id_

    def _defined(self, values: dict[str, str]) -> Named:
        """Return a definition; what it leaves out is as it was."""
        below = self._base.by_id.get(values["id"])
        if below is None:
            return self._make(**{"title": values["id"], **values})
        known = {name: getattr(below, name) for name in below._fields}
        return self._make(**{**known, **values})
