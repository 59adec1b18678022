"""Words: where they stand in a text, their normal form and their stem; and many as one string."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from unicodedata import normalize

# What belongs to the letter before it: accents, variation selectors, the vowel signs of scripts
# that write vowels as marks, and what nobody sees (soft hyphens, joiners, marks of direction).
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff"
    "\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f"
    "\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
)
_APOSTROPHES = "'`\u00b4\u02bc\u2018\u2019"
HYPHENS = "\\-\u2010\u2011"
# A number with points between its thousands, an abbreviation with points (1.500, m.b.t.).
_POINTED = r"\d{1,3}(?:\.\d{3})+(?!\w)|(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"
_LETTERS = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*|[{_APOSTROPHES}{HYPHENS}][^\W_]+)*"
WORDS = re.compile(f"{_POINTED}|{_LETTERS}")
_PIECE = re.compile(r"\S+")
_HYPHEN = re.compile(f"[{HYPHENS}]")
# Of ASCII the capitals become small letters, and what no word has inside it becomes a blank.
_PLAIN = bytes(
    ord(sign if not sign.isascii() or sign.isalnum() or sign in "'`-._\n" else " ")
    for sign in map(chr, range(256))
).lower()

# Letters that have no decomposition, as people type them.
_AS_TYPED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
UNVOICED = {"z": "s", "v": "f"}
_DOUBLE_LETTER = re.compile(r"([a-z])\1")
MIN_STEM = 3
# A longer row of letters is no word; taking it apart takes time for nothing.
MAX_WORD = 64
# An ending, what stands in its stead, and how many letters must stay before it comes off; of two
# that fit the first. One letter more for -ing: mening is no form of men.
ENDINGS = (
    ("heden", "heid", MIN_STEM),
    ("en", "", MIN_STEM),
    ("s", "", MIN_STEM),
    ("tje", "", MIN_STEM),
    ("je", "", MIN_STEM),
    ("e", "", MIN_STEM),
    ("ing", "", MIN_STEM + 1),
)
_OFF = {ending: left for ending, instead, left in ENDINGS if not instead}
_HEDEN = re.compile(rf"heden(?<=...heden)(?=(?:{'|'.join(_OFF)})*$)", re.MULTILINE)
# Words are written backwards, each on a line: an ending is found soonest where a line begins.
_ENDINGS_BACKWARDS = re.compile(
    r"\n(?:" + "|".join(f"{ending[::-1]}(?=.{{{left}}})" for ending, left in _OFF.items()) + ")+"
)


class Token(NamedTuple):
    """A word of a text in its normal form; a part is a subword of a hyphenated word."""

    start: int
    end: int
    word: str
    is_part: bool


class Row(NamedTuple):
    """The words of a text in their order: hyphenated ones whole, and once more in parts."""

    words: Sequence[str]
    in_parts: Sequence[str]


def pieces(text: str) -> list[str]:
    """Return what stands between blanks: most are words, the others `row_of` takes apart."""
    return _plain(text).split()


def pieces_of_all(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield the pieces of each of many texts."""
    lines = "".join(text.replace("\n", " ") + "\n" for text in texts)
    return map(str.split, _plain(lines).split("\n")[:-1])


def _plain(text: str) -> str:
    plain = text.encode("utf-8", "surrogatepass").translate(_PLAIN)
    return plain.decode("utf-8", "surrogatepass")


def is_plain(piece: str) -> bool:
    """Tell whether a piece of a text is one word in its normal form."""
    return piece.isascii() and piece.isalnum()


@lru_cache(maxsize=1 << 14)
def row_of(piece: str) -> Row:
    """Return the words of a piece of a text that is not one word."""
    core = piece.strip("'.")
    if is_plain(core):
        return Row((core,), (core,))
    surfaces = WORDS.findall(piece)
    words = tuple(map(fold, surfaces))
    if not _HYPHEN.search(piece):
        return Row(words, words)
    in_parts = chain.from_iterable(map(_HYPHEN.split, surfaces))
    return Row(words, tuple(map(fold, in_parts)))


def read(text: str) -> Row:
    """Return the words of a text."""
    found = pieces(text)
    if is_plain("".join(found)):
        return Row(found, found)
    rows = {piece: row_of(piece) for piece in found if not (piece.isascii() and piece.isalnum())}
    words = [each for piece in found for each in (rows[piece][0] if piece in rows else (piece,))]
    if all(whole == in_parts for whole, in_parts in rows.values()):
        return Row(words, words)
    parts = [each for piece in found for each in (rows[piece][1] if piece in rows else (piece,))]
    return Row(words, parts)


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


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text; a hyphenated one whole first, then its parts."""
    for found in _PIECE.finditer(_plain(text)):
        (start, end), piece = found.span(), found[0]
        if is_plain(piece):
            yield Token(start, end, piece, False)  # noqa: FBT003 - names take their time
        else:
            yield from _tokens(WORDS.finditer(text, start, end))


def _tokens(words: Iterable[re.Match[str]]) -> Iterator[Token]:
    for found in words:
        start, end = found.span()
        yield Token(start, end, fold(found[0]), is_part=False)
        parts = _HYPHEN.split(found[0])
        for part in parts if len(parts) > 1 else ():
            yield Token(start, start + len(part), fold(part), is_part=True)
            start += len(part) + 1


def joined(entries: Iterable[str]) -> str:
    """Return many words, or groups of words, as one string: `parted` gives them back."""
    return ";".join((*entries, ""))


def parted(entries: str) -> list[str]:
    """Return what was joined."""
    return entries.split(";")[:-1]


def joined_with(entries: str, what: str) -> Iterator[tuple[str, int]]:
    """Yield each that has something in it, and where; that beats looking at each."""
    found = entries.find(what)
    while found >= 0:
        begin, end = entries.rfind(";", 0, found) + 1, entries.index(";", found)
        yield entries[begin:end], found - begin
        found = entries.find(what, end)


def simplified(text: str) -> str:
    """Return words with s for z, f for v, and one letter for a double one."""
    # What stands between the double letters, and one letter for each: joined again.
    return "".join(_DOUBLE_LETTER.split(_unvoiced(text)))


def _unvoiced(text: str) -> str:
    for voiced, other in UNVOICED.items():
        text = text.replace(voiced, other)
    return text


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what a Dutch word in its normal form shares with its inflections.

    Light on purpose: s for z and f for v (huis, huizen), one letter for a double one (koop,
    kopen; zak, zakken), then endings off while three letters stay, also an s of the word's own
    (kans and kansen meet). A word of up to three letters, which an acronym often is, keeps them.
    """
    has_stem = MIN_STEM < len(word) <= MAX_WORD
    return _without_endings(f"{word}\n")[:-1] if has_stem else _unvoiced(word)


def stems(words: Iterable[str]) -> dict[str, str]:
    """Return words with their stems; for a whole vocabulary much faster than one by one."""
    by_length = sorted(words, key=len)
    first, last = (bisect(by_length, length, key=len) for length in (MIN_STEM, MAX_WORD))
    found = _without_endings("\n".join((*by_length[first:last], ""))).split("\n")[:-1]
    found[:0] = map(_unvoiced, by_length[:first])
    found += map(_unvoiced, by_length[last:])
    return dict(zip(by_length, found, strict=True))


def _without_endings(lines: str) -> str:
    """Return the stems of words, each on a line."""
    lines = _HEDEN.sub("heid", simplified(lines))
    return _ENDINGS_BACKWARDS.sub("\n", lines[::-1])[::-1]
