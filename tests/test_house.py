"""What keeps the house readable and quick: sizes, the map, and what each command loads."""

import ast
import re
from pathlib import Path

import pytest
import typer

import paw_cli
from conftest import environment, python

ROOT = Path(__file__).parents[1]
PACKAGE = Path(paw_cli.__file__).parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
# Files that only hand names on, or start the program, are no rooms of their own.
FILES = {
    path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
    for path in PACKAGE.rglob("*.py")
    if path.name not in ("__init__.py", "__main__.py")
}


def functions() -> dict[str, int]:
    """Return every function with how many lines it takes."""
    return {
        f"{name}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, source in FILES.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    }


def test_no_file_is_two_things_and_few_are_half_a_thing() -> None:
    lines = {name: source.count("\n") for name, source in FILES.items()}
    assert {name: n for name, n in lines.items() if n > 300} == {}
    short = [name for name, n in lines.items() if n < 80]
    assert len(short) <= len(lines) / 4, sorted(short)


def test_no_function_is_long_and_nine_in_ten_are_short() -> None:
    lines = functions()
    assert {name: n for name, n in lines.items() if n > 40} == {}
    assert sum(n <= 22 for n in lines.values()) >= 0.9 * len(lines)


def mapped() -> set[str]:
    """Return the modules that the map of CONTRIBUTING.md names; a folder ends in a slash."""
    [tree] = re.findall(r"^src/paw_cli/\n((?: .*\n)+)", CONTRIBUTING, re.MULTILINE)
    folders: list[str] = []
    found = set()
    for indent, names in re.findall(r"^( {2,6})(\S.*?)(?=  |$)", tree, re.MULTILINE):
        for name in names.split(", "):
            folders[len(indent) // 2 - 1 :] = [name] if name.endswith("/") else []
            found.add("".join([*folders, name]))
    return {name for name in found if not name.endswith("/")}


def test_the_map_names_every_file_and_no_other() -> None:
    assert mapped() == {name.removesuffix(".py") for name in FILES}


def test_what_is_told_where_to_find_is_there() -> None:
    for file, name in re.findall(r"`([\w/]+\.py)`(?:: `(\w+)`)?", CONTRIBUTING):
        found = [text for path, text in FILES.items() if f"/{path}".endswith(f"/{file}")]
        assert (ROOT / file).exists() or [text for text in found if name in text], (file, name)


usual_typer = pytest.mark.skipif(
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


@usual_typer
def test_most_commands_load_nothing_heavy_and_no_code_that_writes(tmp_path: Path) -> None:
    loaded = dict(zip(LIGHT, loaded_by(*LIGHT, folder=tmp_path), strict=True))
    assert {line: names & HEAVY for line, names in loaded.items() if names & HEAVY} == {}
    for line in READING:
        assert not [n for n in loaded[line] if n.startswith(("paw_cli.auth", "paw_cli.imp"))], line
        assert "paw_cli.cli.manage" not in loaded[line]
    [completed] = loaded_by("list -t e", folder=tmp_path, _PAW_TIPS_COMPLETE="zsh")
    assert "paw_cli.cli.completion" in completed
    assert completed & HEAVY == set()


NEEDED = {"list -f csv": "csv", "search eigenarne": "rapidfuzz", "add Koffie": "yaml"}
NEEDED["random -f pretty"] = "rich random"  # Rich itself loads random


@usual_typer
@pytest.mark.parametrize(("line", "needed"), NEEDED.items())
def test_a_command_loads_what_it_needs(line: str, needed: str, tmp_path: Path) -> None:
    [loaded] = loaded_by(line, folder=tmp_path)
    assert loaded & HEAVY <= {*needed.split()}
    assert loaded & UNNEEDED == set()
