"""Tell what a file is by its first bytes and its shape, and read it as that.

The suffix is only a hint: where a text could be a table as well as notes.
"""

import re
import zipfile
from collections.abc import Sequence
from email import message_from_bytes, policy
from io import BytesIO
from itertools import takewhile
from typing import Any

from paw_cli.extracting import ours, refusals, tables
from paw_cli.extracting.chats import read_chat
from paw_cli.extracting.documents import Document, read_docx, read_html, read_mail
from paw_cli.extracting.items import Extract, Unmarked
from paw_cli.extracting.notes import read_notes
from paw_cli.extracting.refusals import Refusal, refused_where_unread
from paw_cli.extracting.text import ITEM, decode, has_markdown, lines_of, words_of
from paw_cli.messages import N_, ngettext
from paw_cli.model import Collection

_ZIP = b"PK\x03\x04"
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
_NEXT_MAIL = re.compile(rb"\nFrom \S+@\S+ .*\n[A-Za-z-]+: ")
_TIPS_KEY = re.compile(
    r"""^[ ]{0,20}\{?[ ]{0,20}["']?(?:tips|themes|sources)["']?[ ]{0,20}:(?=\s|$|\[)""",
    re.MULTILINE,
)
_TIP_KEY = re.compile(
    r"""(?:^|[\[{])[ \-\[{]{0,40}["']?(?:id|text|title)["']?[ ]{0,20}:\s""", re.MULTILINE
)
_LOOKED_AT = 4000
_TABLE_SUFFIXES = (".csv", ".tsv", ".tab")


def extract(content: bytes, file: str, unmarked: Unmarked, known: Collection) -> Extract:
    """Return what a file gives.

    Raises TipsFileError, NothingFoundError or WrongUseError, by the name of what the file is, for
    one that gives no tips.
    """
    try:
        return _read(content, file, unmarked, known)
    except Refusal as refusal:
        raise refusal.error(file) from refusal.__cause__


def _read(content: bytes, file: str, unmarked: Unmarked, known: Collection) -> Extract:
    if content.startswith(_ZIP):
        return _of_zip(content, unmarked)
    if refused := refusals.by_signature(content):
        raise Refusal(refused)
    text, notes = decode(content)
    if "\0" in text[:_LOOKED_AT]:
        raise Refusal(refusals.BINARY)
    lines = lines_of(text)
    if _is_mail(lines):  # which tells its own encoding
        return _of_mail(content, unmarked)
    found = _of_text(text, lines, file, unmarked, known)
    found.notes += notes
    return found


def _of_zip(content: bytes, unmarked: Unmarked) -> Extract:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Refusal(refusals.ARCHIVE) from error
    if "word/document.xml" in names:
        with refused_where_unread(N_("a Word document (docx)")):
            document = read_docx(content)
        return _of_document(document, unmarked)
    if "xl/workbook.xml" in names:
        with refused_where_unread(N_("a workbook (xlsx)")):
            sheets = tables.xlsx_sheets(content)
        return _of_sheets(sheets)
    inside = (refused for name, refused in refusals.IN_ZIP if name in names)
    raise Refusal(next(inside, refusals.ARCHIVE))


def _of_sheets(sheets: Sequence[list[list[str]]]) -> Extract:
    has_tips = any(ours.has_our_header(rows[0]) for rows in sheets)
    found = Extract()
    for rows in sheets:
        if ours.has_header_of_themes(rows[0]):
            found.themes += ours.read_themes(rows) if has_tips else ()
        elif ours.has_our_header(rows[0]):
            found.add(ours.read_table(rows, is_guarded=False))
        elif not has_tips:
            found.add(tables.read_rows(rows))
    return found


