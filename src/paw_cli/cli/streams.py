"""The program's streams: what stdout's terminal can show, what is written and read, and errors."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Literal, NoReturn, TextIO

from paw_cli.errors import OutputLostError, PawTipsError, ReaderGoneError
from paw_cli.messages import N_, _
from paw_cli.names import exact_name
from paw_cli.render import Format, Terminal
from paw_cli.terminal_text import safe_text, without_hidden

if TYPE_CHECKING:
    from collections.abc import Mapping

Label = Literal["error", "hint", "warning", "note"]
COLOR_CHOICES = ("auto", "always", "never")
LABELS: dict[Label, str] = {
    "error": N_("error"),
    "hint": N_("hint"),
    "warning": N_("warning"),
    "note": N_("note"),
}
MIN_WIDTH, UNKNOWN_WIDTH, UNKNOWN_HEIGHT, MAX_MESSAGE_WIDTH = 40, 80, 24, 90
MAX_MESSAGE = 2_000

# Terminals that print the escape codes of a link instead of obeying or ignoring them.
_WITHOUT_LINKS = ("dumb", "linux", "vt100", "vt220", "eterm", "ansi", "cons25")


def terminal_of(
    color: str = "auto",
    *,
    stream: TextIO | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Terminal:
    """Return what the reader of stdout can show.

    Raises WrongUseError for a `color` that is not auto, always or never.
    """
    stream = stream or sys.stdout
    terminal = is_terminal(stream)
    choice = exact_name(color, COLOR_CHOICES, "color")
    colored = _is_colored(choice, environ, terminal=terminal)
    return Terminal(
        width=width_of(stream, environ),
        height=height_of(stream, environ),
        color=colored,
        hyperlinks=terminal and colored and _obeys_links(environ),
        encoding=getattr(stream, "encoding", None) or "utf-8",
        attached=terminal,
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads the stream; a closed stream nobody reads."""
    return stream is not None and stream.isatty()


def width_of(stream: TextIO, environ: Mapping[str, str] = os.environ) -> int:
    """Return how many columns a line may take."""
    with suppress(ValueError):
        if (named := int(environ.get("COLUMNS", ""))) > 0:
            return max(named, MIN_WIDTH)
    with suppress(OSError, ValueError, AttributeError):
        if columns := os.get_terminal_size(stream.fileno()).columns:
            return max(columns, MIN_WIDTH)
    return UNKNOWN_WIDTH


def height_of(stream: TextIO, environ: Mapping[str, str] = os.environ) -> int:
    """Return how many lines a person sees at once."""
    with suppress(ValueError):
        if (named := int(environ.get("LINES", ""))) > 0:
            return named
    with suppress(OSError, ValueError, AttributeError):
        if lines := os.get_terminal_size(stream.fileno()).lines:
            return lines
    return UNKNOWN_HEIGHT


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


def write_out(content: str | bytes, chosen: Format = Format.TEXT, *, stored: str = "") -> None:
    """Write an answer to stdout: UTF-8 for machines, for people what their terminal can show.

    `stored` says what is stored even if the answer is lost. Raises OutputLostError when it cannot
    be written, ReaderGoneError when nobody reads on.
    """
    try:
        stream = _open_stdout()
        encoding = "utf-8" if chosen.is_utf_8 else stream.encoding or "utf-8"
        stream.flush()
        stream.buffer.write(content if isinstance(content, bytes) else _encoded(content, encoding))
        stream.flush()
    except OSError as error:
        raise _lost(error, stored) from error


def print_message(label: Label, message: str) -> None:
    """Write `label: message` on stderr, as one line that no terminal obeys."""
    stream = sys.stderr
    if stream is None:
        return
    if len(message) > MAX_MESSAGE:  # of a path that somebody made up
        message = f"{message[:MAX_MESSAGE]}…"
    start, text = f"{_(LABELS[label])}: ", safe_text(message)
    line = _wrapped(text, start, width_of(stream)) if is_terminal(stream) else f"{start}{text}"
    with suppress(OSError):  # nobody is left to tell
        stream.buffer.write(_encoded(f"{line}\n", stream.encoding or "utf-8"))
        stream.flush()


def print_note(message: str) -> None:
    """Tell a person at a terminal something that a program need not know."""
    if is_terminal(sys.stdout) and is_terminal(sys.stderr):
        print_message("note", message)


def flush_and_exit(code: int) -> NoReturn:
    """Exit with `code`, or with the one for output that is lost only now."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        lost = _lost(error)
        if lost.message:
            print_message("error", lost.message)
        code = lost.exit_code
    sys.exit(code)


def _open_stdout() -> TextIO:
    if sys.stdout is None:  # Python's word for a stdout that is closed from the start
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdout


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        from paw_cli.terminal_text import encodable  # only where Unicode does not fit

        return encodable(text, encoding).encode(encoding, "replace")


def _wrapped(message: str, start: str, width: int) -> str:
    from textwrap import fill

    return fill(
        message,
        min(width, MAX_MESSAGE_WIDTH),
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,  # a path or a link is there to be copied
        break_on_hyphens=False,
    )


def _lost(error: OSError, stored: str = "") -> PawTipsError:
    """Return the error for an answer that could not be written."""
    _discard_output()
    # Windows reports a closed pipe as EINVAL.
    if error.errno in {errno.EPIPE, errno.EINVAL}:
        return ReaderGoneError("")
    return OutputLostError(_("cannot write the answer: {reason}", reason=error.strerror), stored)


def _discard_output() -> None:
    """Send what is still buffered nowhere: Python would try again, and complain, when it exits."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_json(value: object, *, stored: str = "") -> None:
    """Print an object, or a sequence of them as an array with an object on each line."""
    from paw_cli.render.records import json_array, json_text  # only where JSON is asked for

    text = json_array(value) if isinstance(value, (tuple, list)) else f"{json_text(value)}\n"
    write_out(without_hidden(text) if is_terminal(sys.stdout) else text, Format.JSON, stored=stored)


def piped_in() -> BinaryIO:
    """Return stdin as bytes, read by nobody yet; a program started without one has nothing."""
    return BytesIO() if sys.stdin is None else sys.stdin.buffer
