"""Each broken file of corpus/ gives what expected.txt says: its good tips and its problems."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from paw_cli.files.tips_file import read_tips_file

CORPUS = Path(__file__).parent / "corpus"


def expected() -> dict[str, list[str]]:
    """Return for each file the lines that expected.txt has under its name."""
    blocks = (CORPUS / "expected.txt").read_text(encoding="utf-8").split("== ")[1:]
    return {name: lines for name, *lines in (block.splitlines() for block in blocks)}


@pytest.mark.parametrize(("name", "lines"), expected().items())
def test_a_file_gives_its_good_tips_and_all_its_problems(name: str, lines: list[str]) -> None:
    read = read_tips_file(CORPUS / name)

    tips = [f"tip {tip.id}: {tip.text!r}" for tip in read.collection.tips]
    problems = [
        f"{problem.severity} {problem.line}:{problem.column}: {problem.message}; {problem.hint}"
        for problem in read.problems
    ]
    assert tips + problems == lines


@pytest.mark.parametrize("name", [name for name in expected() if name.endswith("yaml")])
def test_the_parser_in_python_does_as_the_one_in_c(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_c = read_tips_file(CORPUS / name)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)

    in_python = read_tips_file(CORPUS / name)

    assert in_python.collection == in_c.collection
    assert [p.message for p in in_python.problems] == [p.message for p in in_c.problems]


def test_every_file_is_expected_to_give_something() -> None:
    files = {path.name for path in CORPUS.iterdir()} - {"expected.txt"}

    assert files == expected().keys()
    assert len(files) >= 60


@pytest.mark.parametrize("name", expected())
def test_every_problem_says_where_it_is_and_how_to_mend_it(name: str) -> None:
    text = (CORPUS / name).read_text(encoding="utf-8")
    for problem in read_tips_file(CORPUS / name).problems:
        assert problem.hint
        assert 1 <= problem.line <= text.count("\n") + 1
        assert 1 <= problem.column <= len(text.split("\n")[problem.line - 1]) + 1
        assert str(problem).startswith(f"{CORPUS / name}:{problem.line}:{problem.column}: ")
