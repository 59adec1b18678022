from __future__ import annotations

import os
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest

if os.name != "posix":
    pytest.skip("the benchmarks measure on POSIX systems", allow_module_level=True)

from measuring import (
    compared,
    installed,
    markdown_table,
    seconds_on_terminal,
    undisturbed,
    whole_process,
)

if TYPE_CHECKING:
    from pathlib import Path

PYTHON = [sys.executable, "-S", "-c"]


def test_a_whole_process_tells_its_exit_code_and_what_it_took() -> None:
    run = whole_process([*PYTHON, "raise SystemExit(3)"], env=undisturbed())
    assert run.code == 3
    assert run.seconds > 0
    assert run.peak_mb > 1


def test_a_process_reads_the_file_it_is_given(tmp_path: Path) -> None:
    given = tmp_path / "given.txt"
    given.write_text("12345", encoding="utf-8")
    code = "import sys; raise SystemExit(len(sys.stdin.read()))"
    assert whole_process([*PYTHON, code], env=undisturbed(), stdin=given).code == 5


def test_on_a_terminal_a_program_sees_a_terminal(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    code = f"import sys; open({str(seen)!r}, 'w').write(str(sys.stdout.isatty()))"
    assert seconds_on_terminal([*PYTHON, code], env=undisturbed()) > 0
    assert seen.read_text(encoding="utf-8") == "True"


def test_what_slows_python_down_does_not_reach_what_is_measured() -> None:
    env = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1", "HOME": "/home/somebody"}
    assert undisturbed(env, TERM="dumb") == {"HOME": "/home/somebody", "TERM": "dumb"}


def test_two_are_measured_in_turns_and_the_median_of_their_ratios_counts() -> None:
    order: list[str] = []
    floors, others = iter([1.0, 2.0, 4.0]), iter([2.0, 2.0, 12.0])

    def floor() -> float:
        order.append("floor")
        return next(floors)

    def other() -> float:
        order.append("other")
        return next(others)

    result = compared(floor, other, rounds=3)
    assert order == ["floor", "other"] * 3
    assert (result.floor, result.seconds, result.ratio) == (2.0, 2.0, 2.0)


def test_a_peer_that_is_not_installed_is_none() -> None:
    assert installed("no_such_peer_anywhere") is None
    assert installed("itertools") is sys.modules[count.__module__]


def test_a_table_lines_up() -> None:
    assert markdown_table(["engine", "ms"], [["a", "1.00"], ["longer name", "2"]]) == (
        "| engine      | ms   |\n"
        "|-------------|------|\n"
        "| a           | 1.00 |\n"
        "| longer name | 2    |"
    )
