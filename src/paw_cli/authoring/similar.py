"""Find texts that say nearly the same, and names that differ by a typing error."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from math import ceil

# Among so many texts, or names of a file, similar ones are looked for.
MAX_SIMILAR = 2000
# So much of a text is compared; texts are similar that share so much of their different words.
_MAX_LENGTH = 500
_MIN_SHARED = 0.75
_MIN_NAME = 5


def similar_texts(texts: Sequence[str], first: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the index of each text, from `first` on, that is similar to an earlier one, and its.

    The same text is always found; other similar ones among the first MAX_SIMILAR.
    """
    words = [_words(text) for text in texts[:MAX_SIMILAR]]
    counts = Counter(chain.from_iterable(words))
    by_rare_word: defaultdict[str, list[int]] = defaultdict(list)
    same: dict[str, int] = {}
    for index, text in enumerate(texts):
        earlier = same.setdefault(" ".join(text.split()), index)
        if index < MAX_SIMILAR:
            rare = _rarest(words[index], counts)
            others = sorted({n for word in rare for n in by_rare_word[word]})
            for word in rare:
                by_rare_word[word].append(index)
            if earlier == index >= first:
                near = (n for n in others if _are_similar(words[index], words[n]))
                earlier = next(near, index)
        if earlier != index >= first:
            yield index, earlier


def similar_names(names: Iterable[str], others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name with another that one letter more, less or different makes of it.

    Names that differ in a digit are meant to: wijk-1, wijk-2.
    """
    from rapidfuzz import process  # few files make themes
    from rapidfuzz.distance import OSA

    known = {other: _letters(other) for other in others}
    for name in islice(names, MAX_SIMILAR):
        letters = _letters(name)
        most = int(len(letters) >= _MIN_NAME)
        near = process.extract_iter(letters, known, scorer=OSA.distance, score_cutoff=most)
        same_digits = (other for *_found, other in near if _digits(other) == _digits(name))
        if similar := next((other for other in same_digits if other != name), None):
            yield name, similar
        known[name] = letters


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text[:_MAX_LENGTH].casefold()))


def _rarest(words: frozenset[str], counts: Counter[str]) -> list[str]:
    """Return so many of the rarest words of a text that a similar one has one of its own in them.

    A text with `n` words shares at least `n * _MIN_SHARED / (2 - _MIN_SHARED)` with it.
    """
    fewest = ceil(len(words) * _MIN_SHARED / (2 - _MIN_SHARED))
    by_count = sorted(words, key=lambda word: (counts[word], word))
    return by_count[: len(words) - fewest + 1]


def _are_similar(words: frozenset[str], others: frozenset[str]) -> bool:
    shared = len(words & others)
    return shared > 0 and 2 * shared >= _MIN_SHARED * (len(words) + len(others))


def _letters(name: str) -> str:
    return re.sub(r"[\W\d_]", "", name.casefold())


def _digits(name: str) -> str:
    return re.sub(r"\D", "", name)
