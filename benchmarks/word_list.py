"""Words: a whole list of them, those that people use most, those that we curate; and strangers."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from judged import Ask
from measuring import installed
from paw_cli.model import Collection

_WORD_LIST = Path("/usr/share/dict/dutch")
_CODES = {"dutch": "nl", "english": "en"}
# On the scale of Zipf: the logarithm of how often among a thousand million words.
_MIN_FREQUENCY = 2.5
_MAX_WORDS = 60_000
# No names, no abbreviations, no parts of words: those are not what people search for.
_ORDINARY_WORD = re.compile(r"[a-zà-ÿ]{3,}")
_SEED, _NUMBER_OF_STRANGERS = 20210413, 2000


def curated_words(name: str) -> dict[str, Any]:
    """Return what one of the project's files of words says."""
    content = Path(__file__).parents[1] / "data" / f"{name}.yaml"
    words: dict[str, Any] = yaml.load(content.read_bytes(), Loader=yaml.CSafeLoader)
    return words


@cache
def dutch_words() -> list[str]:
    """Return the ordinary words of Debian's list; where it is not installed none, and say so."""
    if not _WORD_LIST.exists():
        print("no Dutch word list: apt-get install wdutch", file=sys.stderr)
        return []
    return [
        w for w in _WORD_LIST.read_text(encoding="utf-8").split() if _ORDINARY_WORD.fullmatch(w)
    ]


@cache
def common_words(language: str = "dutch") -> list[str]:
    """Return the words that stand once in three million or more often, the most used first."""
    library = installed("wordfreq")
    if library is None:
        print("no frequencies of words: pip install wordfreq", file=sys.stderr)
        return []
    code = _CODES[language]
    words = library.top_n_list(code, _MAX_WORDS)
    return [
        word
        for word in words
        if _ORDINARY_WORD.fullmatch(word) and library.zipf_frequency(word, code) >= _MIN_FREQUENCY
    ]


def strangers(words: Iterable[str], collection: Collection, thesaurus: dict[str, Any]) -> list[str]:
    """Return words drawn from a word list that neither the tips nor the thesaurus have."""
    tips = [(tip.text, tip.keywords, tip.answers) for tip in collection.tips]
    known = " ".join(_strings([thesaurus, collection.themes, tips])).casefold()
    ours = set(re.findall(r"[^\W\d_]+", known))
    every = sorted(set(words))
    Random(_SEED).shuffle(every)
    # Left out after the draw: a word more in the thesaurus changes one of these, not all.
    return [word for word in every if word not in ours][:_NUMBER_OF_STRANGERS]


def noise_rate(ask: Ask, words: Sequence[str]) -> float:
    """Return the share of words for which anything at all is found."""
    return sum(bool(ask(word)) for word in words) / len(words)


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - what YAML holds
    """Yield every string in nested lists and mappings."""
    match value:
        case str():
            yield value
        case dict():
            yield from _strings([*value.keys(), *value.values()])
        case list() | tuple():
            for item in value:
                yield from _strings(item)
