"""How long big files of one's own take to load, and how much memory, beside the plain parsers.

Each figure comes from a process of its own that reads the file once, its modules loaded and the
collector off; the two that are compared take turns, so that a busy moment falls on both.
"""

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

from generated_tips import generated_texts
from measuring import markdown_table, own_peak_mb, setting, undisturbed
from paw_cli import load

SIZES = (1_000, 10_000, 20_000)
PLAIN = {".yaml": "yaml.load", ".jsonl": "json.loads", ".json": "json.load"}


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


def written(size: int, folder: Path) -> Iterator[Path]:
    """Write so many tips in each format, as people write theirs: few keywords and one question."""
    bundled = load().tips
    texts = generated_texts(size, [tip.text for tip in bundled])
    own = [
        like._replace(id=f"eigen-{n:06}", text=text, keywords=like.keywords[:3])
        for n, (text, like) in enumerate(zip(texts, cycle(bundled), strict=False))
    ]
    tips = [{**tip._asdict(), "kind": str(tip.kind), "answers": tip.answers[:1]} for tip in own]
    dumped = {
        "yaml": yaml.dump({"tips": tips}, Dumper=yaml.CSafeDumper, allow_unicode=True),
        "jsonl": "".join(json.dumps(tip, ensure_ascii=False) + "\n" for tip in tips),
        "json": json.dumps({"tips": tips}, ensure_ascii=False, indent=2),
    }
    for suffix, text in dumped.items():
        path = folder / f"{size}.{suffix}"
        path.write_text(text, encoding="utf-8")
        yield path


def row_of(path: Path, rounds: int) -> list[str]:
    """Return a line of the table: the plain parser and paw-tips on one file, in turns."""
    plain = PLAIN[path.suffix]
    pairs = [(measured(plain, path), measured("paw-tips", path)) for _ in range(rounds)]
    (theirs, their_peak), (ours, our_peak) = (
        map(median, zip(*figures, strict=True)) for figures in zip(*pairs, strict=True)
    )
    return [
        f"{int(path.stem):,}",
        f"{path.suffix[1:]}, {path.stat().st_size / 1e6:.1f} MB",
        plain,
        f"{theirs * 1000:,.0f} ms",
        f"{their_peak:,.0f} MB",
        f"{ours * 1000:,.0f} ms",
        f"{our_peak:,.0f} MB",
        f"{median(mine / other for (other, _), (mine, _) in pairs):.2f}",
    ]


def measured(reader: str, path: Path) -> tuple[float, float]:
    """Return the seconds and the peak in MB of reading a file in a process of its own."""
    command = [sys.executable, __file__, "--step", reader, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, env=undisturbed())
    seconds, peak = json.loads(done.stdout)
    return seconds, peak


def read_once(reader: str, file: str) -> tuple[float, float]:
    """Read a file once with one of the readers, in this process."""
    path, read = Path(file), READERS[reader]
    warm_up = path.with_name(f"warm-up{path.suffix}")
    warm_up.write_text('{"tips": [{"text": "a"}]}' if path.suffix != ".jsonl" else '{"text": "a"}')
    read(warm_up)
    gc.disable()
    start = time.perf_counter()
    read(path)
    return time.perf_counter() - start, own_peak_mb()


READERS: dict[str, Callable[[Path], object]] = {
    "yaml.load": lambda path: yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader),
    "json.loads": lambda path: [json.loads(line) for line in path.open(encoding="utf-8")],
    "json.load": lambda path: json.loads(path.read_bytes()),
    "paw-tips": lambda path: load(path, bundled=False),
}


if __name__ == "__main__":
    main()
