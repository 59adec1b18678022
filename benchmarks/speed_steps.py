"""The parts of search_speed.py that need a process of their own.

So no engine pays for another's memory, and the process that starts them stays small.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engines import FTS5, PAW_TIPS, TANTIVY, Engine
from generated_tips import generated_texts
from measuring import median_seconds, own_peak_mb, required
from paw_cli.files.bundled import bundled_collection
from paw_cli.library import build_index
from word_list import dutch_words

if TYPE_CHECKING:
    from judged import Ask

# A word, two, a question, a typing error, a compound in two parts, and what nobody wrote.
QUERIES = (
    "eigenaren",
    "bewoners betrekken",
    "hoe krijg ik bewoners mee in de wijk",
    "eigenarne",
    "energie coach",
    "xqzwvk",
)
ENGINES = {engine.name: engine for engine in (PAW_TIPS, FTS5, TANTIVY)}
_REPEATS = 5


def main() -> None:
    """Do one step and print what came of it."""
    chosen = _arguments()
    match chosen.step:
        case "write":
            write(chosen.folder, chosen.size)
        case "index":
            documents = _documents(tips_file(chosen.folder, chosen.size))
            print(json.dumps(indexed(ENGINES[chosen.engine], documents)))
        case "once":
            documents = _documents(tips_file(chosen.folder, chosen.size))
            print(ENGINES[chosen.engine].build(documents)(QUERIES[0]))
        case "bundled":
            print(json.dumps(bundled_from_cold()))


def tips_file(folder: Path, size: int) -> Path:
    """Return the file with so many tips."""
    return folder / f"{size}.jsonl"


def lines_file(folder: Path, size: int) -> Path:
    """Return the file with the same texts, one a line."""
    return folder / f"{size}.txt"


def write(folder: Path, size: int) -> None:
    """Write as many tips as wanted, as a tips file and as plain lines."""
    bundled = [tip.text for tip in bundled_collection().tips]
    texts = bundled
    if size != len(bundled):
        texts = list(generated_texts(size, bundled, dutch_words()))
    records = ({"id": f"tip-{n}", "text": text} for n, text in enumerate(texts, start=1))
    tips = "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)
    tips_file(folder, size).write_text(tips, encoding="utf-8")
    lines = "".join(f"{' '.join(text.split())}\n" for text in texts)
    lines_file(folder, size).write_text(lines, encoding="utf-8")


def indexed(engine: Engine, documents: dict[str, str]) -> tuple[dict[str, float], list[float]]:
    """Return what the index and queries on it take in this process, and each query's time."""
    # What is imported on first use is no part of the index.
    engine.build(dict(list(documents.items())[:1]))(QUERIES[-1])
    before = own_peak_mb()
    start = time.perf_counter()
    ask = engine.build(documents)
    index = time.perf_counter() - start
    first = [_milliseconds(ask, query, repeats=1) for query in QUERIES]
    again = [_milliseconds(ask, query, repeats=_REPEATS) for query in QUERIES]
    figures = {
        "index, ms": index * 1000,
        "query, ms (median)": statistics.median(again),
        "query, ms (slowest)": max(again),
        "query, ms (slowest, first time)": max(first),
        "index and queries, MB": own_peak_mb() - before,
    }
    return figures, again


def _milliseconds(ask: Ask, query: str, *, repeats: int) -> float:
    return median_seconds(partial(ask, query), repeats=repeats) * 1000


def bundled_from_cold() -> dict[str, float]:
    """Return what a run of the program pays for its one query, once all is imported."""
    for module in ("rapidfuzz.process", "rapidfuzz.distance"):
        required(module)
    gc.disable()  # as the program does
    collection = bundled_collection()
    taken = {}
    for query in QUERIES:
        start = time.perf_counter()
        build_index(collection).search(query)
        taken[query] = (time.perf_counter() - start) * 1000
    return taken


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=["write", "index", "once", "bundled"])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--size", type=int)
    parser.add_argument("--engine", choices=ENGINES)
    return parser.parse_args()


def _documents(tips: Path) -> dict[str, str]:
    with tips.open(encoding="utf-8") as lines:
        return {record["id"]: record["text"] for record in map(json.loads, lines)}


if __name__ == "__main__":
    main()
