"""Know who is meant by a name as a program shows it, and what is the name of a person at all.

"Kolk, Joris van der (gemeente Noord)" has first names, words between, and surnames.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from paw_cli.importing.text import projected, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+")
INFIXES = words_of(
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
_UNDIVIDED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
PRESENT = re.compile(
    r"(?:(?:^|[.;] )(?:van|aan|cc|from|to)|\b(?:aanwezig(?:en)?|deelnemers|afwezig|notulist"
    r"|voorzitter"
    r"|verslag(?:legger)?|attendees|present|participants|auteurs?|authors?))\s*:\s*(?P<names>.+)",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"[,;&]|\ben\b|\band\b|\.\s|\s-\s")
_MAX_WORDS = 7
_MIN_LETTERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The words of a name, folded."""

    first: tuple[str, ...] = ()
    infix: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


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
    big = [word for word in words if fold(word) not in INFIXES or word[0].isupper()]
    return (
        _MIN_LETTERS <= len(words) <= _MAX_WORDS
        and len(big) >= _MIN_LETTERS
        and all(word[0].isalpha() and word[0] == word[0].upper() for word in big)
        and all(char.isalpha() or char in "'’-., " for char in shown.strip())
        and not _ORGANISATION.search(shown)
    )


def people_present(line: str) -> list[str]:
    """Return the names that a line of minutes gives: "Aanwezig: ...", "Van: ..."."""
    present = PRESENT.search(line)
    if not present:
        return []
    names = (name.strip(" .") for name in _BETWEEN_NAMES.split(present["names"]))
    return [name for name in names if looks_like_name(name)]


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
    if len([word for word in surname if word not in INFIXES]) > 1 and not nickname:
        yield from _named(surname, 1)
    first = tuple(word for word in rest if word not in INFIXES)
    infix = tuple(word for word in (*rest, *surname) if word in INFIXES)
    last = tuple(word for word in surname if word not in INFIXES)
    yield Person(first=first, infix=infix, last=last)


def _given(text: str) -> int:
    """Return how many words the first name has, hyphens within it counted."""
    words = [word for word in text.split() if fold(word.strip(".")) not in _TITLES]
    return max(1, len(WORD.findall(words[0]))) if words else 1


def _words(text: str) -> list[str]:
    words = [fold(word) for word in WORD.findall(text)]
    while words and words[0] in _TITLES:
        words.pop(0)
    while words and (words[-1] in _TITLES or words[-1] in {"van", "de"} or words[-1].isdigit()):
        words.pop()
    return words[:_MAX_WORDS] if any(word.isalpha() for word in words) else []


def _named(words: list[str], given: int) -> Iterator[Person]:
    """Yield the person whose words stand in their usual order, the first name of `given` words."""
    if not words:
        return
    at = next((n for n, word in enumerate(words) if n and word in INFIXES), 0)
    if words[0] in INFIXES and len(words) > 1 and words[0] not in {"ben", "al", "t"}:
        last = next((n for n, word in enumerate(words) if word not in INFIXES), 0)
        yield Person(infix=tuple(words[:last]), last=tuple(words[last:]))
    elif at and any(word not in INFIXES for word in words[at:]):
        last = next(n for n in range(at, len(words)) if words[n] not in INFIXES)
        yield Person(first=tuple(words[:at]), infix=tuple(words[at:last]), last=tuple(words[last:]))
    else:
        yield Person(first=tuple(words[:given]), last=tuple(words[given:]))
