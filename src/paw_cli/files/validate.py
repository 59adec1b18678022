"""Walk the nodes of a file record by record: what is right as values, what is wrong as problems."""

from __future__ import annotations

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
from paw_cli.files.nodes import Mapping, Node, ParseError, Source, Tree
from paw_cli.files.problems import Severity, nearest_hint, quote
from paw_cli.files.values import empty_message, invalid_value
from paw_cli.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.files.problems import Problem


class Record(NamedTuple):
    """A valid item: the how manieth of its list, its node, and its values, lists as tuples."""

    number: int
    node: Node
    values: dict[str, Any]


class Section(NamedTuple):
    """The valid records of a type, and the ids of those with a fault."""

    records: tuple[Record, ...] = ()
    incomplete_ids: frozenset[str] = frozenset()


def validate(tree: Tree, source: Source) -> tuple[dict[str, Section], list[Problem]]:
    """Return the valid records of each section of a file, and the problems of the others."""
    lists, problems = _lists_of(tree.root, source)
    sections = {}
    for record_type in RECORD_TYPES:
        section, found = _validate_list(record_type, lists.get(record_type.section), tree, source)
        sections[record_type.section] = section
        problems += found
    return sections, problems


def _lists_of(root: Node | None, source: Source) -> tuple[dict[str, Node], list[Problem]]:
    """Return the list of each section; a list alone is one of tips."""
    if root is None or root.value is None:
        return {}, []
    if type(root.value) is list:
        return {TIP.section: root}, []
    if type(root.value) is not Mapping:
        hint = _("`paw-tips import` makes a tips file of a text")
        return {}, [source.problem(root.offset, _("no list of tips"), hint)]
    lists: dict[str, Node] = {}
    problems = []
    names = [record_type.section for record_type in RECORD_TYPES]
    for name, offset, node in root.value:
        if name in lists:
            problems.append(_repeated_key(name, offset, source))
        elif name in names:
            lists[name] = node
            if type(node.value) is not list and node.value is not None and not node.broken:
                problems.append(_no_list(name, node, source))
        elif name != SCHEMA_KEY:
            problems.append(_unknown_key(name, offset, names, _("a tips file"), source))
    return lists, problems


def _validate_list(
    record_type: RecordType, node: Node | None, tree: Tree, source: Source
) -> tuple[Section, list[Problem]]:
    """Return the valid records of a list; of two with the same id, in any case, the first."""
    items = node.value if node and type(node.value) is list else []
    if len(items) > MAX_TIPS and node is not None:
        return Section(), [_too_many(node, source)]
    records, incomplete, problems = [], [], []
    seen: set[str] = set()
    for number, read_item in enumerate(items, start=1):
        item = read_item
        values: dict[str, Any] | None = None
        if not item.broken:
            values, item, found = _validate_item(record_type, item, tree, source)
            problems += found
        id_ = values.get("id") if values else _id_of(item)
        if id_ and id_.casefold() in seen:
            problems.append(_repeated_id(id_, tree.place(item), source))
            continue
        if id_:
            seen.add(id_.casefold())
        if values is not None:
            records.append(Record(number, item, values))
        elif id_:
            incomplete.append(id_from_name(id_))
    valid_ids = {record.values.get("id") for record in records}
    return Section(tuple(records), frozenset(incomplete) - valid_ids - {""}), problems


def _validate_item(
    record_type: RecordType, item: Node, tree: Tree, source: Source
) -> tuple[dict[str, Any] | None, Node, list[Problem]]:
    """Return the values of an item that is right, else None; the item, and its problems.

    An item with a problem is placed first: only then it is known where that stands.
    """
    values, problems = _validate_record(record_type, item, tree, source)
    if not problems:
        return values, item, problems
    try:
        item = tree.place(item)
    except ParseError as error:
        return None, item, [source.problem(error.offset, error.message, error.hint)]
    values, problems = _validate_record(record_type, item, tree, source)
    return values, item, problems


