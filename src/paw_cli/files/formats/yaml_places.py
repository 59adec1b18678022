"""Where in a YAML text a list ends, so that an item can be put there without touching the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from paw_cli.files.definition import TIP
from paw_cli.files.formats.yaml_file import parsable

if TYPE_CHECKING:
    from collections.abc import Iterator

_REST_OF_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


class Mark(Protocol):
    """Where the parser was."""

    index: int
    column: int


class Event(Protocol):
    """What the parser saw, from where to where; it always tells both."""

    start_mark: Mark
    end_mark: Mark


class Ending(NamedTuple):
    """Where a list ends: the offset of the line after its last item.

    `indent` is the column of the dashes, None for a list that has no item yet. A list
    `in_brackets` has its end elsewhere. `keeps_blanks`: blank lines there are its last text's.
    """

    offset: int
    indent: int | None = None
    in_brackets: bool = False
    keeps_blanks: bool = False


def ending_of(section: str, text: str) -> Ending | None:
    """Return where the list under a key of the file ends; None when the key is not there.

    A file that is a list itself is a list of tips. The text is valid YAML.
    """
    import yaml  # costs half as much as Typer; most runs write nothing

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    seen = (yaml.NodeEvent, yaml.CollectionEndEvent)
    parsed = yaml.parse(parsable(text), Loader=loader)
    events = (cast("Event", event) for event in parsed if isinstance(event, seen))
    whole = next(events, None)
    if isinstance(whole, yaml.SequenceStartEvent):
        return _ending(whole, events, text) if section == TIP.section else None
    if not isinstance(whole, yaml.MappingStartEvent):
        return None
    if whole.flow_style:
        return Ending(0, in_brackets=True)
    for key in events:
        if isinstance(key, yaml.CollectionEndEvent):
            break
        value = next(events)
        if isinstance(key, yaml.ScalarEvent) and key.value == section:
            return _ending(value, events, text)
        _skip(value, events)
    return None


def _ending(value: Event, events: Iterator[Event], text: str) -> Ending:
    import yaml

    if not isinstance(value, yaml.SequenceStartEvent):
        return Ending(_line_after(value.end_mark, text))
    if value.flow_style:
        return Ending(0, in_brackets=True)
    last = _skip(value, events)
    indent = value.start_mark.column
    offset = _line_after(last.end_mark, text)
    is_block = isinstance(last, yaml.ScalarEvent) and last.style in ("|", ">")
    if not is_block:
        return Ending(_after_comments(offset, indent, text), indent)
    header = _REST_OF_LINE.match(text, last.start_mark.index)
    if header and "+" in header[0]:
        return Ending(offset, indent, keeps_blanks=True)
    return Ending(_before_blank_lines(offset, text), indent)


def _skip(start: Event, events: Iterator[Event]) -> Event:
    """Go past a value, and return its last event that stands in the text."""
    import yaml

    depth, last = 0, start
    event: Event | None = start
    while event is not None:
        ends = isinstance(event, yaml.CollectionEndEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - ends
        # A list without brackets ends nowhere: its end is where the next thing begins.
        if not ends or event.end_mark.index > event.start_mark.index:
            last = event
        event = next(events) if depth else None
    return last


def _line_after(mark: Mark, text: str) -> int:
    if mark.column == 0:
        return int(mark.index)
    return _end_of_line(mark.index, text)


def _end_of_line(offset: int, text: str) -> int:
    rest = _REST_OF_LINE.match(text, offset)
    return rest.end() if rest else len(text)


def _after_comments(offset: int, indent: int, text: str) -> int:
    """Return where the comments end that are further in than the dash: they are the item's."""
    further_in = re.compile(rf" {{{indent + 1},}}#[^\r\n]*(?:\r\n|\n|\r|\Z)")
    while comment := further_in.match(text, offset):
        offset = comment.end()
    return offset


def _before_blank_lines(offset: int, text: str) -> int:
    without = text[:offset].rstrip(" \t\r\n")
    return _end_of_line(len(without), text)
