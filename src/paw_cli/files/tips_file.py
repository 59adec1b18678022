"""One tips file, from bytes to a collection and the problems: this page is the whole flow.

bytes -> text (source) -> nodes (yaml_nodes, json_nodes) -> records (validate)
-> collection and problems (resolve)
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paw_cli.files.base import Base
from paw_cli.files.format import RECORD_TYPES, Format
from paw_cli.files.nodes import ParseError, Source
from paw_cli.files.resolve import STDIN, resolve
from paw_cli.files.source import ASKED_FOR, decodable_start, decode, expect_bounded, read_bytes
from paw_cli.files.validate import cut_texts, validate
from paw_cli.model import Collection

if TYPE_CHECKING:
    from pathlib import Path

    from paw_cli.files.nodes import Node
    from paw_cli.files.problems import Problem
    from paw_cli.files.source import Bounds
    from paw_cli.files.validate import Record

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

    `tip_records` has a record for each tip of the collection, `theme_records` and
    `source_records` those that the file defines; they know where their values stand.
    """

    collection: Collection
    problems: tuple[Problem, ...] = ()
    source: Source
    root: Node | None = None
    tip_records: tuple[Record, ...] = ()
    theme_records: tuple[Record, ...] = ()
    source_records: tuple[Record, ...] = ()


def read_tips_file(path: Path, *, base: Collection | None = None) -> TipsFile:
    """Return what a file holds, on top of `base`.

    Raises TipsFileError when there is nothing to read: no file, a folder, a device...
    """
    return read_tips(read_bytes(path), path=path, base=base)


def read_tips(
    content: bytes,
    *,
    path: Path | None = None,
    base: Collection | Base | None = None,
    bounds: Bounds = ASKED_FOR,
) -> TipsFile:
    """Return what the bytes of a file hold; without a path they come from stdin.

    Raises TipsFileError for a file that is beyond its bounds.
    """
    name = STDIN if path is None else str(path)
    try:
        source = Source(decode(content), name)
        expect_bounded(source.text, name, bounds)
        form = _FORMATS.get(path.suffix.lower() if path else "") or _looks_like(source.text)
        root, broken = _compose(source, form, bounds.max_broken)
        sections, invalid = validate(root, source, bounds.max_broken)
    except ParseError as error:
        source = Source(decodable_start(content), name)
        problem = source.problem(error.offset, error.message, error.hint)
        return TipsFile(collection=Collection(), problems=(problem,), source=source)
    collection, records, unknown = resolve(
        sections, source, file=path, base=base if isinstance(base, Base) else Base(base)
    )
    has_comments = form == "yaml" and (" #" in source.text or "\t#" in source.text)
    cut = cut_texts(sections, source) if has_comments else ()
    problems = dict.fromkeys([*broken, *invalid, *unknown, *cut])
    return TipsFile(
        collection=collection,
        problems=tuple(sorted(problems, key=lambda problem: problem.place)),
        source=source,
        root=root,
        tip_records=records,
        theme_records=sections["themes"].records,
        source_records=sections["sources"].records,
    )


def _compose(source: Source, form: Format, max_broken: int) -> tuple[Node | None, list[Problem]]:
    """Return the root of a text, and what is broken in it.

    Raises ParseError for one of which nothing is read.
    """
    match form:
        case "yaml":
            from paw_cli.files.yaml_nodes import compose_yaml

            return compose_yaml(source, max_broken)
        case "json":
            from paw_cli.files.json_nodes import compose_json

            return compose_json(source), []
        case "jsonl":
            from paw_cli.files.json_nodes import compose_lines

            return compose_lines(source, max_broken)


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
