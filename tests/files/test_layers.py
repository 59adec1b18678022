"""Which files are read, from where and in their order; a broken one is told of, or refused."""

import json
import os
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from conftest import Paw
from paw_cli.cli.options import tips_dir
from paw_cli.errors import ExitCode
from paw_cli.files import Origin, find_layers

COLON = "a ': ' inside a text; put the text in quotes, or on the next line under `text: >-`"
BROKEN = (
    "tips:\n  - text: Vraag door\n  - text: Let op: dit\n  - text: Ga de straat op\n    kind: tpi\n"
)


def written(path: Path, text: str = "- Vraag door\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(tmp_path: Path, *files: str, bundled: bool = False) -> list[tuple[Origin, str]]:
    """Return the layers with an own folder and a working folder in `tmp_path`, without it."""
    layers = find_layers(
        files=files, bundled=bundled, tips_dir=tmp_path / "own", working_dir=tmp_path / "a" / "b"
    )
    return [(layer.origin, layer.name.replace(f"{tmp_path}{os.sep}", "")) for layer in layers]


def test_the_layers_lie_in_the_order_of_the_contract(tmp_path: Path) -> None:
    assert found(tmp_path) == []  # nothing has to exist
    for name in ("b.yaml", "a.json", "c.JSONL", "d.yml"):
        written(tmp_path / "own" / name)
    for name in (".hidden.yaml", "#own.yaml#", "own.yaml~", "notes.txt", "own.yaml.swp"):
        written(tmp_path / "own" / name)  # no tips files
    written(tmp_path / ".paw-tips.yaml")
    written(tmp_path / "a" / ".paw-tips.yaml")
    own = [(Origin.OWN, f"own{os.sep}{name}") for name in ("a.json", "b.yaml", "c.JSONL", "d.yml")]
    assert found(tmp_path, "x.yaml", "-", bundled=True) == [
        (Origin.BUNDLED, "bundled"),
        *own,
        (Origin.TEAM, f"a{os.sep}.paw-tips.yaml"),
        (Origin.FILE, "x.yaml"),
        (Origin.FILE, "stdin"),
    ]


def test_a_file_that_comes_twice_is_read_once_and_on_top(tmp_path: Path) -> None:
    own = written(tmp_path / "own" / "sessie.yaml")
    (tmp_path / "link.yaml").symlink_to(own)
    assert found(tmp_path, str(own), "-", "-") == [
        (Origin.FILE, f"own{os.sep}sessie.yaml"),
        (Origin.FILE, "stdin"),
    ]
    assert found(tmp_path, str(tmp_path / "link.yaml")) == [(Origin.FILE, "link.yaml")]


def test_many_faults_are_told_in_few_lines(paw: Paw, tmp_path: Path) -> None:
    path = written(tmp_path / "own-tips" / "sessie.jsonl", '{"x": "y"}\n' * 100)
    lines = paw("list", "--json").stderr.splitlines()
    assert len(lines) == 21
    assert lines[-1] == f"warning: {path}: 180 more; `paw-tips check {path}` tells them all"


def test_a_later_file_lies_on_top_and_stdin_is_one(paw: Paw) -> None:
    stdin = '{"id": "paw-01", "text": "Vraag door"}\n{"text": "Begin klein"}\n'
    tips = json.loads(paw("list", "--json", "--file", "-", stdin=stdin).stdout)
    assert (tips[0]["text"], tips[-1]["id"], len(tips)) == ("Vraag door", "stdin-02", 38)


def test_broken_files_are_warnings_where_found_and_exit_3_where_asked_for(
    paw: Paw, tmp_path: Path
) -> None:
    own = written(tmp_path / "own-tips" / "sessie.yaml", BROKEN)
    team = written(
        tmp_path / ".paw-tips.yaml", "- id: a\n  text: Begin klein\n- kind: x\n  text: b"
    )
    faults = [f"{own}:3:17: {COLON}", f"{own}:5:11: no kind 'tpi'; write tip or remark"]
    run = paw("list", "--no-bundled", "--json", "--fields", "id")
    assert run.code == 0
    assert json.loads(run.stdout) == [{"id": "sessie-01"}, {"id": "a"}]
    told = [*faults, f"{team}:3:9: no kind 'x'; write tip or remark"]
    assert run.stderr.splitlines() == [f"warning: {fault}" for fault in told]
    run = paw("list", "--file", str(own))
    assert (run.code, run.stdout) == (ExitCode.INVALID_FILE, "")
    *errors, hint = run.stderr.splitlines()
    assert errors[:3] == [f"error: {each}" for each in (f"{own} has 2 faults", *faults)]
    assert hint.startswith("hint: ")


xdg = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="XDG and passwd")


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
@xdg
def test_own_tips_are_below_a_home_or_nowhere(environ: dict[str, str], folder: str | None) -> None:
    with patch.dict(os.environ, environ, clear=True), patch("pwd.getpwuid", side_effect=KeyError):
        assert tips_dir() == (None if folder is None else Path(folder))


@xdg
def test_a_home_that_the_environment_lacks_is_the_systems() -> None:
    home = Path(__import__("pwd").getpwuid(os.getuid()).pw_dir)
    with patch.dict(os.environ, {}, clear=True):
        assert tips_dir() == home / ".config/paw-tips/tips"


@xdg
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
