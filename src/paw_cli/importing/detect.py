"""Tell what a file is by its first bytes and its shape, and read it as that.

The suffix is only a hint: where a text could be a table as well as notes.
"""

from __future__ import annotations

import json
import re
import zipfile
from email import message_from_bytes, policy
from io import BytesIO
from typing import TYPE_CHECKING

from paw_cli.importing import ours, refusals, tables
from paw_cli.importing.chats import chat_openings, read_chat
from paw_cli.importing.items import Extract, Unmarked, joined
from paw_cli.importing.markdown import is_item
from paw_cli.importing.notes import read_notes
from paw_cli.importing.signatures import refused_by_signature
from paw_cli.importing.text import decode, lines_of, words_of
from paw_cli.messages import N_, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import EmailMessage

    from paw_cli.importing.documents import Document
    from paw_cli.model import Collection

_IN_ZIP = (
    ("ppt/presentation.xml", refusals.SLIDES),
    ("xl/workbook.bin", refusals.BINARY_EXCEL),
    ("META-INF/container.xml", refusals.EPUB),
    ("content.xml", refusals.OPEN_DOCUMENT),
)
_ZIP = b"PK\x03\x04"
_WORD = N_("a Word document (docx)")
_WORKBOOK = N_("a workbook (xlsx)")
_WEB_PAGE = N_("a web page (html)")
_EMAIL = N_("an e-mail")

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|main|article|ul|ol"
    r"|h[1-6]|p|div|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,40}: ?\S?")
