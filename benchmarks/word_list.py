"""Dutch words: a whole list of them, those that people use most, and those that we curate."""

import re
from pathlib import Path
from typing import Any

import yaml

from measuring import installed, required

HOW_TO_GET_IT = "no Dutch word list: apt-get install wdutch"
HOW_TO_GET_FREQUENCIES = "no frequencies of words: pip install wordfreq"
WORD_LIST = Path("/usr/share/dict/dutch")
_CODES = {"dutch": "nl", "english": "en"}
# On the scale of Zipf: the logarithm of how often among a thousand million words.
_MIN_FREQUENCY = 2.5
_MAX_WORDS = 60_000
# No names, no abbreviations, no parts of words: those are not what people search for.
_ORDINARY_WORD = re.compile(r"[a-zà-ÿ]{3,}")


def curated_words(name: str) -> dict[str, Any]:
    """Return what one of the project's files of words says."""
    content = Path(__file__).parents[1] / "data" / f"{name}.yaml"
    words: dict[str, Any] = yaml.load(content.read_bytes(), Loader=yaml.CSafeLoader)
    return words


def dutch_words() -> list[str]:
    """Return the ordinary words of Debian's list, or none where it is not installed."""
    if not WORD_LIST.exists():
        return []
    return [w for w in WORD_LIST.read_text(encoding="utf-8").split() if _ORDINARY_WORD.fullmatch(w)]


def common_words(language: str = "dutch") -> list[str]:
    """Return the words that stand once in three million or more often, the most used first."""
    if installed("wordfreq") is None:
        return []
    library = required("wordfreq")
    code = _CODES[language]
    words = library.top_n_list(code, _MAX_WORDS)
    return [
        word
        for word in words
        if _ORDINARY_WORD.fullmatch(word) and library.zipf_frequency(word, code) >= _MIN_FREQUENCY
    ]
