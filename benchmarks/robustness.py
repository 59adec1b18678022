"""What an engine does with words that are about something else, and with words typed wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from typing_errors import TypingError, mistyped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from judged import Ask
    from paw_cli.model import Collection

SEED = 20210413
_NUMBER_OF_STRANGERS = 2000
_MIN_MISTYPED = 5
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MistypedWord:
    """A word of the tips with one typing error, and the tips in which the word stands."""

    typed: str
    error: TypingError
    tips: frozenset[str]


def strangers(words: Iterable[str], collection: Collection, thesaurus: dict[str, Any]) -> list[str]:
    """Return words drawn from a word list that neither the tips nor the thesaurus have."""
    ours = set(_words([*_strings(thesaurus), *_texts(collection)]))
    every = sorted(set(words))
    Random(SEED).shuffle(every)
    # Left out after the draw: a word more in the thesaurus changes one of these, not all.
    return [word for word in every if word not in ours][:_NUMBER_OF_STRANGERS]


def noise_rate(ask: Ask, words: Sequence[str]) -> float:
    """Return the share of words for which anything at all is found."""
    return sum(bool(ask(word)) for word in words) / len(words)


def mistyped_words(collection: Collection, stop_words: frozenset[str]) -> list[MistypedWord]:
    """Return every longer word of the tips' texts but stop words, once with every typing error.

    An error that makes another word of the tips is left out: nobody can see that it is one.
    """
    tips_by_word: dict[str, set[str]] = {}
    for tip in collection.tips:
        for word in _words([tip.text]):
            tips_by_word.setdefault(word, set()).add(tip.id)
    cases = [
        MistypedWord(
            typed=mistyped(word, error, Random(f"{SEED} {error} {word}")),
            error=error,
            tips=frozenset(tips),
        )
        for word, tips in sorted(tips_by_word.items())
        for error in TypingError
        if len(word) >= _MIN_MISTYPED and word not in stop_words
    ]
    return [case for case in cases if case.typed not in tips_by_word]


def recall_by_error(ask: Ask, cases: Iterable[MistypedWord]) -> dict[str, float]:
    """Return, by error and for `all`, the share of cases that find a tip with the word."""
    found: dict[str, list[bool]] = {"all": []}
    for case in cases:
        hit = not case.tips.isdisjoint(ask(case.typed))
        found["all"].append(hit)
        found.setdefault(case.error, []).append(hit)
    return {error: sum(hits) / len(hits) for error, hits in found.items()}


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORD.findall(text.casefold())


def _texts(collection: Collection) -> Iterator[str]:
    for theme in collection.themes:
        yield from (theme.id, theme.title, theme.description)
    for tip in collection.tips:
        yield from (tip.text, *tip.keywords, *tip.answers)


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - what YAML holds
    """Yield every string in nested lists and mappings."""
    match value:
        case str():
            yield value
        case dict():
            yield from _strings([*value.keys(), *value.values()])
        case list():
            for item in value:
                yield from _strings(item)
