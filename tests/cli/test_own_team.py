"""The team's way: its own tips in its repository, checked before each commit."""

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from conftest import Paw

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "deep/down").mkdir(parents=True)
    (folder / ".paw-tips.yaml").write_text("tips:\n- Ons eigen bericht.\n", encoding="utf-8")
    return folder


def test_the_tips_of_the_repository_are_there_in_each_of_its_folders(
    paw: Paw, repository: Path
) -> None:
    listed = json.loads(paw("list", "--json", cwd=repository / "deep/down").stdout)
    assert len(listed) == 38
    assert (listed[-1]["id"], listed[-1]["text"]) == ("repository-01", "Ons eigen bericht.")


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [("tips:\n- een\n", 0, ""), ("tips:\n- txt: een\n", 3, ".paw-tips.yaml:2:3: ")],
)
def test_the_hook_lets_a_good_file_through_and_stops_a_broken_one(
    paw: Paw, repository: Path, content: str, code: int, told: str
) -> None:
    """Run the hook as pre-commit does: its entry, with the files that its pattern finds."""
    (repository / "other.yaml").write_text("a: [", encoding="utf-8")
    (repository / ".paw-tips.yaml").write_text(content, encoding="utf-8")
    [hook] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    files = [path.name for path in repository.iterdir() if re.search(hook["files"], path.name)]
    program, *arguments = shlex.split(hook["entry"])
    done = paw(*arguments, *files, cwd=repository)
    assert (program, files) == ("paw-tips", [".paw-tips.yaml"])
    assert done.code == code
    assert told in done.stdout


def test_the_hook_is_one_that_pre_commit_knows() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib")
    [hook] = clientlib.load_manifest(str(HOOKS))
    assert (hook["id"], hook["language"]) == ("paw-tips-check", "python")
