"""Turn notes and chats into a tips file."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from paw_cli.authoring.atomic import save
from paw_cli.authoring.importing import lists, teams, zoom
from paw_cli.authoring.importing.items import Why, anonymous, lines_of, unchanged
from paw_cli.authoring.yaml_writer import tips_file
from paw_cli.errors import NothingFoundError, TipsFileError, WrongUseError
from paw_cli.files.bundled import bundled_collection
from paw_cli.files.format import SLUG, slug
from paw_cli.files.problems import errors_of
from paw_cli.files.resolve import file_prefix, first_free
from paw_cli.files.source import read_bytes, read_stdin
from paw_cli.files.tips_file import read_tips
from paw_cli.model import Kind, Source, Tip, kind_named
from paw_cli.names import exact_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.authoring.importing.items import Anonymous, Item, LeftOut, Reading


_LINK = re.compile(r"https?://[^\s<>\"]+")
_LONGEST_LINK = 1000
_AFTER_A_LINK = ".,;:!?…'”’»*_"
_TIPS = re.compile(r"\btips?\b", re.IGNORECASE)
_REMARKS = re.compile(
    r"\b(?:opmerking|reactie|aanvulling|gezegd|vragen|overig|remark|comment|said|chat)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A tips file, and what its user should know of how it came about."""

    tips: tuple[Tip, ...]
    file_text: str
    report: tuple[str, ...]


def import_text(content: bytes, name: str, options: ImportOptions) -> Imported:
    """Return the tips file that the text `content` of the file `name` gives.

    Raises NothingFoundError when no item is in it, TipsFileError when it is no text.
    """
    reading = _read(lines_of(content, name))
    if not reading.items:
        raise NothingFoundError(
            "; ".join([f"no items in {name}", *counts_of(reading.left_out)]),
            "An item begins with 1. or 1) or • or -; a chat is known by its times and names.",
        )
    cleaned = unchanged(reading.items) if options.with_names else anonymous(reading.items)
    width = max(2, len(str(len(cleaned.items))))
    tips = tuple(
        _tip(item, f"{options.id_prefix}-{place:0{width}}", options)
        for place, item in enumerate(cleaned.items, start=1)
    )
    comments = [item.heading or item.author for item in cleaned.items]
    file_text = tips_file(tips, _sources(cleaned.items, options), comments)
    _expect_valid(file_text, name)
    report = (
        *about_headings(cleaned.items, tips),
        *about_privacy(cleaned),
        *about_left_out(reading.left_out),
    )
    return Imported(tips=tips, file_text=file_text, report=report)


def _expect_valid(file_text: str, name: str) -> None:
    read = read_tips(file_text.encode(), base=bundled_collection())
    for problem in errors_of(read.problems):
        raise TipsFileError(
            f"{name} gives no valid tips file: {problem.message}",
            f"Change the text: {problem.hint}.",
        )


def _read(lines: Sequence[str]) -> Reading:
    if zoom.recognises(lines):
        return zoom.read(lines)
    return teams.read(lines) if teams.recognises(lines) else lists.read(lines)


def _tip(item: Item, tip_id: str, options: ImportOptions) -> Tip:
    source = options.source or _heading_as_source(item, options)
    return Tip(
        id=tip_id,
        text=item.text,
        kind=options.kind or _kind(item, options),
        links=_links(item.text),
        source=source.id if source else "",
    )


def _kind(item: Item, options: ImportOptions) -> Kind:
    """Return what an item is: in a chat a remark, else what its heading says, else a tip."""
    if item.said:
        return Kind.REMARK
    asked = options.headings is Headings.KIND and not _TIPS.search(item.heading)
    return Kind.REMARK if asked and _REMARKS.search(item.heading) else Kind.TIP


def _links(text: str) -> tuple[str, ...]:
    found = (link for link in _LINK.findall(text) if len(link) <= _LONGEST_LINK)
    return tuple(dict.fromkeys(map(_without_what_follows, found)))


def _without_what_follows(link: str) -> str:
    """Return a link without the sentence's own marks at its end."""
    bare = link.rstrip(_AFTER_A_LINK)
    while bare.endswith((")", "]")) and bare.count("(") < bare.count(")") + bare.count("]"):
        bare = bare[:-1].rstrip(_AFTER_A_LINK)
    return bare


