"""What can still be read of a JSON text that is broken: the items that its faults left whole."""

from __future__ import annotations

import re
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any

from paw_cli.files.formats.json_decoding import (
    COMMA_TOO_MANY,
    NO_KEY,
    TOO_DEEP,
    Decoder,
    JsonFault,
    after_blanks,
    explained,
    fault_at,
)
from paw_cli.files.problems import Lines, Parsed

if TYPE_CHECKING:
    from paw_cli.files.problems import Fault, Path

# A file that is broken in more places is not worth reading on.
MOST_RESUMED = 50


class _NothingLeftError(ValueError):
    """After a broken item, no next one can be made out."""


class Salvage:
    """Reads a text item by item; `starts` tells where each of them begins."""

    def __init__(self, text: str, error: JSONDecodeError) -> None:
        self.starts: dict[Path, int] = {}
        self._text = text
        self._first_found = explained(error)  # the error itself holds the frames that hold this
        self._decoder = Decoder()
        self._lines = Lines(text)
        self._faults: list[Fault] = []
        self._broken: set[Path] = set()

    def parsed(self) -> Parsed:
        """Return what can be read, with a fault for each place that is broken."""
        value: Any = None
        start = after_blanks(self._text, 0)
        try:
            if self._text.startswith("[", start):
                value = []
                self._items(start, value, ())
            elif self._text.startswith("{", start):
                value = {}
                self._sections(start, value)
        except JSONDecodeError as error:
            if self._faults:
                self._fault(explained(error), ())
        except _NothingLeftError:
            pass
        if not self._faults:
            self._fault(self._first_found, ())
        return Parsed(value=value, faults=tuple(self._faults), broken=frozenset(self._broken))

    def _sections(self, offset: int, sections: dict[str, Any]) -> None:
        offset = after_blanks(self._text, offset + 1)
        while not self._text.startswith("}", offset):
            key, offset = self._key(offset)
            offset = self._after(":", offset)
            if self._text.startswith("[", offset):
                sections[key] = []
                offset = self._items(offset, sections[key], (key,))
            else:
                sections[key], offset = self._scan(offset)
            offset = after_blanks(self._text, offset)
            if not self._text.startswith("}", offset):
                offset = self._after(",", offset)

    def _items(self, offset: int, items: list[Any], path: Path) -> int:
        """Read the items of a list, and return where it ends."""
        offset = after_blanks(self._text, offset + 1)
        while not self._text.startswith("]", offset):
            item_path = (*path, len(items))
            self.starts[item_path] = offset
            try:
                item, end = self._scan(offset)
            except JSONDecodeError as error:
                self._fault(explained(error), item_path)
                items.append(None)
                offset = self._next_whole_item(offset)
                continue
            items.append(item)
            offset = self._next_item(end)
        return offset + 1

    def _key(self, offset: int) -> tuple[str, int]:
        if not self._text.startswith('"', offset):
            raise JSONDecodeError(NO_KEY, self._text, offset)
        return self._scan(offset)

    def _scan(self, offset: int) -> tuple[Any, int]:
        try:
            return self._decoder.scan(self._text, offset)
        except RecursionError:
            raise JSONDecodeError(TOO_DEEP, self._text, offset) from None

    def _next_item(self, end: int) -> int:
        """Return where the item after the one that ends here begins, else the closing bracket."""
        comma = after_blanks(self._text, end)
        if self._text.startswith("]", comma):
            return comma
        offset = self._after(",", comma)
        if self._text.startswith("]", offset):
            self._fault(JsonFault(*COMMA_TOO_MANY, comma), ())
        return offset

    def _next_whole_item(self, start: int) -> int:
        """Return where the next line begins an item like the broken one, or ends the list."""
        indent = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        if indent.strip(" \t"):
            raise _NothingLeftError
        if len(self._faults) == MOST_RESUMED:
            message = "so much is broken that nothing is read from here on"
            self._fault(JsonFault(message, "mend what stands above", start), ())
            raise _NothingLeftError
        like_it = rf"^(?:{indent}(?=\{{)|[ \t]{{0,{len(indent)}}}(?=\]))"
        found = re.compile(like_it, re.MULTILINE).search(self._text, start + 1)
        if found is None:
            raise _NothingLeftError
        return found.end()

    def _after(self, sign: str, offset: int) -> int:
        offset = after_blanks(self._text, offset)
        if not self._text.startswith(sign, offset):
            raise JSONDecodeError(f"Expecting '{sign}' delimiter", self._text, offset)
        return after_blanks(self._text, offset + 1)

    def _fault(self, found: JsonFault, path: Path) -> None:
        self._broken.add(path)
        self._faults.append(fault_at(path, found, self._lines))
