"""What drawings are made of: clean texts, styles, signs, and lines turned into output."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.style import Style
from rich.text import Text

from paw_cli.encodable import encodable
from paw_cli.safe_text import safe_text, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.render.surface import Surface

# Prose in longer lines is hard to read.
PROSE = 90

# Colours of middling brightness out of the 256: they read on a light and on a dark ground.
ACCENT = "color(31)"
ID = "bold color(31)"
QUIET = "color(243)"

_LINK = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:!?)\]'])", re.IGNORECASE)


class Signs(NamedTuple):
    """The signs of our own that a drawing uses."""

    ellipsis: str = "…"
    edge: str = "┃"
    dot: str = "·"
    arrow: str = "→"
    blocks: str = " ▏▎▍▌▋▊▉█"


_ASCII = Signs(ellipsis="...", edge="|", dot="-", arrow="->", blocks=" #")


class Ink:
    """Makes texts for one surface and prints what was drawn with them."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        every_sign = "".join(Signs())
        self.signs = (
            Signs() if encodable(every_sign, surface.encoding) == every_sign else _ASCII
        )

    @property
    def width(self) -> int:
        """How many cells a line may take."""
        return self.surface.width

    @property
    def prose_width(self) -> int:
        """How many cells a line of prose may take."""
        return min(self.width, PROSE)

    def clean(self, raw: str, *, lines: bool = False) -> str:
        """Return a text of anybody as what the surface can show and will not obey."""
        return encodable(safe_text(raw, lines=lines), self.surface.encoding)

    def text(self, raw: str, style: str = "", *, lines: bool = False) -> Text:
        """Return a text of anybody as drawable text, its links clickable where they can be."""
        drawn = Text(style=style)
        for place, piece in enumerate(_LINK.split(raw)):
            is_link = place % 2 == 1
            drawn.append(self.clean(piece, lines=lines), self._clickable(piece) if is_link else None)
        return drawn

    def printed(self, lines: Iterable[Text]) -> str:
        """Return lines as output; without colour there is no escape code in it at all."""
        if not self.surface.color:
            return "".join([f"{line.plain.rstrip(' ')}\n" for line in lines])
        console = Console(
            file=StringIO(),
            width=self.width,
            force_terminal=True,
            color_system="256",
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )
        with console.capture() as capture:
            for line in lines:
                line.rstrip()
                console.print(line, soft_wrap=True)
        return capture.get()

    def _clickable(self, link: str) -> Style | None:
        url = safe_url(link) if self.surface.hyperlinks else None
        return Style(link=url) if url else None
