"""Words that no tip is about, and how often something is found for them all the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Any

from judged import Ask
from paw_cli.model import Collection

SEED = 20210413
_NUMBER_OF_STRANGERS = 2000
_WORD = re.compile(r"[^\W\d_]+")


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
