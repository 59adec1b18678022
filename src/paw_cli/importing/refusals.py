"""What gives no tips, and why: files and chats that are refused by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.errors import NothingFoundError, TipsFileError, WrongUseError
from paw_cli.importing.chat_turns import AGENDA, may_be_name
from paw_cli.importing.names import fold, looks_like_name
from paw_cli.importing.text import visible
from paw_cli.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence


class Refused(NamedTuple):
    """A kind of file that is refused: what it is, and the way on."""

    what: str
    hint: str


_COPY = N_("Copy the messages into a text file, one on a line, without names; then add --lines.")
_AS_TEXT = N_("Open it and save it as .docx or as plain text, or copy its text into a text file.")
_TYPE_OUT = N_("Type the tips into a text file, one on a line, and add --lines.")

PDF = Refused(N_("a PDF document"), _AS_TEXT)
RTF = Refused(N_("a document in Rich Text Format (rtf)"), _AS_TEXT)
OLD_WORD = Refused(N_("a document of an old Word (doc)"), _AS_TEXT)
OLD_EXCEL = Refused(N_("a workbook of an old Excel (xls)"), N_("Open it and save it as .xlsx."))
BINARY_EXCEL = Refused(N_("a binary workbook (xlsb)"), N_("Open it and save it as .xlsx."))
OLD_OFFICE = Refused(N_("a file of an old Office program"), _AS_TEXT)
OUTLOOK = Refused(N_("a message of Outlook (msg)"), N_("Save it from Outlook as .eml or as text."))
SLIDES = Refused(
    N_("a presentation (pptx)"), N_("Copy its texts into a text file, one on a line; add --lines.")
)
OPEN_DOCUMENT = Refused(
    N_("an OpenDocument file"), N_("Open it and save it as .docx, or as .xlsx for a table.")
)
EPUB = Refused(N_("a book (epub)"), _AS_TEXT)
ZIP = Refused(
    N_("a zip archive"), N_("Unpack it, and import what is in it (of WhatsApp: the .txt file).")
)
ARCHIVE = Refused(N_("an archive"), N_("Unpack it, and import what is in it."))
IMAGE = Refused(N_("an image"), _TYPE_OUT)
SOUND = Refused(N_("a recording of sound or video"), _TYPE_OUT)
DATABASE = Refused(N_("a database"), N_("Export its table as csv."))
BINARY = Refused(N_("no text, nor a document that is known here"), _AS_TEXT)
BROKEN_DOCX = Refused(N_("a Word document that is damaged or locked"), _AS_TEXT)
BROKEN_XLSX = Refused(
    N_("a workbook that is damaged or locked"), N_("Open it in Excel and save it as csv (UTF-8).")
)
ICALENDAR = Refused(N_("a calendar file"), _TYPE_OUT)
CONTACTS = Refused(N_("a file of contacts"), _TYPE_OUT)
MAILBOX = Refused(N_("a mailbox with several e-mails"), N_("Save the one e-mail as .eml."))

SLACK = Refused(N_("a chat of Slack"), _COPY)
DISCORD = Refused(N_("a chat of Discord"), _COPY)
GOOGLE_MEET = Refused(N_("a chat of Google Meet"), _COPY)
TELEGRAM = Refused(N_("a chat of Telegram"), _COPY)
SIGNAL = Refused(N_("a chat of Signal"), _COPY)
OTHER_CHAT = Refused(
    N_("a chat of a form that is not known here"),
    N_(
        "Known are the chats that Zoom saves, WhatsApp exports and Teams lets you copy. Of another,"
        " copy the messages into a text file, one on a line, without names; then add --lines."
    ),
)
OTHER_JSON = Refused(
    N_("JSON of another program"), N_("Tips are records with a `text`, as `--json` writes them.")
)
OTHER_XML = Refused(N_("XML of another program"), _AS_TEXT)


def refusal(file: str, refused: Refused) -> TipsFileError:
    """Return the error for a file of a kind that is not read."""
    return TipsFileError(_("{file} is {what}", file=file, what=_(refused.what)), _(refused.hint))


def missing_extra(file: str, what: str) -> TipsFileError:
    """Return the error for a document whose reader is not installed."""
    return TipsFileError(
        _("{file} is {what}, and what reads it is not installed", file=file, what=_(what)),
        _("Install it with: pip install 'paw-tips[documents]'"),
    )


def transcript(file: str) -> NothingFoundError:
    """Return the error for speech that was written down."""
    return NothingFoundError(
        _("{file} is a transcript of speech; no tips can be told apart in it", file=file),
        _("Type the tips into a text file, one on a line, and add --lines."),
    )


def tips_file_already(file: str) -> WrongUseError:
    """Return the error for a file that needs no import."""
    return WrongUseError(
        _("{file} is a tips file already", file=file),
        _(
            "Read it with `paw-tips list --file {file}`, check it with `paw-tips check {file}`,"
            " or put it into the folder that `paw-tips where` names.",
            file=file,
        ),
    )


def no_items(file: str, left_out: Sequence[str]) -> NothingFoundError:
    """Return the error for a text in which nothing is marked as an item."""
    return NothingFoundError(
        "; ".join([_("no items in {file}", file=file), *left_out]),
        _(
            "An item begins with 1. or 1) or • or -. For a text without such marks add --lines"
            " (each line is a tip) or --paragraphs; a chat is known by its times and names."
        ),
    )


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
_MEET_TRANSCRIPT = re.compile(r"(?:attendees|aanwezigen|deelnemers|genodigden)", re.IGNORECASE)


def is_cued(lines: Sequence[str]) -> bool:
    """Tell whether a text is one of cues with times: vtt, srt or sbv."""
    said = [line.strip() for line in lines[:200] if line.strip()]
    return bool(said) and (said[0].startswith("WEBVTT") or any(map(_CUE.fullmatch, said[:6])))


def is_meet_chat(lines: Sequence[str]) -> bool:
    """Tell whether cues are the messages of a chat of Google Meet, each with its sender."""
    said = [line.strip() for line in lines if line.strip()]
    if said and said[0].startswith("WEBVTT"):
        return False
    cues = sum(1 for line in said if _CUE.fullmatch(line) and "-->" not in line)
    spoken = sum(1 for line in said if _SPOKEN.fullmatch(line) and not _CUE.fullmatch(line))
    return cues > 0 and spoken * 5 >= cues * 4


def is_transcript(lines: Sequence[str]) -> bool:
    """Tell whether a text is speech that was written down: speakers with how far it had got."""
    said = [visible(line).replace("\xa0", " ").strip() for line in lines if line.strip()]
    if sum(1 for line in said if _CAPTION.fullmatch(line)) > 1:
        return True
    speakers = [match for line in said if (match := _SPEAKER.fullmatch(line))]
    spoken = [match for match in speakers if may_be_name(match["name"])]
    if not spoken:
        return False
    if any(map(_TRANSCRIPTION.fullmatch, said[:12])) and len(spoken) > 1:
        return True
    first = spoken[0]["time"]
    rising = [_seconds(match["time"]) for match in spoken]
    named = looks_like_name(spoken[0]["name"]) or len(spoken) > 2  # noqa: PLR2004
    return named and bool(_OFFSET.fullmatch(first)) and rising == sorted(rising)


def _seconds(time: str) -> int:
    total = 0
    for part in time.split(":"):
        total = total * 60 + int(part)
    return total


_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
_DATE = (
    r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2} [a-z]{3,9}\.? \d{4}"
    r"|[A-Z][a-z]{2,8} \d{1,2},? \d{4})"
)
_SIGNS_OF_SLACK = re.compile(
    r":[a-z0-9_+-]{2,30}:|\d+ (?:replies|reply|antwoorden?)|last reply .*|view thread"
    r"|laatste antwoord .*"
    r"|thread bekijken|joined #.+|\(edited\)",
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
    r"|let everyone send messages"
    r"|iedereen toestaan berichten te sturen",
    re.IGNORECASE,
)
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


_ON_THE_HOUR = re.compile(r"(?:\d{1,2}[:.]\d[05])?")


def foreign_chat(lines: Sequence[str]) -> Refused | None:
    """Return which chat of another program a text is by its own signs, if it is one."""
    said = [visible(line).replace("\xa0", " ").rstrip() for line in lines if line.strip()]
    if sum(1 for line in said if _SIGNS_OF_SLACK.fullmatch(line.strip())) and any(
        map(_TIME_OF_SLACK.fullmatch, said)
    ):
        return SLACK
    if sum(1 for line in said if re.fullmatch(rf" {{1,4}}{_CLOCK}", line)) > 1:
        return SLACK
    for pattern, refused in ((_DISCORD, DISCORD), (_TELEGRAM, TELEGRAM), (_SIGNAL, SIGNAL)):
        if sum(1 for line in said if pattern.fullmatch(line.strip())) > 1:
            return refused
    return GOOGLE_MEET if any(map(_MEET.fullmatch, map(str.strip, said[:10]))) else None


def looks_like_chat(lines: Sequence[str]) -> bool:
    """Tell whether lines begin or end with a time and the name of a person, as those of a chat.

    A programme of an evening has such lines too: on the hour, and with other words.
    """
    names, is_sure = [], False
    for line in lines:
        shown = visible(line).replace("\xa0", " ").replace("\u202f", " ").strip()
        match = _with_time(shown)
        if match and _is_of_a_person(name := match["name"].strip("<> ")):
            names.append(name)
            is_sure |= not _ON_THE_HOUR.fullmatch(shown[: match.start("name")].strip("[]( -–—|,"))
            is_sure |= "<" in shown or looks_like_name(name)
    if len(names) < 2:  # noqa: PLR2004 - one such line is a remark on an hour
        return False
    return is_sure or len(set(names)) < len(names) or len(names) > 2  # noqa: PLR2004


def _with_time(line: str) -> re.Match[str] | None:
    if not re.search(r"\d[:./-]\d", line):
        return None
    patterns = (_BEGINS_WITH_TIME, _TIME_AND_NAME, _ENDS_WITH_TIME, _TIME_IN_BRACKETS)
    return next((match for pattern in patterns if (match := pattern.fullmatch(line))), None)


def _is_of_a_person(name: str) -> bool:
    words = name.split()
    if not words or fold(words[0].strip(".,")) in AGENDA or not may_be_name(name):
        return False
    return looks_like_name(name) or (
        len(words) == 1 and words[0][0] == words[0][0].upper() and len(words[0]) > 1
    )
