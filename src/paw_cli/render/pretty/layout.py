"""Measure, wrap and cut text in terminal cells; links stay whole."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

_WORD = re.compile(r"[^ ]+")
_LINK = re.compile(r"https?://|mailto:|www\.", re.IGNORECASE)
_EMOJI_STYLE, _JOINER, _SOFT_HYPHEN = "\ufe0f", "\u200d", "\u00ad"
_SKIN_TONES = frozenset("🏻🏼🏽🏾🏿")


def cells(text: str) -> int:
    """Return how many columns a text takes at most.

    Terminals disagree on emoji sequences: this is the sum of the parts, which none exceeds.
    """
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def indented(text: Text, width: int, first: Text, rest: Text | None = None) -> Iterator[Text]:
    """Yield text wrapped at `width` cells, `first` before its first line and `rest` before others.

    A link that is longer than the room stands whole on a line of its own, with nothing before it.
    """
    start = first
    for line in wrapped(text, width - cells(first.plain)):
        drawn = start + line
        yield drawn if cells(drawn.plain) <= width else line
        start = rest or first


def wrapped(text: Text, width: int) -> Iterator[Text]:
    """Yield text as lines of at most `width` cells; a longer link is a line of its own."""
    for line in text.split("\n", allow_blank=True):
        for part in line.divide(list(_breaks(line.plain, width))):
            part.rstrip()
            yield part


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
    used = end = 0
    for word in _WORD.finditer(line):
        size = cells(word[0])
        gap = word.start() - end
        if used and used + gap + size > width:
            yield word.start()
            used = gap = 0
        used += gap + size
        end = word.end()
        if size > width and not _LINK.search(word[0]):
            last = 0
            for last in _folds(word[0], width):
                yield word.start() + last
            used = cells(word[0][last:])


def _fitting(text: str, width: int) -> int:
    """Return how many characters from the start of a text take at most `width` cells."""
    if text[: width + 1].isascii():
        return min(len(text), max(width, 0))
    used = place = 0
    for unit in _units(text):
        used += cells(unit)
        if used > width:
            break
        place += len(unit)
    return place


def _folds(word: str, width: int) -> Iterator[int]:
    """Yield where to break a word, never inside what a terminal draws as one."""
    used = place = 0
    for unit in _units(word):
        size = cells(unit)
        if used and used + size > width:
            yield place
            used = 0
        used += size
        place += len(unit)


def _units(text: str) -> Iterator[str]:
    """Yield what a terminal draws as one: a character with all that combines with it."""
    start = 0
    for place in range(1, len(text)):
        if text[place - 1] != _JOINER and not _combines(text[place]):
            yield text[start:place]
            start = place
    yield text[start:]


def _combines(character: str) -> bool:
    return character == _EMOJI_STYLE or character in _SKIN_TONES or not _cells_of(character)


@lru_cache(1 << 12)
def _cells_of(character: str) -> int:
    if character in {_EMOJI_STYLE, _SOFT_HYPHEN}:
        return 1
    return 2 if character in _SKIN_TONES else get_character_cell_size(character)
