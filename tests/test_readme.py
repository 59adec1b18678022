"""Everything that README.md shows is true: commands, outputs, tables, code."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from readme_examples import PAGES, up_to_date

from conftest import Paw
from paw_cli.cli.main import COMMANDS
from paw_cli.errors import ExitCode
from paw_cli.render import Format

ROOT = Path(__file__).parents[1]

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def first_column(heading: str) -> list[str]:
    """Return the first cells of the first table below a heading."""
    table = README.split(f"\n{heading}\n")[1].split("\n|", 1)[1].split("\n\n")[0]
    return [row.strip("| ").split(" | ")[0] for row in table.splitlines()[2:]]


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are typed in a Unix shell")
@pytest.mark.parametrize("page", PAGES)
def test_every_example_prints_what_stands_below_it(page: str, tmp_path: Path) -> None:
    assert up_to_date(page, tmp_path) == (ROOT / page).read_text(encoding="utf-8")


def test_the_example_of_a_tips_file_is_one(paw: Paw, tmp_path: Path) -> None:
    [tips_file] = [block for block in blocks("yaml") if block.startswith("tips:")]
    path = tmp_path / "team.yaml"
    path.write_text(tips_file, encoding="utf-8")
    run = paw("check", str(path), "--strict")
    assert (run.code, run.stdout) == (ExitCode.DONE, "")
    run = paw("list", "--file", str(path), "-s", "sessie-2", "--fields", "id,kind", "-f", "tsv")
    assert run.stdout == "id\tkind\nteam-01\ttip\nzwolle-02\tremark\n"


def test_the_example_in_python_runs(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for code in blocks("python"):
        exec(code, names)  # noqa: S102 - our own README
    printed = capsys.readouterr().out
    assert printed.startswith("paw-04 0.")
    assert "\nnot found: utrecht\n" in printed
    assert printed.endswith("did you mean: ambtenaar\n")
    assert len(names["three"]) == 3


def test_exit_codes_formats_and_commands_are_those_of_the_program() -> None:
    assert first_column("## Exit codes") == [str(int(code)) for code in ExitCode]
    assert re.findall(r"`(\w+)`", " ".join(first_column("## Output"))) == list(Format)
    assert [name for name in COMMANDS if f"paw-tips {name}" not in README] == []


def test_every_command_and_option_that_is_named_exists(paw: Paw) -> None:
    text = re.sub(r"#[^\n]*", "", README + CONTRIBUTING)
    lines = re.findall(r"paw-tips ((?:[a-z-]+|--?\w[\w-]*)[^`\n|;&)<>]*)", text)
    helps = {name: paw(name, "--help").stdout for name in COMMANDS}
    missing = [
        f"{command} {word}"
        for command, *words in map(str.split, lines)
        for word in words
        if command in helps
        and re.fullmatch(r"--?[a-z][\w-]*", word)
        and not re.search(rf"(?<!\S){re.escape(word)}\b", helps[command])
    ]
    assert missing == []


def test_every_link_to_a_file_leads_somewhere() -> None:
    targets = re.findall(r"(?:\]\(|src(?:set)?=\")([^):\"#]+)[\")]", README + CONTRIBUTING)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
