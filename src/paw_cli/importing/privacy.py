"""Take out of texts who people are: names, addresses, telephone numbers and profiles."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from paw_cli.extracting.names import Names, fold, is_ordinary, is_organisation, looks_like_name
from paw_cli.extracting.text import projected, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from paw_cli.extracting.items import Extract, Item

    Tracker = Callable[[Sequence[Item]], Iterable[Item]]
    Span = tuple[int, int, "Placeholder"]


class Placeholder(StrEnum):
    """What stands in place of something that tells who somebody is."""

    NAME = "[naam]"
    EMAIL = "[e-mail]"
    TELEPHONE = "[telefoon]"
    PROFILE = "[profiel]"


# A blank before the sign alone makes a mention of it, but for what ends as a domain does.
_TLD = r"(?:nl|com|org|net|eu|be|de|info|online)\b"
_AT = (
    rf"(?:@|\s{{1,2}}@\s{{1,2}}|\s{{1,2}}@(?=[\w-]{{1,63}}\.{_TLD})|%40|&#0?64;"
    r"|\s{0,2}[\[({<]\s?(?:at|apenstaartje|apestaartje|@)\s?[\])}>]\s{0,2})"
)
_DOT = r"(?:\.|%2E|\s{0,2}[\[({<]\s?(?:dot|punt|\.)\s?[\])}>]\s{0,2})"
# A host ends in two letters at least: "volgens @J.P. Smit" names somebody. Written out an address
# is "karin at gemeente.nl" or "karin apenstaartje gemeente punt nl".
_EMAIL = re.compile(
    rf"(?<![\w.+%~-])(?:mailto:)?[\w+~][\w.+%'’~-]{{0,63}}"
    rf"(?:{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,8}}(?<=[\w-]{{2}})"
    rf"|\s(?:at|apenstaartje|apestaartje)\s[\w-]{{1,63}}(?:\.|\s(?:dot|punt)\s)"
    rf"(?:[\w-]{{1,63}}\.)?{_TLD})",
    re.IGNORECASE,
)

_REST = r"[^\s<>\"'”’)\]]*[^\s<>\"'”’)\].,;:!?…*]"
_PROFILE = re.compile(
    r"(?<![\w@./-])(?:https?://)?(?:[\w-]{1,30}\.){0,2}(?:github\.com/[\w-]+/?(?![\w/-])"
    r"|(?:linkedin\.com/(?:in|pub|posts|profile)/"
    r"|(?:facebook|fb)\.(?:com|me)/(?!(?:groups|events|watch|sharer?|hashtag|gaming)\b)"
    r"|(?:x|twitter)\.com/(?!(?:search|hashtag|i|home|intent|share|explore)\b)"
    r"|instagram\.com/(?!(?:p|reel|explore|tv)/)|youtube\.com/(?:user|c)/|pinterest\.\w{2,3}/(?!pin/)"
    r"|(?:m|messenger)\.(?:me|com)/|(?:t|telegram|about)\.me/|linktr\.ee/|snapchat\.com/add/"
    rf"|(?:xing\.com|bsky\.app)/profile/|strava\.com/athletes/|[\w-]{{1,30}}\.\w{{2,10}}/@){_REST})",
    re.IGNORECASE,
)

_BETWEEN = r"[ \t\xa0\u202f\u2007.\-‐‑–—/()_]{0,3}"
_DATE = r"\d{1,2}([-/. ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)"
# A digit more, with which no other number begins.
_MORE = rf"(?!\D{{1,3}}(?:\+|0\d{{0,4}}\D{{0,3}}\d{{4}})){_BETWEEN}\d"
_NUMBERS = (
    rf"(?:\+|00){_BETWEEN}[1-9](?:{_BETWEEN}\d){{8}}(?:{_MORE}){{0,6}}",  # 0031 (0)6-12345678
    rf"0{_BETWEEN}6(?:{_BETWEEN}\d){{7}}(?:{_MORE}){{0,3}}",  # also with a digit too many
    rf"(?=0\d{{2,3}}(?!\d)|0\d{{8}})0(?:{_BETWEEN}\d){{9}}",  # 030 123 45 67, 0301234567
    rf"0\d{{3}}\)?{_BETWEEN}\d{{5,9}}|0\d\d\)?{_BETWEEN}\d{{6,9}}|0\d\)?{_BETWEEN}\d{{7}}",
    r"0\d\d\)?[ /-]{1,3}\d{5}",  # 089 12345, which Germany still has
    r"0\d\)?[ /.-]\d{3}[ .]\d\d[ .]\d\d|0\d\d\)?[ /.-]\d{2,3}[ .]\d\d[ .]\d\d",  # 02 123 45 67
    rf"31{_BETWEEN}(?:\(?0\)?)?{_BETWEEN}6(?:{_BETWEEN}\d){{8}}|6[- ]\d{{8}}",  # 31612345678
)
_TELEPHONE = re.compile(
    rf"(?:https?://)?(?:wa\.me|api\.whatsapp\.com/send){_REST}"
    # Not within a number, an account of a bank or a date.
    rf"|(?<![\d+])(?<!\d[.,])(?<!\d[A-Za-z]{{4}})(?:tel:)?(?:\((?=\+?\d{{2,5}}\)))?(?!{_DATE})"
    rf"(?:{'|'.join(_NUMBERS)})(?!\d)"
)
_FORMS = {
    Placeholder.PROFILE: _PROFILE,
    Placeholder.EMAIL: _EMAIL,
    Placeholder.TELEPHONE: _TELEPHONE,
}

_MENTION = re.compile(r"(?<![\w@.])@[ ~]{0,2}(?=[^\W\d_])([\w-]+(?:[._][\w-]+)*)")
_TO_ALL = words_of("iedereen allen alle everyone all everybody here channel kanaal team tous todos")
_INFIX = r"van|de|den|der|het|'t|ter|ten|te|von|el|al|ben|bin"
_SURNAME = re.compile(rf"(?: (?:{_INFIX}))* (?=[^\W\d_a-z])([^\W\d_][\w'’-]+)(?![\w'’-])")
_CLOSING = re.compile(
    r"\b(?:groet(?:en|jes)?\b|mvg\b|m\.v\.g\.|gr(?:tjs)?\b\.?|(?:liefs|regards|cordialement)\b)",
    re.IGNORECASE,
)
_PART = rf"(?:[^\W\d_a-z][\w'’.-]*|{_INFIX})"  # of a name
_SIGNED = re.compile(rf"[,.!:]?(?: van)?\s{{1,4}}({_PART}(?: {_PART}){{0,4}})(?=[\s.!,]*(?:\n|$))")


class Privacy:
    """Takes people out of texts, whose names it knows."""

    def __init__(self, people: Iterable[str]) -> None:
        self._names = Names(people)

    def cleaned(self, text: str) -> str:
        """Return a text with a placeholder for each name, address, number and profile."""
        return "".join(self.parts(text))

    def parts(self, text: str) -> list[str]:
        """Return a text in parts: what stays of it, and the placeholders between."""
        shown, found = projected(text)
        places = range(len(text) + 1) if found is None else [*found, len(text)]
        parts: list[str] = []
        done = 0
        for start, end, placeholder in _without_overlaps(self._spans(shown)):
            parts += [text[done : places[start]], placeholder]
            done = places[end]  # what hides behind the last character goes with it
        return [*parts, text[done:]]

    def _spans(self, text: str) -> Iterator[Span]:
        """Yield what to replace, the surest first."""
        for placeholder, form in _FORMS.items():
            yield from ((*match.span(), placeholder) for match in form.finditer(text))
        names = list(self._names.spans(text))
        mentions = _mentions(text, dict(names)) if "@" in text else ()
        for start, end in (*mentions, *names, *_signatures(text)):
            yield start, end, Placeholder.NAME


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
    parts, record = privacy.parts(item.text), item.record
    if record is not None:
        record = record._replace(
            id=record.id if privacy.cleaned(record.id) == record.id else "",
            links=tuple(link for link in record.links if privacy.cleaned(link) == link),
            source=privacy.cleaned(record.source),
            themes=tuple(map(privacy.cleaned, record.themes)),
            keywords=tuple(map(privacy.cleaned, record.keywords)),
            answers=tuple(map(privacy.cleaned, record.answers)),
        )
    return replace(
        item,
        text="".join(parts),
        heading=privacy.cleaned(item.heading),
        author="",
        record=record,
        replaced=tuple(part for part in parts if isinstance(part, Placeholder)),
    )


def _signed(items: Iterable[Item]) -> Iterator[str]:
    """Yield whole names below a closing, which may stand in other texts too."""
    for item in items:
        for start, end in _signatures(item.text):
            if looks_like_name(name := item.text[start:end]):
                yield name


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


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order; where two overlap the surer one stays."""
    taken: list[Span] = []
    covered: set[int] = set()
    for start, end, placeholder in spans:
        if covered.isdisjoint(range(start, end)):
            taken.append((start, end, placeholder))
            covered.update(range(start, end))
    return sorted(taken)
