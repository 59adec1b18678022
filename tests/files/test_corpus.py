"""Each broken file of corpus/ gives what expected.txt says: its good tips and its problems."""

from pathlib import Path

import pytest
import yaml

from paw_cli.files import yaml_nodes
from paw_cli.files.tips_file import TipsFile, read_tips

CORPUS = Path(__file__).parent / "corpus"


def expected() -> dict[str, list[str]]:
    """Return for each file the lines that expected.txt has under its name."""
    blocks = (CORPUS / "expected.txt").read_text(encoding="utf-8").split("== ")[1:]
    return {name: lines for name, *lines in (block.splitlines() for block in blocks)}


def read_file(name: str) -> TipsFile:
    return read_tips((CORPUS / name).read_bytes(), path=CORPUS / name)


@pytest.mark.parametrize(("name", "lines"), expected().items())
def test_a_file_gives_its_good_tips_and_problems_with_places(name: str, lines: list[str]) -> None:
    text = (CORPUS / name).read_text(encoding="utf-8").split("\n")
    read = read_file(name)
    tips = [f"tip {tip.id}: {tip.text!r}" for tip in read.collection.tips]
    problems = []
    for problem in read.problems:
        assert problem.hint
        assert 1 <= problem.column <= len(text[problem.line - 1]) + 1
        place = f"{CORPUS / name}:{problem.line}:{problem.column}: "
        problems.append(f"{problem.severity} {str(problem).removeprefix(str(CORPUS / name))[1:]}")
        assert str(problem).startswith(place)
    assert tips + problems == lines


def test_the_parser_in_python_does_as_the_one_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [name for name in expected() if name.endswith("yaml")]
    in_c = [read_file(name) for name in names]
    methods = {name: value for name, value in vars(yaml_nodes.Loader).items() if name[0] != "_"}
    monkeypatch.setattr(yaml_nodes, "Loader", type("Loader", (yaml.BaseLoader,), methods))
    for name, read in zip(names, in_c, strict=True):
        in_python = read_file(name)
        assert in_python.collection == read.collection
        assert [p.message for p in in_python.problems] == [p.message for p in read.problems]


def test_every_file_is_expected_to_give_something() -> None:
    assert {path.name for path in CORPUS.iterdir()} == {*expected(), "expected.txt"}
