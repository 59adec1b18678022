"""One collection from the records of a file: ids are unique, and what a tip names exists."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any

from paw_cli.collection import Collection
from paw_cli.loading.columns import column, made_tips
from paw_cli.loading.definition import SOURCE, THEME, TIP
from paw_cli.loading.identity import first_free, made_ids, prefix_of, title_of
from paw_cli.loading.names import Names
from paw_cli.loading.records import sections_of
from paw_cli.model import Kind, Source, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path as FilePath

    from paw_cli.loading.problems import Fault, Parsed, Path
    from paw_cli.loading.records import Fields
    from paw_cli.model import Tip

_KINDS = {str(kind): kind for kind in Kind}


def assembled(
    parsed: Parsed, *, file: FilePath | None, below: Collection
) -> tuple[Collection, list[Fault]]:
    """Return what is good in a file, and all that is wrong with it.

    `below` is what the file lies upon: its themes and sources are known here, and an id
    that is made replaces none of its tips. `file` is None for stdin.
    """
    faults = list(parsed.faults)
    sections = sections_of(parsed, faults)
    themes = Names(
        Theme, below.themes, [Theme(**_titled(f)) for f in sections[THEME].good().values()]
    )
    sources = Names(
        Source, below.sources, [Source(**_titled(f)) for f in sections[SOURCE].good().values()]
    )
    records = sections[TIP].good()
    columns = {
        "id": _ids(records, prefix_of(file), below.tips),
        "text": column(records.values(), "text", ""),
        "kind": [_KINDS[kind] for kind in column(records.values(), "kind", Kind.TIP)],
        "themes": [themes.ids_of(tuple(f.get("themes", ())), p) for p, f in records.items()],
        "source": _sources(records, sources, file),
    }
    for name in ("links", "keywords", "answers"):
        columns[name] = list(map(tuple, column(records.values(), name, ())))
    tips = made_tips(_without_faulty(columns))
    faults += [*themes.faults, *sources.faults]
    return Collection(tips=tips, themes=themes.of_file(), sources=sources.of_file()), faults


def _titled(fields: Fields) -> Fields:
    return {"title": fields["id"], **fields}


def _ids(records: dict[Path, Fields], prefix: str, below: Iterable[Tip]) -> list[str]:
    """Return the id of each record: its own, or one made of the file's name and its place."""
    nameless = {path[-1]: f["text"] for path, f in records.items() if "id" not in f}
    if not nameless:
        return column(records.values(), "id", "")
    texts = {tip.id: tip.text for tip in below}
    own = {f["id"].casefold() for f in records.values() if "id" in f}

    def is_free(id_: str, place: int) -> bool:
        # The same text under the same id is the same tip, in a copy of the file.
        return id_ not in own and texts.get(id_, nameless[place]) == nameless[place]

    made = made_ids(prefix, nameless, is_free)
    return [f["id"] if "id" in f else made[path[-1]] for path, f in records.items()]


def _sources(
    records: dict[Path, Fields], sources: Names[Source], file: FilePath | None
) -> list[str | None]:
    """Return the source of each tip: its own, else the only one of the file, else the file."""
    named = column(records.values(), "source", None)
    default = ""
    if None in named:
        defined = sources.of_file()
        default = sources.add(defined[0] if len(defined) == 1 else _file_as_source(file, sources))
    return [
        default if name is None else sources.id_of(name, (*path, "source"))
        for path, name in zip(records, named, strict=True)
    ]


def _file_as_source(file: FilePath | None, sources: Names[Source]) -> Source:
    title = title_of(file)

    def is_free(id_: str) -> bool:
        taken = sources.named(id_)
        return taken is None or taken.title == title

    return Source(id=first_free(prefix_of(file), is_free), title=title)


def _without_faulty(columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return the columns without the tips that name a theme or source that does not exist."""
    faulty = [None in named for named in zip(columns["themes"], columns["source"], strict=True)]
    if not any(faulty):
        return columns
    right = [not is_faulty for is_faulty in faulty]
    return {name: list(compress(values, right)) for name, values in columns.items()}
