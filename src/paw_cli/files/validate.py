"""Tell what is right in the values of a file, record by record, and what is wrong."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar

from paw_cli.files.format import (
    FILE,
    MAX_BROKEN,
    MAX_TIPS,
    TIP,
    Field,
    RecordType,
    Tagged,
    Value,
    Wrong,
    id_from_name,
    invalid_value,
    quote,
    wrong_type,
)
from paw_cli.files.nodes import Broken, KeyPath, Parsed
from paw_cli.files.problems import ParseError, too_broken, too_many
from paw_cli.messages import N_, _
from paw_cli.model import Source, Theme
from paw_cli.names import MAX_NAMED, near_names

Named = TypeVar("Named", Theme, Source)
# Where in an item something is wrong, and what.
Fault = tuple[KeyPath, Wrong]

_UNKNOWN: dict[type[Any], tuple[str, str]] = {
    Theme: (N_("no theme {name}"), N_("define a new one under `themes:`")),
    Source: (N_("no source {name}"), N_("define a new one under `sources:`")),
}
# After so many names that mean nothing none is told that is near.
_MAX_NEAR = 20


class Record(NamedTuple):
    """An item: where it stands, the item as parsed, and its values by key, lists as tuples."""

    path: KeyPath
    item: Value
    values: dict[str, Any]

    def path_to(self, key: str, index: int = 0) -> KeyPath:
        """Return where a value stands, of a list the one at an index; else where the item does."""
        if type(self.item) is not tuple or key not in self.values:
            return self.path
        keys = [key for key, _value in self.item]
        path = (*self.path, 2 * keys.index(key) + 1)
        return (*path, index) if type(self.values[key]) is tuple else path


class Names(Generic[Named]):
    """Themes or sources that tips may name in any case, by id or by title.

    A name that is no id also stands for what has its words as an id. What does not exist is made
    by its use, unless the file defines others itself: then it is likely a typing error. `of_file`
    has what lies on top of those `below`, by id.
    """

    def __init__(
        self, make: type[Named], below: "Names[Named] | None" = None, defined: Iterable[Record] = ()
    ) -> None:
        self.of_file: dict[str, Named] = {}
        self._make: type[Named] = make
        self.by_id: dict[str, Named] = below.by_id.copy() if below else {}
        self.by_title: dict[str, Named] = below.by_title.copy() if below else {}
        self._unknown = 0
        for record in defined:  # what one leaves out is as it was
            id_: str = record.values["id"]
            before = self.by_id.get(id_.casefold()) or make(id=id_, title=id_)
            self.add(before._replace(**record.values))
        self.defines_some = bool(self.of_file)

    def add(self, *several: Named) -> None:
        """Put some on top."""
        for named in several:
            self.of_file[named.id] = named
            self.by_id[named.id.casefold()] = named
            self.by_title[named.title.casefold()] = named

    def find(self, name: str) -> Named | None:
        """Return what exists and is named so."""
        key = name.casefold()
        if key not in self.by_id and key not in self.by_title:
            key = id_from_name(name).casefold()
        return self.by_id.get(key) or self.by_title.get(key)

    def find_or_make(self, name: str) -> str:
        """Return the id of what is named so, and make it where it does not exist."""
        found = self.find(name)
        if not found:
            self.add(found := self._make(id=id_from_name(name), title=name))
        return found.id

    def unknown(self, name: str) -> Wrong | None:
        """Return what is wrong with a name that means nothing, and how to mend it."""
        if not self.defines_some or self.find(name):
            return None
        known = self.by_id | self.by_title if self._unknown < _MAX_NEAR else {}
        near = _nearest_hint(name, {key: named.id for key, named in known.items()})
        self._unknown += 1
        message, define = _UNKNOWN[self._make]
        lead = f"{near} " if near.endswith("?") else f"{near}; " if near else ""
        return _(message, name=quote(name)), lead + _(define)


NamesByKey = Mapping[str, Names[Any]]


class Validator:
    """Reads the sections of a file, and keeps what it finds wrong in `errors`."""

    def __init__(self, parsed: Parsed, text: str) -> None:
        self.errors = [*parsed.errors]
        self._text = text
        self._offset_at = parsed.offset_at
        # The list of each section with its path; of two sections with one name the first.
        self._lists: dict[Value, tuple[KeyPath, list[Value]]] = {}
        root = parsed.value
        if type(root) is list:
            self._lists[TIP.section] = (), root
        elif root is not None:
            self._report((), faults_of(FILE, root, {}))
        for index, (key, value) in enumerate(root if type(root) is tuple else ()):
            if type(value) is list:
                self._lists.setdefault(key, ((2 * index + 1,), value))

    def section(self, record_type: RecordType, names: NamesByKey) -> tuple[Record, ...]:
        """Return the valid records of a list; of two with the same id, in any case, the first.

        A theme or source with a fault is one with its id alone, so that no tip is lost that names
        it. `names` has those that tips may name, by their field. A list in which too much is
        broken is read no further. Raises ParseError for one with too many items.
        """
        section_path, items = self._lists.get(record_type.section, ((), []))
        if len(items) > MAX_TIPS:
            raise too_many(self._offset_at(section_path))
        records: list[Record] = []
        seen: set[str] = set()
        for index, item in enumerate(items):
            path = (*section_path, index)
            if index - len(records) > MAX_BROKEN:
                self.errors.append(too_broken(self._offset_at(path)))
                break
            record = record_of(path, item)
            has_faults = self._report(path, faults_of(record_type, item, names))
            id_: Any = record.values.get("id")
            id_ = id_ if type(id_) in (str, Broken) else ""
            if id_.casefold() in seen:
                self._report_repeated_id(id_, record)
            elif not has_faults and type(item) is not Broken:
                records.append(record)
            elif record_type is not TIP and (made := id_from_name(id_)):
                records.append(record._replace(values={"id": str(made)}))
            if id_:
                seen.add(id_.casefold())
        return tuple(records)

    def _report(self, path: KeyPath, faults: Iterable[Fault]) -> bool:
        """Keep what is wrong in an item, and tell whether anything is."""
        before = len(self.errors)
        for inside, wrong in islice(faults, MAX_BROKEN):
            self.errors.append(ParseError(self._offset_at((*path, *inside)), *wrong))
        return len(self.errors) > before

    def _report_repeated_id(self, id_: str, record: Record) -> None:
        *section_path, index = record.path
        offset = self._offset_at(record.path_to("id"))
        before = self._offset_at((*section_path, index - 1))
        if self._offset_at(record.path) <= before:  # what an alias (*name) repeats
            offset = self._text.find("*", before)
        message = _("the id {id} stands on an earlier item too", id=quote(id_))
        self.errors.append(ParseError(offset, message, _("give this one another id")))


def record_of(path: KeyPath, item: Value) -> Record:
    """Return an item as a record, without what of it is empty."""
    if type(item) is not tuple:
        return Record(path, item, {("id" if type(item) is Broken else TIP.required_key): item})
    values = {
        key: tuple(value) if type(value) is list else value
        for key, value in item
        if value is not None
    }
    return Record(path, item, values)


def faults_of(record_type: RecordType, item: Value, names: NamesByKey) -> Iterator[Fault]:
    """Yield what is wrong in an item, or in a file as a whole."""
    key, name = record_type.required_key, record_type.name
    if type(item) is tuple:
        yield from _faults_in_fields(record_type, item, names)
    elif record_type is FILE:
        yield (), (_("no list of tips"), _("`paw-tips import` makes a tips file of a text"))
    elif (type(item) is str and record_type is TIP) or type(item) is Tagged:
        if wrong := invalid_value(record_type.fields[key], item):
            yield (), wrong
    elif type(item) is not Broken:
        message = _("a {record} has keys with values", record=_(name))
        yield (), (message, _("write it as `{key}: ...`", key=key))


def _faults_in_fields(record_type: RecordType, item: Value, names: NamesByKey) -> Iterator[Fault]:
    seen: set[str | None] = set()
    for index, (key, value) in enumerate(item):
        field = record_type.fields.get(key)
        if field is None or key in seen:
            if wrong := _wrong_key(record_type, key, seen):
                yield (2 * index,), wrong
        elif value is not None:
            for inside, wrong in _wrong_values(field, value, names.get(key)):
                yield (2 * index + 1, *inside), wrong
        elif field.is_required:
            hint = _("write it after the key, in quotes if it begins with #")
            yield (2 * index,), (_("an empty {field}", field=key), hint)
        seen.add(key)
    # A key that is no text may have been meant to be it.
    key = record_type.required_key
    if key and seen.isdisjoint({key, None}):
        yield (), (_("no {key}", key=key), _("add `{key}: ...`", key=key))


def _wrong_values(field: Field, value: Value, known: Names[Any] | None) -> Iterator[Fault]:
    """Yield what is wrong with a value, or with those in a list that is one."""
    if field.is_list and type(value) is not list:
        yield (), wrong_type(field, value, wants_list=True)
    elif field.shape != "item":
        for number, each in enumerate(value if field.is_list else (value,)):
            wrong = invalid_value(field, each)
            if wrong or (known and (wrong := known.unknown(each))):
                yield (number,) if field.is_list else (), wrong


def _wrong_key(record_type: RecordType, key: Value, before: Collection[Value]) -> Wrong | None:
    """Return what is wrong with a key of an item, or of a file, which has others `before` it."""
    names = record_type.fields
    if key is None:
        return _("no word for a key"), _("put a text that begins with {{ or [ in quotes")
    if key in before:
        return _("the key {key} stands here twice", key=quote(key)), _("keep one of them")
    if key in names or key in record_type.passed_over:
        return None
    where = _("a {record}", record=_(record_type.name))
    message = _("no key {key} in {where}", key=quote(key), where=where)
    hint = _nearest_hint(key, dict(zip(names, names, strict=True)))
    if key == "<<":
        hint = _("merge keys are not read: write the values out")
    elif key in TIP.fields and TIP.section in names:
        hint = _("put each tip in a list under `{section}:`, after '- '", section=TIP.section)
    return message, hint


def _nearest_hint(name: str, names: Mapping[str, str]) -> str:
    """Return a hint with what is near to a name, else with all that exist if they are few.

    `names` are those that exist, each with what to write for it.
    """
    near = dict.fromkeys(names[other] for other in near_names(name, names))
    if near:
        return _("did you mean {names}?", names=_(" or ").join(near))
    known = dict.fromkeys(names.values())
    return _("known: {names}", names=", ".join(known)) if 0 < len(known) <= MAX_NAMED else ""
