"""What gives no tips, and the way on: kinds of files that are refused by their names, as data."""

from typing import NamedTuple

from paw_cli.errors import NothingFoundError, PawTipsError, TipsFileError, WrongUseError
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


def by_signature(content: bytes) -> Refused | None:
    """Return what a file is by its first bytes, where that gives no tips."""
    if content.startswith(_OLE):
        return next(kind for name, kind in _IN_OLE if name.encode("utf-16-le") in content)
    if content[4:8] == b"ftyp":
        return _MEDIA
    start = content.lstrip(b"\xef\xbb\xbf\r\n ")  # a byte order mark, which a text may have
    return next((kind for signs, kind in _SIGNATURES if start.startswith(signs)), None)


def not_installed(kind: str) -> Refused:
    """Return the refusal of a document of which the reader is missing."""
    return Refused(
        _("{kind}, and what reads it is not installed", kind=_(kind)),
        N_("Install it with: pip install 'paw-tips[documents]'"),
    )


def damaged(kind: str) -> Refused:
    """Return the refusal of a document that its reader cannot open."""
    return Refused(_("{kind} that is damaged or locked", kind=_(kind)), _OPEN_AGAIN)


def no_items(file: str, left_out: list[str]) -> NothingFoundError:
    """Return the error for a text in which nothing is marked as an item."""
    return NothingFoundError(
        "; ".join([_("no items in {file}", file=file), *left_out]),
        _(
            "An item begins with 1. or 1) or • or -. For a text without such marks add --lines"
            " (each line is a tip) or --paragraphs; a chat is known by its times and names."
        ),
    )
