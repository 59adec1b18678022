"""Typing errors: which known words one may have meant. The only home of RapidFuzz."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from paw_cli.search_engine import weights
from paw_cli.search_engine.words import MAX_WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Letters that are written for one another because they sound alike.
_SOUNDS = ("aeiouy", "ckqx", "sz", "cs", "fvw", "td", "gh", "gj", "ij", "bp", "mn")
# What an error costs that neither fingers nor ears explain: such a word is more often another word.
_UNLIKELY = 2


def corrections(word: str, known: Mapping[int, Sequence[str]]) -> tuple[list[str], int]:
    """Return the words that `word` most likely means, and its distance to them.

    `known` has the known words by their length. One error is believed in a word of five
    letters, two in one of nine.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = _max_distance(word)
    by_distance: dict[int, list[str]] = {}
    for length in range(len(word) - most, len(word) + most + 1) if most else ():
        for candidate, _, _ in process.extract(
            word, known.get(length, ()), scorer=OSA.distance, score_cutoff=most, limit=None
        ):
            by_distance.setdefault(edit_distance(word, candidate), []).append(candidate)
    fewest = min(by_distance, default=most + 1)
    return (sorted(by_distance[fewest]), fewest) if fewest <= most else ([], 0)


def similar_words(word: str, known: Mapping[int, Sequence[str]]) -> list[str]:
    """Return the words that look like `word`, the nearest first; `known` as for `corrections`."""
    from rapidfuzz import fuzz, process

    if len(word) > MAX_WORD:
        return []
    least = weights.MIN_RESEMBLANCE
    found = (
        (-score, other)
        for length, words in known.items()
        # The letters that a much shorter or longer word has in common cannot be enough.
        if 200 * min(length, len(word)) >= least * (length + len(word)) and length <= MAX_WORD
        for other, score, _ in process.extract(
            word, words, scorer=fuzz.ratio, score_cutoff=least, limit=None
        )
    )
    return [other for _, other in sorted(found)]


def edit_distance(typed: str, meant: str) -> int:
    """Return how many errors make one word of the other: optimal string alignment, weighed.

    A letter too many, too few, two swapped, or one for a neighbour on the keyboard or in
    sound is one error; any other letter is two, and so is a first letter gone wrong.
    """
    before: list[int] = []
    last = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, 1):
        row = [i]
        for j, other in enumerate(meant, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + _cost(letter, other))
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    same_start = sorted(typed[:2]) == sorted(meant[:2]) or typed[:1] == meant[:1]
    return last[-1] + (not same_start)


def _max_distance(word: str) -> int:
    if len(word) > MAX_WORD or not word.isalpha():
        return 0
    return (len(word) >= weights.ONE_TYPO_FROM) + (len(word) >= weights.TWO_TYPOS_FROM)


def _cost(letter: str, other: str) -> int:
    if letter == other:
        return 0
    return 1 if letter + other in _EASILY_MIXED else _UNLIKELY


def _easily_mixed() -> frozenset[str]:
    """Return the pairs of letters that lie side by side on the keyboard or sound alike."""
    pairs = {row[i : i + 2] for row in _KEYS for i in range(len(row) - 1)}
    for upper, lower in pairwise(_KEYS):
        pairs |= {above + below for i, below in enumerate(lower) for above in upper[i : i + 2]}
    pairs |= {a + b for sound in _SOUNDS for a in sound for b in sound}
    return frozenset(pairs | {pair[::-1] for pair in pairs})


_EASILY_MIXED = _easily_mixed()
