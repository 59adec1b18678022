"""Read an e-mail: what it says itself, without what it answers to and without its signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paw_cli.importing.documents import Document, read_html
from paw_cli.importing.text import decode

if TYPE_CHECKING:
    from email.message import EmailMessage, Message

_QUOTED_MAIL = re.compile(
    r"(?:op|on|le|am) .{4,120}(?:schreef|wrote|a écrit|schrieb)\b(?P<who>.{0,120}):?\s*"
    r"|-{2,}\s*(?:oorspronkelijk bericht|original message|doorgestuurd bericht"
    r"|forwarded message).{0,20}"
    r"|_{20,}|(?:begin forwarded message|begin doorgestuurd bericht):?",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(r"\**(?:van|from|de|von)\**:\s*(?P<who>.+)", re.IGNORECASE)
_NEXT_HEADER = re.compile(
    r"\**(?:verzonden|sent|datum|date|aan|to|onderwerp|subject|envoyé|gesendet)\**:", re.IGNORECASE
)
_SIGNATURE = "-- "
_CLOSING = re.compile(
    r"(?:met )?(?:(?:vriendelijke|hartelijke|warme|zonnige) )?groet(?:en|jes)?(?: van)?|mvg"
    r"|m\.v\.g\.|gr\.?"
    r"|(?:best|kind|warm) regards|regards|cordialement",
    re.IGNORECASE,
)


def read_mail(message: EmailMessage) -> Document:
    """Return an e-mail as lines, without what it quotes and without its signature."""
    from email.utils import getaddresses

    heads = [str(message.get(name, "")) for name in ("From", "To", "Cc", "Reply-To", "Sender")]
    people = {name for name, _address in getaddresses(heads) if name}
    body = message.get_body(preferencelist=("html", "plain"))
    document = Document()
    if body is not None:
        text = _text_of(body)
        is_html = body.get_content_subtype() == "html"
        document = read_html(text) if is_html else Document(lines=text.splitlines())
    lines, quoted = _without_quoted(document.lines)
    document.lines, document.people = lines, people | quoted
    document.attachments = sum(1 for _each in message.iter_attachments())
    return document


def _text_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else str(part.get_payload()).encode()
    charset = part.get_content_charset() or "utf-8"
    try:
        return raw.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return decode(raw)[0]


def _without_quoted(lines: list[str]) -> tuple[list[str], set[str]]:
    """Return the lines of a mail above what it answers to, and whom it answers."""
    kept: list[str] = []
    people: set[str] = set()
    for at, line in enumerate(lines):
        said = line.strip(" >")
        head = _MAIL_HEADER.fullmatch(said)
        is_head = head and any(_NEXT_HEADER.match(each.strip()) for each in lines[at + 1 : at + 5])
        quoted = _QUOTED_MAIL.fullmatch(said)
        if quoted or is_head:
            people |= _quoted_people(lines[at:])
            break
        if line == _SIGNATURE:
            break
        if _CLOSING.fullmatch(said.strip(" ,.!")):
            people |= {below.strip(" ,.") for below in lines[at + 1 : at + 4] if below.strip()}
            people |= _quoted_people(lines[at:])
            break
        if not line.lstrip().startswith(">"):
            kept.append(line)
    return kept, people


def _quoted_people(lines: list[str]) -> set[str]:
    found = set()
    for line in lines:
        said = line.strip(" >")
        for pattern in (_QUOTED_MAIL, _MAIL_HEADER):
            match = pattern.fullmatch(said)
            if match and match["who"]:
                found.add(re.sub(r"<.*|\(.*", "", match["who"]).strip(" :\"'"))
    return found
