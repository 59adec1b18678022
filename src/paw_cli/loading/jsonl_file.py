"""JSON Lines as plain values: a tip a line, or a line that defines a theme or a source.

A line `{"theme": {...}}` or `{"source": {...}}` holds such a definition; in a tip the value of
`source` is a text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from paw_cli.loading.problems import Fault, Parsed, Position, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def parse(text: str) -> Parsed:
    """Return what the lines say, and what is wrong with them as JSON."""
    sections: dict[str, list[Any]] = {"sources": [], "themes": [], "tips": []}
    faults: list[Fault] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.isspace():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            faults.append(
                Fault(
                    spot=Spot(("tips", len(sections["tips"]))),
                    message=error.msg,
                    position=Position(number, error.pos + 1),
                )
            )
            value = None
        section = "tips"
        if isinstance(value, dict) and len(value) == 1:
            if isinstance(value.get("theme"), dict):
                section, value = "themes", value["theme"]
            elif isinstance(value.get("source"), dict):
                section, value = "sources", value["source"]
        sections[section].append(value)
    return Parsed(value=sections, faults=tuple(faults))


def positions(text: str, spots: Iterable[Spot]) -> Mapping[Spot, Position]:
    """Return where in the text these spots are, as far as they are there."""
    return {}
