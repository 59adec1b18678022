"""A file is written whole or not at all, by one at a time, and never where it was not asked for."""

import errno
import fcntl
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from paw_cli.authoring import atomic
from paw_cli.authoring.atomic import locked, replace_content, save
from paw_cli.errors import ExitCode, TipsFileError, WrongUseError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


@pytest.fixture
def victim(folder: Path) -> Path:
    path = folder.with_name("elsewhere") / "victim"
    path.parent.mkdir()
    path.write_text("eigen", encoding="utf-8")
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def made_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all that this user made look as if another had."""
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1234)
    real = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        status = real(path)
        fields = list(status)
        fields[stat.ST_UID] = 4321 if stat.S_ISLNK(status.st_mode) else 0
        return os.stat_result(fields)

    monkeypatch.setattr(Path, "lstat", lstat)


def replace(path: Path, content: bytes) -> None:
    with locked(path) as target:
        replace_content(target, content)


def test_links_of_others_stay(folder: Path, victim: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "own.yaml").symlink_to(victim)
    (folder / "down").symlink_to(victim.parent)
    made_by_another(monkeypatch)
    for path in (folder / "own.yaml", folder / "down/victim", folder / "down/new.yaml"):
        with pytest.raises(TipsFileError, match="is a link"):
            replace(path, b"kwaad")
    assert victim.read_text(encoding="utf-8") == "eigen"
    assert names_in(victim.parent) == ["victim"]


@pytest.mark.parametrize("leads_to", ["../elsewhere/victim", "../elsewhere/nowhere", "s.yaml"])
def test_no_link_beside_a_named_file_is_followed(folder: Path, victim: Path, leads_to: str) -> None:
    (folder / "s.yaml").symlink_to(leads_to)
    with pytest.raises(WrongUseError if leads_to != "s.yaml" else TipsFileError):
        save(folder / "s.yaml", b"kwaad", overwrite=False)
    with pytest.raises(TipsFileError, match="is a link"):
        save(folder / "s.yaml", b"kwaad", overwrite=True)
    assert victim.read_text(encoding="utf-8") == "eigen"
    assert names_in(victim.parent) == ["victim"]


@pytest.mark.parametrize("name", [".s.yaml.lock", ".s.yaml.new", ".paw-tips.schema.json"])
def test_nothing_is_written_beside_the_file(folder: Path, victim: Path, name: str) -> None:
    (folder / name).symlink_to(victim)
    save(folder / "s.yaml", b"nieuw", overwrite=False)
    assert names_in(folder) == sorted([name, "s.yaml"])
    assert victim.read_text(encoding="utf-8") == "eigen"


@pytest.mark.parametrize("made", ["pipe", "folder", "device"])
def test_what_is_no_ordinary_file_stays(folder: Path, made: str) -> None:
    path = Path("/dev/null") if made == "device" else folder / "s.yaml"
    if made == "pipe":
        os.mkfifo(path)
    elif made == "folder":
        path.mkdir()
    mode = path.stat().st_mode
    with pytest.raises(TipsFileError, match="no ordinary file"):
        save(path, b"nieuw", overwrite=True)
    assert path.stat().st_mode == mode


@pytest.mark.parametrize("name", ["EINVAL", "ENOLCK", "ENOTSUP", "ENOSYS", "EBADF"])
def test_a_poor_disk_is_written_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(*_arguments: object, **_options: object) -> NoReturn:
        raise OSError(getattr(errno, name), name)

    for owner, function in ((fcntl, "flock"), (os, "fsync"), (os, "chmod"), (os, "chown")):
        monkeypatch.setattr(owner, function, fail)
    save(folder / "s.yaml", b"nieuw", overwrite=False)
    replace(folder / "s.yaml", b"nieuwer")
    assert names_in(folder) == ["s.yaml"]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("fails_at", [stat.S_ISREG, stat.S_ISDIR], ids=["before", "after"])
def test_nothing_has_changed_is_said_only_where_it_is_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails_at: Callable[[int], bool], error: int
) -> None:
    def fsync(handle: int) -> None:
        if fails_at(os.fstat(handle).st_mode):
            raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fsync", fsync)
    (folder / "s.yaml").write_bytes(b"oud")
    with pytest.raises(TipsFileError) as caught:
        save(folder / "s.yaml", b"nieuw", overwrite=True)
    holds = (folder / "s.yaml").read_bytes()
    assert holds == (b"oud" if fails_at is stat.S_ISREG else b"nieuw")
    assert ("Nothing has changed" in (caught.value.hint or "")) is (holds == b"oud")
    assert caught.value.exit_code is ExitCode.INVALID_FILE
    assert names_in(folder) == ["s.yaml"]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o664), (0o077, 0o660), (0o002, 0o664)])
def test_a_new_file_in_a_groups_folder_is_the_groups(folder: Path, umask: int, mode: int) -> None:
    folder.chmod(0o2775)
    before = os.umask(umask)
    try:
        replace(folder / "own.yaml", b"nieuw")
    finally:
        os.umask(before)
    assert stat.S_IMODE((folder / "own.yaml").stat().st_mode) == mode


def test_a_writer_waits_for_its_turn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "MAX_WAIT", 0.1)
    path = folder / "own.yaml"
    with locked(path), pytest.raises(TipsFileError, match="another program"), locked(path):
        pass
    replace(path, b"tips: []\n")
    assert path.read_bytes() == b"tips: []\n"
