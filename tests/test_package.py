"""What a user gets: the built wheel, installed elsewhere or as a zip, with its own data."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Paw

ROOT = Path(__file__).parents[1]
SOURCES = ["pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"]
COMPLETIONS = {
    "share/bash-completion/completions/paw-tips",
    "share/zsh/site-functions/_paw-tips",
    "share/fish/vendor_completions.d/paw-tips.fish",
}
FOLDERS = ["src", "data", "docs", "tests"]


def python(*arguments: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the sdist, and the wheel that was built from the sdist."""
    checkout = tmp_path_factory.mktemp("checkout")
    for name in SOURCES:
        shutil.copy(ROOT / name, checkout)
    no_leftovers = shutil.ignore_patterns("__pycache__")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, checkout / name, ignore=no_leftovers)
    dist = tmp_path_factory.mktemp("dist")
    python("-m", "hatchling", "build", "-t", "sdist", "-d", dist, cwd=checkout)
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(next(dist.glob("*.tar.gz"))) as sdist:
        sdist.extractall(unpacked, filter="data")
    python("-m", "hatchling", "build", "-t", "wheel", "-d", dist, cwd=next(unpacked.iterdir()))
    return dist


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel installed in it, and none of its dependencies."""
    target = tmp_path_factory.mktemp("installed")
    wheel = next(built.glob("*.whl"))
    offline = ["--no-index", "--no-deps", "--no-compile", "--quiet", "--disable-pip-version-check"]
    python("-m", "pip", "install", *offline, "--target", target, wheel, cwd=target)
    return target


def installed_paw(installed: Path, *arguments: str, tmp_path: Path, **more: str) -> str:
    env = {"PYTHONPATH": str(installed), "PYTHONUTF8": "1", "PAW_TIPS_DIR": str(tmp_path / "own")}
    return python("-m", "paw_cli", *arguments, cwd=tmp_path, env={**env, **more})


def test_the_installed_wheel_runs_with_its_own_code_and_data(
    installed: Path, tmp_path: Path
) -> None:
    tips = json.loads(installed_paw(installed, "list", "--json", tmp_path=tmp_path))
    assert [tip["id"] for tip in tips] == [f"paw-{n:02}" for n in range(1, 38)]
    hits = json.loads(installed_paw(installed, "search", "eigenaren", "--json", tmp_path=tmp_path))
    assert {hit["id"] for hit in hits[:2]} == {"paw-14", "paw-15"}
    where = "import paw_cli; print(paw_cli.__file__)"
    env = {"PYTHONPATH": str(installed)}
    assert str(installed) in python("-c", where, cwd=tmp_path, env=env)


SAME_EVERYWHERE = """
--version
list --json
search eigenaren
search eigenarne
show 14 -f pretty
show 14 -f html
random --seed 1
themes -f markdown
schema
schema --of output
completion bash
completion zsh
""".strip().splitlines()


@pytest.mark.parametrize("as_zip", [False, True], ids=["installed", "zip"])
def test_it_answers_as_the_program_in_the_checkout(
    installed: Path, built: Path, tmp_path: Path, paw: Paw, *, as_zip: bool
) -> None:
    place = next(built.glob("*.whl")) if as_zip else installed  # a wheel is a zip
    for line in SAME_EVERYWHERE:
        expected = paw(*line.split()).stdout
        assert installed_paw(place, *line.split(), tmp_path=tmp_path) == expected
    assert "own-01" in installed_paw(place, "add", "Koffie.", tmp_path=tmp_path)
    assert installed_paw(place, "check", tmp_path=tmp_path) == ""
    dutch = {"LANG": "nl_NL.UTF-8"}
    expected = paw("search", "--help", env=dutch).stdout
    assert installed_paw(place, "search", "--help", tmp_path=tmp_path, **dutch) == expected


def test_the_wheel_carries_data_types_and_licence_and_no_tests(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    assert {
        "paw_cli/data/tips.json",
        "paw_cli/data/thesaurus.json",
        "paw_cli/data/tips.schema.json",
        "paw_cli/data/output.schema.json",
        "paw_cli/locales/nl/LC_MESSAGES/paw_cli.mo",
        "paw_cli/py.typed",
    } <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    shared = {name.partition(".data/data/")[2] for name in names}
    assert {"share/man/man1/paw-tips.1", "share/man/nl/man1/paw-tips.1", *COMPLETIONS} <= shared
    assert not [name for name in names if "test" in name]


def test_the_sdist_carries_data_and_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"data/tips.yaml", "data/thesaurus.yaml", "tests/test_package.py", "LICENSE"} <= names
    assert not [name for name in names if ".venv" in name]
