"""One collection from the records of a file: ids are unique, and what a tip names exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paw_cli.collection import Collection
from paw_cli.loading.definition import SOURCE, THEME, TIP
from paw_cli.loading.identity import first_free, made_ids, prefix_of, title_of
from paw_cli.loading.names import Names
from paw_cli.loading.records import good_records
from paw_cli.model import Kind, Source, Theme, Tip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from paw_cli.loading.problems import Fault, Parsed
    from paw_cli.loading.records import Fields, Placed

_KINDS = {str(kind): kind for kind in Kind}


def assembled(
    parsed: Parsed, *, file: Path | None, below: Collection
) -> tuple[Collection, list[Fault]]:
    """Return what is good in a file, and all that is wrong with it.

    `below` is what the file lies upon: its themes and sources are known here, and an id
    that is made replaces none of its tips. `file` is None for stdin.
    """
    faults = list(parsed.faults)
    good = good_records(parsed, faults)
    sources = Names(
        Source, below.sources, [Source(**_titled(fields)) for _, fields in good[SOURCE]]
    )
    themes = Names(Theme, below.themes, [Theme(**_titled(fields)) for _, fields in good[THEME]])
    records = _with_sources(_with_ids(good[TIP], file, below), file, sources)
    tips = tuple(_tips(records, themes, sources, faults))
    return Collection(tips=tips, themes=themes.of_file(), sources=sources.of_file()), faults


def _titled(fields: Fields) -> Fields:
    return {"title": fields["id"], **fields}


def _with_ids(tips: list[Placed], file: Path | None, below: Collection) -> list[Placed]:
    """Return the tips, each with an id: its own, or one made of the file's name and its place."""
    nameless = {path[-1]: fields["text"] for path, fields in tips if "id" not in fields}
    if not nameless:
        return tips
    texts = {tip.id: tip.text for tip in below.tips}
    own = {fields["id"].casefold() for _, fields in tips if "id" in fields}

    def is_free(id_: str, place: str | int) -> bool:
        # The same text under the same id is the same tip, in a copy of the file.
        return id_ not in own and texts.get(id_, nameless[place]) == nameless[place]

    ids = made_ids(prefix_of(file), nameless, is_free)
    return [(path, {"id": ids.get(path[-1]), **fields}) for path, fields in tips]


def _with_sources(tips: list[Placed], file: Path | None, sources: Names[Source]) -> list[Placed]:
    """Return the tips, each with a source: its own, else the only one of the file, else the file."""
    if all("source" in fields for _, fields in tips):
        return tips
    defined = sources.of_file()
    default = defined[0] if len(defined) == 1 else _file_as_source(file, sources)
    sources.add(default)
    return [(path, {"source": default.id, **fields}) for path, fields in tips]


def _file_as_source(file: Path | None, sources: Names[Source]) -> Source:
    title = title_of(file)

    def is_free(id_: str) -> bool:
        taken = sources.named(id_)
        return taken is None or taken.title == title

    return Source(id=first_free(prefix_of(file), is_free), title=title)


def _tips(
    records: list[Placed], themes: Names[Theme], sources: Names[Source], faults: list[Fault]
) -> Iterator[Tip]:
    for path, fields in records:
        already = len(faults)
        theme_ids = themes.ids_of(fields.get("themes", ()), (*path, "themes"), faults)
        source_id = sources.id_of(fields["source"], (*path, "source"), faults)
        if len(faults) == already:
            yield Tip(
                id=fields["id"],
                text=fields["text"],
                kind=_KINDS[fields.get("kind", "tip")],
                themes=theme_ids,
                links=tuple(fields.get("links", ())),
                source=source_id,
                keywords=tuple(fields.get("keywords", ())),
                answers=tuple(fields.get("answers", ())),
            )
