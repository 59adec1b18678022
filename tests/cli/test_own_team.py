"""The team's way: its own tips in its repository, checked before each commit."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from conftest import Paw

ROOT = Path(__file__).parents[2]
[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "deep/down").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    (folder / ".paw-tips.yaml").write_text("tips:\n- Ons eigen bericht.\n", encoding="utf-8")
    return folder


def test_the_tips_of_the_repository_are_there_in_each_of_its_folders(
    paw: Paw, repository: Path
) -> None:
    listed = json.loads(paw("list", "--json", cwd=repository / "deep/down").stdout)
    assert len(listed) == 38
    assert (listed[-1]["id"], listed[-1]["text"]) == ("repository-01", "Ons eigen bericht.")


def run_hook(paw: Paw, repository: Path) -> Any:
    """Run the hook as pre-commit does: its entry, with the staged files that its pattern finds."""
    subprocess.run(["git", "-C", str(repository), "add", "-A"], check=True)
    staged = subprocess.run(
        ["git", "-C", str(repository), "diff", "--cached", "--name-only"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    files = [name for name in staged if re.search(HOOK["files"], name)]
    program, *arguments = shlex.split(HOOK["entry"])
    assert program == "paw-tips"
    assert files
    return paw(*arguments, *files, cwd=repository)


def test_the_hook_lets_a_good_file_through(paw: Paw, repository: Path) -> None:
    (repository / "other.yaml").write_text("a: [", encoding="utf-8")
    done = run_hook(paw, repository)
    assert (done.code, done.stdout, done.stderr) == (0, "", "")


def test_the_hook_stops_a_broken_file(paw: Paw, repository: Path) -> None:
    (repository / ".paw-tips.yaml").write_text("tips:\n- txt: een\n", encoding="utf-8")
    done = run_hook(paw, repository)
    assert done.code == 3
    assert ".paw-tips.yaml:2:3: " in done.stdout


def test_the_hook_is_one_that_pre_commit_knows() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib")
    [hook] = clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    assert hook["id"] == "paw-tips-check"
    assert hook["language"] == "python"
