from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import floor
from judged import OWN, SETS

if TYPE_CHECKING:
    from pathlib import Path

FLOOR = {"queries": {"all": 0.95, "none": 1.0}}


@pytest.mark.parametrize(
    "scores",
    [
        {"all": 0.95, "none": 1.0, "exact": 0.2},
        {"all": 0.99, "none": 1.0},
        {"all": 0.9451, "none": 0.9951},
    ],
)
def test_a_score_on_the_floor_or_a_rounding_below_passes(scores: dict[str, float]) -> None:
    assert floor.falls({"queries": scores}, FLOOR) == []


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"all": 0.94, "none": 1.0}, ["queries, all: 0.940 is below 0.950"]),
        ({"all": 0.99, "none": 0.875}, ["queries, none: 0.875 is below 1.000"]),
    ],
)
def test_a_fall_of_the_whole_or_of_silence_is_named(
    scores: dict[str, float], expected: list[str]
) -> None:
    assert floor.falls({"queries": scores}, FLOOR) == expected


def test_what_is_recorded_guards_the_whole_and_silence_and_is_no_fall(tmp_path: Path) -> None:
    scores = {"queries": {"all": 0.95678, "none": 1.0, "exact": 0.9}}
    file = tmp_path / "floor.json"
    floor.record(scores, file)
    assert floor.recorded(file) == {"queries": {"all": 0.956, "none": 1.0}}
    assert floor.falls(scores, floor.recorded(file)) == []


def test_the_recorded_floor_covers_every_set() -> None:
    beside = ["page", "spelling", "off-topic", "common words"]
    assert list(floor.recorded()) == [*SETS, *OWN, *beside]


@pytest.mark.parametrize(("least", "code"), [(0.0, 0), (1.1, 1)])
def test_the_check_fails_below_the_floor_and_only_there(
    tmp_path: Path, least: float, code: int
) -> None:
    file = tmp_path / "floor.json"
    file.write_text(json.dumps({"queries": {"all": least}}), encoding="utf-8")
    script = floor.FILE.with_name("search_quality.py")
    command = [sys.executable, str(script), "--check", f"--floor={file}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert ("is below 1.100" in done.stderr) == bool(code)
