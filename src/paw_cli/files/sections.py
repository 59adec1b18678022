"""The sections of a document: the records in them that are right, and the faults of the others."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.files.columns import Columns, column_of, right_columns
from paw_cli.files.definition import RECORDS, SCHEMA_KEY, TIP, Record
from paw_cli.files.identity import id_named
from paw_cli.files.problems import Fault, Parsed, Path, Severity, Spot, quote
from paw_cli.files.records import Fields, fields_of, unknown_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# So many records are looked at as one; where one of them is wrong, each is looked at.
_BATCH = 200


class Section(NamedTuple):
    """The records of a kind without a fault: the way to them, their places, their values.

    `begun` are the ids of those with a fault, also of those whose id is none but words.
    """

    path: Path
    places: Sequence[int]
    columns: Columns
    begun: frozenset[str] = frozenset()

    def rows(self) -> Iterator[Fields]:
        """Yield the records one by one, each with the keys that have a value."""
        for values in zip(*self.columns.values(), strict=True):
            row = zip(self.columns, values, strict=True)
            yield {name: value for name, value in row if value is not None}

    def without(self, places: Collection[int]) -> Section:
        """Return the section without the records at some places."""
        kept = [place not in places for place in self.places]
        columns = {name: list(compress(c, kept)) for name, c in self.columns.items()}
        return Section(self.path, list(compress(self.places, kept)), columns, self.begun)


def sections_of(parsed: Parsed, faults: list[Fault]) -> dict[Record, Section]:
    """Return the records of each kind; add to `faults` what is wrong with the others."""
    if parsed.tips is not None:
        tips = Section((TIP.section,), range(len(parsed.tips["text"])), parsed.tips)
        return {**{record: _empty(record) for record in RECORDS}, TIP: tips}
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    spoilt = {fault.spot.path[:length] for fault in errors for length in (1, 2)}
    begun = {path[:length] for path in parsed.broken for length in (1, 2)}
    sections = {}
    for record, (path, items) in _items(parsed.value, faults).items():
        section = _checked(record, path, items, begun, faults)
        bad = _repeated_ids(path, items, faults)
        bad |= {place for place in section.places if (*path, place) in spoilt} if spoilt else set()
        section = section.without(bad) if bad else section
        sections[record] = section._replace(begun=_begun_ids(items, section))
    return sections


def _begun_ids(items: list[Any], section: Section) -> frozenset[str]:
    if len(items) == len(section.places):
        return frozenset()
    ids = [item.get("id") for item in items if isinstance(item, dict)]
    named = frozenset(id_named(id_) for id_ in ids if isinstance(id_, str))
    return named.difference(section.columns["id"], [""])


def _items(document: object, faults: list[Fault]) -> dict[Record, tuple[Path, list[Any]]]:
    """Return the items of each kind, whatever they are; a list alone is a list of tips."""
    match document:
        case list():
            return {**_NOTHING, TIP: ((), document)}
        case dict():
            sections = {record.section: record for record in RECORDS}
            unknown = [name for name in document if name != SCHEMA_KEY]
            faults.extend(unknown_keys(unknown, [*sections], (), "a tips file"))
            return {
                record: ((name,), _listed(name, document.get(name), faults))
                for name, record in sections.items()
            }
        case None:
            return _NOTHING
    hint = "`paw-tips import` makes a tips file of a text"
    faults.append(Fault(spot=Spot(()), message="no list of tips", hint=hint))
    return _NOTHING


_NOTHING: dict[Record, tuple[Path, list[Any]]] = {record: ((), []) for record in RECORDS}


def _listed(section: str, value: object, faults: list[Fault]) -> list[Any]:
    if value is None or isinstance(value, list):
        return value or []
    hint = "begin each item with '- ', or put them in [ ]"
    faults.append(Fault(spot=Spot((section,)), message=f"{section} is a list", hint=hint))
    return []


def _checked(
    record: Record, path: Path, items: list[Any], begun: set[Path], faults: list[Fault]
) -> Section:
    """Return the items that are right; those that were only begun are not looked at."""
    checked = _empty(record)
    checked_places: list[int] = []
    for start in range(0, len(items), _BATCH):
        batch = items[start : start + _BATCH]
        places: Sequence[int] = range(start, start + len(batch))
        columns = right_columns(record, batch)
        if columns is None:
            ways = ((*path, place) for place in places)
            fields = [
                None if way in begun else fields_of(record, way, item, faults)
                for way, item in zip(ways, batch, strict=True)
            ]
            places = [place for place, f in zip(places, fields, strict=True) if f is not None]
            good = [f for f in fields if f is not None]
            columns = {name: column_of(good, name) for name in checked.columns}
        checked_places.extend(places)
        for name, values in columns.items():
            checked.columns[name] += values
    return checked._replace(path=path, places=checked_places)


def _empty(record: Record) -> Section:
    return Section((), (), {key.name: [] for key in record.keys})


def _repeated_ids(path: Path, items: list[Any], faults: list[Fault]) -> set[int]:
    """Return the places of items whose id an earlier one has, in any case."""
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    named = [id_.casefold() for id_ in ids if isinstance(id_, str)]
    if len(set(named)) == len(named):
        return set()
    seen: set[str] = set()
    repeated = set()
    for place, id_ in enumerate(ids):
        if isinstance(id_, str) and id_.casefold() in seen:
            repeated.add(place)
            message = f"the id {quote(id_)} stands on an earlier item too"
            spot = Spot((*path, place, "id"))
            faults.append(Fault(spot=spot, message=message, hint="give this one another id"))
        elif isinstance(id_, str):
            seen.add(id_.casefold())
    return repeated
