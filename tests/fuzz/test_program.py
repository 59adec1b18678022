"""Whatever is typed, wherever, with whatever files: an answer or an error, and no harm."""

import contextlib
import json
import os
import re
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from any_scenes import OWN_FILES, READING, Scene, any_arguments, any_content, any_files, any_scene
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Run, run_here
from paw_cli.cli.completion import completions
from paw_cli.errors import WrongUseError
from paw_cli.safe_text import hidden_characters

CODES = (0, 1, 2, 3)
# Far above what a run takes, far below what a person takes for a hang.
MAX_RUN = 20.0
ERRORS, HINTS = {"error", "fout"}, {"hint"}
LABELS = ERRORS | HINTS | {"warning", "let op", "note", "info"}

# What this program draws with: colours, links, erasing nothing.
OWN_CODES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
DANGEROUS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OTHER_FORMS = ("--json", "-f", "--format", "-h", "--help", "-V", "--version", "--raw-csv")

steady = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=40
)


@steady
@given(any_scene)
def test_any_command_line_ends_in_an_answer_or_an_error(scene: Scene) -> None:
    expect_manners(scene, run_of(scene))


@steady
@given(any_arguments(READING), any_files(), st.sampled_from(["json", "jsonl"]))
def test_records_are_always_json(words: list[str], files: dict[str, bytes], form: str) -> None:
    asked = [word for word in words if word not in OTHER_FORMS]
    scene = Scene(arguments=[*asked[:1], "-f", form, *asked[1:]], files=files)
    run = run_of(scene)
    expect_manners(scene, run)
    lines = [run.stdout] if form == "json" else run.stdout.split("\n")
    assert all(isinstance(json.loads(line), (list, dict)) for line in lines if line), run.stdout


@steady
@given(st.sampled_from(OWN_FILES), any_content())
def test_any_file_is_read_or_told_what_is_wrong_with(name: str, content: bytes) -> None:
    scene = Scene(arguments=["list", f"--file={name}"], files={name: content}, terminal=True)
    run = run_of(scene)
    expect_manners(scene, run)
    assert run.code == run_of(replace(scene, arguments=["check", name])).code


@steady
@given(any_arguments(), any_files())
def test_any_unfinished_line_is_completed(words: list[str], files: dict[str, bytes]) -> None:
    with a_desk(files) as home, patch.dict(os.environ, home, clear=True):
        for end in range(1, len(words) + 1):
            with contextlib.suppress(WrongUseError):
                assert all(completions(words[:end]) or ())


def run_of(scene: Scene) -> Run:
    """Run the program in a folder of its own, within a time that people wait for."""
    with a_desk(scene.files) as home, patch.dict(os.environ, {**home, **scene.environ}, clear=True):
        start = time.process_time()  # whatever else the machine is doing
        run = run_here(
            *scene.arguments, stdin=scene.stdin, encoding=scene.encoding, terminal=scene.terminal
        )
        assert time.process_time() - start < MAX_RUN
    return run


@contextlib.contextmanager
def a_desk(files: Mapping[str, bytes]) -> Iterator[dict[str, str]]:
    """Work in a new folder with these files; give an environment whose home it is."""
    with tempfile.TemporaryDirectory() as desk, contextlib.chdir(desk):
        for file, content in files.items():
            Path(file).parent.mkdir(exist_ok=True)
            Path(file).write_bytes(content)
        home = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA"), desk)
        yield {**home, "PAW_TIPS_DIR": str(Path(desk, "own")), "LANG": "C"}


def expect_manners(scene: Scene, run: Run) -> None:
    """Expect a documented exit code, an error where it says so, and nothing that harms."""
    assert run.code in CODES, run
    assert "Traceback" not in run.stderr, run
    labels = {line.split(": ")[0] for line in run.stderr.splitlines() if not line.startswith(" ")}
    assert scene.terminal or labels <= LABELS, run.stderr
    assert bool(ERRORS & labels) == (run.code != 0), run
    assert HINTS & labels or run.code < 2, run
    assert not DANGEROUS.search(run.stderr), run.stderr
    assert not hidden_characters(run.stderr), run.stderr
    if scene.terminal:
        assert not hidden_characters(run.stdout), run.stdout
    if "--raw-csv" not in scene.arguments:
        assert not DANGEROUS.search(OWN_CODES.sub("", run.stdout)), run.stdout
