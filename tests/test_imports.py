"""What each command loads: what is not needed must not cost anybody time."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import typer

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not typer.__version__.startswith("0.28."),
    reason="other versions of Typer load other modules, which is why they are not installed",
)

HEAVY = {"rich", "yaml", "rapidfuzz", "csv", "random", "hashlib", "importlib.resources"}
# What Typer itself loads is no concern of ours.
PROBE = """
import sys
import typer
before = set(sys.modules)
from paw_cli.cli.main import run
code = run(sys.argv[1:])
print(code, *sorted(set(sys.modules) - before), file=sys.stderr)
"""


def loaded_by(*arguments: str, folder: Path) -> set[str]:
    """Return the modules that a run of the program loads beside Typer's own."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        cwd=folder,
        env={**os.environ, "PAW_TIPS_DIR": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    return set(modules)


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ("list", set()),
        ("list -t eigen -k tip", set()),
        ("list -f tsv", set()),
        ("list -f csv", {"csv"}),
        ("list -f markdown", set()),
        ("list --json", set()),
        ("random", set()),
        ("random --daily -n 3", set()),
        ("show 14", set()),
        ("themes", set()),
        ("search eigenaren", set()),
        ("search budget geld", set()),
        ("search eigenarne", {"rapidfuzz"}),
        ("random -f pretty", {"rich", "random"}),  # Rich itself loads random
        ("where", set()),
        ("check", set()),
        ("schema", set()),
        ("add Koffie", {"yaml"}),  # what is written is read back first
        ("completion bash", set()),
        ("--version", set()),
        ("list --help", set()),
    ],
)
def test_a_command_loads_only_the_heavy_modules_that_it_needs(
    line: str, needed: set[str], tmp_path: Path
) -> None:
    assert loaded_by(*line.split(), folder=tmp_path) & HEAVY <= needed


@pytest.mark.parametrize("line", ["list --json", "random", "search eigenaren"])
def test_a_command_loads_no_other_commands_code(line: str, tmp_path: Path) -> None:
    loaded = loaded_by(*line.split(), folder=tmp_path)
    assert not [name for name in loaded if name.startswith("paw_cli.authoring")]
    assert "paw_cli.cli.write" not in loaded


def test_drawing_a_card_loads_no_table_panel_or_markdown_of_rich(tmp_path: Path) -> None:
    loaded = loaded_by("random", "-f", "pretty", folder=tmp_path)
    unneeded = {"rich.table", "rich.panel", "rich.markdown", "rich.syntax", "rich.progress"}
    assert loaded & unneeded == set()
