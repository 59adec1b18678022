"""The package's public face, as a notebook or another program uses it."""

import doctest
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import paw_cli
from paw_cli import PawTipsError, Tip, load, pick, search, tip_of_the_day


def test_the_example_in_the_docstring_is_true() -> None:
    assert doctest.testmod(paw_cli).attempted == 3
    assert doctest.testmod(paw_cli).failed == 0


def test_every_public_name_is_there_and_listed() -> None:
    values = {"Collection", "Kind", "PawTipsError", "Source", "Theme", "Tip", "__version__"}
    found = {"Correction", "FieldMatch", "Hit", "MatchKind", "SearchResult", "TextMatch"}
    picking = {"pick", "tip_of_the_day"}
    searching = {"SearchIndex", "build_index", "find_layers", "load", "load_layers", "search"}
    assert {*paw_cli.__all__} == values | found | picking | searching
    assert all(hasattr(paw_cli, name) for name in paw_cli.__all__)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'find'"):
        _ = paw_cli.find


def test_it_loads_searches_and_picks() -> None:
    collection = load()
    assert [hit.tip.id for hit in search(collection, "klankbordgroep").hits] == ["paw-01", "paw-30"]
    assert len(pick(collection.tips, 3, seed=1)) == 3
    assert isinstance(tip_of_the_day(collection.tips, date(2030, 1, 31))[0], Tip)


def test_it_loads_a_file_of_ones_own_without_the_bundled_tips(tmp_path: Path) -> None:
    own = tmp_path / "team.yaml"
    own.write_text("tips:\n- text: Ga eens koffie drinken.\n", encoding="utf-8")
    assert [tip.text for tip in load(own, bundled=False).tips] == ["Ga eens koffie drinken."]


def test_a_broken_file_raises_what_is_wrong(tmp_path: Path) -> None:
    own = tmp_path / "team.yaml"
    own.write_text("tips:\n- tekst: Ga eens koffie drinken.\n", encoding="utf-8")
    with pytest.raises(PawTipsError, match=r"team\.yaml"):
        load(own)


def test_it_reads_no_environment_and_no_folder_of_the_user(tmp_path: Path) -> None:
    (tmp_path / ".paw-tips.yaml").write_text("tips:\n- text: Van het team\n", encoding="utf-8")
    code = "from paw_cli import load; print(len(load().tips))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PAW_TIPS_DIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (done.stdout, done.stderr) == ("37\n", "")
