"""What the fuzzer's targets promise holds for their seeds, for seeds that are changed, and more."""

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from line_mutation import mutated

FUZZ = Path(__file__).parents[2] / "fuzz"
SEEDS = sorted(FUZZ.glob("seeds/*/*"))
TARGETS = sorted(path.stem.removeprefix("fuzz_") for path in FUZZ.glob("fuzz_*.py"))

_signs = st.text(" ab0\n\t\r\x85\xa0\u2028\ufeff-:#'\"[]{},&*!|>%@\\?<", max_size=60)
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | _signs
_WORDS = "wijk wijken wijkagent top-down foto's één 2030 İ ß te laat"
_MARKS = ("10:37", "[10:37] ", "Jan Jansen", "16:00:00 From ", " to ", ":\n", "12-03-2026 19:30 - ")
_queries = st.lists(st.sampled_from(_WORDS.split()), max_size=8).map(" ".join)
_pieces = st.sampled_from([*"-•*1 2.)\t:a;,|>\n\n", *_MARKS, "id", "text"])
_binary = st.binary(max_size=200)
_texts_and_queries = _texts | _queries | _queries.map('"{}"'.format)
DRAWN = {
    "yaml": _binary | _texts.map(str.encode),
    "json": _binary | _texts.map(str.encode),
    "query": st.lists(_texts_and_queries, min_size=1, max_size=6).map("\0".join).map(str.encode),
    "import": st.lists(_pieces | _texts).map("".join).map(str.encode),
    "add": st.lists(_texts, min_size=1, max_size=2).map("\0".join).map(str.encode),
}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_seed_keeps_the_promises_of_its_target(seed: Path) -> None:
    import_module(f"fuzz_{seed.parent.name}").one_input(seed.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=100)
@given(data=st.data())
def test_any_input_keeps_the_promises_of_its_target(target: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from([path for path in SEEDS if path.parent.name == target]))
    changed = st.integers(0, 2**32).map(lambda chance: mutated(seed.read_bytes(), chance))
    import_module(f"fuzz_{target}").one_input(data.draw(DRAWN[target] | changed))


def test_every_target_has_seeds_and_words() -> None:
    assert {path.parent.name for path in SEEDS} == set(TARGETS)
    assert sorted(path.stem for path in FUZZ.glob("words/*.dict")) == TARGETS
