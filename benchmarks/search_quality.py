"""How well search answers, beside the engines that one could have taken instead.

`--check` compares with the recorded floor and needs nothing but the project; `--record` raises it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import floor
from bm25 import bm25
from engines import BM25, FTS5, FZF, PARTIAL, TANTIVY, WRATIO, asking
from judged import SETS, judged_queries, scores_by_class
from measuring import markdown_table, setting
from paw_cli.files.bundled import bundled_collection, bundled_thesaurus
from paw_cli.library import build_index
from paw_cli.search_engine import MatchKind
from robustness import mistyped_words, noise_rate, recall_by_error, strangers
from word_list import HOW_TO_GET_IT, dutch_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from judged import Ask
    from paw_cli.model import Collection, Tip
    from paw_cli.search_engine import SearchIndex

_OURS = "paw-tips"


def main() -> None:
    """Print the tables, or check or record the floor."""
    chosen = _arguments()
    collection = bundled_collection()
    index = build_index(collection)
    if chosen.record:
        floor.record(_scores(asking(index)), chosen.floor)
    elif chosen.check:
        falls = floor.falls(_scores(asking(index)), floor.recorded(chosen.floor))
        sys.exit("\n".join(falls) or 0)
    else:
        _report(index, collection)


def _report(index: SearchIndex, collection: Collection) -> None:
    asks = {_OURS: asking(index), **_peers(collection)}
    print(setting("rapidfuzz", "tantivy", "snowballstemmer"))
    for name in SETS:
        print(f"\n{_quality_table(name, asks)}")
    words = strangers(dutch_words(), collection, bundled_thesaurus())
    if not words:
        print(HOW_TO_GET_IT, file=sys.stderr)
    print(f"\n{_robustness_table(asks, words, collection)}")
    print(f"\n{_noise_line(index, words)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--check", action="store_true", help="exit 1 below the floor")
    either.add_argument("--record", action="store_true", help="make the present scores the floor")
    parser.add_argument("--floor", type=Path, default=floor.FILE, help="where the floor stands")
    return parser.parse_args()


def _scores(ask: Ask) -> dict[str, dict[str, float]]:
    return {name: scores_by_class(ask, judged_queries(name)) for name in SETS}


def _peers(collection: Collection) -> dict[str, Ask]:
    """Return the peers that are installed, some also with the curated data that we have."""
    texts = {tip.id: tip.text for tip in collection.tips}
    titles = {theme.id: theme.title for theme in collection.themes}
    curated = {tip.id: _with_curated_data(tip, titles) for tip in collection.tips}
    asks: dict[str, Ask] = {}
    for engine in (WRATIO, PARTIAL, FZF, FTS5, BM25, TANTIVY):
        if missing := engine.missing():
            print(f"left out: {engine.name} (not installed: {', '.join(missing)})", file=sys.stderr)
            continue
        asks[engine.name] = engine.build(texts)
        if engine in {FTS5, BM25, TANTIVY}:
            asks[f"{engine.name} + curated"] = engine.build(curated)
    if not BM25.missing():
        synonyms = bundled_thesaurus()["synonyms"]
        asks[f"{BM25.name} + curated + thesaurus"] = bm25(curated, synonyms)
    return asks


def _with_curated_data(tip: Tip, titles: Mapping[str, str]) -> str:
    return " ".join([tip.text, *map(titles.__getitem__, tip.themes), *tip.keywords, *tip.answers])


def _quality_table(name: str, asks: Mapping[str, Ask]) -> str:
    queries = judged_queries(name)
    scores = {engine: scores_by_class(ask, queries) for engine, ask in asks.items()}
    classes = list(scores[_OURS])
    rows = (
        [engine, *(f"{by_class[key]:.2f}" for key in classes)]
        for engine, by_class in scores.items()
    )
    return markdown_table([f"{name} ({len(queries)})", *classes], rows)


def _robustness_table(asks: Mapping[str, Ask], words: Sequence[str], collection: Collection) -> str:
    stop_words = frozenset(bundled_thesaurus()["stop_words"])
    cases = mistyped_words(collection, stop_words)
    recalls = {engine: recall_by_error(ask, cases) for engine, ask in asks.items()}
    head = [f"robustness ({len(words)} words, {len(cases)} errors)", "noise"]
    rows = (
        [engine, _share(noise_rate(ask, words) if words else None), *map(_share, found.values())]
        for (engine, ask), found in zip(asks.items(), recalls.values(), strict=True)
    )
    return markdown_table([*head, *(f"found: {error}" for error in recalls[_OURS])], rows)


def _share(part: float | None) -> str:
    return "?" if part is None else f"{part:.1%}"


def _noise_line(index: SearchIndex, words: Sequence[str]) -> str:
    """Return what the noise of our own engine rests on."""
    kinds: Counter[str] = Counter()
    for word in words:
        for hit in index.search(word).hits[:1]:
            kinds[min((match.kind for match in hit.matches), key=list(MatchKind).index)] += 1
    return "The noise rests on: " + ", ".join(f"{kind} {n}" for kind, n in kinds.most_common())


if __name__ == "__main__":
    main()
