"""Plain values from the events of a YAML parser; what was read before a fault is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from paw_cli.files.definition import DEEPEST, RECORDS, Shape
from paw_cli.files.formats.yaml_aliases import Aliases, TooMuchRepeatedError
from paw_cli.files.formats.yaml_events import YamlError, events_of, expect_plain
from paw_cli.files.formats.yaml_structure import Frame, Structure
from paw_cli.files.problems import Fault, Lines, Path, Position, Severity, Spot, quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paw_cli.files.formats.yaml_events import Event
    from paw_cli.files.formats.yaml_syntax import Mark

# Only from the first blank of a run: else a line of blanks takes time quadratic in its length.
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#")
_HOLDING_TEXT = {
    key.name for record in RECORDS for key in record.keys if key.shape in (Shape.TEXT, Shape.TEXTS)
}


class Builder:
    """Builds the value of a text, and notes its faults and where the wanted spots are.

    Every scalar is the text as typed. `stand_ins` turns what stands in for characters that
    the parser does not take back into them.
    """

    def __init__(
        self, *, wanted: frozenset[Spot] = frozenset(), stand_ins: Mapping[int, int] | None = None
    ) -> None:
        self.structure = Structure()
        self.faults: list[Fault] = []
        self.found: dict[Spot, Position] = {}
        self.broken: list[Path] = []
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
        self._text, self._first_line = text, first_line
        self._lines, self._documents = None, 0
        takes = {
            "ScalarEvent": self._scalar,
            "SequenceStartEvent": self._list,
            "MappingStartEvent": self._mapping,
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
            line_before = text[: error.mark.index].rpartition("\n")[2]
            self.broken.append(self.structure.broken_path(line_before))
            self._fault(error.message, error.hint, error.mark, Spot(self.broken[-1]))
            return False
        return True

    def resume(self, depth: int) -> None:
        """Go on in the container at this depth with what is read next."""
        self.structure.close_down_to(depth)
        self._resuming = True

    def start_of_fault(self) -> int:
        """Return the offset in the text that was read of the item in which reading stopped."""
        item = self.structure.open_item()
        return item.start.start_mark.index if item else self._stopped_at

    def _document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "a tips file is one: remove this line"
            raise YamlError("a second document begins here", hint, event.start_mark)

    def _scalar(self, event: Event) -> None:
        expect_plain(event)
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

    def _list(self, event: Event) -> None:
        self._open([], event)

    def _mapping(self, event: Event) -> None:
        self._open({}, event)

    def _open(self, container: list[Any] | dict[str, Any], event: Event) -> None:
        if self._resuming:
            self._resuming = False
            return
        expect_plain(event)
        if len(self.structure.frames) == DEEPEST:
            raise YamlError(
                f"more than {DEEPEST} levels deep",
                "a tips file needs no more than four",
                event.start_mark,
            )
        self._place(container, event)
        if event.anchor:
            self._aliases.forget(event.anchor)
        self.structure.frames.append(Frame(container, event, self._values))

    def _end(self, _event: Event) -> None:
        frame = self.structure.frames.pop()
        if frame.start.anchor:
            inside = self._values - frame.values_before
            self._aliases.name(frame.start.anchor, frame.container, inside)

    def _alias(self, event: Event) -> None:
        anchor = event.anchor or ""
        try:
            value, weight = self._aliases.value_of(anchor)
        except KeyError:
            message = f"nothing above is called {quote('&' + anchor)}"
            hint = "a text that begins with * stands in quotes"
            raise YamlError(message, hint, event.start_mark) from None
        except TooMuchRepeatedError:
            message = "aliases (*name) make too much of this file"
            raise YamlError(message, "write the values out", event.start_mark) from None
        self._values += weight
        self._place(value, event)

    def _place(self, value: object, event: Event) -> None:
        self._values += 1
        at_key = self.structure.awaits_key()
        if at_key:
            self._place_key(value, event)
        else:
            self.structure.place(value)
        if self._wanted and (spot := Spot(self.structure.path(), at_key=at_key)) in self._wanted:
            self.found.setdefault(spot, self._position(event.start_mark))

    def _place_key(self, key: object, event: Event) -> None:
        if not isinstance(key, str):
            hint = "put a text that begins with { or [ in quotes"
            raise YamlError("no word for a key", hint, event.start_mark)
        if self.structure.place_key(key):
            spot = Spot(self.structure.path(), at_key=True)
            message = f"the key {quote(key)} stands here twice"
            self._fault(message, "keep one of them", event.start_mark, spot)

    def _warn_of_cut(self, event: Event) -> None:
        comment = _COMMENT.match(self._text, event.end_mark.index)
        if comment and not _HOLDING_TEXT.isdisjoint(path := self.structure.path()):
            self._fault(
                "this text ends before #: what follows is a comment",
                "if it is none, put the text in quotes",
                event.end_mark,
                Spot(path),
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
