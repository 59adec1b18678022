"""The program's streams: what stdout's terminal can show, what is written and read, and errors."""

import errno
import os
import sys
from contextlib import suppress
from io import BytesIO
from textwrap import wrap
from typing import BinaryIO, TextIO

from paw_cli.errors import ExitCode, OutputLostError
from paw_cli.messages import N_, _
from paw_cli.names import exact_name
from paw_cli.render import Terminal
from paw_cli.safe_text import encodable, safe_text, without_hidden

COLOR_CHOICES = ("auto", "always", "never")
MIN_WIDTH, UNKNOWN_WIDTH, UNKNOWN_HEIGHT, MAX_MESSAGE_WIDTH = 40, 80, 24, 90
MAX_MESSAGE = 2_000

# Terminals that print the escape codes of a link instead of obeying or ignoring them.
_WITHOUT_LINKS = ("dumb", "linux", "vt100", "vt220", "eterm", "ansi", "cons25")


def terminal_of(color: str) -> Terminal:
    """Return what the reader of stdout can show. Raises WrongUseError for no COLOR_CHOICES."""
    attached, environ = is_tty(sys.stdout), os.environ
    choice = exact_name(color, COLOR_CHOICES, N_("no color '{name}'"))
    colored = choice == "always"
    if choice == "auto" and not environ.get("NO_COLOR"):
        obeys = attached and environ.get("TERM") != "dumb" and _obeys_escape_codes()
        colored = obeys or bool(environ.get("FORCE_COLOR"))
    has_links = environ.get("TERM", "") not in _WITHOUT_LINKS
    if wish := environ.get("FORCE_HYPERLINK"):
        has_links = wish != "0"
    width, height = size_of(sys.stdout)
    return Terminal(
        width=width,
        height=height,
        color=colored,
        hyperlinks=attached and colored and has_links,
        encoding=getattr(sys.stdout, "encoding", None) or "utf-8",
        attached=attached,
    )


def is_tty(stream: TextIO | None) -> bool:
    """Whether a person reads the stream; a closed stream nobody reads."""
    return stream is not None and stream.isatty()


def size_of(stream: TextIO | None) -> tuple[int, int]:
    """Return how many columns a line may take, and how many lines a person sees at once."""
    size = [0, 0]
    with suppress(OSError, ValueError, AttributeError):
        size = [*os.get_terminal_size(stream.fileno())]  # type: ignore[union-attr] # None has none
    for place, wish in enumerate((os.environ.get("COLUMNS", ""), os.environ.get("LINES", ""))):
        with suppress(ValueError):
            size[place] = max(int(wish), 0) or size[place]
    return max(size[0] or UNKNOWN_WIDTH, MIN_WIDTH), size[1] or UNKNOWN_HEIGHT


def _obeys_escape_codes() -> bool:
    """Whether the terminal obeys escape codes: the console of Windows has to be told to."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel32, mode = ctypes.windll.kernel32, ctypes.c_ulong()
    stdout, obey_escape_codes = kernel32.GetStdHandle(-11), 4
    is_console = kernel32.GetConsoleMode(stdout, ctypes.byref(mode))
    return bool(is_console and kernel32.SetConsoleMode(stdout, mode.value | obey_escape_codes))


def write_out(content: str | bytes, *, utf_8: bool = False, stored: str = "") -> None:
    """Write an answer to stdout as its terminal can show it, or for machines in UTF-8.

    `stored` says what is stored even if the answer is lost. Raises OutputLostError when it cannot
    be written, and ends the run when nobody reads on.
    """
    try:
        stream = sys.stdout
        if stream is None:  # Python's word for a stdout that is closed from the start
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))  # noqa: TRY301 - as any other lost answer
        if isinstance(content, str):
            encoding = "utf-8" if utf_8 else stream.encoding or "utf-8"
            content = without_hidden(content) if is_tty(stream) else content
            content = encodable(content, encoding).encode(encoding)
        stream.flush()
        stream.buffer.write(content)
        stream.flush()
    except OSError as error:
        # What is still buffered goes nowhere: Python would try again when it exits, and complain.
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno in {errno.EPIPE, errno.EINVAL}:  # the latter is what Windows says
            raise SystemExit(ExitCode.READER_GONE) from error
        message = _("cannot write the answer: {reason}", reason=error.strerror)
        raise OutputLostError(message, stored) from error


def write_either(text: str, value: object, *, json: bool, stored: str = "") -> None:
    """Write a text, or as JSON an object or a sequence of them, with an object on each line."""
    if json:
        from paw_cli.render.records import json_array, json_text  # only where JSON is asked for

        text = json_array(value) if isinstance(value, (tuple, list)) else f"{json_text(value)}\n"
    write_out(text, utf_8=json, stored=stored)


def print_message(label: str, message: str) -> None:
    """Write `label: message` on stderr, as one line that no terminal obeys."""
    stream = sys.stderr
    if stream is None:
        return
    if len(message) > MAX_MESSAGE:  # of a path that somebody made up
        message = f"{message[:MAX_MESSAGE]}…"
    start, text = f"{label}: ", safe_text(message)
    lines = [f"{start}{text}"]
    if is_tty(stream):
        width = min(size_of(stream)[0], MAX_MESSAGE_WIDTH)
        lines = wrapped(text, width, start, " " * len(start))
    with suppress(OSError):  # nobody is left to tell
        encoding = stream.encoding or "utf-8"
        stream.buffer.write(encodable("\n".join([*lines, ""]), encoding).encode(encoding))
        stream.flush()


def wrapped(text: str, width: int, start: str, rest: str) -> list[str]:
    """Return a text as lines that break no word: a path or a link is there to be copied."""
    return wrap(
        text,
        width,
        initial_indent=start,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def print_note(*messages: str) -> None:
    """Tell a person at a terminal what a program need not know."""
    if is_tty(sys.stdout) and is_tty(sys.stderr):
        for message in messages:
            print_message(_("note"), message)


def piped_in() -> BinaryIO:
    """Return stdin as bytes, read by nobody yet; a program started without one has nothing."""
    return BytesIO() if sys.stdin is None else sys.stdin.buffer
