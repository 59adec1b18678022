"""Write a file so that it is whole at any moment, whoever else writes and whatever breaks off."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from paw_cli.errors import TipsFileError, WrongUseError
from paw_cli.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

# A writer is done within a second, so one that takes this long hangs.
MAX_WAIT = 60.0
_PAUSE = 0.02


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Let in one writer of `path` at a time; its folder is made when it is not there.

    The lock is a file beside it, and stays: deleting it would let two writers in.
    """
    target = _behind_links(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(target.with_name(f".{target.name}.lock"), os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        _wait_for(lock, path)
        yield
    finally:
        os.close(lock)


def replace_content(path: Path, content: bytes) -> None:
    """Give `path` a new content, on the disk when this returns: all of it or nothing.

    A link is followed, permissions stay. Whoever may not be alone holds the lock.
    """
    target = _behind_links(path)
    draft = target.with_name(f".{target.name}.new")
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        draft.unlink(missing_ok=True)
        _write_synced(draft, content, like=target)
        draft.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise cannot_write(path, error) from error


def save(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file, over one that is there only to `overwrite` it.

    Raises WrongUseError when one is there and is to stay.
    """
    if not overwrite and os.path.lexists(path):
        raise WrongUseError(_("{path} is there already", path=path), _("--force writes over it."))
    replace_content(path, content)


def cannot_write(path: Path, error: OSError) -> TipsFileError:
    """Return the error for a file that cannot be written; what it held is still there."""
    return TipsFileError(
        _("cannot write {path}: {reason}", path=path, reason=error.strerror or error),
        _("Nothing has changed. Make room, or name a file or folder that you may write to."),
    )


def _behind_links(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _write_synced(draft: Path, content: bytes, *, like: Path) -> None:
    with draft.open("xb") as stream:
        if like.exists():
            draft.chmod(like.stat().st_mode & 0o7777)
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name in a folder outlast a power cut, where the system has a way to."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _wait_for(lock: int, path: Path) -> None:
    deadline = time.monotonic() + MAX_WAIT
    while not _got(lock):
        if time.monotonic() > deadline:
            raise TipsFileError(
                _(
                    "cannot write {path}: another program has been writing it for a minute",
                    path=path,
                ),
                _("Look for a paw-tips that hangs, end it, and try again."),
            )
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _got(lock: int) -> bool:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _got(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
