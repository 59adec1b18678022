"""Know what gives no tips by its lines: speech that was written down, chats of other programs."""

import re
from collections.abc import Sequence
from itertools import pairwise

from paw_cli.extracting import chat_forms, refusals
from paw_cli.extracting.chat_turns import AGENDA, may_be_name
from paw_cli.extracting.names import fold, looks_like_name
from paw_cli.extracting.text import plain_blanks

_CUE = re.compile(
    r"(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{3}(?:,| *--> *)(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{3}.*"
)
_CUES_STAND_WITHIN = 6
_SPOKEN = re.compile(r"[^\W\d_][^:]{0,60}: \S.*")
_CAPTION = re.compile(r"\[.{1,60}\] \d{1,2}:\d\d:\d\d|\d{1,2}:\d\d:\d\d: .{1,60}: .*")
_SPEAKER = re.compile(
    r"(?P<name>[^\W\d_].{0,60}?)(?: {1,6}|\t|\()(?P<time>(?:\d{1,2}:)?\d{1,3}:\d\d)\)?"
)
_OFFSET = re.compile(r"0{1,2}:[0-5]\d|\d{1,2}:\d\d:\d\d|(?:2[4-9]|[3-9]\d|\d{3}):\d\d")
_LONG_OFFSET = re.compile(r"\d{1,2}:\d\d:\d\d")
_TRANSCRIPTION = re.compile(
    r".{0,80}\b(?:transcript(?:ie)?|gestart met transcriberen|(?:started|stopped) transcription)"
    r"\b.{0,40}",
    re.IGNORECASE,
)
_LINES_OF_A_HEAD = 12

_CLOCK = rf"(?i:{chat_forms.CLOCK})"
_DATE = (
    rf"(?:{chat_forms.FULL_DATE}|\d{{1,2}} [a-z]{{3,9}}\.? \d{{4}}"
    r"|[A-Z][a-z]{2,8} \d{1,2},? \d{4})"
)
_INDENTED_CLOCK = re.compile(rf" {{1,4}}{_CLOCK}")
_TIME_OF_SLACK = re.compile(rf" {{1,4}}{_CLOCK}|.{{1,60}} {{2}}{_CLOCK}|\[{_CLOCK}\]")
_SIGN_OF_SLACK = re.compile(
    r":[a-z0-9_+-]{2,30}:|\d+ (?:replies|reply|antwoorden?)|last reply .*|view thread"
    r"|laatste antwoord .*|thread bekijken|joined #.+|\(edited\)",
    re.IGNORECASE,
)
_DISCORD = re.compile(
    rf".{{1,60}} — (?:.{{0,30}}{_CLOCK}|{_DATE}.*)|\[{_DATE} {_CLOCK}\] [a-z\d_.]{{2,32}}"
    rf"|\[{_DATE} {_CLOCK}\] .{{2,32}}#\d{{4}}|(?:Guild|Channel): .*"
)
_TELEGRAM = re.compile(rf".{{1,60}}, \[{_DATE},? {_CLOCK}\].*|\[{_DATE} {_CLOCK}\] [^:]{{1,60}}:$")
_SIGNAL = re.compile(
    r"(?:From|Van): .{1,60} \(\+?\d{8,15}\)|Sent: .* GMT.*|Type: (?:incoming|outgoing)"
)
_MEET = re.compile(
    r"in-call messages|berichten tijdens (?:de )?(?:oproep|gesprek)|gesprekschat"
    r"|let everyone send messages|iedereen toestaan berichten te sturen",
    re.IGNORECASE,
)
# A chat by its own signs: of which lines some follow upon others.
_SIGNS = (
    (refusals.SLACK, _TIME_OF_SLACK, _SIGN_OF_SLACK),
    (refusals.SLACK, _INDENTED_CLOCK, _INDENTED_CLOCK),
    (refusals.DISCORD, _DISCORD, _DISCORD),
    (refusals.TELEGRAM, _TELEGRAM, _TELEGRAM),
    (refusals.SIGNAL, _SIGNAL, _SIGNAL),
    (refusals.GOOGLE_MEET, _MEET),
)
_HAS_TIME = re.compile(r"\d[:./-]\d")
# Any other chat: lines with a time and a name, in this order or the other.
_NAMED_LINES = (
    re.compile(
        rf"[\[(<]?(?:{_DATE},?(?: (?:om |at )?{_CLOCK})?|{_CLOCK})[\])>]?\s*(?:[-–—|,>]\s*)?"
        r"(?P<name><?[^\W\d_][^:>\t|\n]{0,60}?>?)(?:\s*:|\s*>|\s+[-–—|]\s|\t| {2,})\s*\S.*"
    ),
    re.compile(
        r"(?P<name>[^\W\d_][^:\n]{0,60}?)[\s,(\[–—|•·-]{1,5}"
        rf"(?:{_DATE},? ?(?:(?:om|at|•|·) )?)?{_CLOCK}(?:[)\]]:? ?.*|:?(?:\s+[a-zé]{{3,9}}\.?)?)"
    ),
)
_ON_THE_HOUR = re.compile(r"(?:\d{1,2}[:.]\d[05])?")


