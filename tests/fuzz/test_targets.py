"""What the fuzzer's targets promise holds for each of its seeds, what it once found among them."""

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from line_mutation import mutated

FUZZ = Path(__file__).parents[2] / "fuzz"
SEEDS = sorted(path for path in FUZZ.glob("seeds/*/*"))
TARGETS = sorted(path.stem.removeprefix("fuzz_") for path in FUZZ.glob("fuzz_*.py"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_seed_keeps_the_promises_of_its_target(seed: Path) -> None:
    import_module(f"fuzz_{seed.parent.name}").one_input(seed.read_bytes())


def test_every_target_has_seeds_and_words() -> None:
    assert {path.parent.name for path in SEEDS} == set(TARGETS)
    assert sorted(path.stem for path in FUZZ.glob("words/*.dict")) == TARGETS


@given(st.binary(), st.integers())
def test_changed_lines_depend_on_the_seed_alone(data: bytes, seed: int) -> None:
    assert mutated(data, seed) == mutated(data, seed)
