"""What a user gets: the built wheel, run as the zip it is, with its own data."""

import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from conftest import Paw, environment, python

ROOT = Path(__file__).parents[1]
SOURCES = ["pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"]
FOLDERS = ["src", "data", "docs", "tests"]
CARRIED = {
    "paw_cli/data/tips.json",
    "paw_cli/data/thesaurus.json",
    "paw_cli/data/tips.schema.json",
    "paw_cli/data/output.schema.json",
    "paw_cli/locales/nl/LC_MESSAGES/paw_cli.mo",
    "paw_cli/py.typed",
}
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
    for line in ("list --json", "search eigenarne", "show 14 -f html", "schema", "completion zsh"):
        assert run(line) == paw(*line.split()).stdout
    dutch = {"LANG": "nl_NL.UTF-8"}
    assert run("search --help", **dutch) == paw("search", "--help", env=dutch).stdout
    assert "own-01" in run("add Koffie.")
    assert run("check") == ""


def test_the_wheel_carries_data_types_and_licence_and_no_tests(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    assert names >= CARRIED
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition(".data/data/")[2] for name in names} >= SHARED
    assert not [name for name in names if "test" in name]


def test_the_sdist_carries_data_and_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"data/tips.yaml", "data/thesaurus.yaml", "tests/test_package.py", "LICENSE"} <= names
    assert not [name for name in names if ".venv" in name]
