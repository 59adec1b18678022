"""What drawings are made of: clean texts in cells, wrapped and cut; lines turned into output."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from rich.text import Text

from paw_cli.model import Kind
from paw_cli.render.views import Terminal
from paw_cli.safe_text import LINK, encodable, safe_text, safe_url

# Prose in longer lines is hard to read.
MAX_TEXT_WIDTH = 90
# Narrower terminals get signs for words, and lines from the very left.
NARROW = 60
SIGNS = {Kind.TIP: "●", Kind.REMARK: "○"}

_WORD = re.compile(r"( *)([^ ]+)")
_WHOLE = re.compile(r"https?://|mailto:|www\.", re.IGNORECASE)

_EMOJI_STYLE, _SOFT_HYPHEN = "\ufe0f", "\u00ad"
# What a terminal draws as one: a character, its accents and style, and what is joined to it.
_UNIT = re.compile(f".(?:[\u0300-\u036f{_EMOJI_STYLE}🏻-🏿]|\u200d.)*", re.DOTALL)


class Canvas:
    """Makes texts for one terminal and prints what was drawn with them."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.width = terminal.width
        self.text_width = min(terminal.width, MAX_TEXT_WIDTH)
        self.is_narrow = terminal.width < NARROW

    def text(self, raw: str, style: str = "", *, lines: bool = False) -> Text:
        """Return a text as the terminal can draw it, its links clickable where they can be."""
        drawn = Text()
        for place, piece in enumerate(re.split(LINK, raw)):
            start = len(drawn)
            drawn.append(encodable(safe_text(piece, lines=lines), self.terminal.encoding), style)
            if self.terminal.hyperlinks and place % 2 and (url := safe_url(piece)):
                drawn.stylize(Style(link=url), start)
        return drawn

    def cut(self, text: Text, width: int) -> Text:
        """Return text that takes at most `width` cells, with dots at its end where it is cut."""
        if cells(text.plain) <= width:
            return text
        dots = self.text("…")
        room = max(width - cells(dots.plain), 0)
        kept = text[: next(_folds(text.plain, room), 0)]
        kept.rstrip()
        return kept.append_text(dots)

    def printed(self, lines: list[Text]) -> str:
        """Return lines as output; without colour there is no escape code in it at all."""
        for line in lines:
            line.rstrip()
        if not self.terminal.color:
            return "".join([f"{line.plain}\n" for line in lines])
        # With a size of its own it reads none, perhaps no number, from the environment.
        console = Console(color_system="256", width=self.terminal.width, height=1)
        segments = (segment for line in lines for segment in line.render(console, end="\n"))
        return "".join(
            [
                style.render(text, color_system=ColorSystem.EIGHT_BIT) if style else text
                for text, style, _ in segments
            ]
        )


def cells(text: str) -> int:
    """Return how many columns a text takes at most.

    Terminals disagree on emoji sequences: this is the sum of the parts, which none exceeds.
    """
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def indented(text: Text, width: int, first: Text, rest: Text | None = None) -> Iterator[Text]:
    """Yield text wrapped at `width` cells, `first` before its first line and `rest` before others.

    A link that is longer than the room stands whole on a line of its own, with nothing before it.
    """
    start, rest = first, rest or first
    for line in wrapped(text, width - max(cells(first.plain), cells(rest.plain))):
        drawn = start + line
        yield drawn if cells(drawn.plain) <= width else line
        start = rest


def wrapped(text: Text, width: int) -> Iterator[Text]:
    """Yield text as lines of at most `width` cells; a longer link is a line of its own."""
    for line in text.split("\n", allow_blank=True):
        for part in line.divide(list(_breaks(line.plain, width))):
            part.rstrip()
            yield part


def padded(text: Text, width: int) -> Text:
    """Return text with spaces up to `width` cells."""
    text.append(" " * (width - cells(text.plain)))
    return text


def _breaks(line: str, width: int) -> Iterator[int]:
    """Yield where to break a line so that each part takes at most `width` cells."""
    used = 0
    for found in _WORD.finditer(line):
        blanks, word = found.groups()
        gap, size, start = len(blanks), cells(word), found.start(2)
        if used + gap + size > width and (used or size <= width):
            yield start
            used = gap = 0
        used += gap + size
        if size > width and not _WHOLE.search(word):
            last = 0
            for last in _folds(word, width, used - size):
                yield start + last
            used = cells(word[last:])


def _folds(word: str, width: int, used: int = 0) -> Iterator[int]:
    """Yield where to break a word after `used` blanks, never inside what is drawn as one."""
    for unit in _UNIT.finditer(word):
        size = cells(unit[0])
        if used and used + size > width:
            yield unit.start()
            used = 0
        used += size


@lru_cache(1 << 12)
def _cells_of(character: str) -> int:
    if character in {_EMOJI_STYLE, _SOFT_HYPHEN}:
        return 1
    return 2 if "🏻" <= character <= "🏿" else get_character_cell_size(character)