def _validate_record(
    record_type: RecordType, item: Node, tree: Tree, source: Source
) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return the values of an item that is right, else None; and its problems."""
    entries = item.value
    if type(entries) is str and record_type is TIP:
        entries = Mapping([("text", item.offset, item)])
    if type(entries) is not Mapping:
        return None, [_no_record(record_type, item, source)]
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    empty: dict[str, int] = {}
    for key, offset, node in entries:
        field = record_type.fields.get(key)
        if key in values or key in empty:
            problems.append(_repeated_key(key, offset, source))
        elif field is None:
            if record_type is not TIP or key not in OUTPUT_ONLY:
                where = _("a {record}", record=_(record_type.name))
                problems.append(_unknown_key(key, offset, record_type.fields, where, source))
                values[key] = None  # it may not stand here twice either
        elif node.value is None:
            empty[key] = offset
        else:
            problems += _problems_of(field, node, tree, source)
            values[key] = node.value
            if type(node.value) is list:
                values[key] = tuple([each.value for each in node.value])
    if record_type.required_key not in values:
        problems.append(_missing(record_type.required_key, empty, item, source))
    is_right = all(problem.severity is Severity.WARNING for problem in problems)
    return (values if is_right else None), problems


def _missing(key: str, empty: dict[str, int], item: Node, source: Source) -> Problem:
    if key in empty:
        hint = _("write it after the key, in quotes if it begins with #")
        return source.problem(empty[key], empty_message(key), hint)
    return source.problem(item.offset, _("no {key}", key=key), _("add `{key}: ...`", key=key))


def _problems_of(field: Field, node: Node, tree: Tree, source: Source) -> list[Problem]:
    """Return what is wrong with the value of a field, or with the values of its list."""
    nodes = node.value if field.is_list else (node,)
    if field.is_list and type(nodes) is not list:
        hint = _("put it in [ ]") if type(nodes) is str else _("write [one, two]")
        return [source.problem(node.offset, _not_a_list(nodes), hint)]
    problems = []
    for each in nodes:
        if found := invalid_value(field, each.value):
            problems.append(source.problem(each.offset, *found))
        elif tree.cut_texts and field.shape == "text" and each.offset in tree.cut_texts:
            problems.append(_cut_text(tree.cut_texts[each.offset], source))
    return problems


def _cut_text(end: int, source: Source) -> Problem:
    message = _("this text ends before #: what follows is a comment")
    return source.problem(
        end, message, _("if it is none, put the text in quotes"), Severity.WARNING
    )


def _not_a_list(value: object) -> str:
    if isinstance(value, str):
        is_text = type(value) is str
        return _("a text where a list belongs") if is_text else _("a number where a list belongs")
    if isinstance(value, Mapping):
        return _("keys with values where a list belongs")
    return _("true or false where a list belongs")


def _no_record(record_type: RecordType, item: Node, source: Source) -> Problem:
    return source.problem(
        item.offset,
        _("a {record} has keys with values", record=_(record_type.name)),
        _("write it as `{key}: ...`", key=record_type.required_key),
    )


def _no_list(name: str, node: Node, source: Source) -> Problem:
    hint = _("begin each item with '- ', or put them in [ ]")
    return source.problem(node.offset, _("{section} is a list", section=name), hint)


def _too_many(node: Node, source: Source) -> Problem:
    message = _("more than {number} items in one list", number=f"{MAX_TIPS:,}")
    return source.problem(node.offset, message, _("split it over several files"))


def _id_of(item: Node) -> str:
    """Return the id of an item with a fault, as far as it has one."""
    node = item.child("id")
    return node.value if node and type(node.value) is str else ""


def _repeated_id(id_: str, item: Node, source: Source) -> Problem:
    node = item.child("id") or item
    message = _("the id {id} stands on an earlier item too", id=quote(id_))
    return source.problem(node.offset, message, _("give this one another id"))


def _repeated_key(name: str, offset: int, source: Source) -> Problem:
    message = _("the key {key} stands here twice", key=quote(name))
    return source.problem(offset, message, _("keep one of them"))


def _unknown_key(
    name: str, offset: int, names: Iterable[str], where: str, source: Source
) -> Problem:
    message = _("no key {key} in {where}", key=quote(name), where=where)
    return source.problem(offset, message, _hint_for_key(name, tuple(names)))


@lru_cache(maxsize=100)  # the same key may stand on every line
def _hint_for_key(name: str, names: tuple[str, ...]) -> str:
    if name == "<<":
        return _("merge keys are not read: write the values out")
    if name in TIP.fields and TIP.section in names:
        return _("put each tip in a list under `{section}:`, after '- '", section=TIP.section)
    return nearest_hint(name, zip(names, names, strict=True))
