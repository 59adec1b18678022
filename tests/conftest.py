"""Run the program as a user would, and look at exit code, stdout and stderr together."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
import yaml
from hypothesis import HealthCheck, settings

from paw_cli.cli.main import run as run_program
from paw_cli.messages import use_language

# Tests pass on a slow machine, in a checkout that cannot be written to, and as they did before:
# what is new is looked for with `--hypothesis-profile=thorough`, and by the fuzzers.
settings.register_profile(
    "anywhere",
    deadline=None,
    database=None,
    max_examples=25,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", deadline=None, database=None, max_examples=1000)
settings.load_profile("anywhere")

# The browser in which the page for colleagues is tested.
pytest_plugins = ("page_browser",)

# The program ends at once on Ctrl-C, where pytest has a summary to print; and a run in the
# background ignores Ctrl-C, as would every program that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Else every process that a test starts compiles the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What would make a run depend on who runs the tests.
_PERSONAL = {
    *("NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK", "COLUMNS", "LINES", "TERM", "INSIDE_EMACS"),
    *("PAGER", "LANG", "LANGUAGE"),
}
# In seconds, on a busy machine; only what hangs takes so long.
LIMIT = 180


class Run(NamedTuple):
    """What one run of the program gave."""

    code: int
    stdout: str
    stderr: str


class Paw(NamedTuple):
    """Run paw-tips in an empty folder, without own tips, in UTF-8."""

    folder: Path

    def __call__(
        self,
        *arguments: str,
        stdin: str | bytes = "",
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        columns: int | None = None,
        encoding: str = "utf-8",
    ) -> Run:
        """Run it in this process; stdout and stderr are a terminal where it has columns."""
        terminal = {"COLUMNS": str(columns), "TERM": "xterm-256color"} if columns else {}
        environ = {**environment(self.folder), **terminal, **(env or {})}
        with (
            patch.dict(os.environ, environ, clear=True),
            contextlib.chdir(cwd or self.folder / "desk"),
        ):
            return run_here(*arguments, stdin=stdin, encoding=encoding, terminal=bool(columns))

    def in_a_process(
        self, *arguments: str, env: Mapping[str, str] | None = None, **options: Any
    ) -> Run:
        """Run it in a process of its own."""
        environ = {**environment(self.folder), **(env or {})}
        options = {"cwd": self.folder / "desk", **options}
        return python("-m", "paw_cli", *arguments, env=environ, **options)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the empty folder in which `paw` runs."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


@pytest.fixture
def paw(desk: Path) -> Paw:
    return Paw(folder=desk.parent)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """Return a folder for PATH with paw-tips in it."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program = folder / "paw-tips"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m paw_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def environment(folder: Path) -> dict[str, str]:
    """Return this environment without what is personal, and own tips in `folder`."""
    kept = {k: v for k, v in os.environ.items() if k not in _PERSONAL and k[:3] != "LC_"}
    return {**kept, "PYTHONUTF8": "1", "PAW_TIPS_DIR": str(folder / "own-tips")}


def tips_in(path: Path) -> Any:
    """Return the tips of a file as YAML has them."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))["tips"]


def python(*arguments: str | Path, **options: Any) -> Run:
    """Run Python in a process of its own, with what `subprocess.run` takes."""
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    options = {**pipes, "timeout": LIMIT, **options}
    done = subprocess.run([sys.executable, *arguments], check=False, **options)
    out, err = ((s or b"").decode().replace("\r\n", "\n") for s in (done.stdout, done.stderr))
    return Run(code=done.returncode, stdout=out, stderr=err)


class _Stream(TextIOWrapper):
    """A stream into memory that is a terminal, or none."""

    def __init__(self, encoding: str, *, terminal: bool) -> None:
        self.bytes = BytesIO()
        self.terminal = terminal
        super().__init__(self.bytes, encoding=encoding, newline="")

    def isatty(self) -> bool:
        return self.terminal

    def written(self) -> str:
        if self.closed:
            return ""
        self.flush()
        try:
            return self.bytes.getvalue().decode()  # machines get UTF-8, whatever the terminal takes
        except UnicodeDecodeError:
            return self.bytes.getvalue().decode(self.encoding)


def run_here(
    *arguments: str, stdin: str | bytes = "", encoding: str = "utf-8", terminal: bool = False
) -> Run:
    """Run paw-tips in this folder and environment, with streams of its own."""
    given = TextIOWrapper(BytesIO(stdin if isinstance(stdin, bytes) else stdin.encode()), "utf-8")
    out, err = (_Stream(encoding, terminal=terminal) for _ in range(2))
    # The width of a terminal is asked of `__stdout__`.
    with patch.multiple(sys, stdin=given, stdout=out, stderr=err, __stdout__=out):
        try:
            code = run_program(list(arguments))
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        finally:
            use_language(lambda: "en")
    return Run(code=code, stdout=out.written(), stderr=err.written())
