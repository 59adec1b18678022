"""The bytes of a file and their text, without waiting for ever or filling the memory."""

import os
import stat
import sys
import time
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import BinaryIO, NamedTuple

from paw_cli.errors import TipsFileError
from paw_cli.files.problems import ParseError
from paw_cli.messages import _

MAX_FILE_BYTES = 80_000_000
# How long a pipe may stay silent, and how long its writer may take in all, in seconds.
MAX_SILENCE = 3.0
MAX_WRITING = 60.0


class Bounds(NamedTuple):
    """How much a file may hold, and whether a pipe is waited for."""

    max_bytes: int
    max_values: int
    waits: bool = True


# A file that is found by itself is read at every run.
FOUND = Bounds(10_000_000, 400_000, waits=False)
ASKED_FOR = Bounds(MAX_FILE_BYTES, 2_000_000)


def read_bytes(path: Path, bounds: Bounds = ASKED_FOR) -> bytes:
    """Return what a file holds; raises TipsFileError when there is none, or too much."""
    no_waiting = getattr(os, "O_NONBLOCK", 0)
    try:
        mode = path.stat().st_mode
        is_pipe = stat.S_ISFIFO(mode)
        if stat.S_ISDIR(mode):
            raise TipsFileError(_("{path} is a folder", path=path), _("Name the tips file in it."))
        if is_pipe and not bounds.waits:
            message = _("{path} is a pipe, which is not waited for", path=path)
            raise TipsFileError(message, _("Delete it, or name it with --file."))
        if not (is_pipe or stat.S_ISREG(mode)):
            message = _("{path} is a device, not a file", path=path)
            raise TipsFileError(message, _("To read what is piped in, use `--file -`."))
        with open(path, "rb", 0, opener=lambda name, flags: os.open(name, flags | no_waiting)) as f:
            if is_pipe:
                content = _read_pipe(f.fileno(), path, bounds.max_bytes)
            else:
                content = f.read(bounds.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise _cannot_read(path, error) from error
    return _bounded(content, str(path), bounds.max_bytes)


def read_stdin(stream: BinaryIO | None = None) -> bytes:
    """Return what is piped into the program, by default; raises TipsFileError as above."""
    try:
        content = (stream or sys.stdin.buffer).read(MAX_FILE_BYTES + 1)
    except (OSError, AttributeError) as error:  # of None, where stdin is closed
        raise TipsFileError(
            _("cannot read stdin"), _("Pipe the tips in, or name a file.")
        ) from error
    return _bounded(content, "stdin", MAX_FILE_BYTES)


def expect_bounded(content: bytes, name: str, max_values: int) -> None:
    """Raise TipsFileError for a file of more values than are read."""
    without_marks = content.translate(None, b"\n,[{")
    if len(content) - len(without_marks) + content.count(b"- ") > max_values:
        raise TipsFileError(
            _("{name} holds more than is read of a tips file", name=name),
            _("Split it over several files."),
        )


def decode(content: bytes, errors: str = "strict") -> str:
    """Return the text that `content` is in UTF-8, or in UTF-16 where it begins by saying so.

    Raises ParseError with the offset of the first byte that is wrong, in the text that there is
    with `errors="replace"`.
    """
    mark, encoding = encoding_of(content)
    text = content[len(mark) :]
    try:
        return text.decode(encoding, errors)
    except UnicodeDecodeError as error:
        message = _(
            "this byte (0x{byte}) is no {encoding} text",
            byte=f"{text[error.start]:02x}",
            encoding=encoding[:6].rstrip("-").upper(),
        )
        offset = len(text[: error.start].decode(encoding))
        raise ParseError(offset, message, _("save the file as UTF-8")) from error


def encoding_of(content: bytes) -> tuple[bytes, str]:
    """Return the byte order mark that a file begins with, and its encoding."""
    marks = {BOM_UTF8: "utf-8", BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
    return next((found for found in marks.items() if content.startswith(found[0])), (b"", "utf-8"))


def _read_pipe(handle: int, path: Path, max_bytes: int) -> bytes:
    """Return what comes through a pipe until its writers are gone, or have written too much."""
    from select import select  # pipes are rare

    deadline = time.monotonic() + MAX_WRITING
    content = bytearray()
    while time.monotonic() < deadline and select([handle], [], [], MAX_SILENCE)[0]:
        chunk = os.read(handle, 1 << 20)
        content += chunk
        if not chunk or len(content) > max_bytes:
            return bytes(content)
    raise TipsFileError(
        _("{path} is a pipe that nobody writes to, or without an end", path=path),
        _("Start its writer first, or pipe the tips in with `--file -`."),
    )


def _bounded(content: bytes, name: str, max_bytes: int) -> bytes:
    """Return what was read if that is all; raises TipsFileError for a file that goes on."""
    if len(content) <= max_bytes:
        return content
    raise TipsFileError(
        _("{name} is larger than {size} MB", name=name, size=max_bytes // 1_000_000),
        _("Is it a tips file? If so, split it over several files."),
    )


def _cannot_read(path: Path, error: OSError | ValueError) -> TipsFileError:
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return TipsFileError(
            _("{path} is a link to a file that does not exist", path=path),
            _("Mend or delete the link."),
        )
    reason = error.strerror if isinstance(error, OSError) else None
    return TipsFileError(
        _("cannot read {path}: {reason}", path=path, reason=(reason or str(error)).lower()),
        _("Check the name, and that you may read the file."),
    )
