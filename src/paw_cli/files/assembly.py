"""One collection from the records of a file: ids are unique, and what a tip names exists."""

from __future__ import annotations

from itertools import chain, compress
from typing import TYPE_CHECKING, Any

from paw_cli.files.columns import made_tips
from paw_cli.files.definition import SOURCE, THEME, TIP
from paw_cli.files.identity import first_free, made_ids, prefix_of, title_of
from paw_cli.files.names import Named, Names
from paw_cli.files.problems import Spot
from paw_cli.files.sections import sections_of
from paw_cli.model import Collection, Kind, Source, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from paw_cli.files.problems import Fault, Parsed
    from paw_cli.files.sections import Section
    from paw_cli.model import Tip

_KINDS: dict[str | None, Kind] = {None: Kind.TIP, **{str(kind): kind for kind in Kind}}


def assembled(
    parsed: Parsed, *, file: Path | None, below: Collection
) -> tuple[Collection, list[Fault]]:
    """Return what is good in a file, and all that is wrong with it.

    `below` is what the file lies upon: its themes and sources are known here, and an id
    that is made replaces none of its tips. `file` is None for stdin.
    """
    faults = list(parsed.faults)
    sections = sections_of(parsed, faults)
    themes = _names(Theme, below.themes, sections[THEME])
    sources = _names(Source, below.sources, sections[SOURCE])
    section = sections[TIP]
    if unknown := list(_unknown_names(section, themes, sources)):
        faults += [fault for _, fault in unknown]
        section = section.without({place for place, _ in unknown})
    tips = _tips(section, themes, sources, file=file, below=below.tips)
    return Collection(tips=tips, themes=themes.of_file(), sources=sources.of_file()), faults


def _names(make: type[Named], below: Iterable[Named], section: Section) -> Names[Named]:
    defined = [make(**{"title": fields["id"], **fields}) for fields in section.rows()]
    return Names(make, below, defined, section.begun)


def _unknown_names(
    section: Section, themes: Names[Theme], sources: Names[Source]
) -> Iterator[tuple[int, Fault]]:
    """Yield a fault for each name of no theme or source, with the place of the tip."""
    named_themes, named_sources = section.columns["themes"], section.columns["source"]
    no_themes = themes.unknown_among(chain.from_iterable(filter(None, named_themes)))
    no_sources = sources.unknown_among(filter(None, named_sources))
    if no_themes or no_sources:
        for place, names, source in zip(section.places, named_themes, named_sources, strict=True):
            path = (*section.path, place)
            for number, name in enumerate(names or ()):
                if name in no_themes:
                    yield place, themes.fault(name, Spot((*path, "themes", number)))
            if source in no_sources:
                yield place, sources.fault(source, Spot((*path, "source")))


def _tips(
    section: Section,
    themes: Names[Theme],
    sources: Names[Source],
    *,
    file: Path | None,
    below: Iterable[Tip],
) -> tuple[Tip, ...]:
    columns = section.columns
    named_sources = columns["source"]
    if None in named_sources:
        default = _source_of_nameless(file, sources)
        named_sources = [name or default for name in named_sources]
    return made_tips(
        {
            "id": _ids(section, prefix_of(file), below),
            "text": columns["text"],
            "kind": [_KINDS[kind] for kind in columns["kind"]],
            "themes": _each_once(_tuples(columns["themes"]), themes.ids_of),
            "links": _tuples(columns["links"]),
            "source": _each_once(named_sources, sources.id_of),
            "keywords": _tuples(columns["keywords"]),
            "answers": _tuples(columns["answers"]),
        }
    )


def _tuples(lists: list[Any]) -> list[tuple[str, ...]]:
    return [tuple(values) if values else () for values in lists]


def _each_once(named: list[Any], resolve: Callable[[Any], Any]) -> list[Any]:
    """Return what each name stands for; what many tips name is looked up once."""
    known = {name: resolve(name) for name in dict.fromkeys(named)}
    return [known[name] for name in named]


def _source_of_nameless(file: Path | None, sources: Names[Source]) -> str:
    """Return the source of tips that name none: the only one of the file, else the file."""
    if only := sources.only_one():
        return only.id
    title = title_of(file)

    def is_free(id_: str) -> bool:
        taken = sources.named(id_)
        return taken is None or (taken.id, taken.title) == (id_, title)

    return sources.add(Source(id=first_free(prefix_of(file), is_free), title=title))


def _ids(section: Section, prefix: str, below: Iterable[Tip]) -> list[str]:
    """Return the id of each tip: its own, or one made of the file's name and its place."""
    ids: list[Any] = section.columns["id"]
    if None not in ids:
        return ids
    nameless = [id_ is None for id_ in ids]
    new_texts = list(compress(section.columns["text"], nameless))
    own = {id_.casefold() for id_ in ids if id_ is not None}
    texts = {tip.id: tip.text for tip in below}

    def are_free(made: list[str]) -> bool:
        # The same text under the same id is the same tip, in a copy of the file.
        return own.isdisjoint(made) and (
            texts.keys().isdisjoint(made)
            or all(texts.get(id_, new) == new for id_, new in zip(made, new_texts, strict=True))
        )

    made = iter(made_ids(prefix, list(compress(section.places, nameless)), are_free))
    return [next(made) if id_ is None else id_ for id_ in ids]
