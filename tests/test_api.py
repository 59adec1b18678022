"""The package's public face, as a notebook or another program uses it."""

import doctest
import sys
from pathlib import Path

import pytest

import paw_cli
from conftest import python
from paw_cli import load


def test_the_example_in_the_docstring_is_true() -> None:
    assert doctest.testmod(paw_cli) == doctest.TestResults(failed=0, attempted=3)


def test_every_public_name_is_there_and_listed() -> None:
    values = {"Collection", "Kind", "PawTipsError", "Source", "Theme", "Tip", "__version__"}
    found = {"Correction", "FieldMatch", "Hit", "MatchKind", "SearchResult", "TextMatch"}
    picking = {"pick", "tip_of_the_day"}
    searching = {"SearchIndex", "build_index", "find_layers", "load", "load_layers", "search"}
    assert {*paw_cli.__all__} == values | found | picking | searching
    assert all(hasattr(paw_cli, name) for name in paw_cli.__all__)
    with pytest.raises(AttributeError, match="no attribute 'find'"):
        _ = paw_cli.find


def test_it_loads_a_file_of_ones_own_without_the_bundled_tips(tmp_path: Path) -> None:
    own = tmp_path / "team.yaml"
    own.write_text("tips:\n- text: Ga eens koffie drinken.\n", encoding="utf-8")
    assert [tip.text for tip in load(own, bundled=False).tips] == ["Ga eens koffie drinken."]


def test_it_reads_no_environment_no_folder_and_no_yaml_unasked(tmp_path: Path) -> None:
    (tmp_path / ".paw-tips.yaml").write_text("tips:\n- text: Van het team\n", encoding="utf-8")
    (tmp_path / "own.jsonl").write_text('{"text": "Vraag door"}\n', encoding="utf-8")
    code = "import paw_cli, sys; print(len(paw_cli.load('own.jsonl').tips), 'yaml' in sys.modules)"
    env = {"PAW_TIPS_DIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path)}
    run = python("-c", code, cwd=tmp_path, env=env)
    assert (run.stdout, run.stderr) == ("38 False\n", "")
