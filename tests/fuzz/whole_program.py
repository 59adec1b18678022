"""The whole program in this process: what a run depends on, gives, and must hold."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from paw_cli.cli.main import run
from paw_cli.terminal_text import hidden_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CODES = (0, 1, 2, 3)
# Far above what a run takes, far below what a person takes for a hang.
MAX_RUN = 20.0

# What this program draws with: colours, links, erasing nothing.
_OWN_CODES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
_DANGEROUS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that a run depends on."""

    arguments: Sequence[str]
    stdin: bytes = b""
    environ: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    encoding: str = "utf-8"
    terminal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run gave."""

    code: int
    stdout: bytes
    stderr: bytes


def outcome_of(scene: Scene) -> Outcome:
    """Run the program as a user would, in a folder of its own."""
    with (
        a_desk(scene.files) as desk,
        patch.dict(os.environ, {**home(desk), **scene.environ}, clear=True),
    ):
        return outcome_of_run(scene)


def outcome_of_run(scene: Scene) -> Outcome:
    """Run the program here and now, with streams of bytes."""
    out, err = _stream(scene), _stream(scene)
    stdin = TextIOWrapper(BytesIO(scene.stdin), encoding="utf-8")
    with patch.multiple(sys, stdin=stdin, stdout=out, stderr=err):
        start = time.process_time()  # whatever else the machine is doing
        code = run(list(scene.arguments))
        took = time.process_time() - start
    assert took < MAX_RUN, took
    return Outcome(code=code, stdout=_written(out), stderr=_written(err))


@contextlib.contextmanager
def a_desk(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Work in a new folder with these files."""
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        desk = Path(name)
        for file, content in files.items():
            (desk / file).parent.mkdir(exist_ok=True)
            (desk / file).write_bytes(content)
        yield desk


def home(desk: Path) -> dict[str, str]:
    """Return an environment in which the user's own folder is on the desk."""
    own = {"HOME": str(desk), "USERPROFILE": str(desk), "APPDATA": str(desk)}
    return {**own, "PAW_TIPS_DIR": str(desk / "own")}


def expect_manners(scene: Scene, outcome: Outcome) -> None:
    """Expect a documented exit code, an error where it says so, and nothing that harms."""
    assert outcome.code in CODES, outcome
    assert b"Traceback" not in outcome.stderr, outcome
    stdout, stderr = (_decoded(s, scene.encoding) for s in (outcome.stdout, outcome.stderr))
    labels = {line.split(": ")[0] for line in stderr.splitlines() if not line.startswith(" ")}
    if not scene.terminal:
        assert labels <= {"error", "hint", "warning", "note"}, stderr
    assert ("error" in labels) == (outcome.code != 0), outcome
    assert "hint" in labels or outcome.code < 2, outcome
    assert not _DANGEROUS.search(stderr), stderr
    assert not hidden_characters(stderr), stderr
    if scene.terminal:
        assert not hidden_characters(stdout), stdout
    if "--raw-csv" not in scene.arguments:
        assert not _DANGEROUS.search(_OWN_CODES.sub("", stdout)), stdout


def expect_records(scene: Scene, outcome: Outcome) -> None:
    """Expect JSON where JSON was asked for and something was answered."""
    text = outcome.stdout.decode()
    if "--json" in scene.arguments and text:
        assert isinstance(json.loads(text), list), text
    if "--format=jsonl" in scene.arguments:
        assert all(isinstance(json.loads(line), dict) for line in text.split("\n")[:-1]), text


def _decoded(written: bytes, encoding: str) -> str:
    try:
        return written.decode()  # machines get UTF-8, whatever the terminal takes
    except UnicodeDecodeError:
        return written.decode(encoding)


class _Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


def _stream(scene: Scene) -> TextIOWrapper:
    kind = _Terminal if scene.terminal else TextIOWrapper
    return kind(BytesIO(), encoding=scene.encoding, errors="strict", newline="")


def _written(stream: TextIOWrapper) -> bytes:
    stream.flush()
    buffer: Any = stream.buffer
    content: bytes = buffer.getvalue()
    return content
