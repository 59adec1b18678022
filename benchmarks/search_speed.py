"""How much processor time an index, a query on it and a whole run take, by the number of tips.

Each figure is the least of several: what other work costs only makes it longer.
"""

import argparse
import gc
import json
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from engines import FTS5, PAW_TIPS, TANTIVY, Engine
from generated_tips import generated_texts
from measuring import least_seconds, markdown_table, setting, undisturbed, whole_process
from paw_cli.files.layers import bundled_collection
from paw_cli.library import build_index
from word_list import dutch_words

SIZES = (37, 1_000, 20_000)
ENGINES = {engine.name: engine for engine in (PAW_TIPS, FTS5, TANTIVY)}
# A word, two, a question, a typing error, a compound in two parts, and what nobody wrote.
QUERIES = (
    *("eigenaren", "bewoners betrekken", "hoe krijg ik bewoners mee in de wijk", "eigenarne"),
    *("energie coach", "xqzwvk"),
)
_REPEATS = 7
# Of queries: all of them in turns, so that each meets a quick moment.
_ROUNDS = 40
# Of processes that take a tenth of a second each: as many as meet a quick minute.
_PROCESSES = 24


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--once", nargs=2, metavar=("ENGINE", "FILE"), help=argparse.SUPPRESS)
    parser.add_argument("--bundled", nargs="+", metavar="QUERY", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.bundled:
        print(*_from_cold(chosen.bundled))
        return
    if chosen.once:
        name, file = chosen.once
        print(ENGINES[name].build(read_tips(Path(file)))(QUERIES[0]))
        return
    print(setting("rapidfuzz", "tantivy"))
    print(f"\n{_bundled_table()}")
    rows: dict[str, list[str]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        for size in chosen.sizes:
            for name, figure in _figures(_written(size, Path(folder))):
                rows[name].append(figure)
    head = ["ms, tips", *(f"{size:,}" for size in chosen.sizes)]
    print(f"\n{markdown_table(head, ([name, *figures] for name, figures in rows.items()))}")


def read_tips(file: Path) -> dict[str, str]:
    """Return the texts of a file of tips, by id."""
    with file.open(encoding="utf-8") as lines:
        return {record["id"]: record["text"] for record in map(json.loads, lines)}


def _written(size: int, folder: Path) -> Path:
    """Write as many tips as wanted."""
    bundled = [tip.text for tip in bundled_collection().tips]
    texts = bundled if size == len(bundled) else generated_texts(size, bundled, dutch_words())
    file = folder / f"{size}.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number, text in enumerate(texts, start=1):
            print(json.dumps({"id": f"tip-{number}", "text": text}), file=lines)
    return file


def _figures(file: Path) -> list[tuple[str, str]]:
    """Return what each engine takes for the tips of a file, by what was measured."""
    engines = [engine for engine in ENGINES.values() if not engine.missing()]
    figures = [each for engine in engines for each in _indexed(engine, read_tips(file))]
    return figures + [
        (f"{engine.name}: a whole run", _whole_run(engine, file)) for engine in engines
    ]


def _indexed(engine: Engine, documents: dict[str, str]) -> list[tuple[str, str]]:
    # What is imported on first use is no part of the index.
    ask = engine.build(dict(list(documents.items())[:1]))
    ask(QUERIES[-1])
    index = least_seconds(partial(engine.build, documents), repeats=3)
    ask = engine.build(documents)
    rounds = [
        [least_seconds(partial(ask, query), repeats=1) for query in QUERIES] for _ in range(_ROUNDS)
    ]
    each = list(map(min, zip(*rounds, strict=True)))
    queries = f"{_ms(statistics.median(each))} / {_ms(max(each))}"
    return [
        (f"{engine.name}: index", _ms(index)),
        (f"{engine.name}: a query, median / slowest", queries),
    ]


def _whole_run(engine: Engine, file: Path) -> str:
    """Return what a process takes that reads a file and answers once."""
    ours = ["-m", "paw_cli", "search", QUERIES[0], "--json", "--no-bundled", "--file", str(file)]
    arguments = ours if engine is PAW_TIPS else [__file__, "--once", engine.name, str(file)]
    command, env = [sys.executable, *arguments], undisturbed()
    runs = [whole_process(command, env=env) for _ in range(_REPEATS)]
    return _ms(min(run.processor_seconds for run in runs))


def _bundled_table() -> str:
    """Return what a process pays to index the bundled tips and query them, once all is imported."""
    first = [least for query in QUERIES for least in _least(query)]
    return markdown_table(
        ["index and query of the 37 bundled tips, ms", *QUERIES],
        [
            ["one after the other", *map(_ms, _least(*QUERIES))],
            ["each the first of its process", *map(_ms, first)],
        ],
    )


def _least(*queries: str) -> list[float]:
    """Return the least that each query takes, in seconds, after those before it in a process."""
    command = [sys.executable, __file__, "--bundled", *queries]
    runs = [subprocess.check_output(command, env=undisturbed()) for _ in range(_PROCESSES)]
    return list(map(min, zip(*(map(float, run.split()) for run in runs), strict=True)))


def _from_cold(queries: Iterable[str]) -> Iterator[float]:
    """Yield what an index and each query of it take, in seconds."""
    for module in ("rapidfuzz.process", "rapidfuzz.distance"):
        import_module(module)
    gc.disable()  # as the program does
    collection = bundled_collection()
    for query in queries:
        start = time.process_time()
        build_index(collection).search(query)
        yield time.process_time() - start


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.3g}"


if __name__ == "__main__":
    main()
