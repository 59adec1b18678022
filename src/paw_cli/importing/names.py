"""Find the names of people in texts, in whatever way they are written there.

The ways in which others write a name are rows of words in one tree: going through a text costs
the same for ten names as for a thousand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from paw_cli.importing.people import (
    INFIXES,
    WORD,
    fold,
    looks_like_name,
    people_of,
)
from paw_cli.importing.text import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.importing.people import Person

_BETWEEN_WORDS = re.compile(r"['’`´]?[\s.,&/_–—-]{1,4}['’`´]?|['’`´]|\.,? ")
_NEW_SENTENCE = re.compile(r"(?:^|[.!?:;\n•\"“(])[\s'’\"“(•*-]*$")
_OF_A_PERSON = re.compile(
    r"['’]|,? (?:heeft|had|zegt|zei|weet|kent|vindt|vond|schreef|noemde?|vertelde?|says|said|has)\b"
)
_MIN_HANDLE = 6
_MIN_POSSESSIVE = 3


_MIN_LETTERS = 2


class Care(IntEnum):
    """What a row of words must look like to be a name."""

    NONE = 0
    CAPITALS = 1
    INSIDE_A_SENTENCE = 2


@dataclass(slots=True)
class _Node:
    """A word on the way through names; `care` tells that a name may end here."""

    after: dict[str, _Node] = field(default_factory=dict)
    care: Care | None = None


class Names:
    """The names of all who took part, ready to be found."""

    def __init__(self, shown: Iterable[str]) -> None:
        self._root = _Node()
        for name in shown:
            for person in people_of(name):
                for words, care in _ways_to_write(person):
                    self._add(words, care)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where names stand in a text that is `projected`."""
        if not self._root.after:
            return
        words = list(WORD.finditer(text))
        place = 0
        while place < len(words):
            end, until = self._longest(text, words, place)
            if end:
                yield words[place].start(), until
            place = end or place + 1

    def _add(self, words: Sequence[str], care: Care) -> None:
        node = self._root
        for word in words:
            node = node.after.setdefault(word, _Node())
        node.care = care if node.care is None else min(care, node.care)

    def _longest(self, text: str, words: Sequence[re.Match[str]], first: int) -> tuple[int, int]:
        """Return the number of the word after the longest name, and where that name ends."""
        node, best = self._root, (0, 0)
        for at in range(first, len(words)):
            if at > first:
                between = text[words[at - 1].end() : words[at].start()]
                if not _BETWEEN_WORDS.fullmatch(between):
                    break
            word = fold(words[at][0])
            after = node.after.get(word)
            cut = 0
            if after is None and word.endswith("s") and len(word) > _MIN_POSSESSIVE:
                after, cut = node.after.get(word[:-1]), 1
            if after is None:
                break
            node = after
            end = words[at].end() - cut
            if node.care is not None and _fits(text, words[first : at + 1], node.care):
                best = (at + 1, end)
            if cut:
                break
        return best


def _ways_to_write(person: Person) -> Iterator[tuple[tuple[str, ...], Care]]:
    """Yield the rows of words by which others name a person, and what to look at in each."""
    first, infix, last = person.first, person.infix, person.last
    whole = Care.CAPITALS if all(map(is_common, (*first, *last))) else Care.NONE
    if first and last:
        for between in {infix, (), *_abbreviated(infix)}:
            for given in {first, first[:1]}:
                for surname in {last, last[-1:], last[:1]}:
                    yield (*given, *between, *surname), whole
                    yield (*between, *surname, *given), whole
                    yield (*surname, *given, *between), whole
            initials = tuple(name[0] for name in first)
            for given in {initials, initials[:1], ("".join(initials),)}:
                yield (*given, *between, *last), Care.CAPITALS
                yield (*last, *given, *between), Care.CAPITALS
            yield (first[0], *between, last[0][0]), Care.CAPITALS
        yield from _handles(first, infix, last)
    if infix and last:
        yield (*infix, *last), Care.CAPITALS
    for alone in (first, first[:1], last, last[-1:]):
        if alone:
            yield from _alone(alone)


def _abbreviated(infix: tuple[str, ...]) -> set[tuple[str, ...]]:
    if len(infix) < 2 or infix[0] not in {"van", "v"}:  # noqa: PLR2004 - "van der"
        return {("v",)} if infix == ("van",) else set()
    short = ("v", *(word[0] for word in infix[1:]))
    return {short, ("".join(short),), ("".join(infix),), infix[1:]}


