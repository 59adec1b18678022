"""What each command loads: what is not needed must not cost anybody time."""

from pathlib import Path

import pytest
import typer

from conftest import environment, python

pytestmark = pytest.mark.skipif(
    not typer.__version__.startswith("0.28."),
    reason="other versions of Typer load other modules, which is why they are not installed",
)

HEAVY = {"rich", "yaml", "rapidfuzz", "csv", "random", "hashlib", "importlib.resources"}
UNNEEDED = {"rich.table", "rich.panel", "rich.markdown", "rich.syntax", "rich.progress"}
# What Typer itself loads is no concern of ours.
PROBE = """
import sys
import typer
from paw_cli.cli.main import run
for line in sys.argv[1:]:
    before = set(sys.modules)
    code = run(line.split())
    print(code, *sorted(set(sys.modules) - before), file=sys.stderr)
"""
READING = (
    *("list --json", "list", "list -t eigen -k tip", "list -f tsv", "list -f markdown", "random"),
    *("random --daily -n 3", "show 14", "themes", "search eigenaren", "search budget geld"),
)
LIGHT = (*READING, "--version", "list --help", "schema", "where", "check", "completion bash")


def loaded_by(*lines: str, folder: Path, **env: str) -> list[set[str]]:
    """Return what each run of the program loads, one after the other in one process."""
    done = python("-c", PROBE, *lines, cwd=folder, env={**environment(folder), **env})
    runs = [line.split() for line in done.stderr.splitlines()[-len(lines) :]]
    assert [code for code, *_ in runs] == ["0"] * len(lines), done.stderr
    return [set(modules) for _, *modules in runs]


def test_most_commands_load_nothing_heavy_and_no_code_that_writes(tmp_path: Path) -> None:
    loaded = dict(zip(LIGHT, loaded_by(*LIGHT, folder=tmp_path), strict=True))
    assert {line: names & HEAVY for line, names in loaded.items() if names & HEAVY} == {}
    for line in READING:
        assert not [n for n in loaded[line] if n.startswith(("paw_cli.auth", "paw_cli.imp"))], line
        assert "paw_cli.cli.manage" not in loaded[line]
    [completed] = loaded_by("list -t e", folder=tmp_path, _PAW_TIPS_COMPLETE="zsh")
    assert "paw_cli.cli.completion" in completed
    assert completed & HEAVY == set()


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ("list -f csv", {"csv"}),
        ("search eigenarne", {"rapidfuzz"}),
        ("random -f pretty", {"rich", "random"}),  # Rich itself loads random
        ("add Koffie", {"yaml"}),  # what is written is read back first
    ],
)
def test_a_command_loads_what_it_needs(line: str, needed: set[str], tmp_path: Path) -> None:
    [loaded] = loaded_by(line, folder=tmp_path)
    assert loaded & HEAVY <= needed
    assert loaded & UNNEEDED == set()
