"""What people see of an answer: the page by default, each key stroke, and misspelt words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from judged import DATA, JudgedQuery
from paw_cli.model import Collection
from paw_cli.search_engine import SearchIndex

# Every hit of a query with its score, the best first.
Answer = Sequence[tuple[str, float]]

CUTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_FIRST_STROKE = 3
_EVERY = 4
_FIRST_HITS = 5


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


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)
