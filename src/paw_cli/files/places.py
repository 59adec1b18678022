"""Where in a file the texts of tips and the names of themes stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.files.definition import THEME, TIP
from paw_cli.files.formats import reader_of
from paw_cli.files.problems import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path as FilePath

    from paw_cli.files.definition import Record
    from paw_cli.files.problems import Path, Position


class Mention(NamedTuple):
    """A text or a theme's name, and how often the file has it before."""

    value: str
    before: int = 0


def positions_of(
    mentions: Iterable[Mention], *, text: str, path: FilePath | None
) -> dict[Mention, Position]:
    """Return where in the text of a file each of these stands, as far as it does."""
    wanted = set(mentions)
    if not wanted:
        return {}
    reader = reader_of(path, text)
    spots: dict[Mention, Spot] = {}
    counts: dict[str, int] = {}
    for value, spot in _values(reader.parse(text).value):
        mention = Mention(value, counts.get(value, 0))
        counts[value] = mention.before + 1
        if mention in wanted:
            spots[mention] = spot
    found = reader.positions(text, spots.values())
    return {mention: found[spot] for mention, spot in spots.items() if spot in found}


def _values(document: object) -> Iterator[tuple[str, Spot]]:
    """Yield ids of themes, texts of tips and the themes they name, in the order of the file."""
    for path, theme in _items(THEME, document):
        if isinstance(theme, dict):
            yield from _text_at(theme, "id", path)
    for path, tip in _items(TIP, document):
        if isinstance(tip, str):
            yield tip, Spot(path)
        elif isinstance(tip, dict):
            yield from _text_at(tip, "text", path)
            named = tip.get("themes")
            for place, name in enumerate(named if isinstance(named, list) else ()):
                if isinstance(name, str):
                    yield name, Spot((*path, "themes", place))


def _items(record: Record, document: object) -> Iterator[tuple[Path, Any]]:
    """Yield the items of a section, each with the way to it; a list alone is one of tips."""
    items: object = document
    way: Path = ()
    if isinstance(document, dict):
        items = document.get(record.section)
        way = (record.section,)
    elif record is not TIP:
        return
    for place, item in enumerate(items if isinstance(items, list) else ()):
        yield (*way, place), item


def _text_at(item: dict[str, Any], key: str, path: Path) -> Iterator[tuple[str, Spot]]:
    if isinstance(item.get(key), str):
        yield item[key], Spot((*path, key))
