"""Make tips of items: their kind, links, themes, source and id."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from paw_cli.files.base import names_above
from paw_cli.files.bundled import bundled_collection
from paw_cli.files.format import FORBIDDEN, MAX_NAME, SLUG, is_name, slug
from paw_cli.files.tips_file import file_prefix, variants
from paw_cli.importing.items import Headings, ImportOptions
from paw_cli.importing.markdown import links_in
from paw_cli.importing.text import without_forbidden
from paw_cli.model import Kind, Source, Theme, Tip, kind_named
from paw_cli.names import exact_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from paw_cli.files.base import Names
    from paw_cli.importing.items import Extract, Item
    from paw_cli.model import Collection

_TIPS = re.compile(r"\btips?\b", re.IGNORECASE)
_REMARKS = re.compile(
    r"\b(?:opmerking|reactie|aanvulling|gezegd|vragen|overig|remark|comment|said|chat)",
    re.IGNORECASE,
)


def import_options(
    named_after: Path | None,
    *,
    kind: str = "",
    source: str = "",
    headings: str = Headings.KIND,
    **others: Any,  # noqa: ANN401 - the other fields of the options, as they are
) -> ImportOptions:
    """Return the options as they are typed.

    Ids begin with the name of a file, unless those of bundled tips do; `-` is stdin, and without
    a file only tips that bring an id have one. A source may be given as its id or as its title.
    Raises WrongUseError for what does not exist.
    """
    source_id = source if SLUG.fullmatch(source) else slug(source) or "source"
    return ImportOptions(
        id_prefix=_id_prefix(named_after) if named_after else "",
        kind=kind_named(kind) if kind else None,
        source=Source(id=source_id, title=source) if source else None,
        headings=Headings(exact_name(headings, Headings, "use of headings")),
        **others,
    )


# A chat that WhatsApp exports is called by whom it is with.
_WITH_SOMEBODY = re.compile(r"((?:WhatsApp|Signal)[ _-]*(?:chat|gesprek)).*", re.IGNORECASE)


def _id_prefix(file: Path) -> str:
    bundled = [tip.id for tip in bundled_collection().tips]
    name = _WITH_SOMEBODY.sub(r"\1", file.stem)
    prefix = file_prefix(None if str(file) == "-" else file.parent / f"{name}{file.suffix}")
    taken = [id_ for id_ in bundled if id_.startswith(prefix)]
    return next(
        free for free in variants(prefix) if not any(id_.startswith(f"{free}-") for id_ in taken)
    )


def resolve_names(found: Extract, known: Collection) -> Extract:
    """Return the items of our own records with ids for the themes and sources that they name."""
    themes = names_above(Theme, (*known.themes, *found.themes))
    sources = names_above(Source, (*known.sources, *found.sources))
    items = tuple(
        item
        if item.record is None
        else replace(
            item,
            record=item.record._replace(
                themes=tuple(dict.fromkeys(_ids(item.record.themes, themes))),
                source=next(iter(_ids([item.record.source], sources)), ""),
            ),
        )
        for item in found.items
    )
    return replace(
        found,
        items=items,
        themes=(*found.themes, *themes.of_file.values()),
        sources=(*found.sources, *_titled(sources.of_file)),
    )


def _titled(made: dict[str, Source]) -> tuple[Source, ...]:
    """Return the sources to define: all or none, as a file that defines some knows no others."""
    sources = tuple(made.values())
    return sources if any(source.title != source.id for source in sources) else ()


def _ids(named: Sequence[str], names: Names[Any]) -> list[str]:
    return [
        names.find(name) or names.make(name)
        for name in named
        if is_name(name) and len(name) <= MAX_NAME and not FORBIDDEN.search(name)
    ]


def build_tips(found: Extract, options: ImportOptions) -> tuple[Tip, ...]:
    """Return items as tips with ids; one of the program's own with the same text has none."""
    width = max(2, len(str(len(found.items))))
    bundled = {tip.id: tip.text for tip in bundled_collection().tips}
    own_ids = [item.record.id for item in found.items if item.record and item.record.id]
    taken = {id_ for id_ in own_ids if id_ not in bundled}
    given: set[str] = set()
    tips = []
    for place, item in enumerate(found.items, start=1):
        tip = _tip(item, options)
        made = f"{options.id_prefix}-{place:0{width}}"
        if tip.id and tip.id not in bundled and tip.id not in given:
            id_ = tip.id
        elif tip.id in bundled and " ".join(bundled[tip.id].split()) == " ".join(tip.text.split()):
            id_ = ""
        else:
            free = (id_ for id_ in variants(made) if id_ not in taken and id_ not in given)
            id_ = next(free) if options.id_prefix else ""
        given.add(id_)
        tips.append(tip._replace(id=id_))
    return tuple(tips)


def _tip(item: Item, options: ImportOptions) -> Tip:
    text = without_forbidden(item.text)
    source = options.source or _heading_as_source(item, options)
    record = item.record
    if record is not None:
        return record._replace(
            text=text,
            kind=options.kind or record.kind,
            themes=tuple(dict.fromkeys((*record.themes, *options.themes))),
            source=options.source.id if options.source else record.source,
        )
    return Tip(
        id="",
        text=text.strip(),
        kind=options.kind or _kind(item, options),
        themes=options.themes,
        links=tuple(dict.fromkeys((*links_in(text), *item.links))),
        source=source.id if source else "",
    )


def _kind(item: Item, options: ImportOptions) -> Kind:
    """Return what an item is: in a chat a remark, else what its heading says, else a tip."""
    if item.said:
        return Kind.REMARK
    asked = options.headings is Headings.KIND and not _TIPS.search(item.heading)
    return Kind.REMARK if asked and _REMARKS.search(item.heading) else Kind.TIP


def sources_of(found: Extract, options: ImportOptions) -> tuple[Source, ...]:
    """Return the sources that the tips of a file name."""
    if options.source:
        return (options.source,)
    headings = (_heading_as_source(item, options) for item in found.items)
    by_id = {source.id: source for source in (*found.sources, *filter(None, headings))}
    return tuple(by_id.values())


def _heading_as_source(item: Item, options: ImportOptions) -> Source | None:
    if options.headings is not Headings.SOURCE or not item.heading:
        return None
    return Source(id=slug(item.heading) or "source", title=item.heading)


def comment_of(item: Item) -> str:
    """Return what stands above a tip in the file: its heading, its author where names stay."""
    likes = f"👍 {item.likes}" if item.likes else ""
    return " · ".join(filter(None, (item.heading or item.author, likes)))
