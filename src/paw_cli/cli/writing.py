"""Write to stdout and stderr: in what they can show, and whatever becomes of them."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import NoReturn, TextIO

from paw_cli.cli.terminal import is_terminal, width_of
from paw_cli.errors import ExitCode
from paw_cli.render import Format
from paw_cli.render.surface import PROSE
from paw_cli.terminal_text import safe_text


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
    line = _wrapped(told, label, width_of(stream)) if wrapped else f"{label}: {told}"
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


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        from paw_cli.terminal_text import encodable  # only where Unicode does not fit

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
