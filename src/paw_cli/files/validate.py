"""Walk the nodes of a file record by record: what is right as values, what is wrong as problems."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.files.format import (
    MAX_TIPS,
    OUTPUT_ONLY,
    RECORD_TYPES,
    SCHEMA_KEY,
    TIP,
    Field,
    RecordType,
    id_from_name,
)
from paw_cli.files.nodes import (
    Broken,
    Node,
    Number,
    ParseError,
    Source,
    child_of,
    key_of,
    offset_of,
    placed,
    too_broken,
    too_many,
    value_of,
)
from paw_cli.files.problems import Severity, hint_of, quote
from paw_cli.files.values import invalid_value
from paw_cli.messages import N_, _
from paw_cli.names import near_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.files.problems import Problem

_NOT_A_LIST = {
    str: N_("a text where a list belongs"),
    Number: N_("a number where a list belongs"),
    bool: N_("true or false where a list belongs"),
    dict: N_("keys with values where a list belongs"),
}
# Of a list of texts with more faults no more are told.
_MAX_IN_A_LIST = 100
# How many characters more than twice its own a file may make of itself by repeating.
_MAX_ALIASED = 1_000_000
_COMMENT = re.compile(r"[ \t]+#")


class Record(NamedTuple):
    """A valid item: the how manieth of its list, its node, and its values, lists as tuples."""

    number: int
    node: Node
    values: dict[str, Any]


class Section(NamedTuple):
    """The valid records of a type, and the ids of those with a fault."""

    records: tuple[Record, ...] = ()
    incomplete_ids: frozenset[str] = frozenset()


def validate(
    root: Node | None, source: Source, max_broken: int = sys.maxsize
) -> tuple[dict[str, Section], list[Problem]]:
    """Return the valid records of each section of a file, and the problems of the others.

    A list of which more items are broken is read no further. Raises ParseError for a file of
    which nothing is read.
    """
    validator = _Validator(source, max_broken)
    lists, problems = validator.lists_of(root)
    sections = {}
    for record_type in RECORD_TYPES:
        node = lists.get(record_type.section)
        sections[record_type.section], found = validator.section(record_type, node)
        problems += found
    return sections, problems


class _Validator:
    """Tells what is wrong with the nodes of a file."""

    def __init__(self, source: Source, max_broken: int) -> None:
        self._source = source
        self._max_broken = max_broken
        self._problem = source.problem
        self._characters_left = 2 * len(source.text) + _MAX_ALIASED

    def lists_of(self, root: Node | None) -> tuple[dict[str, Node], list[Problem]]:
        """Return the list of each section; a list alone is one of tips."""
        value = None if root is None else value_of(root)
        if root is None or value is None:
            return {}, []
        if value is list:
            return {TIP.section: root}, []
        if value is not dict:
            hint = _("`paw-tips import` makes a tips file of a text")
            return {}, [self._problem(offset_of(root), _("no list of tips"), hint)]
        lists: dict[str, Node] = {}
        problems = []
        names = [record_type.section for record_type in RECORD_TYPES]
        for key, node in root.value:
            name = key.value if type(key.value) is str and key.value else key_of(key)
            if name in lists:
                problems.append(self._repeated_key(key))
            elif name in names:
                lists[name] = node
                if value_of(node) not in (list, None):
                    message = _("{section} is a list", section=name)
                    hint = _("begin each item with '- ', or put them in [ ]")
                    problems.append(self._problem(offset_of(node), message, hint))
            elif name != SCHEMA_KEY:
                problems.append(self._unknown_key(key, names, _("a tips file")))
        return lists, problems

    def section(self, record_type: RecordType, node: Node | None) -> tuple[Section, list[Problem]]:
        """Return the valid records of a list; of two with the same id, in any case, the first."""
        items = node.value if node is not None and node.id == "sequence" else []
        if len(items) > MAX_TIPS:
            raise too_many(offset_of(node))
        records: list[Record] = []
        incomplete, problems = [], []
        seen: set[str] = set()
        for number, item in enumerate(items, start=1):
            if number - len(records) > self._max_broken:
                error = too_broken(offset_of(item))
                problems.append(self._problem(error.offset, error.message, error.hint))
                break
            values, found = self._item(record_type, item)
            problems += found
            id_ = values.get("id") if values else _id_of(item)
            if id_ and id_.casefold() in seen:
                problems.append(self._repeated_id(id_, item, items[number - 2]))
                continue
            if id_:
                seen.add(id_.casefold())
            if values is not None:
                records.append(Record(number, item, values))
            elif id_:
                incomplete.append(id_from_name(id_))
        if self._characters_left < 0:
            message = _("aliases (*name) make too much of this file")
            raise ParseError(offset_of(node), message, _("write the values out"))
        valid_ids = {record.values.get("id") for record in records}
        return Section(tuple(records), frozenset(incomplete) - valid_ids - {""}), problems

    def _item(
        self, record_type: RecordType, item: Node
    ) -> tuple[dict[str, Any] | None, list[Problem]]:
        """Return what `_record` does, with the places of all problems."""
        try:
            values, problems = self._record(record_type, item)
            return self._record(record_type, placed(item)) if problems else (values, [])
        except ParseError as error:
            return None, [self._problem(error.offset, error.message, error.hint)]

    def _record(
        self, record_type: RecordType, item: Node
    ) -> tuple[dict[str, Any] | None, list[Problem]]:
        """Return the values of an item that is right, else None; and its problems."""
        kind = value_of(item)
        if type(kind) is Broken:
            return None, []
        if type(kind) is str and record_type is TIP:
            value, found = self._value(TIP.fields[TIP.required_key], item)
            return (None if found else {TIP.required_key: value}), [*found]
        if kind is not dict:
            message = _("a {record} has keys with values", record=_(record_type.name))
            hint = _("write it as `{key}: ...`", key=record_type.required_key)
            return None, [self._problem(offset_of(item), message, hint)]
        values: dict[str, Any] = {}
        problems = []
        for key_node, node in item.value:
            key = key_node.value
            if type(key) is not str or not key:
                key = key_of(key_node)
            field = record_type.fields.get(key)
            if key in values:
                problems.append(self._repeated_key(key_node))
            elif field is None:
                if record_type is not TIP or key not in OUTPUT_ONLY:
                    where = _("a {record}", record=_(record_type.name))
                    problems.append(self._unknown_key(key_node, record_type.fields, where))
                    values[key] = None  # it may not stand here twice either
            else:
                values[key], found = self._value(field, node)
                problems += found
        if values.get(record_type.required_key) is None:
            problems.append(self._missing(record_type.required_key, values, item))
        right = {key: value for key, value in values.items() if value is not None}
        return (None if problems else right), problems

    def _missing(self, key: str, values: dict[str, Any], item: Node) -> Problem:
        if key not in values:
            hint = _("add `{key}: ...`", key=key)
            return self._problem(offset_of(item), _("no {key}", key=key), hint)
        at = next(offset_of(name) for name, _node in item.value if name.value == key)
        hint = _("write it after the key, in quotes if it begins with #")
        return self._problem(at, _("an empty {field}", field=key), hint)

    def _value(self, field: Field, node: Node) -> tuple[Any, Sequence[Problem]]:
        """Return the value of a field, a list as a tuple, and what is wrong with it."""
        value = value_of(node)
        if value is None:
            return None, ()
        if not field.is_list:
            if found := invalid_value(field, value):
                return value, [self._problem(offset_of(node), *found)]
            self._characters_left -= len(value)
            return value, ()
        if value is not list:
            hint = _("put it in [ ]") if type(value) is str else _("write [one, two]")
            what = _NOT_A_LIST[value if value is dict else type(value)]
            return (), [self._problem(offset_of(node), _(what), hint)]
        values = tuple([value_of(each) for each in node.value])
        problems = [
            self._problem(offset_of(node.value[index]), *found)
            for index, each in enumerate(values)
            if (found := invalid_value(field, each))
        ]
        self._characters_left -= 0 if problems else sum(map(len, values))
        return values, problems[:_MAX_IN_A_LIST]

    def _repeated_id(self, id_: str, item: Node, before: Node) -> Problem:
        at = offset_of(child_of(placed(item), "id") or item)
        if item is before or at < offset_of(before):  # what an alias (*name) repeats
            at = self._source.text.find("*", before.end_mark.index)
        message = _("the id {id} stands on an earlier item too", id=quote(id_))
        return self._problem(at, message, _("give this one another id"))

    def _repeated_key(self, key: Node) -> Problem:
        message = _("the key {key} stands here twice", key=quote(key.value))
        return self._problem(offset_of(key), message, _("keep one of them"))

    def _unknown_key(self, key: Node, names: Iterable[str], where: str) -> Problem:
        message = _("no key {key} in {where}", key=quote(key.value), where=where)
        hint = _hint_for_key(key.value, tuple(names))
        return self._problem(offset_of(key), message, hint)


def _hint_for_key(name: str, names: tuple[str, ...]) -> str:
    if name == "<<":
        return _("merge keys are not read: write the values out")
    if name in TIP.fields and TIP.section in names:
        return _("put each tip in a list under `{section}:`, after '- '", section=TIP.section)
    return hint_of(_near_keys(name, names), names)


@lru_cache(maxsize=100)  # the same key may stand on every line
def _near_keys(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(near_names(name, names))


def _id_of(item: Node) -> str:
    """Return the id of an item with a fault, as far as it has one."""
    if type(item.value) is Broken:
        return item.value
    node = child_of(item, "id")
    return node.value if node is not None and type(node.value) is str else ""


def cut_texts(sections: dict[str, Section], source: Source) -> Iterator[Problem]:
    """Yield a warning for each valid text of a YAML file that ends where a comment begins."""
    message = _("this text ends before #: what follows is a comment")
    hint = _("if it is none, put the text in quotes")
    for record_type in RECORD_TYPES:
        for record in sections[record_type.section].records:
            for text in _texts_of(record_type, record.node):
                end = text.end_mark.index
                if not text.style and _COMMENT.match(source.text, end):
                    yield source.problem(end, message, hint, Severity.WARNING)


def _texts_of(record_type: RecordType, item: Node) -> Iterator[Node]:
    """Yield the nodes of a valid item that are texts of any form."""
    if item.id == "scalar":
        yield item
        return
    for key, node in item.value:
        field = record_type.fields.get(key.value)
        if field and field.shape == "text":
            yield from node.value if field.is_list else [node]
