"""How long indexing, a query and a whole run take, and how that grows with the number of tips."""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engines import PAW_TIPS
from measuring import markdown_table, setting, undisturbed, whole_process
from speed_steps import ENGINES, QUERIES, lines_file, tips_file
from word_list import HOW_TO_GET_IT, WORD_LIST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    # Figures by what was measured, then by engine: one for each size.
    Figures = dict[str, dict[str, list[float]]]

SIZES = (37, 1_000, 20_000)
_REPEATS = 5


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    sizes = parser.parse_args().sizes
    if not WORD_LIST.exists():
        print(HOW_TO_GET_IT, file=sys.stderr)
    figures: Figures = defaultdict(lambda: defaultdict(list))
    with TemporaryDirectory() as folder:
        for size in sizes:
            _measure(Path(folder), size, figures)
    print(setting("rapidfuzz", "tantivy"))
    print(f"\n{_bundled_line()}")
    for what, by_engine in figures.items():
        print(f"\n{_table(what, by_engine, sizes)}")


def _measure(folder: Path, size: int, figures: Figures) -> None:
    """Add the figures of one size."""
    _step("write", folder, size)
    for name in _engines_there():
        taken, each = json.loads(_step("index", folder, size, name))
        _add(figures, name, taken)
        if name == PAW_TIPS.name:
            for query, figure in zip(QUERIES, each, strict=True):
                _add(figures, query, {"paw-tips, query by query, ms": figure})
    for name, (command, stdin) in _whole_runs(folder, size).items():
        _add(figures, name, _whole_run(command, stdin))


def _engines_there() -> list[str]:
    return [name for name, engine in ENGINES.items() if not engine.missing()]


def _add(figures: Figures, engine: str, taken: Mapping[str, float]) -> None:
    for what, figure in taken.items():
        figures[what][engine].append(figure)


def _step(step: str, folder: Path, size: int, engine: str = PAW_TIPS.name) -> bytes:
    """Return what a step in a process of its own prints."""
    command = _step_command(step, folder, size, engine)
    return subprocess.run(command, env=undisturbed(), stdout=subprocess.PIPE, check=True).stdout


def _step_command(step: str, folder: Path, size: int, engine: str = PAW_TIPS.name) -> list[str]:
    command = [sys.executable, str(Path(__file__).with_name("speed_steps.py")), step]
    return [*command, f"--folder={folder}", f"--size={size}", f"--engine={engine}"]


def _whole_runs(folder: Path, size: int) -> dict[str, tuple[list[str], Path | None]]:
    """Return the commands that get from a file to an answer, with what they read from stdin."""
    query, tips, lines = QUERIES[0], str(tips_file(folder, size)), lines_file(folder, size)
    ours = ["-m", "paw_cli", "search", query, "--json", "--no-bundled", "--file", tips]
    runs: dict[str, tuple[list[str], Path | None]] = {
        PAW_TIPS.name: ([sys.executable, *ours], None)
    }
    for name in _engines_there():
        if name not in runs:
            runs[f"{name}, as a script"] = (_step_command("once", folder, size, name), None)
    if shutil.which("rg"):
        runs["ripgrep -i"] = (["rg", "-i", query, str(lines)], None)
    if shutil.which("fzf"):
        runs["fzf --filter"] = (["fzf", f"--filter={query}"], lines)
    return runs


def _whole_run(command: list[str], stdin: Path | None) -> dict[str, float]:
    runs = [whole_process(command, env=undisturbed(), stdin=stdin) for _ in range(_REPEATS)]
    if any(run.code for run in runs):
        raise SystemExit(f"failed: {command}")
    return {
        "whole run, ms": statistics.median(run.seconds for run in runs) * 1000,
        "whole run, peak MB": max(run.peak_mb for run in runs),
    }


def _bundled_line() -> str:
    taken = json.loads(_step("bundled", Path(), 0))
    each = ", ".join(f"{query} {figure:.1f}" for query, figure in taken.items())
    return f"The bundled collection, index and query together, in ms: {each}."


def _table(what: str, by_engine: dict[str, list[float]], sizes: Sequence[int]) -> str:
    head = [what, *(f"{size:,}" for size in sizes), _growth(sizes) and f"{_growth(sizes)} tips"]
    rows = (
        [name, *(_short(figure) for figure in figures), _growth(figures)]
        for name, figures in by_engine.items()
    )
    return markdown_table(head, rows)


def _growth(figures: Sequence[float]) -> str:
    """Return how many times more the largest size takes than the one before it."""
    match figures:
        case [*_, before, last] if before > 0:
            return f"x {_short(last / before)}"
        case _:
            return ""


def _short(figure: float) -> str:
    """Return a figure with as many digits as mean something."""
    return f"{figure:,.0f}" if figure >= 100 or figure == int(figure) else f"{figure:.3g}"


if __name__ == "__main__":
    main()
