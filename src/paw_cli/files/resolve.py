"""Make a collection of valid records: ids are unique, and what a tip names exists."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from paw_cli.files.format import SOURCE, THEME, TIP, id_from_name, slug
from paw_cli.files.layers import TEAM_FILE
from paw_cli.files.problems import nearest_hint, quote
from paw_cli.files.validate import Section
from paw_cli.messages import _
from paw_cli.model import Collection, Kind, Source, Theme, Tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from paw_cli.files import nodes
    from paw_cli.files.problems import Problem
    from paw_cli.files.validate import Record

Named = TypeVar("Named", Theme, Source)

STDIN = "stdin"
# What `<(command)` is called is no name.
_DEVICES = "/dev"
_NO_RECORDS = Section()
# Whoever names so many that do not exist is told what there is, not what is near.
_MAX_LOOKED_UP = 500


def resolve(
    sections: dict[str, Section], source: nodes.Source, *, file: Path | None, base: Collection
) -> tuple[Collection, tuple[Record, ...], list[Problem]]:
    """Return the collection of a file, the records of its tips, and the names that mean nothing.

    `base` is what the file lies upon: its themes and sources are known here, and an id that is
    made replaces none of its tips. `file` is None for stdin.
    """
    themes = Names(Theme, base.themes, sections[THEME.section])
    sources = Names(Source, base.sources, sections[SOURCE.section])
    records, problems = [], []
    for record in sections[TIP.section].records:
        if found := _unknown_names(record, themes, sources, source):
            problems += found
        else:
            records.append(record)
    prefix = file_prefix(file)
    default = ""
    if any("source" not in record.values for record in records):
        default = _default_source(prefix, file, sources)
    ids = _ids(records, prefix, base.tips)
    tips = tuple(
        _tip(id_, record.values, themes, sources, default)
        for id_, record in zip(ids, records, strict=True)
    )
    collection = Collection(
        tips=tips, themes=tuple(themes.of_file.values()), sources=tuple(sources.of_file.values())
    )
    return collection, tuple(records), problems


def file_prefix(path: Path | None) -> str:
    """Return what the ids made for a file begin with.

    It begins with a letter, so that no id looks like a number or a range of numbers.
    """
    if path is None or path.is_relative_to(_DEVICES):
        return STDIN
    name = path.absolute().parent.name if path.name == TEAM_FILE else path.stem
    prefix = slug(name) or "tips"
    return prefix if prefix[0].isalpha() else f"tips-{prefix}"


def first_free(name: str, is_free: Callable[[str], bool]) -> str:
    """Return `name`, `name-2`, `name-3`: the first that is free."""
    return next(filter(is_free, _variants(name)))


class Names(Generic[Named]):
    """The themes or sources that the tips of a file may name, in any case, by id or by title.

    A name that is no id also stands for what has its words as an id. What does not exist is
    made by its use, unless the file defines others itself: then it is likely a typing error.
    Those whose definition has a fault, the `incomplete`, use makes too. `of_file` has what the
    file defines or makes, `base` what it lies upon.
    """

    def __init__(
        self, make: type[Named], base: Iterable[Named], section: Section = _NO_RECORDS
    ) -> None:
        self._make: type[Named] = make
        self.incomplete = {id_.casefold() for id_ in section.incomplete_ids}
        self.defines_some = bool(section.records or self.incomplete)
        self.base: dict[str, Named] = {named.id: named for named in base}
        defined = [make(**{"title": r.values["id"], **r.values}) for r in section.records]
        self.of_file: dict[str, Named] = {named.id: named for named in defined}
        is_one = len(defined) == 1 and not self.incomplete
        self.only_defined = defined[0].id if is_one else ""
        self.ids: dict[str, str] = {id_.casefold(): id_ for id_ in [*self.base, *self.of_file]}
        # The file's own come first: of two with the same title, they are meant.
        for named in {**self.of_file, **self.base, **self.of_file}.values():
            self.ids.setdefault(named.title.casefold(), named.id)
        self._hints: dict[str, str] = {}

    def make(self, name: str) -> str:
        """Make what is named so, and return its id."""
        id_ = id_from_name(name)
        self.of_file.setdefault(id_, self._make(id=id_, title=name))
        self.ids[id_.casefold()] = self.ids[name.casefold()] = id_
        return id_

    def find(self, name: str) -> str | None:
        """Return the id of what exists and is named so."""
        return self.ids.get(name.casefold()) or self.ids.get(id_from_name(name).casefold())

    def find_or_make(self, name: str) -> str | None:
        """Return the id that a name of the file stands for; None where it means nothing."""
        if id_ := self.ids.get(name.casefold()):
            return id_
        if id_ := self.find(name):
            self.ids[name.casefold()] = id_
            return id_
        if not self.defines_some or id_from_name(name).casefold() in self.incomplete:
            return self.make(name)
        return None

    def nearest_hint(self, name: str) -> str:
        """Return the hint for a name that means nothing, which may stand on many tips."""
        if name not in self._hints and len(self._hints) >= _MAX_LOOKED_UP:
            name = ""
        if name not in self._hints:
            self._hints[name] = nearest_hint(name, self.ids)
        return self._hints[name]


def _unknown_names(
    record: Record, themes: Names[Theme], sources: Names[Source], source: nodes.Source
) -> list[Problem]:
    """Return a problem for each name of no theme or source; make those that may be new."""
    problems = []
    for index, name in enumerate(record.values.get("themes", ())):
        if themes.find_or_make(name) is None:
            named = record.node.child("themes")
            node = named.value[index] if named else record.node
            message = _("no theme {name}", name=quote(name))
            hint = _hint(themes, name, _("define a new one under `themes:`"))
            problems.append(source.problem(node.offset, message, hint))
    name = record.values.get("source")
    if name and sources.find_or_make(name) is None:
        node = record.node.child("source") or record.node
        message = _("no source {name}", name=quote(name))
        hint = _hint(sources, name, _("define a new one under `sources:`"))
        problems.append(source.problem(node.offset, message, hint))
    return problems


def _hint(names: Names[Any], name: str, define: str) -> str:
    near = names.nearest_hint(name)
    return f"{near} {define}" if near.endswith("?") else f"{near}; {define}"


def _tip(
    id_: str,
    values: dict[str, Any],
    themes: Names[Theme],
    sources: Names[Source],
    default_source: str,
) -> Tip:
    named = values.get("source")
    return Tip(
        id=id_,
        text=values["text"],
        kind=Kind(values.get("kind", Kind.TIP)),
        themes=tuple(dict.fromkeys(themes.ids[t.casefold()] for t in values.get("themes", ()))),
        links=values.get("links", ()),
        source=sources.ids[named.casefold()] if named else default_source,
        keywords=values.get("keywords", ()),
        answers=values.get("answers", ()),
    )


def _default_source(prefix: str, file: Path | None, sources: Names[Source]) -> str:
    """Return the source of tips that name none: the only one defined, else the file."""
    if sources.only_defined:
        return sources.only_defined
    title = STDIN
    if file is not None and not file.is_relative_to(_DEVICES):
        title = (file.absolute().parent.name if file.name == TEAM_FILE else "") or file.name
    known = {**sources.base, **sources.of_file}
    for id_ in _variants(prefix):
        found = sources.ids.get(id_.casefold())
        if found is None or (found, known[found].title) == (id_, title):
            break
    sources.of_file.setdefault(id_, Source(id=id_, title=title))
    return id_


def _ids(records: Sequence[Record], prefix: str, base: Iterable[Tip]) -> list[str]:
    """Return the id of each tip: its own, or one made of the file's name and its index."""
    own = {record.values["id"].casefold() for record in records if "id" in record.values}
    nameless = [record for record in records if "id" not in record.values]
    texts = {tip.id: tip.text for tip in base}

    for start in _variants(prefix):
        made = {record.number: f"{start}-{record.number:02d}" for record in nameless}
        # The same text under the same id is the same tip, in a copy of the file.
        if own.isdisjoint(made.values()) and not any(
            texts.get(made[record.number], text) != text
            for record in nameless
            for text in (record.values["text"],)
        ):
            break
    return [record.values.get("id") or made[record.number] for record in records]


def _variants(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))
