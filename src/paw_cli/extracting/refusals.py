"""Know what gives no tips, by its bytes and its lines, and refuse it by its name with the way on.

Of texts that are speech that was written down, and chats of other programs.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import NamedTuple

from paw_cli.errors import NothingFoundError, PawTipsError, TipsFileError, WrongUseError
from paw_cli.extracting import chat_forms
from paw_cli.extracting.names import fold, looks_like_name
from paw_cli.extracting.text import plain_blanks
from paw_cli.messages import N_, _


class Refused(NamedTuple):
    """A kind of file that is refused: what it is, the way on, and which error that is."""

    what: str
    hint: str
    error: type[PawTipsError] = TipsFileError


class Refusal(Exception):  # noqa: N818 - what the user gets is the error of its kind
    """A file that gives no tips, before its name is known."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.what)
        self.refused = refused

    def error(self, file: str) -> PawTipsError:
        """Return the error for a file."""
        what, hint, error = self.refused
        return error(_("{file} is {what}", file=file, what=_(what)), _(hint, file=file))


_COPY = N_("Copy the messages into a text file, one on a line, without names; then add --lines.")
_AS_TEXT = N_("Open it and save it as .docx or as plain text, or copy its text into a text file.")
_AS_XLSX = N_("Open it and save it as .xlsx.")
_AS_EML = N_("Save the one e-mail as .eml or as text.")
_TYPE_OUT = N_("Type the tips into a text file, one on a line, and add --lines.")
_OPEN_AGAIN = N_("Open it in the program that made it, and save it anew, without a password.")

BINARY = Refused(N_("no text, nor a document that is known here"), _AS_TEXT)
ARCHIVE = Refused(
    N_("an archive"), N_("Unpack it, and import what is in it (of WhatsApp: the .txt file).")
)
MAILBOX = Refused(N_("a mailbox with several e-mails"), _AS_EML)
OTHER_XML = Refused(N_("XML of another program"), _AS_TEXT)
OTHER_JSON = Refused(
    N_("JSON of another program"), N_("Tips are records with a `text`, as `--json` writes them.")
)
TRANSCRIPT = Refused(
    N_("a transcript of speech; no tips can be told apart in it"), _TYPE_OUT, NothingFoundError
)
TIPS_FILE = Refused(
    N_("a tips file already"),
    N_(
        "Read it with `paw-tips list --file {file}`, check it with `paw-tips check {file}`,"
        " or put it into the folder that `paw-tips where` names."
    ),
    WrongUseError,
)
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
_MEDIA = Refused(N_("an image, or a recording of sound or video"), _TYPE_OUT)

# What a file begins with.
_SIGNATURES = (
    ((b"%PDF",), Refused(N_("a PDF document"), _AS_TEXT)),
    ((b"{\\rtf",), Refused(N_("a document in Rich Text Format (rtf)"), _AS_TEXT)),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"\x1aE\xdf\xa3"), _MEDIA),
    ((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ"), ARCHIVE),
    ((b"BEGIN:VC",), Refused(N_("a calendar or a file of contacts"), _TYPE_OUT)),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_OLE = (
    ("WordDocument", Refused(N_("a document of an old Word (doc)"), _AS_TEXT)),
    ("__substg1.0_", Refused(N_("a message of Outlook (msg)"), _AS_EML)),
    ("Workbook", Refused(N_("a workbook of an old Excel (xls)"), _AS_XLSX)),
    ("EncryptedPackage", Refused(N_("a document that is locked"), _OPEN_AGAIN)),
    ("", Refused(N_("a file of an old Office program"), _AS_TEXT)),
)
IN_ZIP = (
    ("ppt/presentation.xml", Refused(N_("a presentation (pptx)"), _AS_TEXT)),
    ("xl/workbook.bin", Refused(N_("a binary workbook (xlsb)"), _AS_XLSX)),
    (
        "content.xml",
        Refused(
            N_("an OpenDocument file"),
            N_("Open it and save it as .docx, or as .xlsx for a table."),
        ),
    ),
)

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
    (SLACK, _TIME_OF_SLACK, _SIGN_OF_SLACK),
    (SLACK, _INDENTED_CLOCK, _INDENTED_CLOCK),
    (DISCORD, _DISCORD, _DISCORD),
    (TELEGRAM, _TELEGRAM, _TELEGRAM),
    (SIGNAL, _SIGNAL, _SIGNAL),
    (GOOGLE_MEET, _MEET),
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


def by_signature(content: bytes) -> Refused | None:
    """Return what a file is by its first bytes, where that gives no tips."""
    if content.startswith(_OLE):
        return next(kind for name, kind in _IN_OLE if name.encode("utf-16-le") in content)
    if content[4:8] == b"ftyp":
        return _MEDIA
    start = content.lstrip(b"\xef\xbb\xbf\r\n ")  # a byte order mark, which a text may have
    return next((kind for signs, kind in _SIGNATURES if start.startswith(signs)), None)


@contextmanager
def refused_where_unread(kind: str) -> Iterator[None]:
    """Refuse a document that is broken, or of which the reader is not installed."""
    try:
        yield
    except ImportError as error:
        what = _("{kind}, and what reads it is not installed", kind=_(kind))
        hint = N_("Install it with: pip install 'paw-tips[documents]'")
        raise Refusal(Refused(what, hint)) from error
    except (ValueError, IndexError, AttributeError) as error:  # Python's own of heads of e-mails
        what = _("{kind} that is damaged or locked", kind=_(kind))
        raise Refusal(Refused(what, _OPEN_AGAIN)) from error


def refused_chat(lines: Sequence[str]) -> Refused | None:
    """Return which chat of another program a text is by its own signs, or speech."""
    shown = [plain_blanks(line).rstrip() for line in lines if line.strip()]
    said = [line.lstrip() for line in shown]
    first = said[:_CUES_STAND_WITHIN]
    if any(map(_CUE.fullmatch, first)) or "".join(first).startswith("WEBVTT"):
        is_chat = "-->" not in "".join(first) and _follow((_CUE, _SPOKEN), first)
        return GOOGLE_MEET if is_chat else TRANSCRIPT
    if _is_transcript(said):
        return TRANSCRIPT
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
    spoken = [match for match in speakers if chat_forms.may_be_name(match["name"])]
    if len(spoken) > 1 and any(map(_TRANSCRIPTION.fullmatch, said[:_LINES_OF_A_HEAD])):
        return True
    if not spoken or not _OFFSET.fullmatch(spoken[0]["time"]):
        return False
    return looks_like_name(spoken[0]["name"]) or len(spoken) > 2  # noqa: PLR2004


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
    if fold(first.strip(".,")) in chat_forms.AGENDA or not chat_forms.may_be_name(name):
        return False
    is_capital = first[0] == first[0].upper() and len(first) > 1
    return looks_like_name(name) or (is_capital and not others)
