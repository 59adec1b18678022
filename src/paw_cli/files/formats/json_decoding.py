"""Decoding JSON as the standard library does, with an eye for what it lets pass."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from paw_cli.files.definition import DEEPEST
from paw_cli.files.problems import Fault, Spot
from paw_cli.files.values import Number

if TYPE_CHECKING:
    from collections.abc import Callable

    from paw_cli.files.problems import Lines, Path

    Scan = Callable[[str, int], tuple[Any, int]]

_BLANKS = re.compile(r"[ \t\n\r]*")
_MARK = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)


class Decoder:
    """Decodes JSON values; numbers stay what was typed, NaN and the like too."""

    def __init__(self) -> None:
        self._mappings = _Mappings()
        self._decoder = _decoder(self._mappings)
        self.decode = self._decoder.decode

    def scan(self, text: str, offset: int) -> tuple[Any, int]:
        """Return the value that begins at an offset, and where it ends."""
        try:
            return self._decoder.scan_once(text, offset)
        except StopIteration as error:
            raise json.JSONDecodeError("Expecting value", text, error.value) from None

    @property
    def repeats(self) -> bool:
        """Whether a key stood twice in a mapping since this was last set to False."""
        return self._mappings.repeats

    @repeats.setter
    def repeats(self, value: bool) -> None:
        self._mappings.repeats = value


class _Mappings:
    """Makes mappings; a decoder that did so itself would keep itself alive."""

    repeats = False

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        mapping = dict(pairs)
        if len(mapping) < len(pairs):
            self.repeats = True
        return mapping


def scan_of_pairs() -> Scan:
    """Return what scans values as Decoder does, only quicker: mappings are tuples of pairs.

    It raises StopIteration where no value begins.
    """
    return _decoder(tuple).scan_once


class _StandardDecoder(Protocol):
    """What is used of the standard library's decoder; scan_once is not in its stubs."""

    scan_once: Scan
    decode: Callable[[str], Any]


def _decoder(mapping: Callable[[list[tuple[str, Any]]], object]) -> _StandardDecoder:
    made = json.JSONDecoder(
        object_pairs_hook=mapping, parse_int=Number, parse_float=Number, parse_constant=Number
    )
    return cast("_StandardDecoder", made)


class JsonFault(NamedTuple):
    """What is wrong with a JSON text, how to mend it, and at which offset."""

    message: str
    hint: str
    offset: int


NO_KEY = "Expecting property name enclosed in double quotes"
_EXPLANATIONS = {
    "Expecting ',' delimiter": (
        "a comma or a closing bracket is missing before this",
        'put a comma between items; a " inside a text is written \\"',
    ),
    "Expecting ':' delimiter": ("a colon is missing before this", 'write "key": value'),
    NO_KEY: (
        "here a key begins",
        'write it between double quotation marks: "text"',
    ),
    "Expecting value": (
        "this is no value",
        'write a text between double quotation marks, or a list: ["one", "two"]',
    ),
    "Unterminated string starting at": ("a quotation mark that is never closed", "close it"),
    "Invalid control character at": (
        "a line end, tab or control character inside quotation marks",
        "close them, or write \\n for a line end and \\t for a tab",
    ),
    "Invalid \\escape": (
        "a backslash before a letter that it does not go with",
        "write the backslash twice",
    ),
    "Invalid \\uXXXX escape": ("\\u without four digits", "write the backslash twice"),
    "Extra data": (
        "something after the end",
        "a file with one tip a line is JSON Lines: name it .jsonl",
    ),
}
TOO_DEEP = "Too deep"  # the standard library raises RecursionError
COMMA_TOO_MANY = ("a comma with nothing after it", "remove it")


def after_blanks(text: str, offset: int) -> int:
    """Return the offset of the next sign that is no blank or line end."""
    blanks = _BLANKS.match(text, offset)
    return blanks.end() if blanks else offset


def explained(error: json.JSONDecodeError) -> JsonFault:
    """Return what the decoder found wrong, in words that say how to mend it."""
    if error.msg == TOO_DEEP:
        found = too_deep(error.doc[error.pos :])
        return found._replace(offset=error.pos + found.offset)
    said = error.msg.split(": ")[0]
    before = error.doc[: error.pos].rstrip()
    if error.doc[error.pos : error.pos + 1] in ("}", "]") and before.endswith(","):
        return JsonFault(*COMMA_TOO_MANY, len(before) - 1)
    if said.startswith("Illegal trailing comma"):  # since Python 3.13
        return JsonFault(*COMMA_TOO_MANY, error.pos)
    message, hint = _EXPLANATIONS.get(said, (f"this is no JSON: {said}", "mend it"))
    return JsonFault(message, hint, error.pos)


def too_deep(text: str) -> JsonFault:
    """Return the fault of a text whose brackets stand deeper in brackets than can be read."""
    depth = 0
    offset = 0
    for mark in _MARK.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark[0], 0)
        offset = mark.start()
        if depth > DEEPEST:
            break
    return JsonFault(
        f"more than {DEEPEST} levels deep", "a tips file needs no more than four", offset
    )


def fault_at(path: Path, found: JsonFault, lines: Lines) -> Fault:
    """Return the fault of the value at `path` that is broken."""
    return Fault(
        spot=Spot(path),
        message=found.message,
        hint=found.hint,
        position=lines.position(found.offset),
    )
