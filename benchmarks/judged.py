"""Queries whose right answers people wrote down; how well an answer, and the page, does by them."""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from paw_cli import load
from paw_cli.model import Collection
from paw_cli.search_engine import SearchIndex

# A search engine, as these benchmarks see it: a query becomes ids, the best first.
Ask = Callable[[str], list[str]]

DATA = Path(__file__).parent / "data"
SETS = ("queries", "queries-independent", "queries-held-out", "queries-fresh")
# Collections without keywords, in other fields, by the language that they are in.
_IN_ENGLISH = ("en", "library", "meetings", "kitchen", "lab", "rowing", "museum")
_IN_DUTCH = ("nl", "club", "school", "scouts")
OWN = {f"own-{n}": "english" for n in _IN_ENGLISH} | {f"own-{n}": "dutch" for n in _IN_DUTCH}
_PAGE = 10

# Every hit of a query with its score, the best first.
Answer = Sequence[tuple[str, float]]

CUTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_FIRST_STROKE = 3
_EVERY = 4
_FIRST_HITS = 5


class JudgedQuery(NamedTuple):
    """A query with the grade of every tip that answers it: 2 belongs on top, 1 is useful."""

    text: str
    query_class: str
    grades: Mapping[str, int]


def judged_queries(name: str) -> list[JudgedQuery]:
    """Return one of the sets of queries in `data`, whose tips go by their numbers there."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    prefix = name.removeprefix("own-") if name in OWN else "paw"
    return [
        JudgedQuery(
            text=line["q"],
            query_class=line["class"],
            grades={f"{prefix}-{int(number):02}": grade for number, grade in line["rel"].items()},
        )
        for line in map(json.loads, lines)
    ]


def pooled_queries() -> list[JudgedQuery]:
    """Return the queries of all sets that ask for the bundled tips."""
    return [query for name in SETS for query in judged_queries(name)]


def own_texts(name: str) -> dict[str, str]:
    """Return the texts of one of the collections without keywords, by the ids of its tips."""
    return {tip.id: tip.text for tip in load(DATA / f"{name}.yaml", bundled=False).tips}


def off_topic_questions(language: str = "dutch") -> list[str]:
    """Return questions that no tip is about."""
    return (DATA / f"offtopic-{language}.txt").read_text(encoding="utf-8").splitlines()


def scores_by_class(ask: Ask, queries: Iterable[JudgedQuery]) -> dict[str, float]:
    """Return the mean score of every class of queries, and of `all` of them."""
    scores: dict[str, list[float]] = defaultdict(list)
    for query in queries:
        score = ndcg(ask(query.text), query.grades)
        scores["all"].append(score)
        scores[query.query_class].append(score)
    return {name: _mean(values) for name, values in scores.items()}


def ndcg(answer: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return nDCG@10; where no tip is right, 1 for an empty answer and else 0."""
    if not grades:
        return float(not answer)
    ideal = sorted(grades.values(), reverse=True)
    return _gain(grades.get(tip, 0) for tip in answer[:_PAGE]) / _gain(ideal[:_PAGE])


class PageFigures(NamedTuple):
    """The share of shown tips that are useful, and of the best tips that are shown."""

    useful: float
    best_shown: float


def answers(index: SearchIndex, queries: Iterable[JudgedQuery]) -> list[tuple[JudgedQuery, Answer]]:
    """Return the answer to each query that has a right tip."""
    return [
        (query, [(hit.tip.id, hit.score) for hit in index.search(query.text).hits])
        for query in queries
        if query.grades
    ]


def page_figures(answered: Iterable[tuple[JudgedQuery, Answer]], cut: float) -> PageFigures:
    """Return the figures of pages that end where a score is below a part of the best."""
    useful: list[bool] = []
    shown: list[float] = []
    for query, answer in answered:
        page = {tip for tip, score in answer if score >= cut * answer[0][1]}
        useful += [tip in query.grades for tip in page]
        if best := {tip for tip, grade in query.grades.items() if grade > 1}:
            shown.append(len(best & page) / len(best))
    return PageFigures(_mean(useful), _mean(shown))


def silent_strokes(index: SearchIndex, queries: Sequence[JudgedQuery]) -> float:
    """Return the share of key strokes, of every fourth query, at which a list shows nothing."""
    texts = [query.text for query in queries if query.grades][::_EVERY]
    begun = [text[:length] for text in texts for length in range(_FIRST_STROKE, len(text) + 1)]
    return _mean([not index.search(beginning, typing=True).hits for beginning in begun])


def spelling_recall(index: SearchIndex, collection: Collection) -> dict[str, float]:
    """Return, by kind of error and for `all`, how often a misspelt word finds the one meant."""
    texts = {tip.id: tip.text.lower() for tip in collection.tips}
    found: dict[str, list[bool]] = defaultdict(list)
    for line in (DATA / "spelling-pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, typed, meant = line.split("\t")
        hit = any(meant in texts[hit.tip.id] for hit in index.search(typed).hits[:_FIRST_HITS])
        found["all"].append(hit)
        found[kind].append(hit)
    return {kind: _mean(hits) for kind, hits in found.items()}


def _gain(grades: Iterable[int]) -> float:
    return math.fsum(
        (2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1)
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)
