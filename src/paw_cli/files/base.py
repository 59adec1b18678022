"""What a file lies upon, and the themes and sources that its tips may name."""

from __future__ import annotations

from collections import ChainMap
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from paw_cli.files.format import id_from_name
from paw_cli.files.problems import nearest_hint, quote
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
_NONE = Section((), ())
_MAX_COMPARED = 500
# After so many pairs of letters no near name is looked for: two long names take the product of
# their lengths.
_MAX_LETTER_PAIRS = 4_000_000


class Names(Generic[Named]):
    """Themes or sources, on top of others, that tips may name in any case, by id or by title.

    A name that is no id also stands for what has its words as an id. What does not exist is made
    by its use, unless the file defines others itself: then it is likely a typing error. `of_file`
    has what lies on top, by id.
    """

    def __init__(
        self,
        make: type[Named],
        below: Names[Named] | None = None,
        definitions: Section = _NONE,
    ) -> None:
        self._make: type[Named] = make
        self.of_file: dict[str, Named] = {}
        self.by_id: ChainMap[str, Named] = ChainMap(
            self.of_file, *(below.by_id.maps if below else ())
        )
        self.ids: ChainMap[str, str] = below.ids.new_child() if below else ChainMap()
        self.titles: ChainMap[str, str] = below.titles.new_child() if below else ChainMap()
        self.records = definitions.records
        self.used: dict[str, str] = {}
        self._hints: dict[str, str] = {}
        self._letter_pairs = 0
        for record in self.records:
            self.add(self._defined(record.values))
        for id_ in definitions.other_ids:
            if id_from_name(id_) and not self.find(id_):
                self.make(id_)
        self._defines_some = bool(self.of_file)

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
        return self.exact(name) or self.exact(id_from_name(name))

    def find_or_make(self, name: str) -> str | None:
        """Return the id that a name of the file stands for; None where it means nothing."""
        if name in self.used:
            return self.used[name]
        id_ = self.find(name)
        if id_ is None and not self._defines_some:
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

    def only_defined(self) -> str:
        """Return the id of the one that the file defines, if it defines no other."""
        return next(iter(self.of_file)) if self._defines_some and len(self.of_file) == 1 else ""

    def unknown(self, name: str) -> tuple[str, str]:
        """Return what is wrong with a name that means nothing, and how to mend it."""
        if name not in self._hints:
            is_compared = self._letter_pairs < _MAX_LETTER_PAIRS
            self._letter_pairs += len(name) * sum(map(len, self._known))
            self._hints[name] = nearest_hint(name if is_compared else "", self._known)
        near, (message, define) = self._hints[name], _UNKNOWN[self._make]
        hint = f"{near} {_(define)}" if near.endswith("?") else f"{near}; {_(define)}"
        return _(message, name=quote(name)), hint if near else _(define)

    @cached_property
    def _known(self) -> dict[str, str]:
        names = chain(self.ids.items(), self.titles.items())
        return {name: id_ for name, id_ in islice(names, _MAX_COMPARED) if id_}

    def exact(self, name: str) -> str | None:
        """Return the id that has this name as its id, else as its title."""
        key = name.casefold()
        return self.ids.get(key) or self.titles.get(key) or None

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
        """Put a layer on top, which is that of a `file`."""
        if file and (self.tips or self._bundled.tips):
            self._note_origins(collection, file)
        self._origins.update(collection.origins)
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
            themes=tuple(self.themes.of_file.values()),
            sources=tuple(self.sources.of_file.values()),
            origins=dict(self._origins),
        )

    def _note_origins(self, collection: Collection, file: str) -> None:
        sources = {source.id: source for source in self._bundled.sources}
        themes = {theme.id: theme for theme in self._bundled.themes}
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
