"""JSON Lines as plain values: a tip a line, or a line that defines a theme or a source.

A line `{"theme": {...}}` or `{"source": {...}}` holds such a definition; in a tip, `source` is
a text.
"""

from __future__ import annotations

import re
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any

from paw_cli.files.columns import right_columns
from paw_cli.files.definition import RECORDS, SOURCE, THEME, TIP
from paw_cli.files.formats.json_decoding import (
    Decoder,
    JsonFault,
    after_blanks,
    explained,
    fault_at,
    scan_of_pairs,
    too_deep,
)
from paw_cli.files.formats.json_places import positions_within, repeated_keys
from paw_cli.files.problems import Lines, Parsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from paw_cli.files.columns import Columns
    from paw_cli.files.problems import Fault, Path, Position, Spot

_scan = scan_of_pairs()
# In characters.
_BATCH = 100_000
_BEFORE_DEFINITION = re.compile(r'[ \t]*\{[ \t]*"(?:theme|source)"[ \t]*:')


def parse_right_tips(text: str) -> Parsed | None:
    """Return what the lines say if each proves to be a tip without a fault.

    They are decoded and checked a batch at a time, while they are in the processor's cache.
    """
    tips: Columns = {key.name: [] for key in TIP.keys}
    try:
        for lines in _batches(text):
            columns = right_columns(TIP, [_tip(line) for line in lines])
            if columns is None:
                return None
            for name, column in columns.items():
                tips[name] += column
    except (StopIteration, ValueError, RecursionError):
        return None
    ids = {id_.casefold() for id_ in tips["id"] if id_ is not None}
    unique = len(ids) + tips["id"].count(None) == len(tips["id"])
    return Parsed(tips=tips) if unique else None


def _batches(text: str) -> Iterator[list[str]]:
    """Yield the lines of a text, some at a time."""
    start, whole = 0, len(text) - text.endswith("\n")
    while start < whole:
        end = text.find("\n", start + _BATCH, whole)
        end = whole if end < 0 else end
        yield text[start:end].split("\n")
        start = end + 1


def _tip(line: str) -> dict[str, Any]:
    """Return what is on a line if it is likely a tip; else raise ValueError or StopIteration."""
    pairs, end = _scan(line, 0)
    if type(pairs) is not tuple or (end < len(line) and line[end:] != "\r"):
        raise ValueError
    value = dict(pairs)
    if len(value) < len(pairs) or (len(value) == 1 and "text" not in value):
        raise ValueError
    return value


def parse(text: str) -> Parsed:
    """Return what the lines say, and what is wrong with each as JSON."""
    reading = _Reading(text)
    faults = tuple(reading.faults()) if reading.broken or reading.repeating else ()
    return Parsed(value=reading.sections, faults=faults, broken=frozenset(reading.broken))


def positions(text: str, spots: Iterable[Spot]) -> Mapping[Spot, Position]:
    """Return where in the text these spots are, as far as they are there."""
    return positions_within(text, _Reading(text).starts(), spots)


class _Reading:
    """The values of all lines in their sections, and on which lines they are."""

    def __init__(self, text: str) -> None:
        self.sections: dict[str, list[Any]] = {record.section: [] for record in RECORDS}
        self.broken: dict[tuple[str, int], tuple[int, JsonFault]] = {}
        self.repeating: list[tuple[str, int]] = []
        self._text = text
        self._numbers: dict[str, list[int]] = {record.section: [] for record in RECORDS}
        self._read()

    def starts(self) -> dict[Path, int]:
        """Return where in the text each value begins."""
        lines = Lines(self._text)
        return {
            (section, place): _start_of_value(self._text, lines.start(number), section)
            for section, numbers in self._numbers.items()
            for place, number in enumerate(numbers)
        }

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the lines as JSON."""
        lines = Lines(self._text)
        for path, (number, found) in self.broken.items():
            offset = lines.start(number) + found.offset
            yield fault_at(path, found._replace(offset=offset), lines)
        if self.repeating:
            starts = self.starts()
            repeating: dict[Path, int] = {path: starts[path] for path in self.repeating}
            yield from repeated_keys(self._text, repeating)

    def _read(self) -> None:
        tips, numbers = self.sections[TIP.section], self._numbers[TIP.section]
        for number, line in enumerate(self._text.split("\n")):
            try:
                tip = _tip(line)
            except (StopIteration, ValueError, RecursionError):
                self._look_closer(number, line)
            else:
                tips.append(tip)
                numbers.append(number)

    def _look_closer(self, number: int, line: str) -> None:
        """Read a line that is blank, broken, a definition, no tip, or repeats a key."""
        if after_blanks(line, 0) == len(line):
            return
        decoder = Decoder()
        section, value, broken = TIP.section, None, None
        try:
            value = decoder.decode(line)
        except JSONDecodeError as error:
            broken = _explained(error)
        except RecursionError:
            broken = too_deep(line)
        if definition := _definition(value):
            section, value = definition
        path = (section, len(self.sections[section]))
        if broken:
            self.broken[path] = (number, broken)
        elif decoder.repeats:
            self.repeating.append(path)
        self.sections[section].append(value)
        self._numbers[section].append(number)


def _explained(error: JSONDecodeError) -> JsonFault:
    if error.msg.startswith("Extra data"):
        hint = "put it on a line of its own"
        return JsonFault("something after the end of this tip", hint, error.pos)
    if error.pos >= len(error.doc.rstrip()):
        hint = "put it on one line; a file of other JSON is named .json"
        return JsonFault("a tip that does not end on its line", hint, error.pos)
    return explained(error)


def _definition(value: object) -> tuple[str, object] | None:
    """Return the section that a line adds to, and what it adds; None for a tip."""
    match value:
        case {"theme": dict() as theme, **rest} if not rest:
            return THEME.section, theme
        case {"source": dict() as source, **rest} if not rest:
            return SOURCE.section, source
    return None


def _start_of_value(text: str, start: int, section: str) -> int:
    definition = None if section == TIP.section else _BEFORE_DEFINITION.match(text, start)
    return definition.end() if definition else start
