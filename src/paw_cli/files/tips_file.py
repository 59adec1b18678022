"""One tips file, from bytes to a collection and the problems: this page is the whole flow.

bytes -> text (source) -> nodes (yaml_nodes, json_nodes) -> records (validate)
-> collection and problems (resolve)
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paw_cli.files.format import RECORD_TYPES, Format
from paw_cli.files.nodes import ParseError, Source, Tree
from paw_cli.files.resolve import STDIN, resolve
from paw_cli.files.source import decodable_start, decode, encoding_of, read_bytes
from paw_cli.files.validate import validate
from paw_cli.model import Collection

if TYPE_CHECKING:
    from pathlib import Path

    from paw_cli.files.problems import Problem
    from paw_cli.files.validate import Record, Section

_FORMATS: dict[str, Format] = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
}
_SECTIONS = frozenset(record_type.section for record_type in RECORD_TYPES)


@dataclass(frozen=True, slots=True, kw_only=True)
class TipsFile:
    """What a file holds: the good items, and the problems in the order of their lines.

    `tip_records` has a record for each tip of the collection, `theme_records` the themes that
    the file defines; they and `tree` know where in `source` a value stands. `mark` are the
    bytes before the text that tell its encoding.
    """

    collection: Collection
    problems: tuple[Problem, ...] = ()
    source: Source
    tree: Tree
    mark: bytes = b""
    tip_records: tuple[Record, ...] = ()
    theme_records: tuple[Record, ...] = ()


def read_tips_file(path: Path, *, base: Collection | None = None) -> TipsFile:
    """Return what a file holds, on top of `base`.

    Raises TipsFileError when there is nothing to read: no file, a folder, a device...
    """
    return read_tips(read_bytes(path), path=path, base=base)


def read_tips(
    content: bytes,
    *,
    path: Path | None = None,
    base: Collection | None = None,
    with_places: bool = False,
) -> TipsFile:
    """Return what the bytes of a file hold; without a path they come from stdin.

    A JSON file without a fault has places only `with_places`.
    """
    name = STDIN if path is None else str(path)
    try:
        source = Source(decode(content), name)
    except ParseError as error:
        source = Source(decodable_start(content), name)
        problem = source.problem(error.offset, error.message, error.hint)
        return TipsFile(
            collection=Collection(), problems=(problem,), source=source, tree=Tree(root=None)
        )
    suffix = path.suffix.lower() if path is not None else ""
    form = _FORMATS.get(suffix) or _looks_like(source.text)
    tree, sections, problems = _parse(source, form, with_places=with_places)
    collection, records, unknown = resolve(sections, source, file=path, base=base or Collection())
    if unknown and form != "yaml" and not with_places:
        return read_tips(content, path=path, base=base, with_places=True)
    problems = [*tree.problems, *problems, *unknown]
    return TipsFile(
        collection=collection,
        problems=tuple(sorted(problems, key=lambda problem: problem.place)),
        source=source,
        tree=tree,
        mark=encoding_of(content)[0],
        tip_records=records,
        theme_records=sections["themes"].records,
    )


def _parse(
    source: Source, form: Format, *, with_places: bool
) -> tuple[Tree, dict[str, Section], list[Problem]]:
    """Return the nodes of a text, its records and its problems.

    JSON is looked into for its places only where they are asked for, or to tell a problem.
    """
    if form == "yaml":
        from paw_cli.files.yaml_nodes import compose_yaml

        tree = compose_yaml(source)
        return tree, *validate(tree, source)
    from paw_cli.files.json_nodes import compose_json, decode_json

    root = None if with_places else decode_json(source.text, form)
    if root is not None:
        tree = Tree(root=root)
        sections, problems = validate(tree, source)
        if not problems:
            return tree, sections, []
    tree = compose_json(source, form)
    return tree, *validate(tree, source)


def _looks_like(text: str) -> Format:
    start = text.lstrip()
    if not start.startswith(("{", "[")):
        return "yaml"
    line, _, rest = start.partition("\n")
    try:
        first = json.loads(line)
    except (ValueError, RecursionError):
        opens = start[1:].lstrip().startswith(('"', "{", "[", "]", "}"))
        return "json" if opens else "yaml"
    is_document = isinstance(first, list) or not _SECTIONS.isdisjoint(first)
    return "json" if is_document and not rest.strip() else "jsonl"
