"""What a user gets: the built wheel, run as the zip it is; and the library's public face."""

import doctest
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import paw_cli
from conftest import Paw, environment, python
from paw_cli import load

ROOT = Path(__file__).parents[1]
SOURCES = ["pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"]
FOLDERS = ["src", "data", "docs", "tests"]
SHARED = {
    "share/man/man1/paw-tips.1",
    "share/man/nl/man1/paw-tips.1",
    "share/bash-completion/completions/paw-tips",
    "share/zsh/site-functions/_paw-tips",
    "share/fish/vendor_completions.d/paw-tips.fish",
}


def ran(*arguments: str | Path, cwd: Path, **more: str) -> str:
    """Run Python where it finds nothing of this checkout but what is installed with it."""
    env = {**environment(cwd), "LANG": "C", **more}
    run = python(*arguments, cwd=cwd, env=env)
    assert run.code == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the sdist, and the wheel that was built from the sdist."""
    room = tmp_path_factory.mktemp("package")
    checkout, dist = room / "checkout", room / "dist"
    for name in FOLDERS:
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in SOURCES:
        shutil.copy(ROOT / name, checkout)
    ran("-m", "hatchling", "build", "-t", "sdist", "-d", dist, cwd=checkout)
    with tarfile.open(next(dist.glob("*.tar.gz"))) as sdist:
        sdist.extractall(room / "unpacked", filter="data")
    [unpacked] = (room / "unpacked").iterdir()
    ran("-m", "hatchling", "build", "-t", "wheel", "-d", dist, cwd=unpacked)
    return dist


def test_it_runs_from_a_zip_with_its_own_data(built: Path, tmp_path: Path, paw: Paw) -> None:
    [wheel] = built.glob("*.whl")  # a wheel is a zip
    found = {"PYTHONPATH": str(wheel), "PAW_TIPS_DIR": str(tmp_path / "own-tips")}

    def run(line: str, **more: str) -> str:
        return ran("-m", "paw_cli", *line.split(), cwd=tmp_path, **found, **more)

    where = ran("-c", "import paw_cli; print(paw_cli.__file__)", cwd=tmp_path, **found)
    assert where.startswith(str(wheel))
    runs = "list --json,search eigenarne,show 14 -f html,schema --of output,completion zsh"
    for line in runs.split(","):
        assert run(line) == paw(*line.split()).stdout
    dutch = {"LANG": "nl_NL.UTF-8"}
    assert run("search --help", **dutch) == paw("search", "--help", env=dutch).stdout
    assert "own-01" in run("add Koffie.")
    assert run("check") == ""


def test_the_wheel_carries_data_types_and_licence_and_no_tests(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    assert "paw_cli/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition(".data/data/")[2] for name in names} >= SHARED
    assert not [name for name in names if "test" in name]


def test_the_sdist_carries_data_and_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"data/tips.yaml", "data/thesaurus.yaml", "tests/test_package.py", "LICENSE"} <= names
    assert not [name for name in names if ".venv" in name]


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
