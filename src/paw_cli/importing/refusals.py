"""What gives no tips, and the way on: kinds of files that are refused by their names, as data."""

from __future__ import annotations

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
_TYPE_OUT = N_("Type the tips into a text file, one on a line, and add --lines.")
_INSTALL = N_("Install it with: pip install 'paw-tips[documents]'")
_UNPACK = N_("Unpack it, and import what is in it (of WhatsApp: the .txt file).")
_AS_XLSX = N_("Open it and save it as .xlsx.")
_AS_EML = N_("Save the one e-mail as .eml or as text.")

PDF = Refused(N_("a PDF document"), _AS_TEXT)
RTF = Refused(N_("a document in Rich Text Format (rtf)"), _AS_TEXT)
OLD_WORD = Refused(N_("a document of an old Word (doc)"), _AS_TEXT)
OLD_EXCEL = Refused(N_("a workbook of an old Excel (xls)"), _AS_XLSX)
BINARY_EXCEL = Refused(N_("a binary workbook (xlsb)"), _AS_XLSX)
OLD_OFFICE = Refused(N_("a file of an old Office program"), _AS_TEXT)
OUTLOOK = Refused(N_("a message of Outlook (msg)"), _AS_EML)
MAILBOX = Refused(N_("a mailbox with several e-mails"), _AS_EML)
SLIDES = Refused(
    N_("a presentation (pptx)"), N_("Copy its texts into a text file, one on a line; add --lines.")
)
OPEN_DOCUMENT = Refused(
    N_("an OpenDocument file"), N_("Open it and save it as .docx, or as .xlsx for a table.")
)
EPUB = Refused(N_("a book (epub)"), _AS_TEXT)
ARCHIVE = Refused(N_("an archive"), _UNPACK)
ZIP = Refused(N_("a zip archive"), _UNPACK)
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

WORD_WITHOUT_READER = Refused(
    N_("a Word document (docx), and what reads it is not installed"), _INSTALL
)
WORKBOOK_WITHOUT_READER = Refused(
    N_("a workbook (xlsx), and what reads it is not installed"), _INSTALL
)
PAGE_WITHOUT_READER = Refused(N_("a web page (html), and what reads it is not installed"), _INSTALL)
MAIL_WITHOUT_READER = Refused(N_("an e-mail, and what reads it is not installed"), _INSTALL)

# The bytes that a file begins with; two letters may begin a text as well.
_SIGNATURES = {
    PDF: (b"%PDF",),
    RTF: (b"{\\rtf",),
    IMAGE: (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*"),
    SOUND: (b"RIFF", b"ID3", b"OggS", b"\x1aE\xdf\xa3"),
    ARCHIVE: (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ"),
    DATABASE: (b"SQLite format 3",),
    MAILBOX: (b"!BDN",),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_OLE = (
    ("WordDocument", OLD_WORD),
    ("__substg1.0_", OUTLOOK),
    ("Workbook", OLD_EXCEL),
    ("Book", OLD_EXCEL),
    ("EncryptedPackage", BROKEN_DOCX),
)
_LOOKED_AT = 4000


def by_signature(content: bytes) -> Refused | None:
    """Return what a file is by its first bytes, where that gives no tips."""
    if content.startswith(_OLE):
        inside = (refused for name, refused in _IN_OLE if name.encode("utf-16-le") in content)
        return next(inside, OLD_OFFICE)
    if content[4:8] == b"ftyp":
        return SOUND
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return IMAGE
    least = 1 if b"\0" in content[:_LOOKED_AT] else 3
    fitting = (
        refused
        for refused, signatures in _SIGNATURES.items()
        if content.startswith(tuple(s for s in signatures if len(s) >= least))
    )
    return next(fitting, None)


def no_items(file: str, left_out: list[str]) -> NothingFoundError:
    """Return the error for a text in which nothing is marked as an item."""
    return NothingFoundError(
        "; ".join([_("no items in {file}", file=file), *left_out]),
        _(
            "An item begins with 1. or 1) or • or -. For a text without such marks add --lines"
            " (each line is a tip) or --paragraphs; a chat is known by its times and names."
        ),
    )
