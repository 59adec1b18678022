"""BM25 over Snowball's stems, with RapidFuzz for typing errors: the strongest usual peer."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from judged import Ask
from measuring import required

_WORD = re.compile(r"\w+")
_K1, _B = 1.2, 0.75
_MIN_RATIO = 80
_MIN_CORRECTED = 5
_PAGE = 10


def bm25(
    documents: Mapping[str, str],
    synonyms: Iterable[Iterable[str]] = (),
    *,
    language: str = "dutch",
) -> Ask:
    """Return the engine for documents, its queries widened by groups of synonyms."""
    stemmer = required("snowballstemmer").stemmer(language)

    def stems(text: str) -> list[str]:
        stemmed: list[str] = stemmer.stemWords(_WORD.findall(text.casefold()))
        return stemmed

    postings, lengths = _index({tip: stems(text) for tip, text in documents.items()})
    # Of a synonym of several words the stems would stand for more than it says.
    single = ([word for word in group if " " not in word] for group in synonyms)
    same = _same_words(frozenset(stems(" ".join(group))) for group in single)
    # In an order that every run has, for where two stems are equally near.
    known = sorted(postings.keys() | same.keys())

    def ask(query: str) -> list[str]:
        asked = sorted({_known(stem, known) for stem in stems(query)})
        return _best([same.get(stem, frozenset()) | {stem} for stem in asked], postings, lengths)

    return ask


def _index(
    stems_by_tip: Mapping[str, list[str]],
) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """Return how often every stem stands in which tips, and how long the tips are."""
    postings: dict[str, dict[str, int]] = defaultdict(dict)
    for tip, stems in stems_by_tip.items():
        for stem, count in Counter(stems).items():
            postings[stem][tip] = count
    return dict(postings), {tip: len(stems) for tip, stems in stems_by_tip.items()}


def _same_words(groups: Iterable[frozenset[str]]) -> dict[str, frozenset[str]]:
    same: dict[str, frozenset[str]] = {}
    for group in groups:
        for stem in group:
            same[stem] = same.get(stem, frozenset()) | group
    return same


def _known(stem: str, known: Collection[str]) -> str:
    """Return the stem, or the nearest one there is where nobody uses it."""
    if stem in known or len(stem) < _MIN_CORRECTED:
        return stem
    library = required("rapidfuzz")
    near = library.process.extractOne(
        stem, known, scorer=library.fuzz.ratio, score_cutoff=_MIN_RATIO
    )
    return stem if near is None else str(near[0])


def _best(
    alternatives: Iterable[frozenset[str]],
    postings: Mapping[str, Mapping[str, int]],
    lengths: Mapping[str, int],
) -> list[str]:
    """Return the tips that score highest; of stems that mean the same, each counts its best."""
    mean_length = sum(lengths.values()) / len(lengths)
    scores: dict[str, float] = defaultdict(float)
    for same in alternatives:
        best: dict[str, float] = {}
        for stem in sorted(same):
            tips = postings.get(stem, {})
            rarity = math.log(1 + (len(lengths) - len(tips) + 0.5) / (len(tips) + 0.5))
            for tip, count in tips.items():
                length = 1 - _B + _B * lengths[tip] / mean_length
                score = rarity * count * (_K1 + 1) / (count + _K1 * length)
                best[tip] = max(best.get(tip, 0), score)
        for tip, score in best.items():
            scores[tip] += score
    return sorted(scores, key=lambda tip: -scores[tip])[:_PAGE]
