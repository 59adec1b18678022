"""YAML as plain values: every scalar is the text as typed, whatever YAML would make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paw_cli.loading.problems import Parsed
from paw_cli.loading.yaml_builder import Builder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paw_cli.loading.problems import Position, Spot


def parse(text: str) -> Parsed:
    """Return what a YAML text says, and what is wrong with it as YAML."""
    builder = Builder()
    _read(builder, text)
    return Parsed(value=builder.value, faults=tuple(builder.faults))


def positions(text: str, spots: Iterable[Spot]) -> Mapping[Spot, Position]:
    """Return where in the text these spots are, as far as they are there."""
    builder = Builder(frozenset(spots))
    _read(builder, text)
    return builder.found


def _read(builder: Builder, text: str) -> None:
    builder.read(text)
