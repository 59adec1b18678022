"""The sizes that keep the house readable, as CONTRIBUTING.md states them."""

from __future__ import annotations

import ast
from pathlib import Path

import paw_cli

PACKAGE = Path(paw_cli.__file__).parent
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
