"""The bytes of a text, however it was saved, as lines that a tips file can hold."""

from __future__ import annotations

import codecs
import re

from paw_cli.errors import TipsFileError
from paw_cli.files.decoding import UndecodableError, text_of
from paw_cli.files.definition import FORBIDDEN

# A line also ends where a word processor or a slide breaks one within a paragraph.
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_LOOKED_AT = 1000


def lines_of(content: bytes, name: str) -> list[str]:
    """Return the lines of a text in UTF-8, or in UTF-16 as Windows saves it.

    Control characters and marks that turn text around, which no eye sees and no tips file
    may hold, are gone. Raises TipsFileError where it is no text, with the place.
    """
    try:
        text = text_of(_marked(content))
    except UndecodableError as error:
        at = error.fault.position
        place = f"{name}:{at.line}:{at.column}" if at else name
        raise TipsFileError(
            f"{place}: {error.fault.message}",
            "Open it in the program that made it and save it as plain text, in UTF-8.",
        ) from error
    return [FORBIDDEN.sub("", line) for line in _LINE_END.split(text)]


def _marked(content: bytes) -> bytes:
    """Return a text in UTF-16 with the mark that says so: every other byte of it is zero."""
    start = content[:_LOOKED_AT]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    if start[1::2].count(0) > len(start) // 4:
        return codecs.BOM_UTF16_LE + content
    return codecs.BOM_UTF16_BE + content if start[::2].count(0) > len(start) // 4 else content
