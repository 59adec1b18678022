"""Know names: what is the name of a person at all, and where people are named in a text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING

from paw_cli.importing.text import projected, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
INFIXES = words_of(
    "van von de den der het 't t te ten ter op in aan bij la le du des di da del dos el al"
    " ben bin ibn zu zur vd v d vande vander"
)
_FIRST_NAMES_TOO = (["ben"], ["al"])
_TITLES = words_of(
    "dhr mevr mw mevrouw meneer heer drs dr ir ing mr mrs ms prof msc bsc ma ba phd jr sr"
    " wethouder burgemeester"
)
_ORGANISATION = re.compile(
    r"\b(?:gemeente|gem|provincie|waterschap|stichting|vereniging|woning(?:bouw|stichting|corporatie)\w*"
    r"|corporatie|vve|ministerie|universiteit|hogeschool|bureau|buro|adviesbureau|programma|team"
    r"|(?:wijk|buurt)(?:team|raad|huis|centrum|vereniging|platform)|dorps(?:raad|huis|belang)"
    r"|bewoners\w*|energie\w*|coöperatie|cooperatie|netbeheer\w*|platform|netwerk|afdeling"
    r"|municipality|council|foundation|university|ltd|inc|gmbh|ggd|vng)\b",
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
_DEVICE = r"(?:ipad|iphone|macbook|galaxy|samsung|huawei|laptop|telefoon|tablet|pc)"
_OF_A_DEVICE = re.compile(
    rf"{_DEVICE}\b.{{0,20}}?\s(?:van|of|de)\s(.+)|(.+?)(?:['’]?s)?\s{_DEVICE}\b.*", re.IGNORECASE
)
_BETWEEN_WORDS = re.compile(r"['’`´]?[\s.,&/_–—-]{1,4}['’`´]?|['’`´]|\.,? ")
_NEW_SENTENCE = re.compile(r"(?:^|[.!?:;\n•\"“(])[\s'’\"“(•*-]*$")
_OF_A_PERSON = re.compile(
    r"['’]|,? (?:heeft|had|zegt|zei|weet|kent|vindt|vond|schreef|noemde?|vertelde?|says|said|has)\b"
)
_UNDIVIDED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_MAX_WORDS = 7
_MIN_HANDLE = 6
_MIN_POSSESSIVE = 3
_MIN_LETTERS = 2


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return a word without case and accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold().translate(_UNDIVIDED))
    return "".join(char for char in apart if not unicodedata.combining(char))


def is_organisation(text: str) -> bool:
    """Tell whether a text names an organisation and nobody."""
    return _ORGANISATION.search(text) is not None


def looks_like_name(text: str) -> bool:
    """Tell whether a text is surely the name of a person: capitals, two words or more."""
    shown = projected(_PARENTHESIS.sub(" ", text))[0]
    words = [word for each in shown.split() if (word := each.strip(".,'’"))]
    big = [word for word in words if fold(word) not in INFIXES or word[0].isupper()]
    return (
        len(words) <= _MAX_WORDS
        and len(big) > 1
        and all(word[0].isalpha() and _is_capital(word) for word in big)
        and all(char.isalpha() or char in "'’-., " for char in shown.strip())
        and not is_organisation(shown)
    )


def shows_name(text: str) -> bool:
    """Tell whether a line is surely who somebody is, as a program shows it: perhaps of where."""
    shown = projected(text)[0]
    bare = _PARENTHESIS.sub(" ", shown)
    first, *rest = [part.strip() for part in _PARTS.split(bare) if part.strip()] or [""]
    is_word = first.isalpha() and _is_capital(first)
    return looks_like_name(first) or (
        is_word and (bare != shown or any(map(is_organisation, rest)))
    )


def people_of(shown: str) -> Iterator[list[str]]:
    """Yield the folded words of each person that a name as a program shows it may mean.

    The first name is the first word: "Kolk, Joris van der (gemeente)" gives joris van der kolk.
    """
    text = projected(shown)[0].strip(" ~\"'“”‘’.*")
    bare = _PARENTHESIS.sub(" ", text).strip()
    if device := _OF_A_DEVICE.fullmatch(bare):
        bare = device[1] or device[2]
    parts = [part.strip() for part in _PARTS.split(bare) if part.strip()]
    named = [part for part in parts if not _is_nobody(part)]
    for part in (part for n, part in enumerate(named) if n == 0 or looks_like_name(part)):
        yield _words_of_name(part)
    for nickname in map(fold, map("".join, _PARENTHESIS.findall(text))):
        if nickname.isalpha() and not (_is_nobody(nickname) or is_common(nickname)):
            yield [nickname, *_words_of_name(bare)]


def _is_nobody(part: str) -> bool:
    return bool(_ORGANISATION.match(part) or _NOBODY.fullmatch(part))


def _words_of_name(text: str) -> list[str]:
    found = _ORGANISATION.search(text)
    bare = _AT_AN_ORGANISATION.sub("", text[: found.start()] if found else text)
    surname, _comma, given = bare.partition(",")
    words = map(fold, _WORD.findall(f"{given} {surname}"))
    return [word for word in words if word not in _TITLES and not word.isdigit()][:_MAX_WORDS]


def _ways_to_write(infix: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return how the words within a name are written: van der, v d, vd, vander, der, nothing."""
    short = tuple(word[0] for word in infix)
    return {infix, short, ("".join(short),), ("".join(infix),), infix[1:], ()}


