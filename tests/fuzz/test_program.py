"""Whatever is typed, wherever, with whatever files: an answer or an error, and no harm."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from dataclasses import replace
from unittest.mock import patch

import pytest
from any_arguments import OWN_FILES, answered_arguments, fitting_arguments
from any_scenes import any_content, any_files, any_scene
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from whole_program import (
    CODES,
    MAX_RUN,
    Outcome,
    Scene,
    a_desk,
    expect_manners,
    expect_records,
    home,
    outcome_of,
)

from paw_cli.cli.completion import completions
from paw_cli.errors import WrongUseError

# The same in every run: to look for what is new is the fuzzer's work.
steady = settings(
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@settings(steady, max_examples=80)
@given(any_scene)
def test_any_command_line_ends_in_an_answer_or_an_error(scene: Scene) -> None:
    expect_manners(scene, outcome_of(scene))


@settings(steady, max_examples=50)
@given(st.builds(Scene, arguments=answered_arguments(), files=any_files(), stdin=any_content()))
def test_records_are_json_whatever_the_files_hold(scene: Scene) -> None:
    outcome = outcome_of(scene)
    expect_manners(scene, outcome)
    expect_records(scene, outcome)


@settings(steady, max_examples=50)
@given(st.sampled_from(OWN_FILES), any_content())
def test_any_file_is_read_or_told_what_is_wrong_with(name: str, content: bytes) -> None:
    scene = Scene(arguments=["list", f"--file={name}"], files={name: content}, terminal=True)
    outcome = outcome_of(scene)
    expect_manners(scene, outcome)
    checked = replace(scene, arguments=["check", name])
    assert outcome.code == outcome_of(checked).code


@settings(steady, max_examples=50)
@given(fitting_arguments(), any_files())
def test_any_unfinished_line_is_completed_or_wrong_use(
    words: list[str], files: dict[str, bytes]
) -> None:
    with a_desk(files) as desk, patch.dict(os.environ, home(desk), clear=True):
        for end in range(1, len(words) + 1):
            with contextlib.suppress(WrongUseError):
                for candidate in completions(words[:end]) or ():
                    assert candidate.value


@pytest.mark.skipif(os.name == "nt", reason="Windows passes no bytes that are no text")
@settings(steady, max_examples=4)
@given(any_scene, st.sampled_from(["", "bash", "sh"]))
def test_a_process_of_its_own_leaves_no_traceback(scene: Scene, shell: str) -> None:
    scene = replace(scene, terminal=False)
    outcome = _outcome_of_process(scene, {"_PAW_TIPS_COMPLETE": shell} if shell else {})
    if not shell:
        expect_manners(scene, outcome)
    assert outcome.code in CODES
    assert b"Traceback" not in outcome.stderr


def _outcome_of_process(scene: Scene, more: dict[str, str]) -> Outcome:
    with a_desk(scene.files) as desk:
        encoding = {"PYTHONIOENCODING": scene.encoding, **more}
        environ = {**os.environ, **home(desk), **encoding, **scene.environ}
        done = subprocess.run(
            [sys.executable, "-m", "paw_cli", *scene.arguments],
            input=scene.stdin,
            capture_output=True,
            check=False,
            env=environ,
            timeout=MAX_RUN * 3,
        )
    return Outcome(code=done.returncode, stdout=done.stdout, stderr=done.stderr)