def _sources(items: Sequence[Item], options: ImportOptions) -> tuple[Source, ...]:
    if options.source:
        return (options.source,)
    found = (_heading_as_source(item, options) for item in items)
    return tuple({source.id: source for source in found if source}.values())


def _heading_as_source(item: Item, options: ImportOptions) -> Source | None:
    if options.headings is not Headings.SOURCE or not item.heading:
        return None
    return Source(id=slug(item.heading) or "source", title=item.heading)


class Headings(StrEnum):
    """What the headings above items are taken for."""

    KIND = "kind"
    SOURCE = "source"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How the user wants a text imported."""

    id_prefix: str
    kind: Kind | None = None
    source: Source | None = None
    headings: Headings = Headings.KIND
    with_names: bool = False


def import_options(
    *,
    named_after: Path,
    kind: str = "",
    source: str = "",
    headings: str = Headings.KIND,
    with_names: bool = False,
) -> ImportOptions:
    """Return options as they are typed.

    Ids begin with the name of a file, unless those of bundled tips do; `-` is stdin. A source
    may be given as its id or as its title. Raises WrongUseError for what does not exist.
    """
    bundled = [tip.id for tip in bundled_collection().tips]
    prefix = first_free(
        file_prefix(None if str(named_after) == "-" else named_after),
        lambda name: not any(id_.startswith(f"{name}-") for id_ in bundled),
    )
    source_id = source if SLUG.fullmatch(source) else slug(source) or "source"
    return ImportOptions(
        id_prefix=prefix,
        kind=kind_named(kind) if kind else None,
        source=Source(id=source_id, title=source) if source else None,
        headings=Headings(exact_name(headings, Headings, "use of headings")),
        with_names=with_names,
    )


_YAML_SUFFIXES = (".yaml", ".yml")


def read_text(name: str, stdin: BinaryIO) -> bytes:
    """Return what a file holds, or what is piped in where its name is -."""
    return read_stdin(stdin) if name == "-" else read_bytes(Path(name))


def write_tips(result: Imported, path: Path, *, overwrite: bool) -> None:
    """Write a tips file.

    Raises WrongUseError when there is a file already and none is to be overwritten.
    """
    if path.suffix.lower() not in _YAML_SUFFIXES:
        raise WrongUseError(f"{path} has not the name of a YAML file", "End it in .yaml.")
    save(path, result.file_text.encode(), overwrite=overwrite)


# So many left-out lines are shown, cut to this length; the others are counted.
_MOST_SHOWN = 20
_LONGEST_SHOWN = 60


def about_headings(items: Sequence[Item], tips: Sequence[Tip]) -> Iterator[str]:
    """Yield what became of the items below each heading."""
    below: dict[str, list[Tip]] = {}
    for item, tip in zip(items, tips, strict=True):
        if item.heading:
            below.setdefault(item.heading, []).append(tip)
    for heading, those in below.items():
        source = f", source {those[0].source}" if those[0].source else ""
        yield f"below '{heading}': {_counted(len(those), 'item')}, kind {those[0].kind}{source}"


def about_privacy(anonymous: Anonymous) -> Iterator[str]:
    """Yield what was left out of who people are, and how to keep it."""
    parts = [
        f"the names of {_counted(anonymous.names, 'person', 'people')}" if anonymous.names else "",
        f"{_counted(anonymous.replaced, 'name or address', 'names and addresses')} inside texts"
        if anonymous.replaced
        else "",
    ]
    if said := " and ".join(filter(None, parts)):
        yield f"left out {said} (--with-names keeps them); first names in texts are still there"


def about_left_out(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """Yield how much is no item and why, and the lines that a person may want to look at."""
    yield from counts_of(left_out)
    shown = [each for each in left_out if each.why in {Why.NO_ITEM, Why.SYSTEM}]
    for each in shown[:_MOST_SHOWN]:
        yield f"line {each.line}: {_short(each.text)}"
    if len(shown) > _MOST_SHOWN:
        yield f"and {len(shown) - _MOST_SHOWN} more such lines"


def counts_of(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """Yield how much is left out, for each reason."""
    for why, number in Counter(each.why for each in left_out).items():
        yield f"left out {why}: {number}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _counted(number: int, one: str, more: str = "") -> str:
    return f"{number} {one}" if number == 1 else f"{number} {more or one + 's'}"
