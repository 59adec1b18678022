"""The text of a file, whatever its bytes are."""

from __future__ import annotations

import codecs

from paw_cli.files.problems import Fault, Lines, Spot

# What a file may begin with to say how its text is written.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class UndecodableError(ValueError):
    """The bytes are no text; `fault` says where."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def text_of(content: bytes) -> str:
    """Return the text that `content` is in UTF-8, or in UTF-16 where it begins by saying so.

    Raises UndecodableError with the place of the first byte that is wrong.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    return _decoded(content, "utf-8")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(_fault(content, encoding, error.start)) from error


def _fault(content: bytes, encoding: str, start: int) -> Fault:
    before = content[:start].decode(encoding)
    return Fault(
        spot=Spot(()),
        message=f"this byte (0x{content[start]:02x}) is no {encoding[:6].rstrip('-').upper()} text",
        hint="save the file as UTF-8",
        position=Lines(before).position(len(before)),
    )
