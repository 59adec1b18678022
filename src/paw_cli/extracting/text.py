"""The bytes of a text, however it was saved, as lines."""

import codecs
import re
import unicodedata
from contextlib import suppress

from paw_cli.messages import _

# A line also ends where a word processor or a slide breaks one within a paragraph.
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_LOOKED_AT = 1000
_BYTE_ORDER_MARK = "\ufeff"
# What the letters of UTF-8 become where each byte is read as one of Windows-1252.
_DECODED_WRONGLY = re.compile("[ÃÂâðÅÄ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0x100)}
# A byte that is no UTF-8, as Python decodes it, to its letter; and a letter to its byte.
_OF_WINDOWS_1252 = {0xDC00 + byte: char for byte, char in _WINDOWS_1252.items()}
_TO_BYTES = {ord(char): byte for byte, char in _WINDOWS_1252.items() if char}

# Characters that no reader sees: marks of direction, joiners and fillers. Joiners of emoji and
# of scripts that need them are no disguise.
INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
    "|(?<=[A-Za-z])[\u200c\u200d\ufe0f]"
)
_WIDE_BLANK = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")
_JOINERS = frozenset("\u200c\u200d\ufe0f")
# What no tips file holds: control characters, overrides of direction, halves of characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that stands in the code as a text."""
    return frozenset(text.split())


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and what a user should know of how it was read.

    What is no UTF-8 or UTF-16 is Windows-1252; text that was decoded wrongly once is mended
    where all of it can be.
    """
    notes = []
    if encoding := _utf_16(content):
        text = content.decode(encoding, "replace")
    else:
        read = content.decode("utf-8", "surrogateescape")
        text = read.translate(_OF_WINDOWS_1252)
        if text != read:
            notes.append(_("this is no UTF-8, so it was read as Windows-1252"))
    mended = _mended(text)
    if mended != text:
        notes.append(_("this text was decoded wrongly once ('Ã©' for 'é'), and is mended"))
    return mended.removeprefix(_BYTE_ORDER_MARK), tuple(notes)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; files that were joined have byte order marks within."""
    return [line.removeprefix(_BYTE_ORDER_MARK) for line in _LINE_END.split(text)]


def without_forbidden(text: str) -> str:
    """Return a text without the characters that no tips file may hold."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def visible(text: str) -> str:
    """Return a text without the characters that no reader sees."""
    return text if text.isascii() else INVISIBLE.sub("", text)


def plain_blanks(text: str) -> str:
    """Return a text as a reader sees it, its blanks of other widths as ordinary ones."""
    return text if text.isascii() else _WIDE_BLANK.sub(" ", visible(text))


def projected(text: str) -> tuple[str, list[int] | None]:
    """Return a text as a reader sees it, and where each character of it stands in `text`.

    Invisible characters and accents that stand apart are gone, letters in another dress (bold
    mathematical, full width) are plain. The list is None where nothing had to change.
    """
    if text.isascii():
        return text, None
    gone = {match.start() for match in INVISIBLE.finditer(text)}
    shown = [
        (_plain(char), place)
        for place, char in enumerate(text)
        if place not in gone and char not in _JOINERS and not unicodedata.combining(char)
    ]
    result = "".join([char for char, _place in shown])
    return result, None if result == text else [place for _char, place in shown]


def _plain(char: str) -> str:
    if char < "\u2000":
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def _utf_16(content: bytes) -> str:
    """Return the name of the encoding of a text in UTF-16: every other byte of it is zero."""
    start = content[:_LOOKED_AT]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) > len(start) // 4 else ""


def _mended(text: str) -> str:
    if _DECODED_WRONGLY.search(text):
        with suppress(UnicodeError):
            return text.translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    return text
