"""Queries whose right answers people wrote down, and how well an answer does by them."""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# A search engine, as these benchmarks see it: a query becomes ids, the best first.
Ask = Callable[[str], list[str]]

DATA = Path(__file__).parent / "data"
SETS = ("queries", "queries-independent", "queries-held-out", "queries-fresh")
# Collections without keywords, in other fields, by the language that they are in.
OWN = {
    "own-en": "english",
    "own-library": "english",
    "own-meetings": "english",
    "own-kitchen": "english",
    "own-lab": "english",
    "own-rowing": "english",
    "own-museum": "english",
    "own-nl": "dutch",
    "own-club": "dutch",
    "own-school": "dutch",
    "own-scouts": "dutch",
}
_PAGE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuery:
    """A query with the grade of every tip that answers it: 2 belongs on top, 1 is useful."""

    text: str
    query_class: str
    grades: Mapping[str, int]


def judged_queries(name: str) -> list[JudgedQuery]:
    """Return one of the sets of queries in `data`."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    prefix = name.removeprefix("own-") if name in OWN else "paw"
    return [_query(json.loads(line), prefix) for line in lines]


def off_topic_questions(language: str = "dutch") -> list[str]:
    """Return questions that no tip is about."""
    return (DATA / f"offtopic-{language}.txt").read_text(encoding="utf-8").splitlines()


def scores_by_class(ask: Ask, queries: Iterable[JudgedQuery]) -> dict[str, float]:
    """Return the mean score of every class of queries, and of `all` of them."""
    scores: dict[str, list[float]] = {"all": []}
    for query in queries:
        score = ndcg(ask(query.text), query.grades)
        scores["all"].append(score)
        scores.setdefault(query.query_class, []).append(score)
    return {name: sum(values) / len(values) for name, values in scores.items()}


def ndcg(answer: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return nDCG@10; where no tip is right, 1 for an empty answer and else 0."""
    if not grades:
        return float(not answer)
    ideal = sorted(grades.values(), reverse=True)
    return _gain(grades.get(tip, 0) for tip in answer[:_PAGE]) / _gain(ideal[:_PAGE])


def _gain(grades: Iterable[int]) -> float:
    return math.fsum(
        (2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, start=1)
    )


def _query(line: dict[str, object], prefix: str) -> JudgedQuery:
    match line:
        case {"q": str(text), "class": str(query_class), "rel": dict(grades)}:
            by_id = {f"{prefix}-{int(number):02}": grade for number, grade in grades.items()}
            return JudgedQuery(text=text, query_class=query_class, grades=by_id)
    raise ValueError(f"not a judged query: {line}")
