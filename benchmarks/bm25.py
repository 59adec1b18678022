"""BM25 over Snowball's stems, with RapidFuzz for typing errors: the strongest usual peer."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from importlib import import_module

from judged import Ask

_WORD = re.compile(r"\w+")
_K1, _B = 1.2, 0.75
_MIN_RATIO = 80
_MIN_CORRECTED = 5
_PAGE = 10


def bm25(
    documents: Mapping[str, str], synonyms: Iterable[Iterable[str]] = (), *, language: str = "dutch"
) -> Ask:
    """Return the engine for documents, its queries widened by groups of synonyms."""
    stemmer = import_module("snowballstemmer").stemmer(language)

    def stems(text: str) -> list[str]:
        stemmed: list[str] = stemmer.stemWords(_WORD.findall(text.casefold()))
        return stemmed

    scores = _scores_by_stem({tip: Counter(stems(text)) for tip, text in documents.items()})
    same: dict[str, set[str]] = defaultdict(set)
    for group in synonyms:
        # Of a synonym of several words the stems would stand for more than it says.
        alike = stems(" ".join(word for word in group if " " not in word))
        for stem in alike:
            same[stem].update(alike)
    # In an order that every run has, for where two stems are equally near.
    known = sorted(scores.keys() | same.keys())

    def ask(query: str) -> list[str]:
        found: dict[str, float] = defaultdict(float)
        for asked in sorted({_known(stem, known) for stem in stems(query)}):
            best: dict[str, float] = {}  # of stems that mean the same, each counts its best
            for stem in sorted(same.get(asked, set()) | {asked}):
                for tip, score in scores.get(stem, {}).items():
                    best[tip] = max(best.get(tip, 0), score)
            for tip, score in best.items():
                found[tip] += score
        return sorted(found, key=lambda tip: -found[tip])[:_PAGE]

    return ask


def _scores_by_stem(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """Return what every stem is worth in the tips that have it."""
    mean_length = sum(each.total() for each in counts.values()) / len(counts)
    having = Counter(stem for each in counts.values() for stem in each)
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for tip, stems in counts.items():
        length = 1 - _B + _B * stems.total() / mean_length
        for stem, count in stems.items():
            rarity = math.log(1 + (len(counts) - having[stem] + 0.5) / (having[stem] + 0.5))
            scores[stem][tip] = rarity * count * (_K1 + 1) / (count + _K1 * length)
    return scores


def _known(stem: str, known: Collection[str]) -> str:
    """Return the stem, or the nearest one there is where nobody uses it."""
    if stem in known or len(stem) < _MIN_CORRECTED:
        return stem
    library = import_module("rapidfuzz")
    near = library.process.extractOne(
        stem, known, scorer=library.fuzz.ratio, score_cutoff=_MIN_RATIO
    )
    return stem if near is None else str(near[0])
