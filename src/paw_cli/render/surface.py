"""What an answer is drawn on."""

from __future__ import annotations

from typing import NamedTuple

# Prose in longer lines is hard to read.
PROSE = 90


class Surface(NamedTuple):
    """What the place that reads stdout can show.

    `terminal` is whether a terminal reads it: there even a format for machines may hold
    nothing that a terminal would obey.
    """

    width: int = 80
    color: bool = False
    hyperlinks: bool = False
    encoding: str = "utf-8"
    terminal: bool = False
