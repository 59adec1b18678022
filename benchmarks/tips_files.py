"""How long big files of one's own take to load, and how much memory, beside the plain parsers.

Each figure comes from a process of its own that reads the file once, its modules loaded and the
collector off; the two that are compared take turns, so that a busy moment falls on both.
"""

from __future__ import annotations

import argparse
import gc
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

SIZES = (1_000, 10_000, 20_000)
PLAIN = {".yaml": "yaml.load", ".jsonl": "json.loads", ".json": "json.load"}


class Figure(NamedTuple):
    """What reading a file once took."""

    seconds: float
    peak_mb: float


def main() -> None:
    """Measure the sizes that are asked for, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--step", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.step:
        print(json.dumps(read_once(*arguments.step)))
        return
    print(setting("PyYAML", "paw-tips"), end="\n\n")
    head = ("tips", "file", "plain parser", "time", "peak", "paw-tips", "peak", "ratio")
    with TemporaryDirectory() as folder:
        paths = [path for size in arguments.sizes for path in written(size, Path(folder))]
        print(markdown_table(head, [row_of(path, arguments.rounds) for path in paths]))


def written(size: int, folder: Path) -> list[Path]:
    """Write so many tips in each format, each with the rest of one of the bundled tips."""
    bundled = [json.loads(record) for record in _records()]
    texts = generated_texts(size, [tip["text"] for tip in bundled])
    tips: list[dict[str, Any]] = [
        {**bundled[n % len(bundled)], "id": f"eigen-{n:06}", "text": text}
        for n, text in enumerate(texts)
    ]
    dumped = {
        "yaml": yaml.dump({"tips": tips}, Dumper=yaml.CSafeDumper, allow_unicode=True),
        "jsonl": "".join(json.dumps(tip, ensure_ascii=False) + "\n" for tip in tips),
        "json": json.dumps({"tips": tips}, ensure_ascii=False, indent=2),
    }
    paths = [folder / f"{size}.{suffix}" for suffix in dumped]
    for path, text in zip(paths, dumped.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def _records() -> list[str]:
    """Return the bundled tips as people write theirs: a few keywords and one question."""
    return [
        json.dumps(
            {
                "kind": tip.kind,
                "source": tip.source,
                "themes": tip.themes,
                "links": tip.links,
                "keywords": tip.keywords[:3],
                "answers": tip.answers[:1],
                "text": tip.text,
            }
        )
        for tip in load().tips
    ]


def row_of(path: Path, rounds: int) -> list[str]:
    """Return a line of the table: the plain parser and paw-tips on one file, in turns."""
    plain = PLAIN[path.suffix]
    pairs = [(measured(plain, path), measured("paw-tips", path)) for _ in range(rounds)]
    theirs, ours = (middle(figures) for figures in zip(*pairs, strict=True))
    ratio = statistics.median(ours.seconds / theirs.seconds for theirs, ours in pairs)
    return [
        f"{int(path.stem):,}",
        f"{path.suffix[1:]}, {path.stat().st_size / 1e6:.1f} MB",
        plain,
        f"{theirs.seconds * 1000:,.0f} ms",
        f"{theirs.peak_mb:,.0f} MB",
        f"{ours.seconds * 1000:,.0f} ms",
        f"{ours.peak_mb:,.0f} MB",
        f"{ratio:.2f}",
    ]


def middle(figures: Sequence[Figure]) -> Figure:
    """Return the medians of some figures."""
    seconds, peaks = zip(*figures, strict=True)
    return Figure(statistics.median(seconds), statistics.median(peaks))


def measured(reader: str, path: Path) -> Figure:
    """Return what reading a file took in a process of its own."""
    command = [sys.executable, __file__, "--step", reader, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, env=undisturbed())
    return Figure(*json.loads(done.stdout))


def read_once(reader: str, file: str) -> Figure:
    """Read a file once with one of the readers, in this process."""
    path, read = Path(file), READERS[reader]
    warm_up = path.with_name(f"warm-up{path.suffix}")
    warm_up.write_text('{"tips": [{"text": "a"}]}' if path.suffix != ".jsonl" else '{"text": "a"}')
    read(warm_up)
    gc.disable()
    start = time.perf_counter()
    read(path)
    return Figure(time.perf_counter() - start, own_peak_mb())


READERS: dict[str, Callable[[Path], object]] = {
    "yaml.load": lambda path: yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader),
    "json.loads": lambda path: [json.loads(line) for line in path.open(encoding="utf-8")],
    "json.load": lambda path: json.loads(path.read_bytes()),
    "paw-tips": lambda path: load(path, bundled=False),
}


if __name__ == "__main__":
    main()
