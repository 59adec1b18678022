"""What the terminal can show: its width, colour, links."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from paw_cli.names import exact_name
from paw_cli.render import Surface

if TYPE_CHECKING:
    from collections.abc import Mapping

COLOR_CHOICES = ("auto", "always", "never")
NARROWEST, WIDTH_UNKNOWN = 40, 80

# Terminals that print the escape codes of a link instead of obeying or ignoring them.
_WITHOUT_LINKS = ("dumb", "linux", "vt100", "vt220", "eterm", "ansi", "cons25")


def surface_for(
    color: str = "auto",
    *,
    stream: TextIO | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Surface:
    """Return what the reader of stdout can show.

    Raises WrongUseError for a `color` that is not auto, always or never.
    """
    stream = stream or sys.stdout
    terminal = is_terminal(stream)
    choice = exact_name(color, COLOR_CHOICES, "color")
    colored = _is_colored(choice, environ, terminal=terminal)
    return Surface(
        width=width_of(stream, environ),
        color=colored,
        hyperlinks=terminal and colored and _obeys_links(environ),
        encoding=getattr(stream, "encoding", None) or "utf-8",
        terminal=terminal,
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads the stream; a closed stream nobody reads."""
    return stream is not None and stream.isatty()


def width_of(stream: TextIO, environ: Mapping[str, str] = os.environ) -> int:
    """Return how many columns a line may take."""
    with suppress(ValueError):
        if (named := int(environ.get("COLUMNS", ""))) > 0:
            return max(named, NARROWEST)
    with suppress(OSError, ValueError, AttributeError):
        if columns := os.get_terminal_size(stream.fileno()).columns:
            return max(columns, NARROWEST)
    return WIDTH_UNKNOWN


def _is_colored(choice: str, environ: Mapping[str, str], *, terminal: bool) -> bool:
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return terminal and environ.get("TERM") != "dumb" and _obeys_escape_codes()


def _obeys_escape_codes() -> bool:
    """Whether the terminal obeys escape codes: the console of Windows has to be told to."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel32 = ctypes.windll.kernel32
    stdout, obey_escape_codes = kernel32.GetStdHandle(-11), 4
    mode = ctypes.c_ulong()
    is_console = kernel32.GetConsoleMode(stdout, ctypes.byref(mode))
    return bool(is_console and kernel32.SetConsoleMode(stdout, mode.value | obey_escape_codes))


def _obeys_links(environ: Mapping[str, str]) -> bool:
    if wish := environ.get("FORCE_HYPERLINK"):
        return wish != "0"
    return environ.get("TERM", "") not in _WITHOUT_LINKS and "INSIDE_EMACS" not in environ
