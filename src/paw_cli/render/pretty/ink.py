"""What drawings are made of: clean texts, styles, signs, and lines turned into output."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from rich.text import Text

from paw_cli.render.surface import PROSE
from paw_cli.terminal_text import encodable, safe_text, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.render.surface import Surface

# Colours of middling brightness out of the 256: they read on a light and on a dark ground.
ACCENT = "color(31)"
ID = "bold color(31)"
QUIET = "color(243)"

# A sentence's own point or bracket after a link is not part of it.
LINK = re.compile(r"((?:https?://|mailto:)[^\s<>\"]*[^\s<>\".,;:!?)\]'])", re.IGNORECASE)


class Signs(NamedTuple):
    """The signs of our own that a drawing uses."""

    ellipsis: str = "…"
    edge: str = "┃"
    arrow: str = "→"
    blocks: str = "▏▎▍▌▋▊▉█"


_ASCII = Signs(ellipsis="...", edge="|", arrow="->", blocks="#")


class Ink:
    """Makes texts for one surface and prints what was drawn with them."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.width = surface.width
        self.prose_width = min(surface.width, PROSE)
        every_sign = "".join(Signs())
        self.signs = Signs() if encodable(every_sign, surface.encoding) == every_sign else _ASCII

    def text(self, raw: str, style: str = "", *, lines: bool = False) -> Text:
        """Return a text of anybody as drawable text, its links clickable where they can be."""
        drawn = Text()
        for place, piece in enumerate(LINK.split(raw)):
            start = len(drawn)
            drawn.append(self._clean(piece, lines=lines), style)
            if self.surface.hyperlinks and place % 2 and (url := safe_url(piece)):
                drawn.stylize(Style(link=url), start)
        return drawn

    def printed(self, lines: Iterable[Text]) -> str:
        """Return lines as output; without colour there is no escape code in it at all."""
        lines = list(lines)
        for line in lines:
            line.rstrip()
        if not self.surface.color:
            return "".join([f"{line.plain}\n" for line in lines])
        # With a size of its own it reads none, perhaps no number, from the environment.
        console = Console(color_system="256", width=self.surface.width, height=1)
        segments = (segment for line in lines for segment in line.render(console, end="\n"))
        return "".join(
            [
                style.render(text, color_system=ColorSystem.EIGHT_BIT) if style else text
                for text, style, _ in segments
            ]
        )

    def _clean(self, raw: str, *, lines: bool) -> str:
        """Return a text as what the surface can show and will not obey."""
        return encodable(safe_text(raw, lines=lines), self.surface.encoding)
