"""Read a chat that was copied out of Microsoft Teams.

It puts a name and a time above each message, in one of these ways (times as the reader's own
language has them, with a day before it or not):

    [maandag 10:37] Jan Jansen      Jan Jansen      Jan Jansen  10:37      [10:37] Jan Jansen: text
    text                            10:37           text
                                    text
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.authoring.importing.items import Message, Reading, Why, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DAY = (
    r"(?:gisteren|vandaag|yesterday|today"
    r"|ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?"
    r"|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_DATE = r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?"
_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?"
_TIME = rf"(?:{_DAY},?\s+)?(?:{_DATE},?\s+)?(?:(?:om|at)\s+)?{_CLOCK}(?:\s+•\s+{_DATE})?"
_NAME = r"[^\W\d_][^:!?\n]{0,78}?[^\s:!?,;.]"

_HAS_TIME = re.compile(r"\d[:.]\d\d")
_BRACKETED = re.compile(
    rf"\[{_TIME}\]\s{{1,4}}(?P<name>[^:]{{1,80}}?)(?:\s{{0,4}}:\s*(?P<text>.*))?\s*", re.IGNORECASE
)
_TIME_LINE = re.compile(rf"\s*{_TIME}(?:\s*(?:→|->).*)?\s*", re.IGNORECASE)
_NAME_LINE = re.compile(rf"\s*(?P<name>{_NAME})\s*", re.IGNORECASE)
_NAME_AND_TIME = re.compile(rf"\s*(?P<name>{_NAME})(?:\s{{2,}}|\t|,\s){_TIME}\s*", re.IGNORECASE)
_MOST_WORDS_IN_A_NAME = 7
_ENOUGH_TO_TELL = 200
_CERTAINLY_A_NAME = re.compile(
    r"(?:[A-Z][\w'’-]*,?|van|von|de|den|der|het|'t|te|ten|ter|\([^)]*\))"
    r"(?: (?:[A-Z][\w'’.-]*,?|van|von|de|den|der|het|'t|te|ten|ter|\([^)]*\))){1,6}"
)

_PLACE = r"(?:the |de |het )?(?:meeting|chat|conversation|call|vergadering|gesprek|oproep)"
_SYSTEM = re.compile(
    r"last read|laatst gelezen|edited|bewerkt|translate|vertalen|has context menu\.?"
    rf"|{_PLACE} (?:started|ended|gestart|begonnen|beëindigd|afgelopen)\b.{{0,40}}"
    r"|(?:this message (?:has been|was) deleted|dit bericht is verwijderd)\.?"
    rf"|.{{1,80}} (?:has |have )?(?:joined|left) {_PLACE}\.?"
    rf"|.{{1,80}} added .{{1,80}} to {_PLACE}\b.{{0,40}}"
    rf"|.{{1,80}} (?:heeft|hebben) (?:deelgenomen aan|.{{1,80}} toegevoegd aan) {_PLACE}\.?"
    rf"|.{{1,80}} (?:heeft|hebben) {_PLACE} verlaten\.?"
    rf"|.{{1,80}} (?:is|zijn) toegevoegd aan {_PLACE}\.?"
    rf"|{_DAY},? \d{{1,2}} \w+(?: \d{{4}})?|(?:begin reference|begin verwijzing),.*",
    re.IGNORECASE,
)
_REACTION = re.compile(
    r"(?:like|heart|laugh|surprised|sad|angry|vind[ -]ik[ -]leuk|hartje?|lach(?:en)?"
    r"|verrast|verdrietig|boos)\s+\d+|\d+ .{1,40} (?:reactions?|reacties?)\.?",
    re.IGNORECASE,
)


class _Opening(NamedTuple):
    """The lines that begin a message."""

    message: Message
    length: int


def recognises(lines: Sequence[str]) -> bool:
    """Tell whether messages of Teams begin here, before much else is said.

    A name and a time on one line may also be a heading in notes, so that takes two of them.
    """
    said = [line for line in lines if line.strip() and not _noise(line)][:_ENOUGH_TO_TELL]
    openings = [at for at in range(len(said)) if _opening(said, at)]
    sure = len(openings) > 1 or not all(_NAME_AND_TIME.fullmatch(said[at]) for at in openings)
    return sure and openings[:1] in ([0], [1])


def read(lines: Sequence[str]) -> Reading:
    """Return each message as an item."""
    return reading_of(_messages(lines))


def _messages(lines: Sequence[str]) -> Iterator[Message]:
    message: Message | None = None
    at = 0
    while at < len(lines):
        if opening := _opening(lines, at):
            if message:
                yield _without_preview(message, opening.message.author)
            message, at = opening.message, at + opening.length
            continue
        if noise := _noise(lines[at]):
            yield Message(line=at + 1, author="", lines=[lines[at].strip()], why_not=noise)
        elif message:
            message.lines.append(lines[at])
        elif lines[at].strip():
            yield Message(line=at + 1, author="", lines=[lines[at].strip()], why_not=Why.NO_ITEM)
        at += 1
    if message:
        yield message


def _opening(lines: Sequence[str], at: int) -> _Opening | None:
    """Return the beginning of a message that stands at this line."""
    line = lines[at]
    if not _HAS_TIME.search(line):
        return _name_above_time(lines, at)
    if match := _BRACKETED.fullmatch(line) or _NAME_AND_TIME.fullmatch(line):
        text = match.groupdict().get("text")
        message = Message(line=at + 1, author=match["name"], lines=[text] if text else [])
        return _Opening(message, 1) if _may_be_name(match["name"]) else None
    if _TIME_LINE.fullmatch(line):
        own_name = _own_name(lines, at + 1)
        return _Opening(Message(line=at + 1, author=own_name), 2 if own_name else 1)
    return None


def _name_above_time(lines: Sequence[str], at: int) -> _Opening | None:
    time_at = at + 2 if at + 1 < len(lines) and not lines[at + 1].strip() else at + 1
    if time_at >= len(lines) or not _TIME_LINE.fullmatch(lines[time_at]):
        return None
    match = _NAME_LINE.fullmatch(lines[at])
    if not match or not _may_be_name(match["name"]):
        return None
    return _Opening(Message(line=at + 1, author=match["name"]), time_at - at + 1)


def _own_name(lines: Sequence[str], at: int) -> str:
    """Return the name of whoever copied the chat, which Teams puts below the time."""
    name = lines[at].strip() if at + 1 < len(lines) and lines[at + 1].strip() else ""
    return name if _CERTAINLY_A_NAME.fullmatch(name) else ""


def _may_be_name(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS_IN_A_NAME


def _without_preview(message: Message, author: str) -> Message:
    """Take off the line "first words by NAME" that announces the next message."""
    while message.lines and not message.lines[-1].strip():
        message.lines.pop()
    if (
        author
        and message.lines
        and re.search(rf" (?:by|door) {re.escape(author)}(?:, .*)?$", message.lines[-1].rstrip())
    ):
        message.lines.pop()
    return message


def _noise(line: str) -> Why | None:
    said = line.strip()
    if _SYSTEM.fullmatch(said):
        return Why.SYSTEM
    return Why.REACTION if _REACTION.fullmatch(said) else None
