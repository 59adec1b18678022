"""Typing and spelling errors: which known words one may have meant."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence
from functools import cache, partial
from itertools import chain, pairwise
from typing import NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.words import MAX_WORD

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Letters that are written for one another because they sound alike.
_SOUNDS = ("aeiouy", "ckqx", "sz", "cs", "fvw", "td", "gh", "gj", "ij", "bp", "mn")
# Two letters that Dutch reads as one sound, and how that sound may be written otherwise.
_DIGRAPHS = (("ij", "ei", "y"), ("au", "ou"), ("ch", "g"), ("ks", "x"), ("ui", "eu", "uu"))
# Letters with which a word may begin wrongly although it sounds right.
_FIRST_LETTERS = (("c", "k"), ("s", "z", "c"), ("f", "v"), *_DIGRAPHS)
TWO_LETTERS = frozenset({"ij", "ei", "au", "ou", "ch", "ks", "ui", "eu", "uu"})
# The same for all ways to write a sound, so that words that sound alike are the same.
SKELETON = (("ij", "y"), ("ei", "y"), ("ou", "au"), ("ch", "g"), ("x", "ks"), ("eu", "ui"))
# How many letters longer than its spelling a word is by sound (ks for x), and shorter.
_LONGER, _SHORTER = 1, 3
# What an error costs that neither fingers nor ears explain: such a word is more often another word.
UNLIKELY = 2


class Correction(NamedTuple):
    """A word of the query that was read as another one."""

    word: str
    searched: str


class KnownWords:
    """Words that may be meant, but the `never` meant among them: which resemble a given one?

    Each of the lists of words is in the order of their length.
    """

    def __init__(self, *lists: Sequence[str], never: Container[str] = ()) -> None:
        self._lists = lists
        self._never = never
        self._sounds = cache(partial(_sounds_among, lists))

    def corrections(self, word: str) -> tuple[list[str], int]:
        """Return the words that a word most likely means, and its distance to them.

        One error is believed in a word of five letters, two in one of nine.
        """
        most = _max_distance(word)
        by_distance: dict[int, list[str]] = {}
        for candidate in self._near(word, most) if most else ():
            by_distance.setdefault(edit_distance(word, candidate), []).append(candidate)
        fewest = min(by_distance, default=most + 1)
        return (sorted(by_distance[fewest]), fewest) if fewest <= most else ([], 0)

    def similar_words(self, word: str) -> list[str]:
        """Return the words that look like one, the most alike first; they begin like short ones."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) > MAX_WORD:
            return []
        least = weights.MIN_RESEMBLANCE
        # The letters that a much shorter or longer word has in common cannot be enough.
        within = (
            words[_of_length(words, len(word) * least, len(word) / least)] for words in self._lists
        )
        words = list(chain.from_iterable(within))
        similar = process.extract(
            word, words, scorer=OSA.normalized_similarity, score_cutoff=least, limit=None
        )
        found = {(-score, other) for other, score, _ in similar if other not in self._never}
        is_short = len(word) < weights.TWO_TYPOS_FROM
        return [other for _, other in sorted(found) if not is_short or _begin_alike(word, other)]

    def _near(self, word: str, most: int) -> set[str]:
        """Return the words that are spelled nearly so, or sound nearly so."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near = partial(process.extract, scorer=OSA.distance, score_cutoff=most, limit=None)
        found: set[str] = set()
        sound = _skeleton(word)
        least, longest = len(sound) - most - _LONGER, len(sound) + most + _SHORTER
        for number, words in enumerate(self._lists):
            alike = words[_of_length(words, len(word) - most, len(word) + most)]
            found.update(other for other, _, _ in near(word, alike))
            spelled, sounds = self._sounds(number, least, longest)
            found.update(spelled[at] for _, _, at in near(sound, sounds))
        return {other for other in found if other not in self._never}


def _sounds_among(
    lists: Sequence[Sequence[str]], number: int, least: int, most: int
) -> tuple[Sequence[str], list[str]]:
    """Return the words of some lengths of one of the lists, and how each sounds."""
    spelled = lists[number][_of_length(lists[number], least, most)]
    return spelled, _skeleton("\n".join(spelled)).split("\n")


def _of_length(words: Sequence[str], least: float, most: float) -> slice:
    """Return where the words of some lengths stand."""
    return slice(bisect_left(words, least, key=len), bisect_right(words, most, key=len))


def edit_distance(typed: str, meant: str) -> int:
    """Return how many errors make one word of the other: optimal string alignment, weighed.

    A letter too many, too few, two swapped, or one for a neighbour on the keyboard or in
    sound is one error, and so is a sound written as Dutch also writes it (ei for ij); any other
    letter is two. A first letter that does not even sound right is one more.
    """
    letters = _alignment(typed, meant)
    sounds = _alignment(_sounds(typed), _sounds(meant))
    return min(letters, sounds) + (not _begin_alike(typed, meant))


def _alignment(typed: Sequence[str], meant: Sequence[str]) -> int:
    before: list[int] = []
    last = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, 1):
        row = [i]
        for j, other in enumerate(meant, 1):
            change = 1 if (letter, other) in EASILY_MIXED else UNLIKELY
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change * (letter != other))
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def _begin_alike(typed: str, meant: str) -> bool:
    if typed[:1] == meant[:1] or sorted(typed[:2]) == sorted(meant[:2]):
        return True
    return (_first_sound(typed), _first_sound(meant)) in SAME_START


def _sounds(word: str) -> list[str]:
    sounds: list[str] = []
    while word:
        sounds.append(_first_sound(word))
        word = word[len(sounds[-1]) :]
    return sounds


def _first_sound(word: str) -> str:
    return word[:2] if word[:2] in TWO_LETTERS else word[:1]


def _max_distance(word: str) -> int:
    if len(word) > MAX_WORD or not word.isalpha():
        return 0
    return (len(word) >= weights.ONE_TYPO_FROM) + (len(word) >= weights.TWO_TYPOS_FROM)


def _skeleton(word: str) -> str:
    for spelling, same in SKELETON:
        word = same.join(word.split(spelling))  # replace() looks twice
    return word


def _pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {(one, other) for group in groups for one in group for other in group}


def _keyboard_neighbours() -> set[tuple[str, str]]:
    """Return the pairs of letters that lie side by side on the keyboard."""
    pairs = {pair for row in _KEYS for pair in pairwise(row)}
    for upper, lower in pairwise(_KEYS):
        pairs |= {(above, below) for i, below in enumerate(lower) for above in upper[i : i + 2]}
    return pairs | {(other, one) for one, other in pairs}


SAME_START = frozenset(_pairs(_FIRST_LETTERS))
EASILY_MIXED = frozenset(_keyboard_neighbours() | _pairs(_SOUNDS) | _pairs(_DIGRAPHS))
