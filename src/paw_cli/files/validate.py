"""Tell what is right in the values of a file, record by record, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.files.format import (
    FILE,
    MAX_TIPS,
    TIP,
    RecordType,
    Tagged,
    Value,
    Wrong,
    invalid_value,
    no_list,
    tagged,
)
from paw_cli.files.nodes import Broken, KeyPath, node_at, offset_of, too_broken, too_many
from paw_cli.files.problems import nearest_hint, quote
from paw_cli.messages import _

if TYPE_CHECKING:
    from paw_cli.files.nodes import Parsed
    from paw_cli.files.problems import Problem, SourceText

# Where in an item something is wrong, what, and how to mend it.
Fault = tuple[KeyPath, str, str]

# Tells which names in a valid item mean nothing.
FindUnknown = Callable[[Value, dict[str, Any]], tuple[Fault, ...]]

# Of an item with more faults no more are told.
_MAX_FAULTS = 100


class Record(NamedTuple):
    """A valid item: where it stands, as it was parsed, and its values by key, lists as tuples."""

    path: KeyPath
    item: Value
    values: dict[str, Any]


# The valid records of a type, and the ids of the others as far as they have one.
Section = tuple[tuple[Record, ...], tuple[str, ...]]


class Validator:
    """Reads the sections of a file, and keeps the problems that it finds."""

    def __init__(self, parsed: Parsed, source: SourceText, max_broken: int) -> None:
        self.problems: list[Problem] = [source.problem_of(error) for error in parsed.errors]
        self._source = source
        self._root = parsed.root
        self._max_broken = max_broken
        self._lists, faults = _lists_of(parsed.value)
        if faults:
            self._report((), faults)

    def section(self, record_type: RecordType, find_unknown: FindUnknown | None = None) -> Section:
        """Return the valid records of a list; of two with the same id, in any case, the first.

        `find_unknown` tells which names in a valid item mean nothing. A list in which too much
        is broken is read no further. Raises ParseError for one with too many items.
        """
        section_path, items = self._lists.get(record_type.section, ((), []))
        if len(items) > MAX_TIPS:
            raise too_many(self._offset(section_path))
        records: list[Record] = []
        other_ids: list[str] = []
        seen: set[str] = set()
        for index, item in enumerate(items):
            path = (*section_path, index)
            if index - len(records) > self._max_broken:
                self.problems.append(self._source.problem_of(too_broken(self._offset(path))))
                break
            values = values_of(item)
            faults = tuple(islice(faults_of(record_type, item), _MAX_FAULTS))
            if find_unknown and not faults:
                faults = find_unknown(item, values)
            if faults:
                self._report(path, faults)
            id_: str = values["id"] if type(values.get("id")) in (str, Broken) else ""
            if id_.casefold() in seen:
                self._report_repeated_id(id_, path, item)
            elif not faults and type(item) is not Broken:
                records.append(Record(path, item, values))
            elif id_:
                other_ids.append(id_)
            if id_:
                seen.add(id_.casefold())
        return tuple(records), tuple(other_ids)

    def _report(self, path: KeyPath, faults: Sequence[Fault]) -> None:
        for inside, message, hint in faults:
            offset = self._offset((*path, *inside))
            self.problems.append(self._source.problem(offset, message, hint))

    def _report_repeated_id(self, id_: str, path: KeyPath, item: Value) -> None:
        inside = path_to(item, "id") if type(item) is tuple else ()
        offset = self._offset((*path, *inside))
        before = node_at(self._root(), (*path[:-1], path[-1] - 1))
        if self._offset(path) <= offset_of(before):  # what an alias (*name) repeats
            offset = self._source.text.find("*", before.end_mark.index)
        message = _("the id {id} stands on an earlier item too", id=quote(id_))
        hint = _("give this one another id")
        self.problems.append(self._source.problem(offset, message, hint))

    def _offset(self, path: KeyPath) -> int:
        return offset_of(node_at(self._root(), path))


def _lists_of(root: Value) -> tuple[dict[str, tuple[KeyPath, list[Value]]], list[Fault]]:
    """Return the list of each section of a file with its path; a list alone is one of tips."""
    if root is None:
        return {}, []
    if type(root) is list:
        return {TIP.section: ((), root)}, []
    if type(root) is not tuple:
        message, hint = _("no list of tips"), _("`paw-tips import` makes a tips file of a text")
        return {}, [((), message, hint)]
    lists: dict[str, tuple[KeyPath, list[Value]]] = {}
    faults: list[Fault] = []
    seen: set[Value] = set()
    for index, (key, value) in enumerate(root[:_MAX_FAULTS]):
        if wrong := _wrong_key(FILE, key, seen):
            faults.append(((index, 0), *wrong))
        elif type(value) is list:
            lists[key] = ((index, 1), value)
        elif value is not None and key in FILE.fields:
            hint = _("begin each item with '- ', or put them in [ ]")
            faults.append(((index, 1), _("{section} is a list", section=key), hint))
        seen.add(key)
    return lists, faults


def values_of(item: Value) -> dict[str, Any]:
    """Return the values of an item by key, lists as tuples and without what is empty."""
    if type(item) is tuple:
        return {
            key: tuple(value) if type(value) is list else value
            for key, value in item
            if value is not None
        }
    return {("id" if type(item) is Broken else TIP.required_key): item}


def path_to(item: Value, key: str) -> KeyPath:
    """Return the path inside an item to the first value that it has under a key."""
    return next(index for index, (name, _value) in enumerate(item) if name == key), 1


def faults_of(record_type: RecordType, item: Value) -> Iterator[Fault]:
    """Yield what is wrong in an item."""
    if type(item) is tuple:
        yield from _faults_in_fields(record_type, item)
        yield from _missing(record_type.required_key, item)
    elif type(item) is str and record_type is TIP:
        if wrong := invalid_value(TIP.fields[TIP.required_key], item):
            yield (), *wrong
    elif type(item) is Tagged:
        yield (), *tagged(item)
    elif type(item) is not Broken:
        message = _("a {record} has keys with values", record=_(record_type.name))
        yield (), message, _("write it as `{key}: ...`", key=record_type.required_key)


def _faults_in_fields(
    record_type: RecordType, entries: tuple[tuple[Value, Value], ...]
) -> Iterator[Fault]:
    fields = record_type.fields
    seen: set[str | None] = set()
    for index, (key, value) in enumerate(entries):
        field = fields.get(key)
        if field is None or key in seen:
            if wrong := _wrong_key(record_type, key, seen):
                yield (index, 0), *wrong
        elif field.is_list and type(value) is list:
            for number, each in enumerate(value):
                if wrong := invalid_value(field, each):
                    yield (index, 1, number), *wrong
        elif value is not None and (
            wrong := no_list(value) if field.is_list else invalid_value(field, value)
        ):
            yield (index, 1), *wrong
        seen.add(key)


def _missing(key: str, entries: tuple[tuple[Value, Value], ...]) -> Iterator[Fault]:
    keys = [name for name, _value in entries]
    if None in keys:  # which may have been meant to be it
        return
    if key not in keys:
        yield (), _("no {key}", key=key), _("add `{key}: ...`", key=key)
    elif entries[index := keys.index(key)][1] is None:
        hint = _("write it after the key, in quotes if it begins with #")
        yield (index, 0), _("an empty {field}", field=key), hint


def _wrong_key(record_type: RecordType, key: Value, before: Collection[Value]) -> Wrong | None:
    """Return what is wrong with a key of an item, or of a file, which has others `before` it."""
    names = record_type.fields
    if type(key) is Tagged:
        return tagged(key)
    if key is None:
        return _("no word for a key"), _("put a text that begins with {{ or [ in quotes")
    if key in before:
        return _("the key {key} stands here twice", key=quote(key)), _("keep one of them")
    if key in names or key in record_type.passed_over:
        return None
    where = _("a {record}", record=_(record_type.name))
    message = _("no key {key} in {where}", key=quote(key), where=where)
    hint = nearest_hint(key, dict(zip(names, names, strict=True)))
    if key == "<<":
        hint = _("merge keys are not read: write the values out")
    elif key in TIP.fields and TIP.section in names:
        hint = _("put each tip in a list under `{section}:`, after '- '", section=TIP.section)
    return message, hint
