"""Plain values from the events of a YAML parser; what was read before a fault is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from paw_cli.loading.definition import DEEPEST, RECORDS, Shape
from paw_cli.loading.problems import Fault, Lines, Path, Position, Severity, Spot, quoted
from paw_cli.loading.yaml_aliases import Aliases, TooMuchRepeatedError
from paw_cli.loading.yaml_events import Event, Mark, YamlError, events_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN_TAGS = {"!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))}
# Only from the first blank of a run: else a line of blanks takes time quadratic in its length.
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#")
_HOLDING_TEXT = {
    key.name for record in RECORDS for key in record.keys if key.shape in (Shape.TEXT, Shape.TEXTS)
}


class Frame:
    """A list or mapping that is being built."""

    __slots__ = ("awaits_value", "container", "key", "start", "values_before")

    def __init__(self, container: Any, start: Event, values_before: int) -> None:  # noqa: ANN401 - a list or a dict
        self.container = container
        self.start = start
        self.values_before = values_before
        self.key = ""
        self.awaits_value = False

    def last_step(self) -> str | int:
        """Return the key or the place of the value that was placed last."""
        return self.key if isinstance(self.container, dict) else len(self.container) - 1


class Builder:
    """Builds the value of a text, and notes its faults and where the wanted spots are.

    Every scalar is the text as typed. `stand_ins` turns what stands in for characters that
    the parser does not take back into them.
    """

    def __init__(
        self, *, wanted: frozenset[Spot] = frozenset(), stand_ins: Mapping[int, int] | None = None
    ) -> None:
        self.value: Any = None
        self.faults: list[Fault] = []
        self.found: dict[Spot, Position] = {}
        self.broken: list[Path] = []
        self.frames: list[Frame] = []
        self._wanted = wanted
        self._stand_ins = stand_ins
        self._aliases = Aliases()
        self._values = 0
        self._text = ""
        self._lines: Lines | None = None
        self._first_line = 0
        self._stopped_at = 0
        self._has_comments = False
        self._documents = 0
        self._resuming = False

    def read(self, text: str, first_line: int = 0) -> bool:
        """Build the value of a text up to its end, or to a fault; tell whether it is the end."""
        self._text, self._first_line, self._documents = text, first_line, 0
        self._lines = None
        takes = {
            "ScalarEvent": self._scalar,
            "SequenceStartEvent": self._start,
            "MappingStartEvent": self._start,
            "SequenceEndEvent": self._end,
            "MappingEndEvent": self._end,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }
        self._has_comments = _COMMENT.search(text) is not None
        try:
            for kind, event in events_of(text):
                if take := takes.get(kind):
                    take(event)
        except YamlError as error:
            self._stopped_at = error.mark.index
            path = self._path_of_fault(error.mark)
            self.broken.append(path)
            self._fault(error.message, error.hint, error.mark, Spot(path))
            return False
        return True

    def _path_of_fault(self, mark: Mark) -> Path:
        """Return the way to what is broken; an item that never began gets its place here."""
        items = self.frames[-1].container if self.frames else None
        if type(items) is list:
            before = self._text[: mark.index].rpartition("\n")[2]
            if not items or before.lstrip().startswith("-"):
                items.append(None)
            return self.path()  # else this is meant as more of the item before
        awaits_value = bool(self.frames) and self.frames[-1].awaits_value
        return self.path() if awaits_value else self.path()[:-1]

    def resume(self, depth: int) -> None:
        """Go on in the container at this depth with what is read next."""
        del self.frames[depth:]
        self.frames[-1].awaits_value = False
        self._resuming = True

    def outermost_list(self) -> Frame | None:
        """Return the list that reading stopped in, the one that holds all others."""
        return next((frame for frame in self.frames if type(frame.container) is list), None)

    def start_of_fault(self) -> int:
        """Return the offset in the text that was read of the item in which reading stopped."""
        items = self.outermost_list()
        inside = self.frames[self.frames.index(items) + 1 :] if items else []
        return inside[0].start.start_mark.index if inside else self._stopped_at

    def _document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise YamlError(
                "a second document begins here",
                "a tips file is one: remove this line",
                event.start_mark,
            )

    def _scalar(self, event: Event) -> None:
        _expect_plain(event)
        text: str | None = event.value
        if not text:
            text = None if not event.style and event.tag is None else ""
        elif text[-1] == "\n" and event.style in ("|", ">"):
            text = text[:-1]  # the line end that closes the block
        if text and self._stand_ins:
            text = text.translate(self._stand_ins)
        if event.anchor:
            self._aliases.name(event.anchor, text)
        self._place(text, event)
        if text and self._has_comments and not event.style:
            self._warn_of_cut(event)

    def _start(self, event: Event) -> None:
        if self._resuming:
            self._resuming = False
            return
        _expect_plain(event)
        if len(self.frames) == DEEPEST:
            raise YamlError(
                f"more than {DEEPEST} levels deep",
                "a tips file needs no more than four",
                event.start_mark,
            )
        # Only a list has no key, and only a mapping that is empty has none yet.
        container: Any = [] if type(event).__name__ == "SequenceStartEvent" else {}
        self._place(container, event)
        if event.anchor:
            self._aliases.forget(event.anchor)
        self.frames.append(Frame(container, event, self._values))

    def _end(self, _event: Event) -> None:
        frame = self.frames.pop()
        if frame.start.anchor:
            inside = self._values - frame.values_before
            self._aliases.name(frame.start.anchor, frame.container, inside)

    def _alias(self, event: Event) -> None:
        anchor = event.anchor or ""
        try:
            value, weight = self._aliases.value_of(anchor)
        except KeyError:
            message = f"nothing above is called {quoted('&' + anchor)}"
            hint = "a text that begins with * stands in quotes"
            raise YamlError(message, hint, event.start_mark) from None
        except TooMuchRepeatedError:
            message = "aliases (*name) make too much of this file"
            raise YamlError(message, "write the values out", event.start_mark) from None
        self._values += weight
        self._place(value, event)

    def _place(self, value: object, event: Event) -> None:
        """Put a value where it belongs: in a list, under a key, or as the key itself."""
        self._values += 1
        frame = self.frames[-1] if self.frames else None
        at_key = False
        if frame is None:
            self.value = value
        elif type(frame.container) is list:
            frame.container.append(value)
        elif frame.awaits_value:
            frame.container[frame.key] = value
            frame.awaits_value = False
        else:
            self._place_key(frame, value, event)
            at_key = True
        if self._wanted and (spot := Spot(self.path(), at_key=at_key)) in self._wanted:
            self.found.setdefault(spot, self._position(event.start_mark))

    def _place_key(self, frame: Frame, key: object, event: Event) -> None:
        if not isinstance(key, str):
            hint = "put a text that begins with { or [ in quotes"
            raise YamlError("no word for a key", hint, event.start_mark)
        frame.key, frame.awaits_value = key, True
        if key in frame.container:
            spot = Spot(self.path(), at_key=True)
            message = f"the key {quoted(key)} stands here twice"
            self._fault(message, "keep one of them", event.start_mark, spot)

    def _warn_of_cut(self, event: Event) -> None:
        comment = _COMMENT.match(self._text, event.end_mark.index)
        if comment and not _HOLDING_TEXT.isdisjoint(self.path()):
            self._fault(
                "this text ends before #: what follows is a comment",
                "if it is none, put the text in quotes",
                event.end_mark,
                Spot(self.path()),
                Severity.WARNING,
            )

    def _fault(
        self,
        message: str,
        hint: str,
        mark: Mark,
        spot: Spot,
        severity: Severity = Severity.ERROR,
    ) -> None:
        position = self._position(mark)
        self.faults.append(
            Fault(spot=spot, message=message, hint=hint, severity=severity, position=position)
        )

    def _position(self, mark: Mark) -> Position:
        # By its offset: the parser ends lines elsewhere too, at a lone "\r" and at the end.
        self._lines = self._lines or Lines(self._text)
        line, column = self._lines.position(mark.index)
        return Position(self._first_line + line, column)

    def path(self) -> Path:
        """Return the way to the value that was placed last."""
        return tuple(frame.last_step() for frame in self.frames)


def _expect_plain(event: Event) -> None:
    if event.tag is not None and event.tag not in _PLAIN_TAGS:
        shown = quoted(event.tag.replace("tag:yaml.org,2002:", "!!"))
        raise YamlError(
            f"a tag, {shown}, has no place here",
            "remove it; a text that begins with ! stands in quotes",
            event.start_mark,
        )
