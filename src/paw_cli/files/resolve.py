"""Make a collection of valid records: ids are unique, and what a tip names exists."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from paw_cli.files.base import Names
from paw_cli.files.format import SOURCE, THEME, TIP, slug, with_line_ends
from paw_cli.files.layers import TEAM_FILE
from paw_cli.files.nodes import child_of, offset_of, placed
from paw_cli.model import Collection, Kind, Source, Theme, Tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from paw_cli.files import nodes
    from paw_cli.files.base import Base
    from paw_cli.files.nodes import Node
    from paw_cli.files.problems import Problem
    from paw_cli.files.validate import Record, Section

STDIN = "stdin"
# What `<(command)` is called is no name.
_DEVICES = "/dev"


def resolve(
    sections: dict[str, Section],
    source: nodes.Source,
    *,
    file: Path | None,
    base: Base,
) -> tuple[Collection, tuple[Record, ...], list[Problem]]:
    """Return the collection of a file, the records of its tips, and the names that mean nothing.

    `base` is what the file lies upon: its themes and sources are known here, and an id that is
    made replaces none of its tips. `file` is None for stdin.
    """
    themes = Names(Theme, base.themes, sections[THEME.section])
    sources = Names(Source, base.sources, sections[SOURCE.section])
    records, problems = [], []
    for record in sections[TIP.section].records:
        unknown = [
            name for name in record.values.get("themes", ()) if not themes.find_or_make(name)
        ]
        named = record.values.get("source")
        if unknown or (named and not sources.find_or_make(named)):
            problems += _unknown_names(placed(record.node), themes, sources, source)
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


def _unknown_names(
    item: Node, themes: Names[Theme], sources: Names[Source], source: nodes.Source
) -> list[Problem]:
    """Return a problem for each name of no theme or source in an item."""
    named_themes, named = child_of(item, "themes"), child_of(item, "source")
    unknown = [
        (node, *themes.unknown(node.value))
        for node in (named_themes.value if named_themes else ())
        if themes.find_or_make(node.value) is None
    ]
    if named and sources.find_or_make(named.value) is None:
        unknown.append((named, *sources.unknown(named.value)))
    return [source.problem(offset_of(node), message, hint) for node, message, hint in unknown]


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
        text=with_line_ends(values["text"]),
        kind=Kind(values.get("kind", Kind.TIP)),
        themes=tuple(
            dict.fromkeys(themes.find_or_make(name) or "" for name in values.get("themes", ()))
        ),
        links=values.get("links", ()),
        source=(sources.find_or_make(named) or "") if named else default_source,
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
    for id_ in _variants(prefix):
        taken = sources.named(id_)
        if taken is None or (taken.id, taken.title) == (id_, title):
            break
    sources.add(Source(id=id_, title=title))
    return id_


def _ids(records: Sequence[Record], prefix: str, base: Mapping[str, Tip]) -> list[str]:
    """Return the id of each tip: its own, or one made of the file's name and its index."""
    own = {record.values["id"].casefold() for record in records if "id" in record.values}
    nameless = {record.number: record.values for record in records if "id" not in record.values}
    for start in _variants(prefix):
        made = {number: f"{start}-{number:02d}" for number in nameless}
        taken = [number for number, id_ in made.items() if id_ in base]
        # The same text under the same id is the same tip, in a copy of the file.
        copies = all(base[made[number]].text == nameless[number]["text"] for number in taken)
        if copies and own.isdisjoint(made.values()):
            break
    return [record.values.get("id") or made[record.number] for record in records]


def _variants(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))
