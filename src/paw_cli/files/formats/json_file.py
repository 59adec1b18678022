"""JSON as plain values; after a fault, reading goes on with the next item that it left whole."""

from __future__ import annotations

from json import JSONDecodeError
from typing import TYPE_CHECKING

from paw_cli.files.formats.json_decoding import Decoder, fault_at, too_deep
from paw_cli.files.formats.json_places import positions_within, repeated_keys
from paw_cli.files.formats.json_salvage import Salvage
from paw_cli.files.problems import Lines, Parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paw_cli.files.problems import Position, Spot


def parse_right_tips(_text: str) -> None:
    """Return None: JSON shows only as a whole whether it is right."""


def parse(text: str) -> Parsed:
    """Return what a JSON text says, and what is wrong with it as JSON."""
    if not text or text.isspace():
        return Parsed(value=None)
    decoder = Decoder()
    try:
        value = decoder.decode(text)
    except JSONDecodeError as error:
        return Salvage(text, error).parsed()
    except RecursionError:
        fault = fault_at((), too_deep(text), Lines(text))
        return Parsed(value=None, faults=(fault,))
    faults = repeated_keys(text, {(): 0}) if decoder.repeats else ()
    return Parsed(value=value, faults=tuple(faults))


def positions(text: str, spots: Iterable[Spot]) -> Mapping[Spot, Position]:
    """Return where in the text these spots are, as far as they are there."""
    try:
        Decoder().decode(text)
    except JSONDecodeError as error:
        salvage = Salvage(text, error)
        salvage.parsed()
        return positions_within(text, salvage.starts, spots)
    except RecursionError:  # it was not too deep for parse(), which stands higher on the stack
        return {}
    return positions_within(text, {(): 0}, spots)
