"""Know names: what is the name of a person at all, and where people are named in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product

from paw_cli.extracting.text import projected, words_of
from paw_cli.files.layers import bundled_collection, bundled_words

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
    first, *rest = _parts(bare) or [""]
    is_told = bare != shown or any(map(is_organisation, rest))
    return looks_like_name(first) or (is_told and first.isalpha() and _is_capital(first))


def people_of(shown: str) -> Iterator[list[str]]:
    """Yield the folded words of each person that a name as a program shows it may mean.

    The first name is the first word: "Kolk, Joris van der (gemeente)" gives joris van der kolk.
    """
    text = projected(shown)[0].strip(" ~\"'“”‘’.*")
    bare = _PARENTHESIS.sub(" ", text).strip()
    if device := _OF_A_DEVICE.fullmatch(bare):
        bare = device[1] or device[2]
    named = [part for part in _parts(bare) if not _is_nobody(part)]
    for part in (part for n, part in enumerate(named) if n == 0 or looks_like_name(part)):
        yield _words_of_name(part)
    for nickname in map(fold, map("".join, _PARENTHESIS.findall(text))):
        if nickname.isalpha() and not (_is_nobody(nickname) or is_common(nickname)):
            yield [nickname, *_words_of_name(bare)]


def _parts(text: str) -> list[str]:
    return [said for part in _PARTS.split(text) if (said := part.strip())]


def _is_nobody(part: str) -> bool:
    return bool(_ORGANISATION.match(part) or _NOBODY.fullmatch(part))


def _words_of_name(text: str) -> list[str]:
    found = _ORGANISATION.search(text)
    bare = _AT_AN_ORGANISATION.sub("", text[: found.start()] if found else text)
    surname, _comma, given = bare.partition(",")
    words = map(fold, _WORD.findall(f"{given} {surname}"))
    return [word for word in words if word not in _TITLES and not word.isdigit()][:_MAX_WORDS]


class Names:
    """The names of all who took part, ready to be found, however others write them.

    Each word of a name leads to its people. Words that stand together and belong to one person
    are that person; so going through a text costs the same for ten names as for a thousand.
    """

    def __init__(self, shown: Iterable[str]) -> None:
        self._people: dict[str, set[int]] = {}
        self._marks: set[str] = set()  # what tells one from others; infixes and initials go along
        self._given: set[str] = set()
        self._surnames: set[str] = set()  # with their infixes, as one word
        self._handles: set[str] = set()
        everybody = (words for name in shown for words in people_of(name))
        for person, words in enumerate(everybody):
            self._add(person, words)

    def _add(self, person: int, words: Sequence[str]) -> None:
        begin = words[:1] in _FIRST_NAMES_TOO
        infix = [word for word in words[begin:] if word in INFIXES]
        big = [word for word in words if word not in infix]
        if not any(word.isalpha() and len(word) >= _MIN_LETTERS for word in big):
            return
        short, initials = [word[0] for word in infix], [word[0] for word in big]
        ends = ("".join(big[1:]), big[-1])
        surnames = ["".join(way) + end for way in (infix, short, infix[1:], ()) for end in ends]
        pairs = product((big[0], big[0][0]), surnames)
        handles = {
            "".join(ordered) for one, other in pairs for ordered in ((one, other), (other, one))
        }
        handles = {h for h in handles if len(h) >= _MIN_HANDLE and not is_common(h)}
        together = ("".join(each) for each in (infix, short, initials))
        for word in {*words, *short, *initials, *together, *handles}:
            self._people.setdefault(word, set()).add(person)
        self._marks.update(big, handles)
        self._given.add(big[0])
        self._surnames.update(surnames)
        self._handles.update(handles)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where names stand in a text that is `projected`."""
        words = list(_WORD.finditer(text)) if self._people else []
        at = 0
        while at < len(words):
            size, end = self._name_in(text, words[at : at + 2 * _MAX_WORDS])
            if size:
                yield words[at].start(), end
            at += size or 1

    def _name_in(self, text: str, words: Sequence[re.Match[str]]) -> tuple[int, int]:
        """Return how many words from the first one on are a name, and where that ends in a text."""
        keys: list[str] = []
        people: set[int] = set()
        size = end = 0
        for before, word in zip((None, *words), words, strict=False):
            key, cut = self._key(word[0])
            known = self._people.get(key, set())
            people = people & known if keys else known
            is_apart = before and not _BETWEEN_WORDS.fullmatch(text, before.end(), word.start())
            if not people or key in keys or is_apart:
                break
            keys.append(key)
            if self._may_be_last(word[0], keys):
                size, end = len(keys), word.end() - cut
            if cut:
                break
        row, keys = words[:size], keys[:size]
        is_name = size and self._may_begin(row[0][0], keys) and self._is_person(text, row, keys)
        return (size, end) if is_name else (0, 0)

    def _key(self, word: str) -> tuple[str, int]:
        """Return a word as it stands in names, and the length of the s behind it."""
        folded = fold(word)
        has_s = folded.endswith("s") and len(folded) > _MIN_POSSESSIVE
        return (folded[:-1], 1) if has_s and folded not in self._people else (folded, 0)

    def _may_begin(self, word: str, keys: Sequence[str]) -> bool:
        """Tell whether a name may begin so: with infixes where all of a surname's stand there."""
        whole = ("".join(keys[:size]) for size in range(2, len(keys) + 1))
        return self._stands_out(word, keys[0]) or not self._surnames.isdisjoint(whole)

    def _may_be_last(self, word: str, keys: Sequence[str]) -> bool:
        """Tell whether a name may end so; infixes end it in "Kolk, Joris van der"."""
        marks = [key for key in keys if key in self._marks]
        is_turned = keys[-1] in INFIXES and len(marks) > 1 and marks[-1] in self._given
        return is_turned or self._stands_out(word, keys[-1])

    def _stands_out(self, word: str, key: str) -> bool:
        """Tell whether a word is a name of its own, or an initial."""
        return key in self._marks or (word.isupper() and (len(word) == 1 or key not in INFIXES))

    def _is_person(self, text: str, row: Sequence[re.Match[str]], keys: Sequence[str]) -> bool:
        """Tell whether a row of words is a name where it stands; some names are words as well."""
        shown = [word[0] for word in row if fold(word[0]) not in INFIXES] or [row[0][0]]
        is_capital = all(map(_is_capital, shown))
        marks = [key for key in keys if key in self._marks]
        long = [mark for mark in marks if len(mark) >= _MIN_LETTERS]
        if not long:
            return bool(marks) and len(keys) > 1 and is_capital
        if not self._handles.isdisjoint(long):
            return True
        is_common_word = all(map(is_common, long))
        if not is_capital and (is_common_word or len(marks) == 1):
            return False
        before = text[max(0, row[0].start() - 10) : row[0].start()]
        return (
            not is_common_word
            or len(row) > 1
            or before.endswith("@")
            or not _NEW_SENTENCE.search(before)
            or _OF_A_PERSON.match(text, row[-1].end()) is not None
        )


def _is_capital(word: str) -> bool:
    return word[0] == word[0].upper()


@cache
def _ordinary_words() -> frozenset[str]:
    words = (word for tip in bundled_collection().tips for word in _WORD.findall(tip.text))
    return frozenset(
        map(fold, (*words, *bundled_words("thesaurus")["stop_words"].split(), *_BEGINNINGS))
    )


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
