import json
import sys
from pathlib import Path

import pytest

import floor
import search_quality
from judged import OWN, SETS

FLOOR = {"queries": {"all": 0.95, "none": 1.0}}


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"all": 0.95, "none": 1.0, "exact": 0.2}, []),
        ({"all": 0.99, "none": 1.0}, []),
        ({"all": 0.9451, "none": 0.9951}, []),
        ({"all": 0.94, "none": 1.0}, ["queries, all: 0.940 is below 0.950"]),
        ({"all": 0.99, "none": 0.875}, ["queries, none: 0.875 is below 1.000"]),
    ],
)
def test_the_check_names_a_fall_of_the_whole_or_of_silence_by_more_than_a_rounding(
    scores: dict[str, float],
    expected: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "floor.json"
    file.write_text(json.dumps(FLOOR), encoding="utf-8")
    monkeypatch.setattr(search_quality, "_scores", lambda *_: {"queries": scores})
    monkeypatch.setattr(sys, "argv", ["search_quality.py", "--check", f"--floor={file}"])
    with pytest.raises(SystemExit) as ended:
        search_quality.main()
    assert ended.value.code == ("\n".join(expected) or 0)


def test_what_is_recorded_guards_the_whole_and_silence_and_is_no_fall(tmp_path: Path) -> None:
    scores = {"queries": {"all": 0.95678, "none": 1.0, "exact": 0.9}}
    file = tmp_path / "floor.json"
    floor.record(scores, file)
    assert floor.recorded(file) == {"queries": {"all": 0.956, "none": 1.0}}
    assert floor.falls(scores, floor.recorded(file)) == []


def test_the_recorded_floor_covers_every_set() -> None:
    beside = ["page", "spelling", "off-topic", "common words"]
    assert list(floor.recorded()) == [*SETS, *OWN, *beside]
