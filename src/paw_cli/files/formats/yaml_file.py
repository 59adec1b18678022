"""YAML as plain values; after a fault, reading goes on with the next item that it left whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.files.formats.yaml_builder import Builder
from paw_cli.files.problems import Fault, Lines, Parsed, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paw_cli.files.problems import Position

# A file that is broken in more places is not worth reading on.
MOST_RESUMED = 50

# Characters that YAML forbids, or takes for line ends. Each has a stand-in for the parser, so
# that the checks find it where it is, and a text stays the text that it was.
_NOT_TAKEN = (
    *range(0x09),
    *range(0x0B, 0x0D),
    *range(0x0E, 0x20),
    *range(0x7F, 0xA0),
    *(0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF),
)
_STAND_INS = {chr(code): chr(0x10F000 + n) for n, code in enumerate(_NOT_TAKEN)}
_STOOD_FOR = {ord(stand_in): ord(character) for character, stand_in in _STAND_INS.items()}
# Where a line separator is followed by an indent, a program wrote it as YAML 1.1 has it.
_NEEDS_STAND_IN = re.compile(
    "[" + "".join(map(re.escape, _STAND_INS)) + r"](?<![\u2028\u2029](?= ))"
)

_SECTION = re.compile(r"^[\"']?[\w$][\w$-]*[\"']?[ \t]*:(?=\s|$)", re.MULTILINE)


def parse_right_tips(_text: str) -> None:
    """Return None: YAML shows only as a whole whether it is right."""


def parse(text: str) -> Parsed:
    """Return what a YAML text says, and what is wrong with it as YAML."""
    builder = _read(text, frozenset())
    return Parsed(
        value=builder.structure.value,
        faults=tuple(builder.faults),
        broken=frozenset(builder.broken),
    )


def positions(text: str, spots: Iterable[Spot]) -> Mapping[Spot, Position]:
    """Return where in the text these spots are, as far as they are there."""
    return _read(text, frozenset(spots)).found


def parsable(text: str) -> str:
    """Return a text of the same length, with stand-ins for what the parser does not take."""
    return _NEEDS_STAND_IN.sub(lambda found: _STAND_INS[found[0]], text)


class _Part(NamedTuple):
    """A part of a text that can be read by itself, into the container at a depth."""

    start: int
    end: int
    depth: int = 0


def _read(text: str, wanted: frozenset[Spot]) -> Builder:
    original, text = text, parsable(text)
    builder = Builder(wanted=wanted, stand_ins=None if text is original else _STOOD_FOR)
    part: _Part | None = _Part(0, len(text))
    resumed = 0
    while part is not None and resumed < MOST_RESUMED:
        if part.depth:
            builder.resume(part.depth)
        if builder.read(text[part.start : part.end], text.count("\n", 0, part.start)):
            part = _Part(part.end, len(text), 1) if part.end < len(text) else None
        else:
            part = _after_fault(builder, text, part)
        resumed += 1
    if part is not None:
        builder.faults.append(_given_up(Lines(text).position(part.start)))
    return builder


def _given_up(position: Position) -> Fault:
    return Fault(
        spot=Spot(()),
        message="so much is broken that nothing is read from here on",
        hint="mend what stands above",
        position=position,
    )


def _after_fault(builder: Builder, text: str, part: _Part) -> _Part | None:
    """Return the items after the one that a fault is in, else the sections after it."""
    structure = builder.structure
    if not structure.frames:
        return None
    offset = text.find("\n", part.start + builder.start_of_fault()) + 1 or len(text)
    section = _SECTION.search(text, offset) if type(structure.frames[0].container) is dict else None
    end = section.start() if section else len(text)
    items = structure.outermost_list()
    if items is not None and not items.start.flow_style:
        dash = re.compile(rf"^ {{{items.start.start_mark.column}}}-(?=\s|$)", re.MULTILINE)
        if item := dash.search(text, offset, end):
            return _Part(item.start(), end, structure.frames.index(items) + 1)
    return _Part(end, len(text), 1) if section else None
