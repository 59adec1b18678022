"""How long big files of one's own take to load, and how much memory, beside the plain parsers.

Each figure comes from a process of its own that reads the file once, its modules loaded; the
two that are compared take turns, so that a busy moment falls on both.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from generated_tips import generated_texts
from measuring import markdown_table, own_peak_mb, setting, undisturbed
from paw_cli import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paw_cli import Tip

SIZES = (1_000, 10_000, 100_000)
_SMALL = 10_000
_ROUNDS = 7
# yaml.safe_load takes seconds for thousands of tips, and minutes for a hundred thousand.
_ROUNDS_OF_YAML, _ROUNDS_OF_BIG_YAML = 3, 1


class Figure(NamedTuple):
    """What reading a file once took."""

    seconds: float
    peak_mb: float


def main() -> None:
    """Measure the sizes that are asked for, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--step", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.step:
        print(json.dumps(step(*arguments.step)))
        return
    print(setting("PyYAML", "paw-tips"), end="\n\n")
    with TemporaryDirectory() as folder:
        rows = [row for size in arguments.sizes for row in rows_of(size, Path(folder))]
    head = ("tips", "file", "plain parser", "time", "peak", "paw-tips", "peak", "ratio")
    print(markdown_table(head, rows))


def rows_of(size: int, folder: Path) -> list[list[str]]:
    """Return a line of the table for each format."""
    document = generated_document(size)
    written = {
        "yaml": yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False),
        "jsonl": "".join(json.dumps(tip, ensure_ascii=False) + "\n" for tip in document["tips"]),
        "json": json.dumps(document, ensure_ascii=False, indent=2),
    }
    rows = []
    for suffix, text in written.items():
        path = folder / f"{size}.{suffix}"
        path.write_text(text, encoding="utf-8")
        rows.append(row_of(size, path))
        path.unlink()
    return rows


def row_of(size: int, path: Path) -> list[str]:
    """Return a line of the table: the plain parser and paw-tips on one file, in turns."""
    plain = {".yaml": "yaml.safe_load", ".jsonl": "json.loads", ".json": "json.load"}[path.suffix]
    pairs = [
        (measured(plain, path), measured("paw-tips", path)) for _ in range(rounds_of(size, path))
    ]
    theirs, ours = (middle(figures) for figures in zip(*pairs, strict=True))
    megabytes = path.stat().st_size / 1e6
    return [
        f"{size:,}",
        f"{path.suffix[1:]}, {megabytes:.1f} MB",
        plain + (", line by line" if path.suffix == ".jsonl" else ""),
        f"{theirs.seconds * 1000:,.0f} ms",
        f"{theirs.peak_mb:,.0f} MB",
        f"{ours.seconds * 1000:,.0f} ms",
        f"{ours.peak_mb:,.0f} MB",
        f"{ours.seconds / theirs.seconds:.2f}",
    ]


def rounds_of(size: int, path: Path) -> int:
    """Return how often to measure a file."""
    if path.suffix != ".yaml":
        return _ROUNDS
    return _ROUNDS_OF_YAML if size <= _SMALL else _ROUNDS_OF_BIG_YAML


def middle(figures: Sequence[Figure]) -> Figure:
    """Return the medians of some figures."""
    seconds, peaks = zip(*figures, strict=True)
    return Figure(statistics.median(seconds), statistics.median(peaks))


def measured(reader: str, path: Path) -> Figure:
    """Return what reading a file took in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--step", reader, str(path)],
        capture_output=True,
        check=True,
        env=undisturbed(),
    )
    return Figure(*json.loads(done.stdout))


def step(reader: str, file: str) -> Figure:
    """Read a file once with one of the readers, in this process."""
    path = Path(file)
    read = READERS[reader]
    warm_up = path.with_name(f"warm-up{path.suffix}")
    warm_up.write_text('[{"text": "a"}]' if path.suffix != ".jsonl" else '{"text": "a"}')
    read(warm_up)
    start = time.perf_counter()
    read(path)
    return Figure(time.perf_counter() - start, own_peak_mb())


def yaml_safe_load(path: Path) -> object:
    """Read YAML as most programs do."""
    with path.open(encoding="utf-8") as file:
        return yaml.safe_load(file)


def json_loads(path: Path) -> object:
    """Read JSON Lines as most programs do."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def json_load(path: Path) -> object:
    """Read JSON as most programs do."""
    with path.open(encoding="utf-8") as file:
        return json.load(file)


def paw_tips(path: Path) -> object:
    """Read a tips file into a checked collection."""
    return load(path, bundled=False)


READERS: dict[str, Callable[[Path], object]] = {
    "yaml.safe_load": yaml_safe_load,
    "json.loads": json_loads,
    "json.load": json_load,
    "paw-tips": paw_tips,
}


def generated_document(size: int) -> dict[str, list[dict[str, Any]]]:
    """Return a tips file of new texts, each with the rest of one of the bundled tips."""
    bundled = load()
    texts = generated_texts(size, [tip.text for tip in bundled.tips])
    return {
        "tips": [
            own_tip(f"eigen-{n:06}", text, bundled.tips[n % len(bundled.tips)])
            for n, text in enumerate(texts)
        ]
    }


def own_tip(id_: str, text: str, like: Tip) -> dict[str, Any]:
    """Return a tip as people write their own: with a few keywords and one question."""
    return {
        "id": id_,
        "kind": str(like.kind),
        "source": like.source,
        "themes": list(like.themes),
        "text": text,
        "links": list(like.links),
        "keywords": list(like.keywords[:3]),
        "answers": list(like.answers[:1]),
    }


if __name__ == "__main__":
    main()
