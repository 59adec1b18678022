"""Words: where they stand in a text, their normal form and their stem."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# What belongs to the letter before it: accents, joiners, the soft hyphen, variation selectors,
# and the vowel signs of scripts that write vowels as marks.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff"
    "\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f"
)
_APOSTROPHES = "'`\u00b4\u02bc\u2018\u2019"
HYPHENS = "\\-\u2010\u2011"
_SUBWORD = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*|[{_APOSTROPHES}][^\W_]+)*"
# A number with points between its thousands, an abbreviation with points (1.500, m.b.t.).
_POINTED = r"\d{1,3}(?:\.\d{3})+(?!\w)|(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"
WORDS = re.compile(rf"{_POINTED}|{_SUBWORD}(?:[{HYPHENS}]{_SUBWORD})*")
_HYPHEN = re.compile(f"[{HYPHENS}]")

# Letters that have no decomposition, as people type them.
_AS_TYPED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
UNVOICED = str.maketrans("zv", "sf")
_DOUBLE_LETTER = re.compile(r"([a-z])\1")
MIN_STEM = 3
# A longer row of letters is no word; taking it apart takes time for nothing.
MAX_WORD = 64
# By its last letter, the longest first: an ending, what stands in its stead, and how many
# letters must stay before it comes off. One more for -ing: mening is no form of men.
ENDINGS = {
    "n": (("heden", "heid", MIN_STEM), ("en", "", MIN_STEM)),
    "s": (("s", "", MIN_STEM),),
    "e": (("tje", "", MIN_STEM), ("je", "", MIN_STEM), ("e", "", MIN_STEM)),
    "g": (("ing", "", MIN_STEM + 1),),
}


class Token(NamedTuple):
    """A word of a text in its normal form; a part is a subword of a hyphenated word."""

    start: int
    end: int
    word: str
    is_part: bool


class Row(NamedTuple):
    """The words of a text in their order.

    `words` has hyphenated ones whole, `parts` the parts of those, and `in_parts` is the whole
    row with them in parts; it is empty where no word has a hyphen.
    """

    words: Sequence[str]
    parts: Sequence[str] = ()
    in_parts: Sequence[str] = ()


class Tokenizer:
    """Split texts into words, working out each spelling once.

    `normalized` gives the normal form of each surface form, `subwords` the normal forms of the
    parts of those surface forms that have a hyphen.
    """

    def __init__(self) -> None:
        self.subwords: dict[str, list[str]] = {}
        self.normalized: dict[str, str] = _Normalized(self.subwords)
        self._rows: dict[str, Row] = {}

    def row(self, text: str) -> Row:
        """Return the words of a short text, remembered for the next time."""
        if text not in self._rows:
            surfaces = surface_words(text)
            row = Row([self.normalized[surface] for surface in surfaces])
            if not self.subwords.keys().isdisjoint(surfaces):
                parts = [self.subwords.get(surface, ()) for surface in surfaces]
                both = zip(parts, row.words, strict=True)
                in_parts = [word for some, whole in both for word in some or [whole]]
                row = Row(row.words, [part for some in parts for part in some], in_parts)
            self._rows[text] = row
        return self._rows[text]

    def surface_of(self, word: str) -> str:
        """Return a word as the texts write it, in small letters where they do."""
        forms = [surface for surface, normal in self.normalized.items() if normal == word]
        return min(forms, key=lambda form: (form != form.lower(), form), default=word)


class _Normalized(dict[str, str]):
    def __init__(self, subwords: dict[str, list[str]]) -> None:
        super().__init__()
        self._subwords = subwords

    def __missing__(self, surface: str) -> str:
        if surface.isalnum():
            word = self[surface] = surface.lower() if surface.isascii() else fold(surface)
            return word
        word = self[surface] = fold(surface)
        if len(parts := subwords(surface)) > 1:
            self._subwords[surface] = parts
        return word


def fold(text: str) -> str:
    """Return the letters and digits of a text, without case and accents, as one word."""
    if text.isascii():
        plain = text.lower()
    else:
        plain = normalize("NFKD", normalize("NFKD", text).casefold()).translate(_AS_TYPED)
    return plain if plain.isalnum() else "".join(filter(str.isalnum, plain)) or plain


def surface_words(text: str) -> list[str]:
    """Return the words of a text as they are written, hyphenated ones whole."""
    return [text] if text.isalnum() else WORDS.findall(text)


def subwords(text: str) -> list[str]:
    """Return the normal forms of the words of a text, hyphenated ones in parts."""
    return [fold(part) for surface in surface_words(text) for part in _HYPHEN.split(surface)]


def tokens(text: str, normal: Callable[[str], str] = fold) -> Iterator[Token]:
    """Yield the words of a text; a hyphenated one whole first, then its parts."""
    for found in WORDS.finditer(text):
        surface = found.group()
        start, end = found.span()
        yield Token(start, end, normal(surface), False)  # noqa: FBT003 - names take their time
        parts = () if surface.isalnum() else _HYPHEN.split(surface)
        for part in parts if len(parts) > 1 else ():
            yield Token(start, start + len(part), fold(part), is_part=True)
            start += len(part) + 1


def simplified(word: str) -> str:
    """Return a word with s for z, f for v, and one letter for a double one."""
    return "".join(_DOUBLE_LETTER.split(word.translate(UNVOICED)))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what a Dutch word in its normal form shares with its inflections.

    Light on purpose: s for z and f for v (huis, huizen), one letter for a double one (koop,
    kopen; zak, zakken), then endings off while three letters stay. A word of up to three
    letters, which an acronym often is, keeps them.
    """
    return next(stems([word]), word)


def stems(words: Iterable[str]) -> Iterator[str]:
    """Yield the stem of each word; for a whole vocabulary much faster than one by one."""
    unvoiced = "\n".join(words).translate(UNVOICED)
    # What stands between the double letters, and one letter for each: joined again.
    plain = "".join(_DOUBLE_LETTER.split(unvoiced))
    both = zip(unvoiced.split("\n"), plain.split("\n"), strict=True)
    for word, shorter in both if unvoiced else ():
        is_word = MIN_STEM < len(word) <= MAX_WORD
        yield _without_endings(shorter) if is_word else word


def _without_endings(plain: str) -> str:
    """Take off one ending after another, also an s of the word's own: kans and kansen meet."""
    for ending, replacement, letters_left in ENDINGS.get(plain[-1:], ()):
        if plain.endswith(ending) and len(plain) - len(ending) >= letters_left:
            return _without_endings(plain[: -len(ending)] + replacement)
    return plain
