"""A record of a tips file: its fields when it is right, else its faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paw_cli.files.definition import TIP, Key, Record
from paw_cli.files.problems import Fault, Path, Spot, nearest_hint, quote
from paw_cli.files.values import complaints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Fields = dict[str, Any]


def fields_of(record: Record, path: Path, item: object, faults: list[Fault]) -> Fields | None:
    """Return an item without the keys that have no value; None when it has a fault."""
    value = {"text": item} if record is TIP and type(item) is str else item
    found = list(_faults(record, path, value))
    faults += found
    if found or not isinstance(value, dict):
        return None
    return {name: v for name, v in value.items() if v is not None}


def _faults(record: Record, path: Path, value: object) -> Iterator[Fault]:
    if not isinstance(value, dict):
        message = f"a {record.name} has keys with values"
        hint = f"write it as `{record.required_key()}: ...`"
        yield Fault(spot=Spot(path), message=message, hint=hint)
        return
    yield from unknown_keys(value, record.key_names(), path, f"a {record.name}")
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
        return Fault(
            spot=spot,
            message=f"an empty {key.name}",
            hint="write it after the key, in quotes if it begins with #",
        )
    return Fault(spot=Spot(path), message=f"no {key.name}", hint=f"add `{key.name}: ...`")


def unknown_keys(
    names: Iterable[str], known: Sequence[str], path: Path, where: str
) -> Iterator[Fault]:
    """Yield a fault for each name that is no key here."""
    for name in names:
        if name not in known:
            yield Fault(
                spot=Spot((*path, name), at_key=True),
                message=f"no key {quote(name)} in {where}",
                hint=_hint_for(name, known),
            )


def _hint_for(name: str, known: Sequence[str]) -> str:
    if name == "<<":
        return "merge keys are not read: write the values out"
    if name in TIP.key_names() and TIP.section in known:
        return f"put each tip in a list under `{TIP.section}:`, after '- '"
    return nearest_hint(name, {other: other for other in known})