_HEADERS_OF_MAIL = words_of(
    "from to subject date mime-version received return-path message-id content-type delivered-to"
)
_ENOUGH_HEADERS = 3
_TIPS_KEY = re.compile(
    r"""^[ ]{0,20}\{?[ ]{0,20}["']?(?:tips|themes|sources)["']?[ ]{0,20}:(?=\s|$|\[)""",
    re.MULTILINE,
)
_TIP_KEY = re.compile(
    r"""(?:^|[\[{])[ \-\[{]{0,40}["']?(?:id|text|title)["']?[ ]{0,20}:\s""", re.MULTILINE
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL = 0.01
_LOOKED_AT = 4000
_TABLE_SUFFIXES = (".csv", ".tsv", ".tab")


def extract(content: bytes, file: str, unmarked: Unmarked, known: Collection) -> Extract:
    """Return what a file gives.

    Raises TipsFileError, NothingFoundError or WrongUseError, by the name of what the file is, for
    one that gives no tips.
    """
    if content.startswith(_ZIP):
        return _of_zip(content, file, unmarked)
    if refused := refused_by_signature(content):
        raise refusals.refusal(file, refused)
    text, notes = decode(content)
    start = text[:_LOOKED_AT]
    if "\0" in start or len(_CONTROL.findall(start)) > 2 + _MAX_CONTROL * len(start):
        raise refusals.refusal(file, refusals.BINARY)
    if _is_mail(lines_of(text)):  # which tells its own encoding
        return _of_mail(content, file, unmarked)
    return _of_text(text, file, unmarked, known).noting(*notes)


def _of_zip(content: bytes, file: str, unmarked: Unmarked) -> Extract:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise refusals.refusal(file, refusals.ARCHIVE) from error
    if "word/document.xml" in names:
        return _of_docx(content, file, unmarked)
    if "xl/workbook.xml" in names:
        return _of_xlsx(content, file)
    refused = next((refused for name, refused in _IN_ZIP if name in names), refusals.ZIP)
    raise refusals.refusal(file, refused)


def _of_docx(content: bytes, file: str, unmarked: Unmarked) -> Extract:
    from paw_cli.importing.documents import read_docx

    try:
        document = read_docx(content)
    except ImportError as error:
        raise refusals.missing_extra(file, _WORD) from error
    except ValueError as error:
        raise refusals.refusal(file, refusals.BROKEN_DOCX) from error
    return _of_document(document, file, unmarked)


def _of_xlsx(content: bytes, file: str) -> Extract:
    try:
        sheets = tables.xlsx_sheets(content)
    except ImportError as error:
        raise refusals.missing_extra(file, _WORKBOOK) from error
    except ValueError as error:
        raise refusals.refusal(file, refusals.BROKEN_XLSX) from error
    own = [rows for _name, rows in sheets if ours.has_our_header(rows[0])]
    if own:
        found = joined(ours.read_table(rows, is_guarded=False) for rows in own)
        themes = [rows for _name, rows in sheets if ours.has_header_of_themes(rows[0])]
        defined = tuple(theme for rows in themes for theme in ours.read_themes(rows))
        return Extract(
            items=found.items, skipped=found.skipped, people=found.people, themes=defined
        )
    others = (rows for _name, rows in sheets if not ours.has_header_of_themes(rows[0]))
    return joined(map(tables.read_rows, others))


def _of_text(text: str, file: str, unmarked: Unmarked, known: Collection) -> Extract:
    lines = lines_of(text)
    if text.lstrip()[:1] in {"[", "{"} and (found := _of_json(text, file)):
        return found
    if _TIPS_KEY.search(text) and _is_tips_file(text):
        raise refusals.tips_file_already(file)
    if refusals.is_cued(lines):
        if refusals.is_meet_chat(lines):
            raise refusals.refusal(file, refusals.GOOGLE_MEET)
        raise refusals.transcript(file)
    if _HTML.match(text):
        return _of_html(text, file, unmarked)
    for begin, refused in (
        ("BEGIN:VCALENDAR", refusals.ICALENDAR),
        ("BEGIN:VCARD", refusals.CONTACTS),
        ("<?xml", refusals.OTHER_XML),
    ):
        if text.lstrip().startswith(begin):
            raise refusals.refusal(file, refused)
    if ours.is_our_markdown(lines):
        return ours.read_markdown(lines, known)
    return of_lines(lines, file, unmarked, text=text)


def _of_json(text: str, file: str) -> Extract | None:
    """Return the records of JSON; None for a text that only begins like it."""
    if (records := ours.records_of_json(text)) is not None:
        return ours.read_records(records)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if value == []:
        return Extract()
    if isinstance(value, dict) and {"tips", "themes", "sources"} & set(value):
        raise refusals.tips_file_already(file)
    if isinstance(value, dict | list):
        raise refusals.refusal(file, _program_of_json(value))
    return None


def _program_of_json(value: dict[str, object] | list[object]) -> refusals.Refused:
    first = value[0] if isinstance(value, list) and value else value
    keys = set(first) if isinstance(first, dict) else set()
    if "ts" in keys or {"type", "user"} <= keys:
        return refusals.SLACK
    if {"guild", "channel"} & keys:
        return refusals.DISCORD
    if {"messages", "name"} <= keys:
        return refusals.TELEGRAM
    return refusals.OTHER_JSON


def _is_tips_file(text: str) -> bool:
    """Tell whether a list of tips, themes or sources has items with keys, as a tips file has."""
    key = _TIPS_KEY.search(text)
    return key is not None and _TIP_KEY.search(text, key.end()) is not None


def _of_html(text: str, file: str, unmarked: Unmarked) -> Extract:
    from paw_cli.importing.documents import read_html

    try:
        document = read_html(text)
    except ImportError as error:
        raise refusals.missing_extra(file, _WEB_PAGE) from error
    return _of_document(document, file, unmarked)


def _is_mail(lines: Sequence[str]) -> bool:
    """Tell whether a text begins with the head of an e-mail, or of several."""
    names = set()
    for line in lines[1:] if lines[0].startswith("From ") else lines:
        if not line.strip():
            break
        if line[0] in " \t":
            continue
        if not _MAIL_HEADER.match(line):
            return False
        names.add(line.partition(":")[0].casefold())
    return len(names & _HEADERS_OF_MAIL) >= _ENOUGH_HEADERS


def _of_mail(content: bytes, file: str, unmarked: Unmarked) -> Extract:
    from paw_cli.importing.mail import has_html, read_mail

    if content.startswith(b"From "):
        if re.search(rb"\nFrom \S+@\S+ .*\n[A-Za-z-]+: ", content):
            raise refusals.refusal(file, refusals.MAILBOX)
        content = content.partition(b"\n")[2]
    message: EmailMessage = message_from_bytes(content, policy=policy.default)
    try:
        document = read_mail(message)
    except ImportError as error:
        if has_html(message):
            raise refusals.missing_extra(file, _EMAIL) from error
        raise
    found = _of_document(document, file, unmarked)
    if not document.attachments:
        return found
    return found.noting(
        ngettext(
            "{number} attachment of the e-mail was not read",
            "{number} attachments of the e-mail were not read",
            document.attachments,
        )
    )


def _of_document(document: Document, file: str, unmarked: Unmarked) -> Extract:
    found = of_lines(document.lines, file, unmarked, is_document=True)
    people = found.people | document.people
    return Extract(items=found.items, skipped=found.skipped, people=people, notes=found.notes)


def of_lines(
    lines: Sequence[str],
    file: str,
    unmarked: Unmarked,
    *,
    text: str = "",
    is_document: bool = False,
) -> Extract:
    """Return what lines give: a chat, a table or notes. Refuses transcripts and other chats."""
    if refusals.is_transcript(lines):
        raise refusals.transcript(file)
    if foreign := refusals.foreign_chat(lines):
        raise refusals.refusal(file, foreign)
    if openings := chat_openings(lines):
        return read_chat(lines, openings)
    if refusals.looks_like_chat(lines):
        raise refusals.refusal(file, refusals.OTHER_CHAT)
    if text and (rows := _table_in(text, lines, file)):
        if ours.has_our_header(rows[0]):
            return ours.read_table(rows, is_guarded=True)
        return tables.read_rows(rows)
    return read_notes(lines, unmarked, is_markdown=False if is_document else None)


def _table_in(text: str, lines: Sequence[str], file: str) -> list[list[str]]:
    """Return the rows of a table, where a text is one and not a list with tabs in it."""
    said = [line for line in lines if line.strip()]
    if said and ours.has_our_header(said[0].split("\t")):  # in which a quotation mark is a letter
        return _filled(ours.table_rows(text, "\t"))
    is_named_so = file.casefold().endswith(_TABLE_SUFFIXES)
    separator = tables.separator_of(text, is_named_so=is_named_so)
    if not separator:
        return []
    rows = _filled(tables.csv_rows(text, separator))
    if rows and ours.has_our_header(rows[0]):
        return _filled(ours.table_rows(text, separator))
    marked = sum(map(is_item, said))
    is_list = separator == "\t" and marked * 2 > len(said) and len(rows[0]) < 3  # noqa: PLR2004
    return [] if is_list and not is_named_so else rows


def _filled(rows: list[list[str]]) -> list[list[str]]:
    return [row for row in rows if any(map(str.strip, row))]
