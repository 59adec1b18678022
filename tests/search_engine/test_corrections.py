"""Typing errors."""

from __future__ import annotations

import pytest

from paw_cli.search_engine.corrections import alike, nearest, slips

WORDS = ["bewoner", "strategie", "weerstand", "budget", "school", "participatie"]


def by_length(*words: str) -> dict[int, list[str]]:
    return {length: [w for w in words if len(w) == length] for length in map(len, words)}


@pytest.mark.parametrize(
    ("typed", "meant", "number"),
    [
        ("school", "school", 0),
        ("schol", "school", 1),
        ("schoool", "school", 1),
        ("scohol", "school", 1),
        ("csohol", "school", 2),
        ("shcool", "school", 1),
        ("cshool", "school", 1),
        ("schpol", "school", 1),
        ("scheol", "school", 1),
        ("partikulier", "particulier", 1),
        ("budgeb", "budget", 2),
        ("fudget", "budget", 3),
        ("udget", "budget", 2),
        ("waterstand", "weerstand", 2),
    ],
)
def test_an_error_counts_by_how_likely_fingers_or_ears_make_it(
    typed: str, meant: str, number: int
) -> None:
    assert slips(typed, meant) == number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("stratagie", (["strategie"], 1)),
        ("particpaite", (["participatie"], 2)),
        ("budgte", (["budget"], 1)),
        ("budg", ([], 0)),
        ("bdugte", ([], 0)),
        ("b3woner", ([], 0)),
        ("bewoner" * 20, ([], 0)),
    ],
)
def test_errors_are_believed_in_proportion_to_the_length(
    typed: str, meant: tuple[list[str], int]
) -> None:
    assert nearest(typed, by_length(*WORDS)) == meant


def test_of_several_only_the_nearest_count() -> None:
    assert nearest("kader", by_length("kaders", "kade", "lader")) == (["kade", "kaders"], 1)


def test_suggestions_come_the_most_alike_first() -> None:
    assert alike("scholen", by_length(*WORDS, "scholing")) == ["scholing", "school"]
