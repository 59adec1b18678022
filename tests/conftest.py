"""Run the program as a user would, and look at exit code, stdout and stderr together."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, Any, Protocol
from unittest.mock import patch

import pytest
from hypothesis import settings

from paw_cli.cli.completion import answer
from paw_cli.cli.language import choose_language
from paw_cli.cli.main import run as run_program
from paw_cli.messages import use_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


# Tests pass on a slow machine, in a checkout that cannot be written to, and as they did before:
# what is new is looked for with `--hypothesis-profile=thorough`, and by the fuzzers.
settings.register_profile(
    "anywhere", deadline=None, database=None, max_examples=25, derandomize=True
)
settings.register_profile("thorough", deadline=None, database=None, max_examples=1000)
settings.load_profile("anywhere")

# The browser in which the page for colleagues is tested.
pytest_plugins = ("page_browser",)

# The program ends at once on Ctrl-C, where pytest has a summary to print; and a run in the
# background ignores Ctrl-C, as would every program that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

# What would make a run depend on who runs the tests.
_PERSONAL = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "PAGER", "LANG", "LANGUAGE")
_LIMIT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one run of the program gave."""

    code: int
    stdout: str
    stderr: str


class Paw(Protocol):
    def __call__(
        self,
        *arguments: str,
        stdin: str | bytes | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        columns: int | None = None,
        encoding: str = "utf-8",
    ) -> Run: ...


class PawProcess(Protocol):
    def __call__(
        self,
        *arguments: str,
        stdin: str | bytes | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Run: ...


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the empty folder in which `paw` runs."""
    folder = tmp_path / "desk"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def paw(tmp_path: Path, desk: Path) -> Paw:
    """Run paw-tips in this process: an empty folder, no own tips, UTF-8.

    With `columns`, stdout and stderr are a terminal of that width; else they are none.
    """

    def run(
        *arguments: str,
        stdin: str | bytes | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        columns: int | None = None,
        encoding: str = "utf-8",
    ) -> Run:
        terminal = {"COLUMNS": str(columns), "TERM": "xterm-256color"} if columns else {}
        environ = {**environment(tmp_path), **terminal, **(env or {})}
        with (
            patch.dict(os.environ, environ, clear=True),
            contextlib.chdir(cwd or desk),
            _streams(_encoded(stdin), encoding, terminal=columns is not None) as (stdout, stderr),
        ):
            code = _code_of(list(arguments))
            return Run(code=code, stdout=_written(stdout), stderr=_written(stderr))

    return run


@pytest.fixture
def paw_process(tmp_path: Path, desk: Path) -> PawProcess:
    """Run paw-tips as `paw` does, in a process of its own."""

    def run(
        *arguments: str,
        stdin: str | bytes | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "paw_cli", *arguments],
            input=_encoded(stdin),
            capture_output=True,
            check=False,
            env={**environment(tmp_path), **(env or {})},
            cwd=cwd or desk,
            timeout=_LIMIT,
        )
        return Run(code=done.returncode, stdout=_text(done.stdout), stderr=_text(done.stderr))

    return run


def environment(folder: Path) -> dict[str, str]:
    """Return this environment without what is personal, and own tips in `folder`."""
    kept = {k: v for k, v in os.environ.items() if k not in _PERSONAL and k[:3] != "LC_"}
    return {**kept, "PYTHONUTF8": "1", "PAW_TIPS_DIR": str(folder / "own-tips")}


def _code_of(arguments: list[str]) -> int:
    use_language(partial(choose_language, os.environ))
    try:
        if shell := os.environ.pop("_PAW_TIPS_COMPLETE", ""):
            return answer(shell, arguments)
        return run_program(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    finally:
        use_language(lambda: "en")


class _Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


@contextlib.contextmanager
def _streams(
    stdin: bytes, encoding: str, *, terminal: bool
) -> Iterator[tuple[TextIOWrapper, TextIOWrapper]]:
    given = TextIOWrapper(BytesIO(stdin), encoding="utf-8")
    kind = _Terminal if terminal else TextIOWrapper
    out, err = (kind(BytesIO(), encoding=encoding, newline="") for _ in range(2))
    # The width of a terminal is asked of `__stdout__`.
    with patch.multiple(sys, stdin=given, stdout=out, stderr=err, __stdout__=out):
        yield out, err


def _written(stream: TextIOWrapper) -> str:
    if stream.closed:
        return ""
    stream.flush()
    buffer: Any = stream.buffer
    written: bytes = buffer.getvalue()
    try:
        return _text(written)  # machines get UTF-8, whatever the terminal takes
    except UnicodeDecodeError:
        return written.decode(stream.encoding)


def _encoded(stdin: str | bytes | None) -> bytes:
    return stdin.encode() if isinstance(stdin, str) else stdin or b""


def _text(written: bytes) -> str:
    return written.decode().replace("\r\n", "\n")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """Return a folder for PATH with paw-tips in it."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program = folder / "paw-tips"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m paw_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder
