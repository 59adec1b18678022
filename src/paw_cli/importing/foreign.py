"""Know what gives no tips by its lines: speech that was written down, chats of other programs."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from paw_cli.importing import refusals
from paw_cli.importing.chat_turns import AGENDA, may_be_name
from paw_cli.importing.names import fold, looks_like_name
from paw_cli.importing.text import plain_blanks

if TYPE_CHECKING:
    from collections.abc import Sequence

_CUE = re.compile(
    r"(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{3}(?:,| *--> *)(?:\d{1,2}:)?\d{1,2}:\d\d[.,]\d{3}.*"
)
_SPOKEN = re.compile(r"[^\W\d_][^:]{0,60}: \S.*")
_CAPTION = re.compile(r"\[.{1,60}\] \d{1,2}:\d\d:\d\d|\d{1,2}:\d\d:\d\d: .{1,60}: .*")
_SPEAKER = re.compile(
    r"(?P<name>[^\W\d_].{0,60}?)(?: {1,6}|\t|\()(?P<time>(?:\d{1,2}:)?\d{1,3}:\d\d)\)?"
)
_OFFSET = re.compile(r"0{1,2}:[0-5]\d|\d{1,2}:\d\d:\d\d|(?:2[4-9]|[3-9]\d|\d{3}):\d\d")
_TRANSCRIPTION = re.compile(
    r".{0,80}\b(?:heeft (?:de )?transcriptie gestart|(?:is )?gestart met transcriberen"
    r"|started transcription"
    r"|stopped transcription|transcriptie (?:gestart|beëindigd)|transcript(?:ie)?)\b.{0,40}",
    re.IGNORECASE,
)


def is_cued(lines: Sequence[str]) -> bool:
    """Tell whether a text is one of cues with times: vtt, srt or sbv."""
    said = [line.strip() for line in lines[:200] if line.strip()]
    return any(map(_CUE.fullmatch, said[:6])) or "".join(said[:1]).startswith("WEBVTT")


def is_meet_chat(lines: Sequence[str]) -> bool:
    """Tell whether cues are the messages of a chat of Google Meet, each with its sender."""
    said = [line.strip() for line in lines if line.strip()]
    cues = [line for line in said if _CUE.fullmatch(line)]
    spoken = sum(1 for line in said if _SPOKEN.fullmatch(line) and not _CUE.fullmatch(line))
    return bool(cues) and "-->" not in "".join(cues) and spoken * 5 >= len(cues) * 4


def is_transcript(lines: Sequence[str]) -> bool:
    """Tell whether a text is speech that was written down: speakers with how far it had got."""
    said = [plain_blanks(line).strip() for line in lines if line.strip()]
    if sum(1 for line in said if _CAPTION.fullmatch(line)) > 1:
        return True
    speakers = (match for line in said if (match := _SPEAKER.fullmatch(line)))
    spoken = [match for match in speakers if may_be_name(match["name"])]
    if len(spoken) > 1 and any(map(_TRANSCRIPTION.fullmatch, said[:12])):
        return True
    if not spoken or not _OFFSET.fullmatch(spoken[0]["time"]):
        return False
    times = [_seconds(match["time"]) for match in spoken]
    is_named = looks_like_name(spoken[0]["name"]) or len(spoken) > 2  # noqa: PLR2004
    return is_named and times == sorted(times)


def _seconds(time: str) -> int:
    return sum(int(part) * 60**n for n, part in enumerate(reversed(time.split(":"))))


_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
_DATE = (
    r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2} [a-z]{3,9}\.? \d{4}"
    r"|[A-Z][a-z]{2,8} \d{1,2},? \d{4})"
)
_SIGNS_OF_SLACK = re.compile(
    r":[a-z0-9_+-]{2,30}:|\d+ (?:replies|reply|antwoorden?)|last reply .*|view thread"
    r"|laatste antwoord .*|thread bekijken|joined #.+|\(edited\)",
    re.IGNORECASE,
)
_TIME_OF_SLACK = re.compile(rf" {{1,4}}{_CLOCK}|.{{1,60}} {{2}}{_CLOCK}|\[{_CLOCK}\]")
_DISCORD = re.compile(
    rf".{{1,60}} — (?:.{{0,30}}{_CLOCK}|{_DATE}.*)|\[{_DATE} {_CLOCK}\] [\w.]{{2,32}}(?:#\d{{4}})?"
    r"|(?:Guild|Channel): .*"
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
_HAS_TIME = re.compile(r"\d[:./-]\d")
_BEGINS_WITH_TIME = re.compile(
    rf"[\[(<]?(?:{_DATE},?(?: (?:om |at )?{_CLOCK})?|{_CLOCK})[\])>]?\s*(?:[-–—|,>]\s*)?"
    r"(?P<name><?[^\W\d_][^:>\t|\n]{0,60}?>?)(?:\s*:|\s*>|\s+[-–—|]\s|\t| {2,})\s*\S.*"
)
_ENDS_WITH_TIME = re.compile(
    rf"(?P<name>[^\W\d_][^:\n]{{0,60}}?)[\s,(\[–—|•·-]{{1,5}}(?:{_DATE},? ?(?:(?:om|at|•"
    rf"|·) )?)?{_CLOCK}[)\]]?:?(?:\s+[a-zé]{{3,9}}\.?)?"
)
_TIME_AND_NAME = re.compile(
    rf"[\[(<](?:{_DATE},? )?(?:[a-z]{{2,10}},? )?{_CLOCK}(?:,? {_DATE})?[\])>]\s*"
    r"(?P<name>[^\W\d_][^:\n]{0,60})",
    re.IGNORECASE,
)
_TIME_IN_BRACKETS = re.compile(rf"(?P<name>[^\W\d_][^:\n]{{0,60}}?) [\[(]{_CLOCK}[\])]:? ?\S*.*")


_LINES = (_BEGINS_WITH_TIME, _TIME_AND_NAME, _ENDS_WITH_TIME, _TIME_IN_BRACKETS)
_ON_THE_HOUR = re.compile(r"(?:\d{1,2}[:.]\d[05])?")


_INDENTED_CLOCK = re.compile(rf" {{1,4}}{_CLOCK}")
# A chat by its own signs: the lines that show it, and how many there must be.
_SIGNS = (
    (refusals.SLACK, _INDENTED_CLOCK, 2),
    (refusals.DISCORD, _DISCORD, 2),
    (refusals.TELEGRAM, _TELEGRAM, 2),
    (refusals.SIGNAL, _SIGNAL, 2),
    (refusals.GOOGLE_MEET, _MEET, 1),
)


def foreign_chat(lines: Sequence[str]) -> refusals.Refused | None:
    """Return which chat of another program a text is by its own signs, if it is one."""
    said = [plain_blanks(line).rstrip() for line in lines if line.strip()]
    if any(map(_TIME_OF_SLACK.fullmatch, said)) and any(
        _SIGNS_OF_SLACK.fullmatch(line.strip()) for line in said
    ):
        return refusals.SLACK
    for refused, pattern, number in _SIGNS:
        if len(list(islice(filter(pattern.fullmatch, said), number))) == number:
            return refused
    return None


def looks_like_chat(lines: Sequence[str]) -> bool:
    """Tell whether lines begin or end with a time and the name of a person, as those of a chat.

    A programme of an evening has such lines too: on the hour, and with other words.
    """
    names, is_sure = [], False
    for line in lines:
        shown = plain_blanks(line).strip()
        match = _with_time(shown)
        if match and _is_of_a_person(name := match["name"].strip("<> ")):
            names.append(name)
            time = shown[: match.start("name")].strip("[]( -–—|,")
            is_sure |= "<" in shown or looks_like_name(name) or not _ON_THE_HOUR.fullmatch(time)
    if len(names) < 2:  # noqa: PLR2004 - one such line is a remark on an hour
        return False
    return is_sure or len(set(names)) < len(names) or len(names) > 2  # noqa: PLR2004


def _with_time(line: str) -> re.Match[str] | None:
    if not _HAS_TIME.search(line):
        return None
    return next((match for pattern in _LINES if (match := pattern.fullmatch(line))), None)


def _is_of_a_person(name: str) -> bool:
    first, *others = name.split() or [""]
    if not first or fold(first.strip(".,")) in AGENDA or not may_be_name(name):
        return False
    is_capital = first[0] == first[0].upper() and len(first) > 1
    return looks_like_name(name) or (is_capital and not others)
