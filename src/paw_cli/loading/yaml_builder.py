"""Plain values from the events of a YAML parser.

Nothing recurses and no tag is resolved, so no file can exhaust the stack or run code; what was
read before a syntax error is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from paw_cli.loading.definition import DEEPEST, MOST_ALIASED, RECORDS, Shape
from paw_cli.loading.problems import Fault, Path, Position, Severity, Spot, quoted
from paw_cli.loading.yaml_syntax import explained

if TYPE_CHECKING:
    import yaml

_PLAIN_TAGS = {"!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))}
_COMMENT = re.compile(r"[ \t]+#")
# How many characters of an aliased text weigh as much as one value.
_WEIGHED_TOGETHER = 100
_HOLDING_TEXT = {
    key.name for record in RECORDS for key in record.keys if key.shape in (Shape.TEXT, Shape.TEXTS)
}


class Builder:
    """Builds the value of a document, notes its faults, and where the wanted spots are."""

    def __init__(self, wanted: frozenset[Spot] = frozenset()) -> None:
        self.value: Any = None
        self.faults: list[Fault] = []
        self.found: dict[Spot, Position] = {}
        self.frames: list[Frame] = []
        self._wanted = wanted
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._nodes = 0
        self._aliased = 0
        self._documents = 0
        self._resuming = False
        self._text = ""
        self._first_line = 0
        self._has_comments = False

    def read(self, text: str, first_line: int = 0) -> bool:
        """Build the value of a text up to its end or its first syntax error; is it the end?"""
        import yaml  # costs half as much as Typer; most runs read no YAML

        self._text, self._first_line = text, first_line
        self._has_comments = _COMMENT.search(text) is not None
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._list,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        event = None
        try:
            for event in yaml.parse(text, Loader=loader):
                if handler := handlers.get(type(event)):
                    handler(event)
        except yaml.MarkedYAMLError as error:
            message, hint, mark = explained(error)
            self._fault(message, hint, mark)
        except _RefusedError as error:
            self._fault(str(error), error.hint, event.start_mark)
        else:
            return True
        return False

    def resume(self, depth: int) -> None:
        """Go on in the container at this depth with the next text that is read."""
        del self.frames[depth:]
        self.frames[-1].awaits_value = False
        self._resuming = True
        self._documents = 0

    def _document(self, _event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _RefusedError(
                "a second document begins here", "a tips file is one: remove this line"
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text: str | None = event.value
        if event.tag is not None:
            _expect_plain(event.tag)
        if not text:
            if event.style is None and event.tag is None:
                text = None
        elif text[-1] == "\n" and event.style in ("|", ">"):
            text = text[:-1]  # the line end that closes the block
        if event.anchor:
            self._anchors[event.anchor] = (text, 1 + len(event.value) // _WEIGHED_TOGETHER)
        self._place(text, event)
        if self._has_comments and event.style is None and text:
            self._warn_of_cut(event)

    def _list(self, event: yaml.SequenceStartEvent) -> None:
        self._open([], event)

    def _mapping(self, event: yaml.MappingStartEvent) -> None:
        self._open({}, event)

    def _open(self, container: Any, event: yaml.NodeEvent) -> None:
        if self._resuming:
            self._resuming = False
            return
        if event.tag is not None:
            _expect_plain(event.tag)
        if len(self.frames) == DEEPEST:
            raise _RefusedError(
                f"this is more than {DEEPEST} levels deep", "a tips file needs no more than four"
            )
        self._place(container, event)
        self._anchors.pop(event.anchor, None)
        self.frames.append(Frame(container, event.anchor, self._nodes))

    def _end(self, _event: yaml.Event) -> None:
        frame = self.frames.pop()
        if frame.anchor:
            self._anchors[frame.anchor] = (frame.container, 1 + self._nodes - frame.nodes_before)

    def _alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self._anchors:
            raise _RefusedError(
                f"nothing above is called {quoted('&' + event.anchor)}",
                "a text that begins with * stands in quotes",
            )
        value, weight = self._anchors[event.anchor]
        self._nodes += weight
        self._aliased += weight
        if self._aliased > MOST_ALIASED:
            raise _RefusedError("aliases (*name) repeat too much here", "write the values out")
        self._place(value, event)

    def _place(self, value: Any, event: yaml.NodeEvent) -> None:
        """Put a value where it belongs: in a list, under a key, or as the key itself."""
        self._nodes += 1
        if not self.frames:
            self.value = value
        elif type(container := self.frames[-1].container) is list:
            container.append(value)
        elif self.frames[-1].awaits_value:
            container[self.frames[-1].key] = value
            self.frames[-1].awaits_value = False
        else:
            self._place_key(self.frames[-1], value, event)
            return
        if self._wanted:
            self._note(Spot(self.path()), event)

    def _place_key(self, frame: Frame, key: Any, event: yaml.NodeEvent) -> None:
        if type(key) is not str:
            raise _RefusedError("a key is a word", "put a text that begins with { or [ in quotes")
        frame.key = key
        frame.awaits_value = True
        spot = Spot(self.path(), at_key=True)
        if key in frame.container:
            fault = f"the key {quoted(key)} stands here twice"
            self._fault(fault, "keep one of them", event.start_mark, spot=spot)
        if self._wanted:
            self._note(spot, event)

    def _note(self, spot: Spot, event: yaml.NodeEvent) -> None:
        if spot in self._wanted:
            self.found.setdefault(spot, self._position(event.start_mark))

    def _warn_of_cut(self, event: yaml.ScalarEvent) -> None:
        comment = _COMMENT.match(self._text, event.end_mark.index)
        if comment and not _HOLDING_TEXT.isdisjoint(self.path()):
            self._fault(
                "the text ends here, before #: the rest of the line is a comment",
                "put the text in quotes, or under `text: >-`",
                event.end_mark,
                spot=Spot(self.path()),
                severity=Severity.WARNING,
            )

    def _fault(
        self,
        message: str,
        hint: str,
        mark: yaml.Mark,
        *,
        spot: Spot | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.faults.append(
            Fault(
                spot=spot or Spot(self._path_ahead()),
                message=message,
                hint=hint,
                severity=severity,
                position=self._position(mark),
            )
        )

    def _position(self, mark: yaml.Mark) -> Position:
        return Position(self._first_line + mark.line + 1, mark.column + 1)

    def path(self) -> Path:
        """Return the way to the value that was placed last."""
        return tuple(frame.last_step() for frame in self.frames)

    def _path_ahead(self) -> Path:
        """Return the way to the value that would have come next."""
        if not self.frames:
            return ()
        return (*self.path()[:-1], *self.frames[-1].next_step())


class Frame:
    """A list or mapping that is being built."""

    __slots__ = ("anchor", "awaits_value", "container", "key", "nodes_before")

    def __init__(self, container: Any, anchor: str | None, nodes_before: int) -> None:
        self.container = container
        self.anchor = anchor
        self.nodes_before = nodes_before
        self.key = ""
        self.awaits_value = False

    def last_step(self) -> str | int:
        """Return the key or place of the value that was placed last."""
        return self.key if isinstance(self.container, dict) else len(self.container) - 1

    def next_step(self) -> Path:
        """Return the key or place that the next value gets, as far as it is known."""
        if isinstance(self.container, dict):
            return (self.key,) if self.awaits_value else ()
        return (len(self.container),)


class _RefusedError(ValueError):
    """This is YAML, but not of the kind that a tips file is."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def _expect_plain(tag: str) -> None:
    if tag not in _PLAIN_TAGS:
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        raise _RefusedError(
            f"a tag ({quoted(shown)}) has no place here",
            "remove it; a text that begins with ! stands in quotes",
        )
