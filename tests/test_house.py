"""The sizes and the map that keep the house readable, as CONTRIBUTING.md states them."""

import ast
import re
from pathlib import Path

import paw_cli

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
