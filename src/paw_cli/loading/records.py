"""The records of a document that are right, and the faults of those that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paw_cli.loading.columns import all_right
from paw_cli.loading.definition import RECORDS, SCHEMA_KEY, TIP, Key, Record
from paw_cli.loading.problems import Fault, Parsed, Path, Severity, Spot, nearest_hint, quoted
from paw_cli.loading.values import complaints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Fields = dict[str, Any]
# A record, or what stands in its place, with the way to it in the file.
Placed = tuple[Path, Any]
# So many records are looked at as one; where one of them is wrong, each is looked at.
_BATCH = 200


def good_records(parsed: Parsed, faults: list[Fault]) -> dict[Record, list[Placed]]:
    """Return the fields of each record without a fault; add to `faults` what the others have."""
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    spoilt = {fault.spot.path[:length] for fault in errors for length in (1, 2)}
    sections = _sections(parsed.value, faults)
    return {record: _good(record, sections[record.section], spoilt, faults) for record in RECORDS}


def _sections(document: object, faults: list[Fault]) -> dict[str, list[Placed]]:
    """Return the items of each section; a list alone is a list of tips."""
    sections: dict[str, list[Placed]] = {record.section: [] for record in RECORDS}
    match document:
        case list():
            sections[TIP.section] = [((place,), item) for place, item in enumerate(document)]
        case dict():
            faults.extend(_unknown_keys(document, [*sections, SCHEMA_KEY], (), "a tips file"))
            for name in sections.keys() & document.keys():
                sections[name] = _items(name, document[name], faults)
        case str():
            message = "this is a text, and no list of tips"
            hint = "`paw-tips import` makes a tips file of it"
            faults.append(Fault(spot=Spot(()), message=message, hint=hint))
    return sections


def _items(section: str, value: object, faults: list[Fault]) -> list[Placed]:
    if isinstance(value, list):
        return [((section, place), item) for place, item in enumerate(value)]
    if value is not None:
        hint = "begin each item on a line of its own with '- '"
        faults.append(Fault(spot=Spot((section,)), message=f"{section} is a list", hint=hint))
    return []


def _good(
    record: Record, items: list[Placed], spoilt: set[Path], faults: list[Fault]
) -> list[Placed]:
    good: list[Placed] = []
    for start in range(0, len(items), _BATCH):
        batch = items[start : start + _BATCH]
        if all_right(record, [value for _, value in batch]):
            good += batch
        else:
            good += _singly(record, batch, faults)
    spoilt |= {fault.spot.path[:-1] for fault in _repeated_ids(items, faults)}
    return [placed for placed in good if placed[0] not in spoilt] if spoilt else good


def _singly(record: Record, items: list[Placed], faults: list[Fault]) -> Iterator[Placed]:
    for path, value in items:
        fields = {"text": value} if record is TIP and isinstance(value, str) else value
        found = list(_faults(record, path, fields))
        faults += found
        if not found:
            yield path, {name: v for name, v in fields.items() if v is not None}


def _repeated_ids(items: list[Placed], faults: list[Fault]) -> list[Fault]:
    """Return a fault for each id that stands on an earlier item too, in any case."""
    ids = [(path, v["id"]) for path, v in items if isinstance(v, dict) and "id" in v]
    if len({str(id_).casefold() for _, id_ in ids}) == len(ids):
        return []
    seen: set[str] = set()
    found = []
    for path, id_ in ids:
        if isinstance(id_, str) and id_.casefold() in seen:
            message = f"the id {quoted(id_)} stands on an earlier item too"
            hint = "give this one another id"
            found.append(Fault(spot=Spot((*path, "id")), message=message, hint=hint))
        seen.add(str(id_).casefold())
    faults += found
    return found


def _faults(record: Record, path: Path, value: object) -> Iterator[Fault]:
    if not isinstance(value, dict):
        message = f"a {record.name} has keys with values"
        hint = f"write it as `{record.required_key()}: ...`"
        yield Fault(spot=Spot(path), message=message, hint=hint)
        return
    yield from _unknown_keys(value, record.key_names(), path, f"a {record.name}")
    for key in record.keys:
        if value.get(key.name) is not None:
            yield from _faults_at(key, (*path, key.name), value[key.name])
        elif key.required:
            yield _missing(key, path, present=key.name in value)


def _faults_at(key: Key, path: Path, value: object) -> Iterator[Fault]:
    for complaint in complaints(key, value):
        spot = Spot((*path, *complaint.steps))
        yield Fault(spot=spot, message=complaint.message, hint=complaint.hint)


def _missing(key: Key, path: Path, *, present: bool) -> Fault:
    if present:
        spot = Spot((*path, key.name), at_key=True)
        return Fault(spot=spot, message=f"an empty {key.name}", hint="write it after the key")
    return Fault(spot=Spot(path), message=f"no {key.name}", hint=f"add `{key.name}: ...`")


def _unknown_keys(
    names: Iterable[str], known: Sequence[str], path: Path, where: str
) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            yield Fault(
                spot=Spot((*path, name), at_key=True),
                message=f"no key {quoted(name)} in {where}",
                hint=nearest_hint(name, known),
            )