def _of_text(
    text: str, lines: Sequence[str], file: str, unmarked: Unmarked, known: Collection
) -> Extract:
    bare = text.lstrip()
    values = ours.json_values(text) if bare[:1] in {"[", "{"} else None
    if values is not None:
        return _of_json(values)
    if (key := _TIPS_KEY.search(text)) and _TIP_KEY.search(text, key.end()):
        raise Refusal(refusals.TIPS_FILE)
    if _HTML.match(text):
        with refused_where_unread(N_("a web page (html)")):
            document = read_html(text)
        return _of_document(document, unmarked)
    if bare.startswith("<?xml"):
        raise Refusal(refusals.OTHER_XML)
    if (records := ours.read_markdown(lines, known)).items:
        return records
    found = _chat(lines) or _of_table(text, lines, file)
    return found or read_notes(lines, unmarked, is_markdown=has_markdown(lines))


def _of_json(values: Sequence[Any]) -> Extract:
    """Return the records of JSON."""
    if all(map(ours.is_record, values)):
        return ours.read_records(values)
    keys = set(values[0]) if isinstance(values[0], dict) else set()
    if {"tips", "themes", "sources"} & keys and "text" not in keys:
        raise Refusal(refusals.TIPS_FILE)
    if "ts" in keys or {"type", "user"} <= keys:
        raise Refusal(refusals.SLACK)
    if {"guild", "channel"} & keys:
        raise Refusal(refusals.DISCORD)
    raise Refusal(refusals.TELEGRAM if {"messages", "name"} <= keys else refusals.OTHER_JSON)


def _is_mail(lines: Sequence[str]) -> bool:
    """Tell whether a text begins with the head of an e-mail, or of several."""
    above = takewhile(str.strip, lines)
    head = [line for line in above if not line.startswith((" ", "\t", "From "))]
    names = {line.partition(":")[0].casefold() for line in head}
    return len(names & _HEADERS_OF_MAIL) >= _ENOUGH_HEADERS and all(map(_MAIL_HEADER.match, head))


def _of_mail(content: bytes, unmarked: Unmarked) -> Extract:
    if content.startswith(b"From "):
        if _NEXT_MAIL.search(content):
            raise Refusal(refusals.MAILBOX)
        content = content.partition(b"\n")[2]
    with refused_where_unread(N_("an e-mail")):
        document = read_mail(message_from_bytes(content, policy=policy.default))
    found = _of_document(document, unmarked)
    if document.attachments:
        note = ngettext(
            "{number} attachment of the e-mail was not read",
            "{number} attachments of the e-mail were not read",
            document.attachments,
        )
        found.notes.append(note)
    return found


def _of_document(document: Document, unmarked: Unmarked) -> Extract:
    lines = document.lines
    found = _chat(lines) or read_notes(lines, unmarked, is_markdown=False)
    found.people |= document.people
    return found


def _chat(lines: Sequence[str]) -> Extract | None:
    """Return what a chat gives, where lines are one. Refuses transcripts and other chats."""
    if refused := refusals.refused_chat(lines):
        raise Refusal(refused)
    if chat := read_chat(lines):
        return chat
    if refusals.looks_like_chat(lines):
        raise Refusal(refusals.OTHER_CHAT)
    return None


def _of_table(text: str, lines: Sequence[str], file: str) -> Extract | None:
    """Return what a table gives, where a text is one and not a list with tabs in it."""
    said = [line for line in lines if line.strip()]
    if said and ours.has_our_header(said[0].split("\t")):  # in which a quotation mark is a letter
        return ours.read_table(ours.tsv_rows(text), is_guarded=True)
    is_named_so = file.casefold().endswith(_TABLE_SUFFIXES)
    separator = tables.separator_of(text, is_named_so=is_named_so)
    rows = tables.csv_rows(text, separator) if separator else []
    if rows and ours.has_our_header(rows[0]):
        return ours.read_table(rows, is_guarded=True)
    items = [*filter(ITEM.fullmatch, said)]
    is_list = separator == "\t" and len(items) * 2 > len(said)
    if not rows or (is_list and len(rows[0]) < 3 and not is_named_so):  # noqa: PLR2004
        return None
    return tables.read_rows(rows)