def _handles(
    first: tuple[str, ...], infix: tuple[str, ...], last: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Care]]:
    """Yield names as they stand in accounts: in one word."""
    for given in ("".join(first), first[0], first[0][0]):
        for between in {infix, (), *_abbreviated(infix)}:
            surname = "".join((*between, *last))
            for handle in (given + surname, surname + given):
                if len(handle) >= _MIN_HANDLE and not is_common(handle):
                    yield (handle,), Care.NONE


def _alone(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Care]]:
    """Yield a first name or a surname that stands alone, with care where it may be a word."""
    letters = sum(map(len, words))
    if letters < _MIN_LETTERS or not any(word.isalpha() for word in words):
        return
    if all(map(is_common, words)):
        yield words, Care.INSIDE_A_SENTENCE
    else:
        yield words, Care.CAPITALS


def _fits(text: str, words: Sequence[re.Match[str]], care: Care) -> bool:
    if care is Care.NONE:
        return True
    shown = [word[0] for word in words if fold(word[0]) not in INFIXES] or [words[0][0]]
    if not all(word[0] == word[0].upper() for word in shown):
        return False
    if care is Care.CAPITALS:
        return True
    begin, end = words[0].start(), words[-1].end()
    before = text[max(0, begin - 10) : begin]
    return before.endswith("@") or bool(
        not _NEW_SENTENCE.search(before) or _OF_A_PERSON.match(text, end)
    )


def speaker_of(line: str) -> str:
    """Return who speaks in a line that begins with a name and a colon; '' where nobody does."""
    name, colon, said = line.strip(" \t-•*>").partition(":")
    if not colon or not said.strip() or not looks_like_name(name):
        return ""
    first = fold(name.split()[0])
    return "" if first in INFIXES or is_ordinary(first) else name


@cache
def _ordinary_words() -> frozenset[str]:
    from paw_cli.files.bundled import bundled_collection, bundled_thesaurus

    stop_words: list[str] = (bundled_thesaurus() or {}).get("stop_words", [])
    words = (word for tip in bundled_collection().tips for word in WORD.findall(tip.text))
    return frozenset(map(fold, (*words, *stop_words, *_BEGINNINGS)))


def is_ordinary(word: str) -> bool:
    """Tell whether a folded word is one of everyday Dutch, or of the field."""
    return word in _ordinary_words()


def is_common(word: str) -> bool:
    """Tell whether a folded word is an ordinary one, which a name happens to be as well."""
    return word in _NAMES_THAT_ARE_WORDS or is_ordinary(word)


# What a sentence begins with that no tip of ours and no list of stop words has.
_BEGINNINGS = words_of(
    "bel mail kijk zie kom neem vraag zet begin doe deel maak stuur weet ken vind goed mooi leuk"
    " top fijn super dank bedankt graag misschien volgens hallo hoi dag eens precies klopt jammer"
    " wauw haha sorry hey hi beste lieve nee ja oke ok yes prima"
)
_NAMES_THAT_ARE_WORDS = words_of(
    "ad alle an beer ben berg bloem boer bos brink brug dam dijk dop door eva faith floor"
    " fleur goed groen groot haas hart heide hoek hof hoop huis iris jet jong joy kamp"
    " keizer kerk kok koning kort koster kuiper laan land lange leen licht linde maan mark"
    " may mees meer meester merel mei molen mulder nieuwenhuis oud park pien pit pool post"
    " prins roos ruiter schipper schouten smit snel sterre storm stad stille straat timmer"
    " timmerman toon veen ven veld vink visser vlieger voet vos vries wal wiel wijk wil"
    " wilde wind winter wit wolf zand zee zomer zon zwart bakker boom jager kramer wever"
    " snijder meijer brouwer slager schilder koper klein bruin blauw rood tuin water zwolle"
    " utrecht amsterdam rotterdam groningen leeuwarden assen arnhem nijmegen deventer"
    " apeldoorn almere haarlem leiden delft gouda breda tilburg eindhoven maastricht den"
    " haag will bill max art rose grace hope angel nu samen dank beste hallo plan idee tip"
    " tips avond chat groet hoi ja nee"
)
