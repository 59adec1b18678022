"""Measure, wrap and cut text in terminal cells; links stay whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

_WORD = re.compile(r"[^ ]+")
_LINK = re.compile(r"https?://|mailto:|www\.", re.IGNORECASE)
_EMOJI_STYLE, _JOINER, _SOFT_HYPHEN = "\ufe0f", "\u200d", "\u00ad"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def cells(text: str) -> int:
    """Return how many columns a text takes at most.

    Terminals disagree on emoji sequences: this is the sum of the parts, which none exceeds.
    """
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def wrapped(text: Text, width: int) -> list[Text]:
    """Return text as lines of at most `width` cells; a link that is longer has a line for itself."""
    lines = []
    for line in text.split("\n", allow_blank=True):
        for part in line.divide(list(_breaks(line.plain, width))):
            part.rstrip()
            lines.append(part)
    return lines


def cut(text: Text, width: int, ellipsis: str) -> Text:
    """Return text that takes at most `width` cells, ending in `ellipsis` where it is cut."""
    if cells(text.plain) <= width:
        return text
    kept = text[: _fitting(text.plain, width - cells(ellipsis))]
    kept.rstrip()
    return kept.append(ellipsis)


def padded(text: Text, width: int) -> Text:
    """Return text with spaces up to `width` cells."""
    text.append(" " * (width - cells(text.plain)))
    return text


def _breaks(line: str, width: int) -> Iterator[int]:
    """Yield where to break a line so that each part takes at most `width` cells."""
    used = 0
    end = 0
    for word in _WORD.finditer(line):
        size = cells(word[0])
        gap = word.start() - end
        if used and used + gap + size > width:
            yield word.start()
            used, gap = 0, 0
        end = word.end()
        if size <= width or _LINK.search(word[0]):
            used += gap + size
            continue
        start = word.start()
        while end - start > (fits := _fitting(line[start:end], width)):
            start += fits
            yield start
        used = cells(line[start:end])


def _fitting(text: str, width: int) -> int:
    """Return how many characters of a text, at least one, fit without parting what is drawn as one."""
    used = 0
    place = 0
    for unit in _units(text):
        used += cells(unit)
        if used > width and place:
            return place
        place += len(unit)
    return place


def _units(text: str) -> Iterator[str]:
    """Yield what a terminal draws as one: a character with all that combines with it."""
    start = 0
    for place in range(1, len(text)):
        character = text[place]
        combines = not _cells_of(character) or ord(character) in _SKIN_TONES
        if not combines and character != _EMOJI_STYLE and text[place - 1] != _JOINER:
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _cells_of(character: str) -> int:
    if character in {_EMOJI_STYLE, _SOFT_HYPHEN}:
        return 1
    return get_character_cell_size(character)
