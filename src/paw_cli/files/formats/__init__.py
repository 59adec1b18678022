"""Which format a file is in: what its name says, else what it looks like."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from paw_cli.files.definition import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from paw_cli.files.problems import Parsed, Position, Spot

_READERS = {
    ".yaml": "yaml_file",
    ".yml": "yaml_file",
    ".json": "json_file",
    ".jsonl": "jsonl_file",
}
_SECTIONS = frozenset(record.section for record in RECORDS)


class Reader(Protocol):
    """What reads a format: a module for each, imported when a file is in it."""

    def parse_right_tips(self, text: str) -> Parsed | None:
        """Return what a text says if it quickly proves to be tips alone without a fault."""

    def parse(self, text: str) -> Parsed:
        """Return what a text says, and what is wrong with its form."""

    def positions(self, text: str, spots: Iterable[Spot]) -> Mapping[Spot, Position]:
        """Return where in a text these spots are, as far as they are there."""


def reader_of(path: Path | None, text: str) -> Reader:
    """Return what reads the text of a file; `path` is None for stdin."""
    suffix = path.suffix.lower() if path is not None else ""
    module = _READERS.get(suffix) or _READERS[_looks_like(text)]
    return cast("Reader", import_module(f"{__name__}.{module}"))


def _looks_like(text: str) -> str:
    start = text.lstrip()
    if not start.startswith(("{", "[")):
        return ".yaml"
    line, _, rest = start.partition("\n")
    try:
        first = json.loads(line)
    except (ValueError, RecursionError):
        return ".json" if start[1:].lstrip().startswith(('"', "{", "[", "]", "}")) else ".yaml"
    is_document = isinstance(first, list) or not _SECTIONS.isdisjoint(first)
    return ".json" if is_document and not rest.strip() else ".jsonl"
