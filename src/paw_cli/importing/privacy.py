"""Take out of texts who people are: names, addresses, telephone numbers and profiles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from paw_cli.importing.names import Names, fold, is_ordinary, is_organisation, looks_like_name
from paw_cli.importing.text import projected, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from paw_cli.importing.items import Extract, Item

    Tracker = Callable[[Sequence[Item]], Iterable[Item]]


class Placeholder(StrEnum):
    """What stands in place of something that tells who somebody is."""

    NAME = "[naam]"
    EMAIL = "[e-mail]"
    TELEPHONE = "[telefoon]"
    PROFILE = "[profiel]"


# A blank before the sign alone makes a mention of it, but for what ends as a domain does.
_DOMAIN = r"[\w-]{1,63}\.(?:nl|com|org|net|eu|be|de|info)\b"
_AT = (
    rf"(?:@|\s{{1,2}}@\s{{1,2}}|\s{{1,2}}@(?={_DOMAIN})|%40|&#0?64;"
    r"|\s{0,2}[\[({<]\s?(?:at|apenstaartje|apestaartje|@)\s?[\])}>]\s{0,2})"
)
_DOT = r"(?:\.|%2E|\s{0,2}[\[({<]\s?(?:dot|punt|\.)\s?[\])}>]\s{0,2})"
_LOCAL = r"(?<![\w.+%~-])(?:mailto:)?[\w+~][\w.+%'’~-]{0,63}"
# A host ends in two letters at least: "volgens @J.P. Smit" names somebody.
_EMAIL = re.compile(
    rf"{_LOCAL}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,8}}(?<=[\w-]{{2}})", re.IGNORECASE
)
# Written out: "karin at gemeente.nl", "karin apenstaartje gemeente punt nl".
_EMAIL_IN_WORDS = re.compile(
    rf"{_LOCAL}\s(?:at|apenstaartje|apestaartje)\s[\w-]{{1,63}}(?:\.|\s(?:dot|punt)\s)"
    r"(?:[\w-]{1,63}\.)?(?:nl|com|org|net|eu|be|de|info|online)\b",
    re.IGNORECASE,
)
_EMAIL_HINT = re.compile(r"@|%40|&#0?64;|\bat\b|ape(?:n)?staartje", re.IGNORECASE)

_URL = r"(?<![\w@./-])(?:https?://)?(?:[\w-]{1,30}\.){0,2}"
_REST = r"[^\s<>\"'”’)\]]*[^\s<>\"'”’)\].,;:!?…*]"
_PROFILE = re.compile(
    rf"{_URL}(?:linkedin\.com/(?:in|pub|posts|profile)/{_REST}|(?:facebook|fb)\.(?:com"
    rf"|me)/(?!(?:groups|events|watch|sharer?|hashtag|gaming)\b){_REST}|(?:x"
    rf"|twitter)\.com/(?!(?:search|hashtag|i|home|intent|share|explore)\b){_REST}"
    rf"|instagram\.com/(?!(?:p|reel|explore|tv)/){_REST}|(?:m|messenger)\.(?:me|com)/{_REST}"
    rf"|(?:tiktok\.com|threads\.net|threads\.com|medium\.com|substack\.com)/@{_REST}"
    rf"|youtube\.com/(?:@|user/|c/){_REST}|(?:t|telegram)\.me/{_REST}|snapchat\.com/add/{_REST}"
    rf"|xing\.com/profile/{_REST}|bsky\.app/profile/{_REST}|strava\.com/athletes/{_REST}"
    rf"|pinterest\.\w{{2,3}}/(?!pin/){_REST}|about\.me/{_REST}|linktr\.ee/{_REST}"
    rf"|github\.com/[\w-]+/?(?![\w/-])|[\w-]{{1,30}}\.\w{{2,10}}/@[\w.]{_REST})",
    re.IGNORECASE,
)
_PROFILE_HINT = re.compile(r"\.(?:com|me|net|app|ee)/|/@|pinterest", re.IGNORECASE)

_SEPARATOR = r"[ \t\xa0\u202f\u2007.\-‐‑–—/()_]{0,3}"
_TELEPHONE = re.compile(
    rf"(?<![\d+])(?<!\d[.,])(?:(?:https?://)?(?:wa\.me|api\.whatsapp\.com/send/?\?phone=)/?"
    rf"|tel:)?(?:\(?\+{_SEPARATOR}\d(?:{_SEPARATOR}\d){{7,14}}"
    rf"|\(?00{_SEPARATOR}[1-9](?:{_SEPARATOR}\d){{7,13}}|\(?0(?:{_SEPARATOR}\d){{9}}"
    rf"|\(?0\d{{1,4}}\)?{_SEPARATOR}\d{{5,9}}|\(?0\d{{1,2}}\)?[ /.-]\d{{2,3}}[ .]\d\d[ .]\d\d"
    rf"|31{_SEPARATOR}(?:\(?0\)?)?{_SEPARATOR}6(?:{_SEPARATOR}\d){{8}}|6[- ]\d{{8}})(?!\d)"
)
_TELEPHONE_LINK = re.compile(
    r"(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send)(?:[^\s<>\"')\],;]*[^\s<>\"')\],;.!?:])?",
    re.IGNORECASE,
)
_FIRST_GROUP = re.compile(r"\(?(0\d*)")
_DATE = re.compile(r"\(?\d{1,2}([-/. ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)")
_DATE_BEHIND_YEAR = re.compile(r"\(?0?\d{1,4}[-/.](?:19|20)\d\d")
_AREA_CODE_DIGITS = (3, 4)
_DIGITS_OF_A_NUMBER = 10
_MIN_INTERNATIONAL = 9

_MENTION = re.compile(r"(?<![\w@.])@[ ~]{0,2}(?=[^\W\d_])([\w-]+(?:[._][\w-]+)*)")
_TO_ALL = words_of("iedereen allen alle everyone all everybody here channel kanaal team tous todos")
_SURNAME = re.compile(
    r"(?: (?:van|de|den|der|het|'t|ter|ten|te|von|el|al|ben|bin))*"
    r" (?=[^\W\d_a-z])([^\W\d_][\w'’-]+)(?![\w'’-])"
)
_CLOSING = re.compile(
    r"\b(?:groet(?:en|jes)?\b|mvg\b|m\.v\.g\.|gr(?:tjs)?\b\.?|(?:liefs|regards|cordialement)\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"[,.!:]?(?: van)?\s{1,4}((?:[^\W\d_a-z][\w'’.-]*|van|de|den|der|het|'t|ter|ten|te)"
    r"(?: (?:[^\W\d_a-z][\w'’.-]*|van|de|den|der|het|'t|ter|ten|te)){0,4})(?=[\s.!,]*(?:\n|$))"
)


class Privacy:
    """Takes people out of texts, whose names it knows."""

    def __init__(self, people: Iterable[str]) -> None:
        self._names = Names(people)
        self.replaced: Counter[Placeholder] = Counter()

    def cleaned(self, text: str) -> str:
        """Return a text with a placeholder for each name, address, number and profile."""
        shown, places = projected(text)
        spans = _without_overlaps(self._spans(shown))
        if not spans:
            return text
        parts, done = [], 0
        for start, end, placeholder in spans:
            begin, until = _in_original(start, end, places)
            parts += [text[done:begin], placeholder]
            done = until
            self.replaced[placeholder] += 1
        return "".join([*parts, text[done:]])

    def _spans(self, text: str) -> Iterator[tuple[int, int, Placeholder]]:
        """Yield what to replace, the surest first."""
        if _PROFILE_HINT.search(text):
            yield from ((*m.span(), Placeholder.PROFILE) for m in _PROFILE.finditer(text))
        if _EMAIL_HINT.search(text):
            for pattern in (_EMAIL, _EMAIL_IN_WORDS):
                yield from ((*m.span(), Placeholder.EMAIL) for m in pattern.finditer(text))
        yield from ((*span, Placeholder.TELEPHONE) for span in _telephones(text))
        names = list(self._names.spans(text))
        if "@" in text:
            yield from ((*span, Placeholder.NAME) for span in _mentions(text, dict(names)))
        yield from ((*span, Placeholder.NAME) for span in names)
        yield from ((*span, Placeholder.NAME) for span in _signatures(text))


def without_people(found: Extract, track: Tracker = iter) -> Privacy:
    """Take the people out of all that was found; return what did it.

    The names of all who took part are looked for in every text, heading and source. `track`
    goes through the items and may show how far it got.
    """
    privacy = Privacy({*found.people, *_signed(found.items)})
    found.items = [_cleaned_item(item, privacy) for item in track(found.items)]
    found.skipped = [replace(each, text=privacy.cleaned(each.text)) for each in found.skipped]
    return privacy


def _cleaned_item(item: Item, privacy: Privacy) -> Item:
    text, heading = privacy.cleaned(item.text), privacy.cleaned(item.heading)
    record = item.record
    if record is not None:
        record = record._replace(
            id=record.id if privacy.cleaned(record.id) == record.id else "",
            links=tuple(link for link in record.links if privacy.cleaned(link) == link),
            source=privacy.cleaned(record.source),
            themes=tuple(map(privacy.cleaned, record.themes)),
            keywords=tuple(map(privacy.cleaned, record.keywords)),
            answers=tuple(map(privacy.cleaned, record.answers)),
        )
    return replace(item, text=text, heading=heading, author="", record=record)


def _signed(items: Iterable[Item]) -> Iterator[str]:
    """Yield whole names below a closing, which may stand in other texts too."""
    for item in items:
        for start, end in _signatures(item.text):
            if looks_like_name(name := item.text[start:end]):
                yield name


def _telephones(text: str) -> Iterator[tuple[int, int]]:
    if sum(map(str.isdigit, text)) < _MIN_INTERNATIONAL:
        return
    for match in _TELEPHONE.finditer(text):
        start, end = match.span()
        if link := _TELEPHONE_LINK.match(text, start):
            yield start, max(end, link.end())
            continue
        if not _is_number(match[0]) or _goes_on_before(text, start):
            continue
        if match[0].startswith("(") and ")" not in match[0]:
            start += 1
        yield start, end


def _is_number(found: str) -> bool:
    """Tell whether digits are grouped as a telephone number is, and not as a date."""
    if _DATE.match(found) or _DATE_BEHIND_YEAR.fullmatch(found):
        return False
    digits = [char for char in found if char.isdigit()]
    if "+" in found or digits[:2] == ["0", "0"]:
        return len(digits) >= _MIN_INTERNATIONAL
    if digits[0] != "0":
        return True
    group = _FIRST_GROUP.match(found.removeprefix("tel:"))
    size = len(group[1]) if group else 0
    alone = re.fullmatch(r"\D*(?:\d\D+){9}\d", found) is not None
    return (
        size in _AREA_CODE_DIGITS
        or size >= _DIGITS_OF_A_NUMBER - 1
        or alone
        or digits[:2] == ["0", "6"]
        or (size == 2 and len(digits) == _DIGITS_OF_A_NUMBER - 1)  # noqa: PLR2004 - as in Belgium
    )


def _goes_on_before(text: str, start: int) -> bool:
    """Tell whether digits are the end of a longer code, as in an IBAN."""
    return bool(re.search(r"\d[A-Za-z]{3,4}$|\d[-–]$", text[max(0, start - 6) : start])) and not (
        re.search(r"\d{6}[-–]$", text[max(0, start - 8) : start])
    )


def _mentions(text: str, names: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the names behind an @, with a surname where one follows."""
    for match in _MENTION.finditer(text):
        start, end = match.span(1)
        if fold(match[1]) in _TO_ALL:
            continue
        known = names.get(start, end)
        surname = _SURNAME.match(text, end) if known <= end else None
        end = max(end, known)
        if surname and not is_ordinary(fold(surname[1])):
            end = surname.end()
        yield start, end


def _signatures(text: str) -> Iterator[tuple[int, int]]:
    for closing in _CLOSING.finditer(text):
        signed = _SIGNED.match(text, closing.end())
        if signed and not is_organisation(signed[1]):
            yield signed.span(1)


def _without_overlaps(
    spans: Iterable[tuple[int, int, Placeholder]],
) -> list[tuple[int, int, Placeholder]]:
    """Return spans in order; where two overlap the surer one stays."""
    taken: list[tuple[int, int, Placeholder]] = []
    covered: set[int] = set()
    for start, end, placeholder in spans:
        if covered.isdisjoint(range(start, end)):
            taken.append((start, end, placeholder))
            covered.update(range(start, end))
    return sorted(taken)


def _in_original(start: int, end: int, places: list[int] | None) -> tuple[int, int]:
    """Return where a span stands in the text as it was, with what hides at its end."""
    if places is None:
        return start, end
    until = places[end] if end < len(places) and places[end] - places[end - 1] > 1 else None
    return places[start], until if until is not None else places[end - 1] + 1
