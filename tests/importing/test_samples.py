"""Whole files as programs write them give the tips that stand in expected.json, and nobody."""

import json
from pathlib import Path

import pytest
from imports import everything, imported

from paw_cli.importing import Unmarked

SAMPLES = Path(__file__).with_name("samples")
EXPECTED: dict[str, list[str]] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
PEOPLE = ("Hanneke", "Smeets", "Bram", "van Loon", "11223344", "voorbeeld.nl", "privé")


@pytest.mark.parametrize("file", EXPECTED)
def test_a_sample_gives_its_tips_and_nobody(file: str) -> None:
    unmarked = Unmarked.LINES if file == "losse-tips.txt" else Unmarked.NOTHING
    result = imported((SAMPLES / file).read_bytes(), file, unmarked=unmarked)
    assert [tip.text for tip in result.tips] == EXPECTED[file]
    for forbidden in PEOPLE:
        assert forbidden not in everything(result)


def test_every_sample_is_expected_to_give_something() -> None:
    assert {path.name for path in SAMPLES.iterdir()} == {*EXPECTED, "expected.json"}
