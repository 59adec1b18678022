"""Write a file so that it is whole at any moment, whoever else writes and whatever breaks off.

A new content is written into a draft beside the file and then put in its place. Nothing is
written through a link that somebody else may have put there, nor over what is no ordinary file.
"""

from __future__ import annotations

import errno
import os
import stat
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
_MAX_LINKS = 40
# A draft that is older was left behind by a writer that was killed.
_MAX_DRAFT_AGE = 3600.0
_GROUP_MAY_WRITE = 0o060

# What a disk says that knows no locks, no syncs or no modes: no reason not to write.
_UNSUPPORTED = frozenset(
    getattr(errno, name)
    for name in ("EINVAL", "ENOLCK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EBADF", "EPERM")
    if hasattr(errno, name)
)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def locked(path: Path, *, make_folder: bool = True) -> Iterator[None]:
    """Let in one writer of the files of a folder at a time; the folder is made if need be.

    What is locked is the folder itself, so nothing is left beside the file. Where a disk has no
    locks, all are let in.
    """
    try:
        folder = _resolved(path).parent
        if make_folder:
            folder.mkdir(parents=True, exist_ok=True)
        handle = _open_folder(folder)
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        if handle is not None:
            _wait_for(handle, path)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def replace_content(path: Path, content: bytes, *, follows_link: bool = True) -> None:
    """Give `path` a new content, on the disk when this returns: all of it or nothing.

    A user's own link is followed unless it is not to be; permissions stay. Whoever may not be
    alone holds the lock. Raises TipsFileError; then nothing has changed, or it says that it has.
    """
    try:
        target = _resolved(path, follows_link=follows_link)
    except OSError as error:  # the working folder is gone
        raise cannot_write(path, error) from error
    draft = target.with_name(f".{target.name}.{os.getpid()}-{os.urandom(4).hex()}.new")
    try:
        status = _status_of(target)
        _expect_replaceable(path, status)
        _remove_old_drafts(target)
        _write_draft(draft, content, status, target.parent.stat())
        draft.replace(target)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    _sync_folder(target.parent, path)


def save(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file that a user names, over one that is there only to `overwrite` it.

    No link is followed: a folder may bring one along. Raises WrongUseError when a file is there
    and is to stay.
    """
    with locked(path, make_folder=False):
        if not overwrite and os.path.lexists(path):
            raise WrongUseError(
                _("{path} is there already", path=path), _("--force writes over it.")
            )
        replace_content(path, content, follows_link=False)


def cannot_write(path: Path, error: OSError) -> TipsFileError:
    """Return the error for a file that cannot be written; what it held is still there."""
    return TipsFileError(
        _("cannot write {path}: {reason}", path=path, reason=error.strerror or error),
        _("Nothing has changed. Make room, or name a file or folder that you may write to."),
    )


def _resolved(path: Path, *, follows_link: bool = True) -> Path:
    """Return where a path leads; raises TipsFileError for a link that is not to be followed.

    Links of root and of this user are followed, but for the last one where no link is.
    """
    absolute = path.absolute()
    resolved, left, links = Path(absolute.anchor), [*absolute.parts[1:]], 0
    while left:
        part = left.pop(0)
        resolved = resolved.parent if part == ".." else resolved / part
        status = _status_of(resolved)
        if status is None or not stat.S_ISLNK(status.st_mode):
            continue
        links += 1
        is_own = not hasattr(os, "geteuid") or status.st_uid in {0, os.geteuid()}
        if not is_own or (not left and not follows_link) or links > _MAX_LINKS:
            raise TipsFileError(
                _("{path} is a link, and nothing is written through it", path=resolved),
                _("Nothing has changed. Name the file itself, or delete the link."),
            )
        leads_to = resolved.parent / resolved.readlink()
        resolved, left = Path(leads_to.anchor), [*leads_to.parts[1:], *left]
    return resolved


def _status_of(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except OSError:
        return None


def _expect_replaceable(path: Path, status: os.stat_result | None) -> None:
    if status is None:
        return
    if not stat.S_ISREG(status.st_mode):
        raise TipsFileError(
            _("{path} is no ordinary file, so it is not written over", path=path),
            _("Nothing has changed. Name another file."),
        )
    if not status.st_mode & stat.S_IWUSR:  # who protects a file means it
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _write_draft(
    draft: Path, content: bytes, before: os.stat_result | None, folder: os.stat_result
) -> None:
    """Write what becomes the file, with its permissions; a new one in a group's folder is its."""
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o666)
    with os.fdopen(handle, "wb") as stream:
        if hasattr(os, "fchmod"):
            mode = stat.S_IMODE((before or os.fstat(handle)).st_mode)
            if before is None and folder.st_mode & stat.S_IWGRP:
                mode |= _GROUP_MAY_WRITE
            with suppress(OSError):
                if before is not None and before.st_gid != os.fstat(handle).st_gid:
                    os.fchown(handle, -1, before.st_gid)
            with suppress(OSError):
                os.fchmod(handle, mode)
        stream.write(content)
        stream.flush()
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise


def _remove_old_drafts(target: Path) -> None:
    """Remove what writers left behind that were killed."""
    begin, oldest = f".{target.name}.", time.time() - _MAX_DRAFT_AGE
    with suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if not (entry.name.startswith(begin) and entry.name.endswith(".new")):
                continue
            with suppress(OSError):
                if entry.stat(follow_symlinks=False).st_mtime < oldest:
                    Path(entry.path).unlink()


def _sync_folder(folder: Path, path: Path) -> None:
    """Make the new name in a folder outlast a power cut, where the system has a way to."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno == errno.EIO:
            raise TipsFileError(
                _("{path} is written, but the disk may not have kept it", path=path),
                _("Look whether it is there, and make a copy elsewhere."),
            ) from error


def _wait_for(handle: int, path: Path) -> None:
    deadline = time.monotonic() + MAX_WAIT
    while not _got(handle):
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

    def _open_folder(folder: Path) -> int | None:
        """Open what is locked: a folder cannot be, so it is a file in it."""
        return os.open(folder / ".paw-tips.lock", os.O_RDWR | os.O_CREAT, 0o666)

    def _got(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _open_folder(folder: Path) -> int | None:
        """Open what is locked; one that may not be listed can still be written to."""
        try:
            return os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        except PermissionError:
            return None

    def _got(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
        return True
