"""The bytes of a file, without ever waiting for ever or filling the memory."""

from __future__ import annotations

import os
import stat
import sys
import time
from typing import TYPE_CHECKING, BinaryIO

from paw_cli.errors import TipsFileError
from paw_cli.files.definition import LARGEST_FILE

if TYPE_CHECKING:
    from pathlib import Path

# How long a pipe may stay silent, and how long its writer may take in all, in seconds.
LONGEST_SILENCE = 3.0
LONGEST_WRITING = 60.0
_CHUNK = 1 << 20
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def content_of(path: Path) -> bytes:
    """Return what a file holds.

    Raises TipsFileError when it is no file, cannot be opened, is too large, or is a pipe
    that nobody writes to.
    """
    try:
        _expect_readable(path, path.stat())
        handle = os.open(path, os.O_RDONLY | _NO_WAITING)
        try:
            status = os.fstat(handle)
            _expect_readable(path, status)
            waiting = stat.S_ISFIFO(status.st_mode)
            return _piped(handle, path) if waiting else _read(handle, path, status.st_size)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise _cannot_read(path, error) from error


def content_of_stdin(stream: BinaryIO | None = None) -> bytes:
    """Return what is piped into the program; `stream` is the process's own by default.

    Raises TipsFileError when it cannot be read, or is too large.
    """
    if stream is None and sys.stdin is not None:
        stream = sys.stdin.buffer
    if stream is None:
        raise TipsFileError("stdin is closed", "Pipe the tips in, or name a file.")
    try:
        content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise TipsFileError(
            f"cannot read stdin: {error.strerror}", "Pipe the tips in, or name a file."
        ) from error
    if len(content) > LARGEST_FILE:
        raise _too_large("stdin")
    return content


def _expect_readable(path: Path, status: os.stat_result) -> None:
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise TipsFileError(f"{path} is a folder", "Name the tips file in it.")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise TipsFileError(
            f"{path} is a device, not a file", "To read what is piped in, use `--file -`."
        )
    if status.st_size > LARGEST_FILE:
        raise _too_large(str(path))


def _read(handle: int, path: Path, size: int) -> bytes:
    """Return what a file holds, which may have grown since its size was asked."""
    chunks = [os.read(handle, size + 1)]
    while chunks[-1] and sum(map(len, chunks)) <= LARGEST_FILE:
        chunks.append(os.read(handle, _CHUNK))
    if sum(map(len, chunks)) > LARGEST_FILE:
        raise _too_large(str(path))
    return b"".join(filter(None, chunks))


def _piped(handle: int, path: Path) -> bytes:
    """Return what comes through a pipe until its writers are gone."""
    import select  # pipes are rare

    poll = select.poll()
    poll.register(handle, select.POLLIN)
    end = time.monotonic() + LONGEST_WRITING
    content = bytearray()
    while len(content) <= LARGEST_FILE and time.monotonic() < end:
        if not poll.poll(LONGEST_SILENCE * 1000):
            break
        chunk = os.read(handle, _CHUNK)
        if not chunk:
            return bytes(content)
        content += chunk
    if len(content) > LARGEST_FILE:
        raise _too_large(str(path))
    raise TipsFileError(
        f"{path} is a pipe that nobody writes to, or without an end",
        "Start its writer first, or pipe the tips in with `--file -`.",
    )


def _too_large(name: str) -> TipsFileError:
    return TipsFileError(
        f"{name} is larger than {LARGEST_FILE // 1_000_000} MB",
        "Is it a tips file? If so, split it over several files.",
    )


def _cannot_read(path: Path, error: OSError | ValueError) -> TipsFileError:
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return TipsFileError(
            f"{path} is a link to a file that does not exist", "Mend or delete the link."
        )
    reason = error.strerror if isinstance(error, OSError) else None
    return TipsFileError(
        f"cannot read {path}: {(reason or str(error)).lower()}",
        "Check the name, and that you may read the file.",
    )
