"""What a word is: where it stands in a text, its folded form and its stem."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# What belongs to the letter before it: accents, joiners, the soft hyphen, variation selectors,
# and the vowel signs of scripts that write vowels as marks.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff"
    "\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f"
)
_APOSTROPHES = "'`\u00b4\u02bc\u2018\u2019"
_HYPHENS = "\\-\u2010\u2011"
_PIECE = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*|[{_APOSTROPHES}][^\W_]+)*"
_WORDS = re.compile(rf"{_PIECE}(?:[{_HYPHENS}]{_PIECE})*")
_BETWEEN_PIECES = re.compile(f"[{_HYPHENS}]")

# Letters that have no decomposition, as people type them.
_AS_TYPED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_UNVOICED = str.maketrans("zv", "sf")
_DOUBLE_LETTER = re.compile(r"([a-z])\1")
SHORTEST_STEM = 3
# A longer run of letters is no word; taking it apart takes time for nothing.
LONGEST_WORD = 64
# By its last letter, the longest first: an ending, what stands in its place, and how many
# letters must stay before it comes off. One more for -ing: mening is no form of men.
_ENDINGS = {
    "n": (("heden", "heid", SHORTEST_STEM), ("en", "", SHORTEST_STEM)),
    "s": (("s", "", SHORTEST_STEM),),
    "e": (("tje", "", SHORTEST_STEM), ("je", "", SHORTEST_STEM), ("e", "", SHORTEST_STEM)),
    "g": (("ing", "", SHORTEST_STEM + 1),),
}


class Token(NamedTuple):
    """A word of a text, folded; `part`: it is a piece of a hyphenated word."""

    start: int
    end: int
    word: str
    part: bool


def fold(text: str) -> str:
    """Return the letters and digits of a text, without case and accents, as one word."""
    if text.isascii():
        plain = text.lower()
    else:
        plain = normalize("NFKD", normalize("NFKD", text).casefold()).translate(_AS_TYPED)
    return plain if plain.isalnum() else "".join(filter(str.isalnum, plain)) or plain


def written_words(text: str) -> list[str]:
    """Return the words of a text as they are written, hyphenated ones whole."""
    return _WORDS.findall(text)


def pieces(text: str) -> list[str]:
    """Return the folded words of a text, hyphenated ones in pieces."""
    whole = written_words(text)
    return [fold(piece) for written in whole for piece in _BETWEEN_PIECES.split(written)]


def tokens(text: str, folded: Callable[[str], str] = fold) -> Iterator[Token]:
    """Yield the words of a text; a hyphenated one whole first, then its pieces."""
    for found in _WORDS.finditer(text):
        written = found.group()
        start, end = found.span()
        yield Token(start, end, folded(written), False)  # noqa: FBT003 - names take their time
        parts = () if written.isalnum() else _BETWEEN_PIECES.split(written)
        for piece in parts if len(parts) > 1 else ():
            yield Token(start, start + len(piece), fold(piece), part=True)
            start += len(piece) + 1


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what a folded Dutch word shares with its inflections: a key to compare by.

    Light on purpose: s for z and f for v (huis, huizen), one letter for a double one (koop,
    kopen; zak, zakken), then endings off while three letters stay. A word of up to three
    letters, which an acronym often is, keeps them.
    """
    return next(stems([word]), word)


def stems(words: Iterable[str]) -> Iterator[str]:
    """Yield the stem of each word; for a whole vocabulary much faster than one by one."""
    unvoiced = "\n".join(words).translate(_UNVOICED)
    # What stands between the double letters, and one letter for each: joined again.
    plain = "".join(_DOUBLE_LETTER.split(unvoiced))
    both = zip(unvoiced.split("\n"), plain.split("\n"), strict=True)
    for word, shorter in both if unvoiced else ():
        is_word = SHORTEST_STEM < len(word) <= LONGEST_WORD
        yield _without_endings(shorter) if is_word else word


def _without_endings(plain: str) -> str:
    """Take off one ending after another, also an s of the word's own: kans and kansen meet."""
    for ending, kept, least in _ENDINGS.get(plain[-1:], ()):
        if plain.endswith(ending) and len(plain) - len(ending) >= least:
            return _without_endings(plain[: -len(ending)] + kept)
    return plain
