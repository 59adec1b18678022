"""Find the names of people in texts, in whatever way they are written there.

A name as a program shows it ("Kolk, Joris van der (gemeente Noord)") is taken apart into first
names, the words between and surnames. From these come the ways in which others write it, as rows
of words in one tree: going through a text costs the same for ten names as for a thousand.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from paw_cli.authoring.importing.text import projected, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_INFIXES = words_of(
    "van von de den der het 't t te ten ter op in aan bij la le du des di da del dos el al"
    " ben bin ibn zu zur vd v d vande vander"
)
_TITLES = words_of(
    "dhr mevr mw mevrouw meneer heer drs dr ir ing mr mrs ms prof msc bsc ma ba phd jr sr"
    " wethouder burgemeester"
)
_ORGANISATION = re.compile(
    r"\b(?:gemeente|gem|provincie|waterschap|stichting|vereniging|woning(?:bouw|stichting|corporatie)\w*"
    r"|corporatie|vve|ministerie|universiteit|hogeschool|bureau|buro|adviesbureau|programma|team"
    r"|wijk(?:team|raad|centrum|vereniging|platform)|buurt(?:team|huis|centrum|vereniging)"
    r"|dorps(?:raad|huis|belang)|bewoners\w*|energie\w*|coöperatie|cooperatie|netbeheer\w*"
    r"|municipality|council|foundation|university|ltd|inc|gmbh|ggd|vng|platform|netwerk|afdeling)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:host|guest|gast|group|groep|iedereen|everyone|unknown|onbekend|anonymous|anonie?m"
    r"|deelnemer|participant|user|gebruiker|admin|you|jij|jou|ik|me|mij|invité)\W*\d*",
    re.IGNORECASE,
)
_PARENTHESIS = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]|\{([^}]*)\}|<[^>]*>")
_PARTS = re.compile(r"\s+[-–—:]+\s*|\s*[-–—:]\s+|\s*[|•·@/\\;~=+&_]+\s*|\t")
_AT_AN_ORGANISATION = re.compile(r"\s+(?:bij|namens|uit|from|at|of)\s+.*$", re.IGNORECASE)
_DEVICE = re.compile(
    r"(?:ipad|iphone|macbook|galaxy|samsung|huawei|laptop|telefoon|tablet|pc)\b.{0,20}?\s(?:van|of|de)\s(.+)"
    r"|(.+?)(?:['’]?s)?\s(?:ipad|iphone|macbook|galaxy|laptop|telefoon|tablet|pc)\b.*",
    re.IGNORECASE,
)
_BETWEEN_WORDS = re.compile(r"['’`´]?[\s.,&/_–—-]{1,4}['’`´]?|['’`´]|\.,? ")
_NEW_SENTENCE = re.compile(r"(?:^|[.!?:;\n•\"“(])[\s'’\"“(•*-]*$")
_OF_A_PERSON = re.compile(
    r"['’]|,? (?:heeft|had|zegt|zei|weet|kent|vindt|vond|schreef|noemde?|vertelde?|says|said|has)\b"
)
_UNDIVIDED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_MAX_WORDS = 7
_MIN_LETTERS = 2
_MIN_HANDLE = 6
_MIN_POSSESSIVE = 3


class Care(IntEnum):
    """What a row of words must look like to be a name."""

    NONE = 0
    CAPITALS = 1
    INSIDE_A_SENTENCE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The words of a name, folded."""

    first: tuple[str, ...] = ()
    infix: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


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
        words = list(_WORD.finditer(text))
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


def people_of(shown: str) -> Iterator[Person]:
    """Yield the people that a name as a program shows it may mean."""
    text = projected(shown)[0].strip(" ~\"'“”‘’.*")
    for nickname in _PARENTHESIS.findall(text):
        inner = next(filter(None, nickname), "")
        if inner and not _ORGANISATION.search(inner) and len(inner.split()) == 1:
            yield from _person_of(f"{inner} {_PARENTHESIS.sub(' ', text)}", nickname=True)
    text = _PARENTHESIS.sub(" ", text)
    if device := _DEVICE.fullmatch(text.strip()):
        text = device[1] or device[2]
    parts = [part for part in _PARTS.split(text) if part.strip()]
    named = [part for part in parts if not _is_no_person(part.strip())]
    for place, part in enumerate(named):
        if place == 0 or looks_like_name(part):
            yield from _person_of(part)


def is_organisation(text: str) -> bool:
    """Tell whether a text names an organisation and nobody."""
    return _ORGANISATION.search(text) is not None


def _is_no_person(part: str) -> bool:
    return bool(_ORGANISATION.match(part) or _NOBODY.fullmatch(part))