def refused_chat(lines: Sequence[str]) -> refusals.Refused | None:
    """Return which chat of another program a text is by its own signs, or speech."""
    shown = [plain_blanks(line).rstrip() for line in lines if line.strip()]
    said = [line.lstrip() for line in shown]
    first = said[:_CUES_STAND_WITHIN]
    if any(map(_CUE.fullmatch, first)) or "".join(first).startswith("WEBVTT"):
        is_chat = "-->" not in "".join(first) and _follow((_CUE, _SPOKEN), first)
        return refusals.GOOGLE_MEET if is_chat else refusals.TRANSCRIPT
    if _is_transcript(said):
        return refusals.TRANSCRIPT
    return next((refused for refused, *signs in _SIGNS if _follow(signs, shown)), None)


def _follow(signs: Sequence[re.Pattern[str]], lines: Sequence[str]) -> bool:
    """Tell whether lines have all signs, one after the other."""
    rest = iter(lines)
    return all(any(map(sign.fullmatch, rest)) for sign in signs)


def _is_transcript(said: Sequence[str]) -> bool:
    """Tell whether a text is speech that was written down: speakers with how far it had got."""
    if _follow((_CAPTION, _CAPTION), said):
        return True
    on_two_lines = (" ".join(two) for two in pairwise(said) if _LONG_OFFSET.fullmatch(two[1]))
    speakers = (match for line in [*said, *on_two_lines] if (match := _SPEAKER.fullmatch(line)))
    spoken = [match for match in speakers if may_be_name(match["name"])]
    if len(spoken) > 1 and any(map(_TRANSCRIPTION.fullmatch, said[:_LINES_OF_A_HEAD])):
        return True
    if not spoken or not _OFFSET.fullmatch(spoken[0]["time"]):
        return False
    times = [_seconds(match["time"]) for match in spoken]
    is_named = looks_like_name(spoken[0]["name"]) or len(spoken) > 2  # noqa: PLR2004
    return is_named and times == sorted(times)


def _seconds(time: str) -> int:
    return sum(int(part) * 60**n for n, part in enumerate(reversed(time.split(":"))))


def looks_like_chat(lines: Sequence[str]) -> bool:
    """Tell whether lines begin or end with a time and the name of a person, as those of a chat.

    A programme of an evening has such lines too: on the hour, and with other words.
    """
    names, is_sure = [], False
    for line in lines:
        shown = plain_blanks(line).strip() if _HAS_TIME.search(line) else ""
        match = next(filter(None, (form.fullmatch(shown) for form in _NAMED_LINES)), None)
        if match and _is_of_a_person(name := match["name"].strip("<> ")):
            names.append(name)
            time = shown[: match.start("name")].strip("[]( -–—|,")
            is_sure |= "<" in shown or looks_like_name(name) or not _ON_THE_HOUR.fullmatch(time)
    if len(names) < 2:  # noqa: PLR2004 - one such line is a remark on an hour
        return False
    return is_sure or len(set(names)) < len(names) or len(names) > 2  # noqa: PLR2004


def _is_of_a_person(name: str) -> bool:
    first, *others = name.split() or [""]
    if fold(first.strip(".,")) in AGENDA or not may_be_name(name):
        return False
    is_capital = first[0] == first[0].upper() and len(first) > 1
    return looks_like_name(name) or (is_capital and not others)
