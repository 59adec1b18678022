"""Run the program as a user would, and look at exit code, stdout and stderr together."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Tests pass on a slow machine, and in a checkout that cannot be written to.
settings.register_profile("anywhere", deadline=None, database=None)
settings.load_profile("anywhere")

# What would make a run depend on who runs the tests.
_PERSONAL = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "PAGER")
_LIMIT = 60


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
        stdin: str | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Run: ...


@pytest.fixture
def paw(tmp_path: Path) -> Paw:
    """Run paw-tips in an empty folder, with an empty folder of own tips, no terminal and UTF-8."""
    tips_dir = tmp_path / "own-tips"
    desk = tmp_path / "desk"
    desk.mkdir()

    def run(
        *arguments: str,
        stdin: str | None = None,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Run:
        kept = {k: v for k, v in os.environ.items() if k not in _PERSONAL}
        done = subprocess.run(
            [sys.executable, "-m", "paw_cli", *arguments],
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**kept, "PYTHONUTF8": "1", "PAW_TIPS_DIR": str(tips_dir), **(env or {})},
            cwd=cwd or desk,
            timeout=_LIMIT,
        )
        return Run(code=done.returncode, stdout=done.stdout, stderr=done.stderr)

    return run


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """Return a folder for PATH with paw-tips in it."""
    folder = tmp_path / "programs"
    folder.mkdir()
    program = folder / "paw-tips"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m paw_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder
