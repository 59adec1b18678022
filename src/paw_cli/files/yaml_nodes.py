"""Compose nodes from a YAML text; after a fault, go on with the next item that it left whole.

Nothing is resolved or built: every scalar is the text as typed, and no file runs code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from paw_cli.files.format import MAX_DEPTH, MAX_TIPS, TIP
from paw_cli.files.nodes import ListEnd, Mapping, Node, ParseError, Source, Tree
from paw_cli.files.source import STOOD_FOR, with_stand_ins
from paw_cli.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from paw_cli.files.problems import Problem

# A part of a text that can be read by itself, into the container at a depth: start, end, depth.
Part = tuple[int, int, int]
Event = Any  # the parser's, whose types its stubs do not tell

# A file that is broken in more places is not worth reading on.
_MAX_RESUMED = 50
# What a file of some kilobytes may make of itself by repeating, in values; a text counts for
# one more with every so many characters.
_MAX_ALIASED = 100_000
_WEIGHED_AS_ONE = 100

_BLOCKS = ("|", ">")
_PLAIN_TAGS = {"!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))}
# Only from the first blank of a run: else a line of blanks takes time quadratic in its length.
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#")
_SECTION = re.compile(r"^[\"']?[\w$][\w$-]*[\"']?[ \t]*:(?=\s|$)", re.MULTILINE)


def compose_yaml(source: Source) -> Tree:
    """Return the nodes of a YAML text, and what is wrong with it as YAML."""
    composer = _Composer(source)
    part: Part | None = (0, len(source.text), 0)
    resumed = 0
    while part is not None and resumed < _MAX_RESUMED:
        part = composer.read(part)
        resumed += 1
    if part is not None:
        message = _("so much is broken that nothing is read from here on")
        composer.problems.append(source.problem(part[0], message, _("mend what stands above")))
    return Tree(
        root=composer.root,
        problems=tuple(composer.problems),
        cut_texts=composer.cut_texts,
        list_ends=composer.list_ends,
    )


class _Frame:
    """A list or mapping that is being composed, with the event that it began with."""

    __slots__ = ("is_mapping", "key", "key_offset", "node", "start", "values")

    def __init__(self, node: Node, start: Event) -> None:
        self.node = node
        self.values = node.value
        self.is_mapping = type(node.value) is Mapping
        self.start = start
        self.key: str | None = None
        self.key_offset = 0


class _Composer:
    """The tree as far as it is composed; `frames` are open, the innermost last."""

    def __init__(self, source: Source) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.cut_texts: dict[int, int] = {}
        self.list_ends: dict[str, ListEnd] = {}
        self._source = source
        self._text = with_stand_ins(source.text)
        self._has_stand_ins = self._text is not source.text
        self._has_comments = _COMMENT.search(self._text) is not None
        self._frames: list[_Frame] = []
        self._anchors: dict[str, Node] = {}
        self._aliased = 0
        self._start = 0
        self._last: Any = None
        self._documents = 0
        self._resumes = False

    def read(self, part: Part) -> Part | None:
        """Compose a part of the text up to its end or to a fault; return what to read next."""
        import yaml  # costs half as much as Typer; most runs read no YAML

        self._start, end, depth = part
        text = self._text[self._start : end]
        # The parser that is written in C is ten times as fast, but not every PyYAML has it.
        parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        try:
            self._take_all(parser.get_event, depth)
        except yaml.MarkedYAMLError as error:
            from paw_cli.files.yaml_errors import parse_error  # most files have no fault

            return self._after_fault(parse_error(error, text, self._start))
        except ParseError as error:
            return self._after_fault(error)
        finally:
            parser.dispose()
        return (end, len(self._text), 1) if end < len(self._text) else None

    def _take_all(self, next_event: Callable[[], Any], depth: int) -> None:
        """Take the events of a part; what opens first continues the container at `depth`."""
        import yaml

        takers: dict[type[Any], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._take_alias,
            yaml.DocumentStartEvent: self._begin_document,
        }
        self._documents = 0
        self._resumes = depth > 0
        if self._resumes:
            del self._frames[depth:]
            self._frames[-1].key = None
        taker = takers.get
        while (event := next_event()) is not None:
            if take := taker(type(event)):
                take(event)

    def _begin_document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._error(event, "second_document")

    def _take_scalar(self, event: Event) -> None:
        text, style = event.value, event.style
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            raise self._error(event, "tag", tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
        if not text or style in _BLOCKS or self._has_stand_ins:
            text = self._text_of(event)
        offset = event.start_mark.index + self._start
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.is_mapping and frame.key is None:
            if text is None:
                raise self._error(event, "no_key")
            frame.key, frame.key_offset = text, offset
            if event.anchor:
                self._anchors[event.anchor] = Node(text, offset)
            return
        node = Node(text, offset)
        self._last = event
        if self._has_comments and text and not style:
            self._note_cut(event, offset)
        if event.anchor:
            self._anchors[event.anchor] = node
        if frame is not None and frame.is_mapping:
            frame.values.append((frame.key, frame.key_offset, node))
            frame.key = None
        else:
            self._place(node, event)

    def _text_of(self, event: Event) -> str | None:
        """Return a scalar as the text that it stands for, None for nothing."""
        if not event.value:
            return None if not event.style and event.tag is None else ""
        closes_block = event.style in _BLOCKS and event.value[-1] == "\n"
        text: str = event.value[:-1] if closes_block else event.value
        return text.translate(STOOD_FOR) if self._has_stand_ins else text

    def _note_cut(self, event: Event, offset: int) -> None:
        """Remember a text that a comment follows."""
        end = event.end_mark.index + self._start
        if _COMMENT.match(self._text, end):
            self.cut_texts[offset] = end

    def _place(self, node: Node, event: Event) -> None:
        """Put a node at the end of the innermost list, or under the last key."""
        if not self._frames:
            self.root = node
            return
        frame = self._frames[-1]
        if not frame.is_mapping:
            if len(frame.values) >= MAX_TIPS:
                raise self._error(event, "too_many", number=f"{MAX_TIPS:,}")
            frame.values.append(node)
        elif frame.key is None:
            raise self._error(event, "no_key")
        else:
            frame.values.append((frame.key, frame.key_offset, node))
            frame.key = None

    def _open(self, event: Event) -> None:
        if self._resumes:
            self._resumes = False
            return
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            raise self._error(event, "tag", tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
        offset = event.start_mark.index + self._start
        if len(self._frames) == MAX_DEPTH:
            raise self._error(event, "too_deep", number=MAX_DEPTH)
        node = Node(Mapping() if type(event).__name__[0] == "M" else [], offset)
        self._place(node, event)
        self._last = event
        if event.anchor:  # freed until it is whole: a value must not hold itself
            self._anchors.pop(event.anchor, None)
        self._frames.append(_Frame(node, event))

    def _close(self, event: Event) -> None:
        frame = self._frames.pop()
        if frame.start.anchor:
            self._anchors[frame.start.anchor] = frame.node
        if frame.start.flow_style:  # a list without brackets ends where the next thing begins
            self._last = event
        if not frame.is_mapping and len(self._frames) <= 1:
            self._note_list_end(frame)

    def _note_list_end(self, frame: _Frame) -> None:
        """Remember where a section's list ends, so that an item can be put there."""
        section = TIP.section
        if self._frames:
            if not self._frames[0].is_mapping:
                return
            section = self._frames[0].values[-1][0]
        last = self._last
        is_block = getattr(last, "style", None) in _BLOCKS
        self.list_ends[section] = ListEnd(
            offset=last.end_mark.index + self._start,
            indent=frame.start.start_mark.column,
            header=last.start_mark.index + self._start if is_block else None,
            start=frame.node.offset,
            in_brackets=bool(frame.start.flow_style),
            is_empty=not frame.values,
        )

    def _take_alias(self, event: Event) -> None:
        """Place a copy of what has this name, which stands where the alias does."""
        node = self._anchors.get(event.anchor)
        if node is None:
            raise self._error(event, "unknown_alias", name=f"&{event.anchor}")
        self._last = event
        self._place(self._copy(node, event), event)

    def _copy(self, node: Node, event: Event) -> Node:
        value, offset = node.value, event.start_mark.index + self._start
        self._aliased += 1 + (len(value) // _WEIGHED_AS_ONE if type(value) is str else 0)
        if self._aliased > _MAX_ALIASED:
            raise self._error(event, "too_much_aliased")
        if type(value) is Mapping:
            value = Mapping((key, offset, self._copy(child, event)) for key, _at, child in value)
        elif type(value) is list:
            value = [self._copy(child, event) for child in value]
        return Node(value, offset, node.broken)

    def _error(self, event: Event, what: str, /, **fields: str | int) -> ParseError:
        """Return the error of a text that is YAML, but none that a tips file may be."""
        from paw_cli.files.yaml_errors import file_error  # most files have no fault

        return file_error(event.start_mark.index + self._start, what, **fields)

    def _after_fault(self, error: ParseError) -> Part | None:
        """Note a fault; return the items after the one that it is in, else the sections after."""
        self.problems.append(self._source.problem(error.offset, error.message, error.hint))
        if error.is_fatal:
            self.root = None
        if error.is_fatal or not self._frames:
            return None
        items = next((n for n, f in enumerate(self._frames) if not f.is_mapping), None)
        self._mark_broken(error.offset, items)
        stopped = error.offset
        if items is not None and items + 1 < len(self._frames):
            stopped = self._frames[items + 1].node.offset
        offset = self._text.find("\n", max(stopped, self._start)) + 1 or len(self._text)
        section = self._frames[0].is_mapping and _SECTION.search(self._text, offset)
        end = section.start() if section else len(self._text)
        if items is not None and not self._frames[items].start.flow_style:
            column = self._frames[items].start.start_mark.column
            dash = re.compile(rf"^ {{{column}}}-(?=\s|$)", re.MULTILINE)
            if item := dash.search(self._text, offset, end):
                return (item.start(), end, items + 1)
        return (end, len(self._text), 1) if section else None

    def _mark_broken(self, offset: int, items: int | None) -> None:
        """Mark what is open as broken; an item that never began gets its place in the list.

        Without a dash before the fault on its line, it is meant as more of the item before.
        """
        for frame in self._frames:
            frame.node.broken = True
        innermost = self._frames[-1]
        if items is None or innermost is not self._frames[items]:
            return
        line_before = self._text[:offset].rpartition("\n")[2]
        if not innermost.values or line_before.lstrip().startswith("-"):
            innermost.values.append(Node(None, offset))
        innermost.values[-1].broken = True
