"""Find texts that say nearly the same, and names that differ by a typing error."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Among so many texts near-duplicates are looked for.
MAX_TEXTS = 2000
# So much of a text is compared, with so many others that share one of its rarest words.
_MAX_LENGTH = 500
_MAX_COMPARED = 200
# Two texts are similar when so many of their different words are in both, and so much of their
# characters stands in the same order, in per cent.
_MIN_SHARED_WORDS = 0.6
_MIN_RATIO = 80
_MIN_NAME = 5

_WORD = re.compile(r"\w+")
_NO_LETTER = re.compile(r"[\W_]+")
_NO_DIGIT = re.compile(r"\D+")


_Start = tuple[str, frozenset[str]]  # of a text, in small letters, and its different words


def similar_texts(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the index of each text that is similar to an earlier one, and that of the first such.

    The same text is always found; other similar ones among the first MAX_TEXTS.
    """
    same: dict[str, int] = {}
    starts = [_start(text) for text in texts[:MAX_TEXTS]]
    counts = Counter(word for _text, words in starts for word in words)
    by_rare_word: defaultdict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        first = same.setdefault(" ".join(text.split()), index)
        if first != index:
            yield index, first
        elif index < len(starts):
            rare = _rarest(starts[index][1], counts)
            near = {other for word in rare for other in by_rare_word[word][:_MAX_COMPARED]}
            found = next((n for n in sorted(near) if _are_similar(starts[index], starts[n])), None)
            if found is not None:
                yield index, found
                continue
            for word in rare:
                by_rare_word[word].append(index)


def first_similar(text: str, others: Iterable[str]) -> int | None:
    """Return the index of the first text that `text` is similar to."""
    start = _start(text)
    return next((n for n, other in enumerate(others) if _are_similar(start, _start(other))), None)


def similar_names(names: Iterable[str], others: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name with another that one letter more, less or different makes of it.

    Names that differ in a digit are meant to: wijk-1, wijk-2.
    """
    by_form: dict[tuple[str, str], str] = {}
    for other in others:
        for form in _deletions(other):
            by_form.setdefault(form, other)
    for name in names:
        forms = _deletions(name)
        near = next((by_form[f] for f in forms if by_form.get(f, name) != name), None)
        if near is not None:
            yield name, near
        for form in forms:
            by_form.setdefault(form, name)


def _start(text: str) -> _Start:
    start = text[:_MAX_LENGTH].casefold()
    return start, frozenset(_WORD.findall(start))


def _rarest(words: frozenset[str], counts: Counter[str]) -> list[str]:
    """Return as many of the rarest words as a similar text must have one of."""
    by_rarity = sorted(words, key=lambda word: (counts[word], word))
    return by_rarity[: len(words) - int(_MIN_SHARED_WORDS * len(words)) + 1]


def _are_similar(one: _Start, other: _Start) -> bool:
    (text, words), (other_text, other_words) = one, other
    shared = len(words & other_words)
    if not shared or shared < _MIN_SHARED_WORDS * len(words | other_words):
        return False
    from rapidfuzz import fuzz  # few runs write or check tips

    return fuzz.ratio(text, other_text, score_cutoff=_MIN_RATIO) > 0


def _deletions(name: str) -> list[tuple[str, str]]:
    """Return the name as it is and with each letter left out, beside its digits.

    Names that are one slip apart have one of these in common.
    """
    plain = _NO_LETTER.sub("", name.casefold())
    digits = _NO_DIGIT.sub("", name)
    shorter = range(len(plain)) if len(plain) >= _MIN_NAME else ()
    return [(plain, digits), *((plain[:at] + plain[at + 1 :], digits) for at in shorter)]
