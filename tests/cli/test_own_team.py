"""The team's way: its own tips in its repository, checked before each commit."""

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from conftest import Paw

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


def test_the_tips_of_the_repository_are_there_in_each_of_its_folders(paw: Paw, desk: Path) -> None:
    (desk / "deep/down").mkdir(parents=True)
    (desk / ".paw-tips.yaml").write_text("tips:\n- Ons eigen bericht.\n", encoding="utf-8")
    listed = json.loads(paw("list", "--json", cwd=desk / "deep/down").stdout)
    assert len(listed) == 38
    assert (listed[-1]["id"], listed[-1]["text"]) == ("desk-01", "Ons eigen bericht.")


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [("tips:\n- een\n", 0, ""), ("tips:\n- txt: een\n", 3, ".paw-tips.yaml:2:3: ")],
)
def test_the_hook_lets_a_good_file_through_and_stops_a_broken_one(
    paw: Paw, desk: Path, content: str, code: int, told: str
) -> None:
    """Run the hook as pre-commit does: its entry, with the files that its pattern finds."""
    (desk / "other.yaml").write_text("a: [", encoding="utf-8")
    (desk / ".paw-tips.yaml").write_text(content, encoding="utf-8")
    [hook] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    files = [path.name for path in desk.iterdir() if re.search(hook["files"], path.name)]
    program, *arguments = shlex.split(hook["entry"])
    assert (program, files, hook["language"]) == ("paw-tips", [".paw-tips.yaml"], "python")
    done = paw(*arguments, *files)
    assert (done.code, told in done.stdout) == (code, True)
