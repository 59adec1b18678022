"""The edge to the terminal: what it can show, and writing to it safely."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, TextIO

from paw_cli.errors import ExitCode
from paw_cli.naming import exact_name
from paw_cli.render import Format, Surface
from paw_cli.render.surface import PROSE
from paw_cli.safe_text import safe_text

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
        width=_width(stream, environ),
        color=colored,
        hyperlinks=terminal and colored and _obeys_links(environ),
        encoding=getattr(stream, "encoding", None) or "utf-8",
        terminal=terminal,
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads the stream; a closed stream nobody reads."""
    return stream is not None and stream.isatty()


def write_out(text: str, chosen: Format = Format.TEXT) -> None:
    """Write an answer to stdout: UTF-8 for machines, for people what their terminal can show.

    Exits when the reader has gone, in silence, or when the disk is full.
    """
    try:
        stream = _open_stdout()
        encoding = "utf-8" if chosen.is_for_machines else stream.encoding or "utf-8"
        stream.flush()
        stream.buffer.write(_encoded(text, encoding))
        stream.flush()
    except OSError as error:
        sys.exit(output_lost(error))


def say(label: str, message: str) -> None:
    """Write `label: message` on stderr, as one line that no terminal obeys."""
    stream = sys.stderr
    if stream is None:
        return
    told = safe_text(message)
    wrapped = is_terminal(stream)
    line = _wrapped(told, label, _width(stream, os.environ)) if wrapped else f"{label}: {told}"
    with suppress(OSError):  # nobody is left to tell
        stream.buffer.write(_encoded(f"{line}\n", stream.encoding or "utf-8"))
        stream.flush()


def remark(message: str) -> None:
    """Tell a person at a terminal something that a program need not know."""
    if is_terminal(sys.stdout) and is_terminal(sys.stderr):
        say("note", message)


def output_lost(error: OSError) -> int:
    """Return the exit code for an answer that could not be written; silent for a closed pipe."""
    _discard_output()
    # Windows reports a closed pipe as EINVAL.
    if error.errno in {errno.EPIPE, errno.EINVAL}:
        return ExitCode.READER_GONE
    say("error", f"cannot write {error.filename or 'the answer'}: {error.strerror}")
    return ExitCode.OUTPUT_LOST


def leave(code: int) -> NoReturn:
    """Exit with `code`, or with the one for output that is lost only now."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        code = output_lost(error)
    sys.exit(code)


def _open_stdout() -> TextIO:
    if sys.stdout is None:  # Python's word for a stdout that is closed from the start
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdout


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


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    with suppress(ValueError):
        if (named := int(environ.get("COLUMNS", ""))) > 0:
            return max(named, NARROWEST)
    with suppress(OSError, ValueError, AttributeError):
        if columns := os.get_terminal_size(stream.fileno()).columns:
            return max(columns, NARROWEST)
    return WIDTH_UNKNOWN


def _obeys_links(environ: Mapping[str, str]) -> bool:
    if wish := environ.get("FORCE_HYPERLINK"):
        return wish != "0"
    return environ.get("TERM", "") not in _WITHOUT_LINKS and "INSIDE_EMACS" not in environ


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        from paw_cli.encodable import encodable  # only where Unicode does not fit

        return encodable(text, encoding).encode(encoding, "replace")


def _wrapped(message: str, label: str, width: int) -> str:
    from textwrap import fill

    return fill(
        message,
        min(width, PROSE),
        initial_indent=f"{label}: ",
        subsequent_indent=" " * len(f"{label}: "),
        break_long_words=False,  # a path or a link is there to be copied
        break_on_hyphens=False,
    )


def _discard_output() -> None:
    """Send what is still buffered nowhere: Python would try again, and complain, when it exits."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
