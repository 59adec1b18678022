"""Read Word documents, web pages and e-mails as the lines of notes that they would be.

Headings become `# ...`, list items `- ...`, tables the tables of Markdown; notes do the rest. Of an
e-mail stays what it says itself, without what it answers to and without its signature.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.extracting.text import decode, table_lines, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import EmailMessage, MIMEPart

    from selectolax.lexbor import LexborNode

# Word's list styles of further levels, whose numbering does not tell the level.
_STYLES = "\n".join(
    f"p[style-name='List {kind}{level}'] => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
    for kind, tag in (("Bullet ", "ul"), ("Number ", "ol"))
    for level in (2, 3)
)
_LEFT_OUT = words_of(
    "script style noscript template nav footer aside form button select menu svg iframe"
    " head dialog del"
)
_HEADINGS = words_of("h1 h2 h3 h4 h5 h6")
_BLOCKS = _HEADINGS | words_of(
    "p div section article main header body html blockquote figure figcaption pre center dl"
    " dt dd address details summary fieldset td th table ul ol"
)
_MENU = re.compile(r"\b(?:nav|menu|breadcrumb|cookie|footer|sidebar|skip-?link)", re.IGNORECASE)
_MAX_WORDS_IN_A_MENU = 4
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MAX_DEPTH = 100
_QUOTED_MAIL = re.compile(
    r"(?:op|on|le|am) .{4,120}(?:schreef|wrote|a écrit|schrieb)\b(?P<who>.{0,120}):?\s*"
    r"|-{2,}\s*(?:oorspronkelijk bericht|original message|doorgestuurd bericht"
    r"|forwarded message).{0,20}|_{20,}|(?:begin forwarded message|begin doorgestuurd bericht):?",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(r"\**(?:van|from|de|von)\**:\s*(?P<who>.+)", re.IGNORECASE)
_NEXT_HEADER = re.compile(
    r"\**(?:verzonden|sent|datum|date|aan|to|onderwerp|subject|envoyé|gesendet)\**:", re.IGNORECASE
)
_CLOSING = re.compile(
    r"(?:met )?(?:(?:vriendelijke|hartelijke|warme|zonnige) )?groet(?:en|jes)?(?: van)?|mvg"
    r"|m\.v\.g\.|gr\.?|(?:best|kind|warm) regards|regards|cordialement",
    re.IGNORECASE,
)


class Document(NamedTuple):
    """A document as lines of notes; `people` are those whom its head names."""

    lines: Sequence[str]
    people: frozenset[str] = frozenset()
    attachments: int = 0


def read_docx(content: bytes) -> Document:
    """Return a Word document as lines. Raises ValueError for one that is broken."""
    import mammoth

    no_image = mammoth.images.img_element(lambda _image: {"src": ""})
    try:
        made = mammoth.convert_to_html(BytesIO(content), style_map=_STYLES, convert_image=no_image)
    except Exception as error:  # what a broken zip or XML raises is not documented
        raise ValueError(str(error)) from error
    return read_html(made.value)


def read_html(text: str) -> Document:
    """Return a web page as lines: what stands in its main part, menus left out."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text)
    parts = (tree.css(css) for css in ("main", "[role=main]", "article", "body"))
    main = max(next(filter(None, parts), []), key=lambda node: len(node.text()), default=None)
    said = "\n".join(line.strip(" ") for line in _text(main).split("\n")) if main else ""
    return Document(re.sub("\n\n+", "\n\n", said.strip("\n")).split("\n"))


def _text(node: LexborNode, depth: int = 0) -> str:
    """Return what is below a node: line ends part its lines, a tab stands before an inner item."""
    parts = []
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == "-text":
            parts.append(_BLANKS.sub(" ", child.text()))
        elif tag == "br":
            parts.append("\n")
        elif tag in _LEFT_OUT or depth > _MAX_DEPTH or _is_menu(child):
            continue
        elif tag == "li":
            parts.append(_item(child, depth))
        elif tag in _HEADINGS:
            heading = " ".join(_said(child, depth))
            parts += [f"\n\n# {heading}\n\n"] if heading else []
        elif tag == "table" and (rows := _rows(child, depth)):
            parts += ["\n\n", "\n".join(table_lines(rows)), "\n\n"]
        else:
            between = "\n\n" if tag in _BLOCKS else ""
            parts += [between, _text(child, depth + 1), between]
    return "".join(parts)