class Names:
    """The names of all who took part, ready to be found, however others write them.

    Each word of a name leads to its people. Words that stand together and belong to one person
    are that person; so going through a text costs the same for ten names as for a thousand.
    """

    def __init__(self, shown: Iterable[str]) -> None:
        self._people: dict[str, set[int]] = {}
        self._marks: set[str] = set()
        self._given: set[str] = set()
        self._before: set[tuple[str, ...]] = set()
        self._handles: set[str] = set()
        everybody = (words for name in shown for words in people_of(name))
        for person, words in enumerate(everybody):
            self._add(person, words)
        self._handles = {h for h in self._handles if len(h) >= _MIN_HANDLE and not is_common(h)}

    def _add(self, person: int, words: Sequence[str]) -> None:
        """Add a person: marks tell one from others, infixes and initials only go along."""
        begin = words[:1] in _FIRST_NAMES_TOO
        infix = tuple(word for word in words[begin:] if word in INFIXES)
        big = [word for word in words if word not in infix]
        if not any(word.isalpha() and len(word) >= _MIN_LETTERS for word in big):
            return
        initials = [word[0] for word in big]
        for word in {*words, *initials, "".join(initials), *chain(*_ways_to_write(infix))}:
            self._people.setdefault(word, set()).add(person)
        self._marks.update(big)
        self._given.add(big[0])
        for way in _ways_to_write(infix):
            self._before.add((*way, big[-1]))
            surnames = {"".join((*way, *big[1:])), "".join((*way, big[-1]))}
            givens = (big[0], big[0][0])
            ends = chain(product(givens, surnames), product(surnames, givens))
            self._handles.update(map("".join, ends))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where names stand in a text that is `projected`."""
        words = list(_WORD.finditer(text)) if self._people else []
        at = done = 0
        while at < len(words):
            keys, cut = self._keys(text, words, at)
            if keys:
                above = words[max(done, at - _MAX_WORDS) : at + 1]
                row = words[at - self._words_before(text, above, keys[0]) : at + len(keys)]
                if self._is_person(text, row, keys):
                    yield row[0].start(), row[-1].end() - cut
                    done = at + len(keys)
            at = max(at + 1, done)

    def _keys(self, text: str, words: Sequence[re.Match[str]], at: int) -> tuple[list[str], int]:
        """Return the words of one name that begins here, and how much of the last is no name."""
        key, cut = self._key(words[at])
        if key not in self._marks and key not in self._handles:
            return [], 0
        keys, people, size = [key], self._people.get(key, set()), 1
        for before, word in pairwise(words[at : at + 2 * _MAX_WORDS]):
            key, following = self._key(word)
            people = people & self._people.get(key, set())
            if cut or not people or not _is_beside(text, before, word):
                break
            if key in keys:  # the next name, and the initial between them is of that one
                size -= keys[size - 1] not in self._marks | INFIXES
                break
            keys.append(key)
            if key in self._marks or self._may_be_last(word[0], keys):
                size, cut = len(keys), following
        return keys[:size], cut

    def _key(self, word: re.Match[str]) -> tuple[str, int]:
        """Return a word as it stands in names, and the length of the s behind it."""
        folded = fold(word[0])
        bare = folded[:-1] if folded.endswith("s") and len(folded) > _MIN_POSSESSIVE else folded
        if folded in self._people or folded in self._handles:
            return folded, 0
        return bare, len(folded) - len(bare)

    def _may_be_last(self, word: str, keys: Sequence[str]) -> bool:
        """Tell whether a name may end in an initial, or in words as of "Kolk, Joris van der"."""
        if word.isupper() and (len(word) == 1 or keys[-1] not in INFIXES):
            return True
        marks = [key for key in keys if key in self._marks]
        return keys[-1] in INFIXES and len(marks) > 1 and marks[-1] in self._given

    def _words_before(self, text: str, words: Sequence[re.Match[str]], key: str) -> int:
        """Return how many words before the last one belong to it: "J. v.d." to "Kolk"."""
        folded = tuple(fold(word[0]) for word in words)
        taken = max(
            (n for n in range(len(words)) if (*folded[-n - 1 : -1], key) in self._before), default=0
        )
        for word in reversed(words[: -taken - 1]):
            initial = fold(word[0])
            known = self._people.get(initial, set()) & self._people.get(key, set())
            if initial in self._marks or not word[0].isupper() or not known:
                break
            taken += 1
        beside = (_is_beside(text, *pair) for pair in pairwise(words[-taken - 1 :]))
        return taken if all(beside) else 0

    def _is_person(self, text: str, row: Sequence[re.Match[str]], keys: Sequence[str]) -> bool:
        """Tell whether a row of words is a name where it stands; some names are words as well."""
        shown = [word[0] for word in row if fold(word[0]) not in INFIXES] or [row[0][0]]
        is_capital = all(map(_is_capital, shown))
        marks = [key for key in keys if key in self._marks]
        if max(map(len, marks), default=0) < _MIN_LETTERS:
            return keys[0] in self._handles or (len(keys) > 1 and is_capital)
        is_common_word = all(is_common(mark) for mark in marks if len(mark) >= _MIN_LETTERS)
        if not is_capital and (is_common_word or len(marks) == 1):
            return False
        if not is_common_word or len(row) > 1:
            return True
        before = text[max(0, row[0].start() - 10) : row[0].start()]
        return (
            before.endswith("@")
            or not _NEW_SENTENCE.search(before)
            or _OF_A_PERSON.match(text, row[-1].end()) is not None
        )


def _is_beside(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return _BETWEEN_WORDS.fullmatch(text, one.end(), other.start()) is not None


def _is_capital(word: str) -> bool:
    return word[0] == word[0].upper()


@cache
def _ordinary_words() -> frozenset[str]:
    from paw_cli.files.bundled import bundled_collection, bundled_words

    stop_words: list[str] = (bundled_words("thesaurus") or {}).get("stop_words", [])
    words = (word for tip in bundled_collection().tips for word in _WORD.findall(tip.text))
    return frozenset(map(fold, (*words, *stop_words, *_BEGINNINGS)))


def is_ordinary(word: str) -> bool:
    """Tell whether a folded word is one of everyday Dutch, or of the field."""
    return word in _ordinary_words()


def is_common(word: str) -> bool:
    """Tell whether a folded word is an ordinary one, which a name happens to be as well."""
    return word in _NAMES_THAT_ARE_WORDS or is_ordinary(word)


# What a sentence begins with that no tip of ours and no list of stop words has.
_BEGINNINGS = words_of(
    "bel mail kijk zie kom neem vraag zet begin doe deel maak stuur weet ken vind goed mooi"
    " leuk top fijn super dank bedankt graag misschien volgens hallo hoi dag eens precies klopt"
    " jammer wauw haha sorry hey hi beste lieve nee ja oke ok yes prima"
)
_NAMES_THAT_ARE_WORDS = words_of(
    "ad an beer berg bloem boer bos brink brug dam dijk dop eva faith floor fleur groen groot"
    " haas hart heide hoek hof hoop huis iris jet jong joy kamp keizer kerk kok koning kort"
    " koster kuiper laan land lange leen licht linde maan mark may mees meester merel mei molen"
    " mulder nieuwenhuis park pien pit pool post prins roos ruiter schipper schouten smit snel"
    " sterre storm stad stille timmer timmerman veen ven veld vink visser vlieger voet vos vries"
    " wal wiel wind winter wit wolf zand zee zomer zon zwart bakker boom jager kramer wever"
    " snijder meijer brouwer slager schilder koper klein bruin blauw rood tuin water utrecht"
    " amsterdam rotterdam groningen leeuwarden assen arnhem nijmegen deventer apeldoorn almere"
    " haarlem leiden delft gouda breda tilburg eindhoven maastricht haag will bill max art rose"
    " grace hope angel plan idee avond chat groet"
)
