"""Compose the nodes of a YAML text; of a broken one those of every item that is whole.

Nothing is resolved or built: every scalar is the text as typed, and no file runs code.
"""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from paw_cli.files.format import MAX_DEPTH, MAX_TIPS
from paw_cli.files.nodes import Broken, Node, ParseError, Source, too_broken, too_deep, too_many
from paw_cli.messages import _

if TYPE_CHECKING:
    from paw_cli.files.problems import Problem

_DOCUMENT = re.compile("^---", re.MULTILINE)
_SECTION = re.compile(r"^[\"']?[\w$][\w$-]*[\"']?[ \t]*:(?=\s|$)", re.MULTILINE)
_DASH = re.compile(r"^( *)-(?=\s|$)", re.MULTILINE)
_ID = re.compile(r"^[ -]*id:[ \t]*[\"']?([\w.-]+)", re.MULTILINE)

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


def compose_yaml(
    source: Source, max_broken: int = sys.maxsize
) -> tuple[Node | None, list[Problem]]:
    """Return the root of a YAML text, None for an empty one, and what is wrong with it as YAML.

    Raises ParseError where nothing of it can be read.
    """
    composer = _Composer(source, max_broken)
    try:
        root = composer.compose(0, len(source.text))
    except ParseError as error:
        if error.is_fatal:
            raise
        root = composer.compose_by_items()
        problem = source.problem(error.offset, error.message, error.hint)
        if not composer.problems or problem.place < composer.problems[0].place:
            composer.problems.append(problem)
    return root, composer.problems


class _Composer:
    """Composes parts of a text, and keeps what is wrong with them in `problems`."""

    def __init__(self, source: Source, max_broken: int) -> None:
        self._max_broken = max_broken
        self.problems: list[Problem] = []
        self._source = source
        self._text = source.text
        self._stood_for: dict[int, int] = {}
        if any(map(source.text.__contains__, _STAND_INS)):
            self._text = _NEEDS_STAND_IN.sub(lambda found: _STAND_INS[found[0]], source.text)
            self._stood_for = _STOOD_FOR
        self._loader = _loader_class()

    def compose(self, start: int, end: int) -> Node | None:
        """Return the root of a part of the text; raises ParseError at its first fault."""
        import yaml  # costs half as much as Typer; most runs read no YAML

        part = self._text[start:end]
        loader = self._loader(part)
        loader.start = start
        try:
            root = loader.get_node() if loader.check_node() else None
            if root is not None and loader.check_node():
                self._note_second_document(root.end_mark.index, start)
            if root is not None and (start or self._stood_for):
                self._place(root, start, set())
        except yaml.MarkedYAMLError as error:
            from paw_cli.files.explanations import explain_yaml  # most files have no fault

            raise explain_yaml(error, part, start) from error
        except RecursionError as error:
            raise too_deep(start) from error
        finally:
            loader.dispose()
        return root

    def _place(self, node: Node, start: int, placed: set[int]) -> None:
        """Make a node of a part, and all in it, one of the text that the file has."""
        if id(node) in placed:
            return
        placed.add(id(node))
        node.start_mark = _mark(node.start_mark.index + start)
        node.end_mark = _mark(node.end_mark.index + start)
        if type(node.value) is str:
            node.value = node.value.translate(self._stood_for)
            return
        for child in node.value:
            for each in child if type(child) is tuple else (child,):
                self._place(each, start, placed)

    def _note_second_document(self, after: int, start: int) -> None:
        begins = _DOCUMENT.search(self._text, start + after)
        offset = begins.start() if begins else start + after
        message = _("a second document begins here")
        hint = _("a tips file is one: remove this line")
        self.problems.append(self._source.problem(offset, message, hint))

    def _report(self, error: ParseError) -> None:
        """Keep what is wrong with a part, unless nothing is read."""
        if error.is_fatal:
            raise error
        self.problems.append(self._source.problem(error.offset, error.message, error.hint))

    def compose_by_items(self) -> Node | None:
        """Return the root of a broken text: its sections, or its list, with each item by itself."""
        import yaml

        starts = [section.start() for section in _SECTION.finditer(self._text)]
        first_item = _DASH.search(self._text)
        if first_item and first_item.start() < min(starts, default=len(self._text)):
            self.compose(0, first_item.start())
            return self._list(first_item, len(self._text))
        if not starts:
            return None
        self.compose(0, starts[0])
        sections: list[tuple[Node, Node]] = []
        for start, end in pairwise([*starts, len(self._text)]):
            try:
                sections += self._section(start, end)
            except ParseError as error:
                self._report(error)
        return yaml.MappingNode("", sections, _mark(starts[0]), _mark(len(self._text)))

    def _section(self, start: int, end: int) -> list[tuple[Node, Node]]:
        """Return the key of a section with its items, each composed by itself."""
        first_item = _DASH.search(self._text, start, end)
        root = self.compose(start, first_item.start() if first_item else end)
        if root is None or root.id != "mapping":
            return []
        *others, (key, value) = root.value
        if first_item and value.value == "":
            value = self._list(first_item, end)
        return [*others, (key, value)]

    def _list(self, first: re.Match[str], end: int) -> Node:
        """Return a list whose items begin below its first one, each composed by itself."""
        import yaml

        dash = re.compile(rf"^{first[1]}-(?=\s|$)", re.MULTILINE)
        starts = [item.start() for item in dash.finditer(self._text, first.start(), end)]
        if len(starts) > MAX_TIPS:
            raise too_many(first.start())
        items: list[Node] = []
        for start, after in pairwise([*starts, end]):
            if len(self.problems) > self._max_broken:
                self._report(too_broken(start))
                break
            try:
                part = self.compose(start, after)
                items += part.value if part else ()
            except ParseError as error:
                self._report(error)
                id_ = _ID.search(self._text, start, after)
                broken = Broken(id_[1] if id_ else "")
                items.append(yaml.ScalarNode("", broken, _mark(start), _mark(after)))
        return yaml.SequenceNode("", items, _mark(first.start()), _mark(end))


def _mark(offset: int) -> Node:
    """Return an offset as nodes have it."""
    import yaml

    return yaml.Mark("", offset, 0, 0, None, 0)


def _loader_class() -> Any:  # noqa: ANN401 - the stubs do not tell what a loader can
    """Return a loader that leaves each value as typed; the one in C is ten times as fast."""
    import yaml

    class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
        start = depth = 0

        def resolve(self, *_arguments: object) -> None:
            """Give no value a tag that has none."""

        def descend_resolver(self, parent: Any, index: object) -> None:  # noqa: ANN401 - the same
            """Stop where a list holds too much, or what holds it is too deep."""
            self.depth += 1
            if index == MAX_TIPS:
                raise too_many(parent.start_mark.index + self.start)
            if self.depth > MAX_DEPTH + 1:
                raise too_deep(parent.start_mark.index + self.start)

        def ascend_resolver(self) -> None:
            """Go on at the level above."""
            self.depth -= 1

    return Loader
