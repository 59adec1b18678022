"""Where files are: `~`, an empty or relative variable, no home, a folder that is gone."""

import json
import os
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from conftest import Paw
from paw_cli.cli.options import tips_dir

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="XDG and passwd")


@pytest.fixture
def no_passwd_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def nobody(_uid: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"HOME": "/home/a"}, "/home/a/.config/paw-tips/tips"),
        ({"HOME": "/home/a", "XDG_CONFIG_HOME": "/x"}, "/x/paw-tips/tips"),
        ({"HOME": "/home/a", "XDG_CONFIG_HOME": "x/y"}, "/home/a/.config/paw-tips/tips"),
        ({"HOME": "/home/a", "PAW_TIPS_DIR": "~/eigen"}, "/home/a/eigen"),
        ({"HOME": "/home/a", "PAW_TIPS_DIR": ""}, "/home/a/.config/paw-tips/tips"),
        ({"XDG_CONFIG_HOME": "/x"}, "/x/paw-tips/tips"),
        ({}, None),
        ({"HOME": "x"}, None),
        ({"HOME": ""}, None),
        ({"PAW_TIPS_DIR": "~/eigen"}, None),
        ({"PAW_TIPS_DIR": "~nobody-of-this-name/eigen"}, None),
    ],
)
@pytest.mark.usefixtures("no_passwd_entry")
def test_own_tips_are_below_a_home_or_nowhere(environ: dict[str, str], folder: str | None) -> None:
    with patch.dict(os.environ, environ, clear=True):
        assert tips_dir() == (None if folder is None else Path(folder))


def test_a_home_that_the_environment_lacks_is_the_systems() -> None:
    home = Path(__import__("pwd").getpwuid(os.getuid()).pw_dir)
    with patch.dict(os.environ, {}, clear=True):
        assert tips_dir() == home / ".config/paw-tips/tips"


@pytest.mark.parametrize("line", ["list --json", "where", "check", "add een"])
def test_a_working_folder_that_is_gone_has_no_team_file(paw: Paw, desk: Path, line: str) -> None:
    run = paw.in_a_process(*line.split(), preexec_fn=desk.rmdir)
    assert (run.code, run.stderr) == (0, "")


def test_without_a_home_there_are_no_own_tips_and_that_is_said(paw: Paw, desk: Path) -> None:
    nowhere = {"PAW_TIPS_DIR": "~nobody-of-this-name/eigen"}
    assert (paw("list", env=nowhere).code, paw("list", env=nowhere).stderr) == (0, "")
    refused = paw("add", "een", env=nowhere)
    assert (refused.code, refused.stdout) == (3, "")
    assert "there is no home folder" in refused.stderr
    places = json.loads(paw("where", "--json", env=nowhere).stdout)
    [own] = [place for place in places if place["origin"] == "own"]
    assert (own["file"], own["tips"], own["state"][:5]) == ("", 0, "none:")
    assert not list(desk.iterdir())


def test_a_leading_tilde_is_the_home_in_each_path(paw: Paw, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path)}
    (tmp_path / "t.yaml").write_text("- een\n", encoding="utf-8")
    assert "een" in paw("list", "--file=~/t.yaml", env=home).stdout
    assert paw("list", "-f", "json", "-o", "~/uit", env=home).code == 0
    assert (tmp_path / "uit").is_file()
    assert not (tmp_path / "desk/~").exists()


def test_a_folder_that_cannot_be_read_is_not_called_missing(paw: Paw, tmp_path: Path) -> None:
    (tmp_path / "own-tips").touch()
    rows = [line.split("\t") for line in paw("where").stdout.splitlines()]
    [own] = [row for row in rows if row[0] == "own"]
    assert own[2].startswith("not read: cannot look into this folder: ")
    assert own[3] == f"{tmp_path}/own-tips"
    told = f"warning: {tmp_path}/own-tips: cannot look into this folder: "
    assert paw("list", "--json").stderr.startswith(told)
