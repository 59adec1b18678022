"""Make tips of items: their kind, links, themes, source and id."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paw_cli.extracting.items import Extract, Item, Unmarked
from paw_cli.extracting.text import links_in, without_forbidden
from paw_cli.files.format import TIP, invalid_value
from paw_cli.files.layers import bundled_collection
from paw_cli.files.tips_file import Base, file_prefix, variants
from paw_cli.files.validate import Names
from paw_cli.model import Collection, Kind, Source, Theme, Tip

_TIPS = re.compile(r"\btips?\b", re.IGNORECASE)
_REMARKS = re.compile(
    r"\b(?:opmerking|reactie|aanvulling|gezegd|vragen|overig|remark|comment|said|chat)",
    re.IGNORECASE,
)
# A chat that WhatsApp exports is called by whom it is with.
_WITH_SOMEBODY = re.compile(r"((?:WhatsApp|Signal)[ _-]*(?:chat|gesprek)).*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How a user wants files imported.

    Without `id_prefix` only tips that bring an id have one; `themes` are ids, `new_themes` those
    that are new, `source` is an id or a title.
    """

    id_prefix: str = "import"
    kind: Kind | None = None
    source: str = ""
    themes: tuple[str, ...] = ()
    new_themes: tuple[Theme, ...] = ()
    unmarked: Unmarked = Unmarked.NOTHING
    with_names: bool = False


def id_prefix(file: Path) -> str:
    """Return what ids begin with that are named after a file, `-` is stdin; no bundled ones do."""
    name = _WITH_SOMEBODY.sub(r"\1", file.stem)
    prefix = file_prefix(None if str(file) == "-" else file.parent / f"{name}{file.suffix}")
    bundled = {tip.id.rpartition("-")[0] for tip in bundled_collection().tips}
    return next(free for free in variants(prefix) if free not in bundled)


def build_collection(found: Extract, options: ImportOptions, known: Collection) -> Collection:
    """Return items as tips with ids, and the themes and sources that they make.

    Themes and sources are named by id or by title; a name that no file may hold is left out.
    """
    base = Base(known)
    themes, sources = Names(Theme, base.themes), Names(Source, base.sources)
    for theme in (*found.themes, *options.new_themes):
        if theme not in known.themes:
            themes.add(theme)
    tips = []
    for item in found.items:
        tip = _tip(item, options)
        ids = [*_ids(tip.themes, themes), *options.themes]
        source = next(_ids([tip.source], sources), "")
        tips.append(tip._replace(themes=tuple(dict.fromkeys(ids)), source=source))
    made = tuple(sources.of_file.values())
    # A file that defines some sources knows no others: all are defined, or none.
    is_titled = any(source.title != source.id for source in made)
    return Collection(
        tips=tuple(_with_ids(tips, options.id_prefix)),
        themes=tuple(themes.of_file.values()),
        sources=made if is_titled else (),
    )


def _ids(named: Sequence[str], names: Names[Any]) -> Iterator[str]:
    for name in named:
        if not invalid_value(TIP.fields["source"], name):
            yield names.find_or_make(name)


def _tip(item: Item, options: ImportOptions) -> Tip:
    """Return an item as a tip that names its themes and its source."""
    text = without_forbidden(item.text)
    links = tuple(dict.fromkeys((*links_in(text), *item.links)))
    # In a chat it is a remark, else what its heading says, else a tip.
    heading = "" if _TIPS.search(item.heading) else item.heading
    kind = Kind.REMARK if item.said or _REMARKS.search(heading) else Kind.TIP
    made = Tip(id="", text=text.strip(), kind=kind, links=links)
    tip = item.record._replace(text=text) if item.record else made
    return tip._replace(kind=options.kind or tip.kind, source=options.source or tip.source)


def _with_ids(tips: Sequence[Tip], prefix: str) -> Iterator[Tip]:
    """Yield tips with ids: their own, once; of the program's own none where the text is the same.

    Others are numbered, where there is a prefix.
    """
    bundled = {tip.id: tip.text.split() for tip in bundled_collection().tips}
    brought = {tip.id for tip in tips} - {"", *bundled}
    taken = set(brought)
    width = max(2, len(str(len(tips))))
    for place, tip in enumerate(tips, start=1):
        id_ = ""
        if tip.id in brought:
            id_ = tip.id
            brought.remove(id_)
        elif prefix and bundled.get(tip.id) != tip.text.split():
            made = variants(f"{prefix}-{place:0{width}}")
            id_ = next(free for free in made if free not in taken)
            taken.add(id_)
        yield tip._replace(id=id_)


def comment_of(item: Item) -> str:
    """Return what stands above a tip in the file: its heading, its author where names stay."""
    likes = f"👍 {item.likes}" if item.likes else ""
    return " · ".join(filter(None, (item.heading or item.author, likes)))
