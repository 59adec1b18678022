"""Read notes: numbered and bulleted items, with headings above them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paw_cli.authoring.importing.items import Item, LeftOut, Reading, Why

if TYPE_CHECKING:
    from collections.abc import Sequence

# An item: "1. ", "1) ", a bullet as people type them or as word processors paste them. A year is no
# number of an item, and "1.5 miljoen" no item.
_ITEM = re.compile(
    r"(?P<indent>[ \t\xa0]*)"
    r"(?:(?P<number>\d{1,3})[.)](?:[ \t\xa0]+|(?=[^\W\d_]))"
    r"|[•●○◦▪■‣⁃∙·\uf0b7\uf0a7*+–—-][ \t\xa0]+|o\t)"
    r"(?P<text>\S.*)"
)
_INDENT = re.compile(r"[ \t\xa0]*")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+|\*\*(?=.*\*\*:?$)")
# A number further on than this is more likely the rest of a sentence than a gap in the list.
_LARGEST_GAP = 10
_TAB = 4
# An item this much further in belongs to the one above; less is "9." standing below "10.".
_NESTED = 2


def read(lines: Sequence[str]) -> Reading:
    """Return the items of notes, each with the heading above it."""
    notes = _Notes(lines)
    for number, line in enumerate(lines, start=1):
        notes.take(number, line)
    notes.finish()
    return Reading(items=notes.items, left_out=notes.left_out)


@dataclass(slots=True)
class _Open:
    """An item that later lines may add to."""

    line: int
    indent: int
    parts: list[str]


@dataclass(slots=True)
class _Notes:
    """What is known while going down the lines."""

    lines: Sequence[str]
    items: list[Item] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    open: _Open | None = None
    last_number: int | None = None
    heading: str = ""
    outside: list[tuple[int, str]] = field(default_factory=list)
    after_blank: bool = False

    def take(self, number: int, line: str) -> None:
        """Give a line its place."""
        if not line.strip():
            self.after_blank = True
            return
        match = _ITEM.fullmatch(line)
        if match and self._begins_item(match):
            self._item(number, match)
        elif self.open and self._continues(line):
            self._add(line)
        else:
            self._close()
            self.outside.append((number, line.strip()))
        self.after_blank = False

    def finish(self) -> None:
        """Close what is still open."""
        self._close()
        self._leave_out(self.outside)

    def _begins_item(self, match: re.Match[str]) -> bool:
        if match["number"] is None or self.last_number is None or not self.open:
            return True
        number = int(match["number"])
        return number == 1 or 0 <= number - self.last_number <= _LARGEST_GAP

    def _item(self, line: int, match: re.Match[str]) -> None:
        indent = _width(match["indent"])
        if self.open and indent >= self.open.indent + _NESTED:
            self.open.parts.append("\n" + match[0].strip())
            return
        self._close()
        if self.outside:
            *above, (_, heading) = self.outside
            self._leave_out(above)
            self.heading = _bare_heading(heading)
            self.outside, self.last_number = [], None
        self.last_number = int(match["number"]) if match["number"] else self.last_number
        self.open = _Open(line, indent, [match["text"].rstrip(" \t")])

    def _continues(self, line: str) -> bool:
        """Tell whether a line that begins no item goes on with the one above."""
        further_in = self.open is not None and _indent_of(line) > self.open.indent
        if self.after_blank:
            return further_in
        return further_in or not (_HEADING_MARK.match(line) or line.rstrip().endswith(":"))

    def _add(self, line: str) -> None:
        if self.open:
            self.open.parts.append(("\n\n" if self.after_blank else " ") + line.strip(" \t"))

    def _close(self) -> None:
        if self.open:
            text = "".join(self.open.parts)
            self.items.append(Item(text=text, line=self.open.line, heading=self.heading))
            self.open = None

    def _leave_out(self, lines: list[tuple[int, str]]) -> None:
        said = [(n, text) for n, text in lines if any(char.isalnum() for char in text)]
        self.left_out += [LeftOut(line=n, text=text, why=Why.NO_ITEM) for n, text in said]


def _bare_heading(text: str) -> str:
    return text.strip("#* \t\xa0").removesuffix(":").rstrip("* ")


def _indent_of(line: str) -> int:
    found = _INDENT.match(line)
    return _width(found[0]) if found else 0


def _width(indent: str) -> int:
    return len(indent.expandtabs(_TAB))
