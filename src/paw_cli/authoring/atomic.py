"""Write a file so that it is whole at any moment, whoever else writes and whatever breaks off."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from paw_cli.errors import TipsFileError, WrongUseError
from paw_cli.messages import _

# A writer is done within a second, so one that takes this long hangs.
MAX_WAIT = 60.0
_MAX_LINKS = 40

# A disk may know no syncs; what it says else is a reason not to write.
_FAILED = frozenset({errno.EIO, errno.ENOSPC, errno.EDQUOT})


@contextmanager
def locked(path: Path, *, follows_link: bool = True, make_folder: bool = True) -> Iterator[Path]:
    """Let in one writer of the files of a folder at a time; give the file that a path leads to.

    What is locked is the folder itself; where a disk has no locks, all are let in. Raises
    TipsFileError for what cannot be written, and where the disk may not have kept what is.
    """
    is_written = False
    try:
        target = _resolved(path.absolute(), follows_link=follows_link)
        if make_folder:
            target.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            handle = None
            with suppress(PermissionError):  # what may not be listed can still be written to
                handle = _open_folder(target.parent)
                stack.callback(os.close, handle)
                _wait_for(handle, path)
            yield target
            is_written = True
            if handle is not None:
                _sync(handle)  # so that the new name outlasts a power cut
    except OSError as error:
        hint = _("Nothing has changed. Make room, or name a file or folder that you may write to.")
        if is_written:
            hint = _("It is written, but the disk may not have kept it: make a copy elsewhere.")
        reason = error.strerror or error
        raise TipsFileError(
            _("cannot write {path}: {reason}", path=path, reason=reason), hint
        ) from error


def replace_content(target: Path, content: bytes) -> None:
    """Give a `locked` file a new content, all of it or nothing; its permissions stay.

    A draft beside it is put in its place. Raises TipsFileError for what is no ordinary file.
    """
    before = target.lstat() if os.path.lexists(target) else None
    if before and not stat.S_ISREG(before.st_mode):
        raise TipsFileError(
            _("{path} is no ordinary file, so it is not written over", path=target),
            _("Nothing has changed. Name another file."),
        )
    if before and not before.st_mode & stat.S_IWUSR:  # who protects a file means it
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    draft = target.with_name(f".{target.name}.{os.getpid()}-{os.urandom(4).hex()}.new")
    try:
        _write_draft(draft, content, before)
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def save(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file that a user names, over one that is there only to `overwrite` it.

    Raises WrongUseError when a file or a link is there and is to stay.
    """
    with locked(path, follows_link=not overwrite, make_folder=False) as target:
        if not overwrite and os.path.lexists(path):
            raise WrongUseError(
                _("{path} is there already", path=path), _("--force writes over it.")
            )
        replace_content(target, content)


def _resolved(path: Path, *, follows_link: bool) -> Path:
    """Return where a path leads by links of root and of this user, the last one if it may be."""
    for _link in range(_MAX_LINKS):
        link = next((each for each in (*reversed(path.parents), path) if each.is_symlink()), None)
        if link is None:
            return path
        is_own = not hasattr(os, "geteuid") or link.lstat().st_uid in {0, os.geteuid()}
        if not is_own or (link == path and not follows_link):
            break
        path = link.parent / link.readlink() / path.relative_to(link)
    raise TipsFileError(
        _("{path} is a link, and nothing is written through it", path=link),
        _("Nothing has changed. Name the file itself, or delete the link."),
    )


def _write_draft(draft: Path, content: bytes, before: os.stat_result | None) -> None:
    """Write what becomes the file, with its permissions; a new one in a group's folder is its."""
    with draft.open("xb") as stream:
        mode = (before or draft.stat()).st_mode
        if before is None and draft.parent.stat().st_mode & stat.S_IWGRP:
            mode |= stat.S_IRGRP | stat.S_IWGRP
        with suppress(OSError):
            if before is not None and sys.platform != "win32":
                os.chown(draft, -1, before.st_gid)
        with suppress(OSError):
            draft.chmod(stat.S_IMODE(mode))
        stream.write(content)
        stream.flush()
        _sync(stream.fileno())


def _sync(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno in _FAILED:
            raise


def _wait_for(handle: int, path: Path) -> None:
    deadline = time.monotonic() + MAX_WAIT
    while time.monotonic() < deadline:
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError):  # another has it: words of POSIX and Windows
            time.sleep(0.02)
        except OSError:  # a disk without locks lets all in
            return
        else:
            return
    raise TipsFileError(
        _("cannot write {path}: another program has been writing it for a minute", path=path),
        _("Look for a paw-tips that hangs, end it, and try again."),
    )


# What is locked on Windows is a file in the folder, which cannot be locked itself there.
if sys.platform == "win32":
    import msvcrt

    def _open_folder(folder: Path) -> int:
        return os.open(folder / ".paw-tips.lock", os.O_RDWR | os.O_CREAT, 0o666)

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _open_folder(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
