"""Fuzz one target, guided by coverage: `python fuzz/run.py TARGET [CORPUS...] [-OPTION=VALUE...]`.

What follows the target goes to libFuzzer: folders with inputs, `-max_total_time=600`, or a
file with one input to try again.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris  # type: ignore[import-untyped] # it has no types
from line_mutation import mutated

HERE = Path(__file__).parent
TARGETS = sorted(path.stem.removeprefix("fuzz_") for path in HERE.glob("fuzz_*.py"))


def main(arguments: list[str]) -> None:
    """Run a target on its seeds, then on what libFuzzer makes of them, without end."""
    if not arguments or arguments[0] not in TARGETS:
        sys.exit(f"{__doc__}\nTargets: {', '.join(TARGETS)}")
    name, *options = arguments
    seeds = sorted((HERE / "seeds" / name).iterdir())
    with atheris.instrument_imports(include=["paw_cli"]):
        one_input = import_module(f"fuzz_{name}").one_input
        for seed in seeds:  # what is imported only when it is needed is instrumented too
            one_input(seed.read_bytes())
    words = HERE / "words" / f"{name}.dict"
    defaults = [f"-dict={words}", "-max_len=2048", "-timeout=10", "-rss_limit_mb=1500"]
    with TemporaryDirectory() as made:  # else what is found new would go among the seeds
        has_paths = not all(option.startswith("-") for option in options)
        inputs = [] if has_paths else [made, str(HERE / "seeds" / name)]
        given = [sys.argv[0], *defaults, *options, *inputs]
        atheris.Setup(given, one_input, custom_mutator=_either)
        atheris.Fuzz()


def _either(data: bytes, largest: int, seed: int) -> bytes:
    """Change bytes and words as libFuzzer does, and every third time whole lines."""
    if seed % 3:
        changed: bytes = atheris.Mutate(data, largest)
        return changed[:largest]
    return mutated(data, seed)[:largest]


if __name__ == "__main__":
    main(sys.argv[1:])