def _said(node: LexborNode, depth: int) -> list[str]:
    """Return the lines that an item, a cell or a heading says, in which nothing is a heading."""
    lines = _text(node, depth + 1).split("\n")
    return [said for line in lines if (said := line.strip(" ").removeprefix("# "))]


def _item(node: LexborNode, depth: int) -> str:
    """Return an item of a list, what is within it further in."""
    said = _said(node, depth)
    if not said or _is_link_of_menu(node):
        return ""
    if said[0].startswith("- "):  # an item that only holds a list
        return "".join(f"\n{line}" for line in said)
    return "\n- " + "\n\t".join(said)


def _rows(table: LexborNode, depth: int) -> list[list[str]]:
    """Return the rows of a table; of one that only lays out a page there are none."""
    if len(table.css("table")) > 1:
        return []
    rows = [
        ["\n".join(_said(cell, depth)) for cell in row.iter() if cell.tag in {"td", "th"}]
        for row in table.css("tr")
    ]
    rows = [row for row in rows if any(row)]
    return rows if len(rows) > 1 and max(map(len, rows)) > 1 else []


def _is_menu(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    hidden = "hidden" in node.attributes or node.attributes.get("aria-hidden") == "true"
    return hidden or (node.tag in {"div", "ul", "header", "section"} and bool(_MENU.search(names)))


def _is_link_of_menu(node: LexborNode) -> bool:
    links = node.css("a")
    said = _BLANKS.sub(" ", node.text()).strip()
    is_short = len(said.split()) <= _MAX_WORDS_IN_A_MENU
    return len(links) == 1 and is_short and links[0].text().strip() == said


def read_mail(message: EmailMessage) -> Document:
    """Return an e-mail as lines, without what it quotes and without its signature."""
    from email.utils import getaddresses

    heads = [str(message.get(name, "")) for name in ("From", "To", "Cc", "Reply-To", "Sender")]
    body = message.get_body(preferencelist=("html", "plain"))
    text = _text_of(body) if body else ""
    is_html = body is not None and body.get_content_subtype() == "html"
    lines, quoted = _own_part(read_html(text).lines if is_html else text.splitlines())
    return Document(
        lines,
        quoted | {name for name, _address in getaddresses(heads)},
        sum(1 for _each in message.iter_attachments()),
    )


def _text_of(part: MIMEPart) -> str:
    try:
        return str(part.get_content(errors="strict"))
    except (LookupError, UnicodeError):  # an encoding that is unknown, or another one
        content = part.get_payload(decode=True)
        return decode(content if isinstance(content, bytes) else b"")[0]


def _own_part(lines: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    """Return the lines of a mail above its signature, and whom this and what is below name."""
    said = [line.strip(" >") for line in lines]
    end = next((at for at in range(len(lines)) if _is_end(said[at : at + 5])), len(lines))
    is_signed = end < len(lines) and _CLOSING.fullmatch(said[end].strip(" ,.!"))
    names = [name.strip(" ,.") for name in said[end + 1 : end + 4]] if is_signed else []
    below = (_QUOTED_MAIL.fullmatch(line) or _MAIL_HEADER.fullmatch(line) for line in said[end:])
    quoted = (match["who"] for match in below if match and match["who"])
    names += [re.sub(r"[<(].*", "", name).strip(" :\"'") for name in quoted]
    return [line for line in lines[:end] if not line.lstrip().startswith(">")], frozenset(names)


def _is_end(lines: Sequence[str]) -> bool:
    """Tell whether a mail's own text ends here: by a closing, or by what it answers to."""
    is_head = _MAIL_HEADER.fullmatch(lines[0]) and any(map(_NEXT_HEADER.match, lines[1:]))
    return bool(
        is_head
        or lines[0] == "--"
        or _CLOSING.fullmatch(lines[0].strip(" ,.!"))
        or _QUOTED_MAIL.fullmatch(lines[0])
    )
