import os

import pytest

if os.name != "posix":
    pytest.skip("the benchmarks measure on POSIX systems", allow_module_level=True)

from measuring import compared, markdown_table, undisturbed


def test_what_slows_python_down_does_not_reach_what_is_measured() -> None:
    env = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1", "HOME": "/home/somebody"}
    assert undisturbed(env, TERM="dumb") == {"HOME": "/home/somebody", "TERM": "dumb"}


def test_two_are_measured_in_turns_and_the_median_of_their_ratios_counts() -> None:
    taken = [1.0, 2.0, 2.0, 2.0, 4.0, 12.0]
    result = compared(lambda: taken.pop(0), lambda: taken.pop(0), rounds=3)
    assert (result.floor, result.seconds, result.ratio) == (2.0, 2.0, 2.0)


def test_a_table_lines_up() -> None:
    assert markdown_table(["engine", "ms"], [["a", "1.00"], ["longer name", "2"]]) == (
        "| engine      | ms   |\n"
        "|-------------|------|\n"
        "| a           | 1.00 |\n"
        "| longer name | 2    |"
    )