def looks_like_name(text: str) -> bool:
    """Tell whether a text is surely the name of a person: capitals, two words or more."""
    shown = projected(_PARENTHESIS.sub(" ", text))[0]
    words = [word.strip(".,'’") for word in shown.split()]
    words = [word for word in words if word]
    big = [word for word in words if fold(word) not in _INFIXES or word[0].isupper()]
    return (
        _MIN_LETTERS <= len(words) <= _MAX_WORDS
        and len(big) >= _MIN_LETTERS
        and all(word[0].isalpha() and word[0] == word[0].upper() for word in big)
        and all(char.isalpha() or char in "'’-., " for char in shown.strip())
        and not _ORGANISATION.search(shown)
    )


def shows_name(text: str) -> bool:
    """Tell whether a line is surely who somebody is, as a program shows it: perhaps of where."""
    bare = _PARENTHESIS.sub(" ", projected(text)[0])
    first, *rest = [part.strip() for part in _PARTS.split(bare) if part.strip()] or [""]
    if looks_like_name(first):
        return True
    is_word = first.isalpha() and first[0] == first[0].upper()
    return is_word and (any(map(is_organisation, rest)) or bare != projected(text)[0])


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return a word without case and accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().translate(_UNDIVIDED))
    return "".join(char for char in apart if not unicodedata.combining(char))


def _person_of(text: str, *, nickname: bool = False) -> Iterator[Person]:
    """Yield the person that a bare name means, or the two that it may mean."""
    found = _ORGANISATION.search(text)
    bare = text[: found.start()] if found and found.start() else text
    bare = _AT_AN_ORGANISATION.sub("", bare)
    before, comma, behind = bare.partition(",")
    if not comma:
        yield from _named(_words(bare), _given(bare))
        return
    surname, rest = _words(before), _words(behind)
    if not rest:
        yield from _named(surname, 1)
        return
    if len([word for word in surname if word not in _INFIXES]) > 1 and not nickname:
        yield from _named(surname, 1)
    first = tuple(word for word in rest if word not in _INFIXES)
    infix = tuple(word for word in (*rest, *surname) if word in _INFIXES)
    last = tuple(word for word in surname if word not in _INFIXES)
    yield Person(first=first, infix=infix, last=last)


def _given(text: str) -> int:
    """Return how many words the first name has, hyphens within it counted."""
    words = [word for word in text.split() if fold(word.strip(".")) not in _TITLES]
    return max(1, len(_WORD.findall(words[0]))) if words else 1


def _words(text: str) -> list[str]:
    words = [fold(word) for word in _WORD.findall(text)]
    while words and words[0] in _TITLES:
        words.pop(0)
    while words and (words[-1] in _TITLES or words[-1] in {"van", "de"} or words[-1].isdigit()):
        words.pop()
    return words[:_MAX_WORDS] if any(word.isalpha() for word in words) else []


def _named(words: list[str], given: int) -> Iterator[Person]:
    """Yield the person whose words stand in their usual order, the first name of `given` words."""
    if not words:
        return
    at = next((n for n, word in enumerate(words) if n and word in _INFIXES), 0)
    if words[0] in _INFIXES and len(words) > 1 and words[0] not in {"ben", "al", "t"}:
        last = next((n for n, word in enumerate(words) if word not in _INFIXES), 0)
        yield Person(infix=tuple(words[:last]), last=tuple(words[last:]))
    elif at and any(word not in _INFIXES for word in words[at:]):
        last = next(n for n in range(at, len(words)) if words[n] not in _INFIXES)
        yield Person(first=tuple(words[:at]), infix=tuple(words[at:last]), last=tuple(words[last:]))
    else:
        yield Person(first=tuple(words[:given]), last=tuple(words[given:]))


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
    shown = [word[0] for word in words if fold(word[0]) not in _INFIXES] or [words[0][0]]
    if not all(word[0] == word[0].upper() for word in shown):
        return False
    if care is Care.CAPITALS:
        return True
    begin, end = words[0].start(), words[-1].end()
    before = text[max(0, begin - 10) : begin]
    return before.endswith("@") or bool(
        not _NEW_SENTENCE.search(before) or _OF_A_PERSON.match(text, end)
    )


@cache
def _ordinary_words() -> frozenset[str]:
    from paw_cli.files.bundled import bundled_collection, bundled_thesaurus

    stop_words: list[str] = (bundled_thesaurus() or {}).get("stop_words", [])
    words = (word for tip in bundled_collection().tips for word in _WORD.findall(tip.text))
    return frozenset(map(fold, (*words, *stop_words)))


def is_ordinary(word: str) -> bool:
    """Tell whether a folded word is one of everyday Dutch, or of the field."""
    return word in _ordinary_words()


def is_common(word: str) -> bool:
    """Tell whether a folded word is an ordinary one, which a name happens to be as well."""
    return word in _NAMES_THAT_ARE_WORDS or is_ordinary(word)


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
