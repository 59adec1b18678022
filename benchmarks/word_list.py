"""A Dutch word list: words that are real and, most of them, about something else."""

from __future__ import annotations

import re
from pathlib import Path

HOW_TO_GET_IT = "no Dutch word list: apt-get install wdutch"
WORD_LIST = Path("/usr/share/dict/dutch")
# No names, no abbreviations, no parts of words: those are not what people search for.
_ORDINARY_WORD = re.compile(r"[a-zà-ÿ]{3,}")


def dutch_words() -> list[str]:
    """Return the ordinary words of Debian's list, or none where it is not installed."""
    if not WORD_LIST.exists():
        return []
    return [w for w in WORD_LIST.read_text(encoding="utf-8").split() if _ORDINARY_WORD.fullmatch(w)]
