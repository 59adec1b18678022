"""Read Word documents, web pages and e-mails as the lines of notes that they would be.

Headings become `# ...`, list items `- ...`, tables the tables of Markdown; notes do the rest. Of an
e-mail stays what it says itself, without what it answers to and without its signature.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from paw_cli.importing.markdown import table_lines
from paw_cli.importing.text import decode, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, Message

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
_LISTS = words_of("ul ol")
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
_SIGNATURE = "-- "
_CLOSING = re.compile(
    r"(?:met )?(?:(?:vriendelijke|hartelijke|warme|zonnige) )?groet(?:en|jes)?(?: van)?|mvg"
    r"|m\.v\.g\.|gr\.?|(?:best|kind|warm) regards|regards|cordialement",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class Document:
    """A document as lines of notes; `people` are those whom its head names."""

    lines: list[str] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    attachments: int = 0


def read_docx(content: bytes) -> Document:
    """Return a Word document as lines. Raises ValueError for one that is broken."""
    import mammoth

    try:
        made = mammoth.convert_to_html(
            BytesIO(content), style_map=_STYLES, convert_image=mammoth.images.img_element(_no_image)
        )
    except Exception as error:  # what a broken zip or XML raises is not documented
        raise ValueError(str(error)) from error
    return read_html(made.value)


def _no_image(_image: object) -> dict[str, str]:
    return {"src": ""}


def read_html(text: str) -> Document:
    """Return a web page as lines: what stands in its main part, menus left out."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text)
    parts = (tree.css(css) for css in ("main", "[role=main]", "article", "body"))
    main = max(next(filter(None, parts), []), key=lambda node: len(node.text()), default=None)
    lines = _Lines()
    if main is not None:
        lines.walk(main, 0)
    lines.end_block()
    return Document(lines=lines.lines)


class _Lines:
    """Writes the nodes of a page as lines; those of an item or a cell without further structure."""

    def __init__(self, *, is_inner: bool = False) -> None:
        self.lines: list[str] = []
        self._inline: list[str] = []
        self._is_inner = is_inner

    def walk(self, node: LexborNode, depth: int) -> None:
        """Write what is below a node."""
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                self._inline.append(_BLANKS.sub(" ", child.text()))
            elif tag == "br":
                self._inline.append("\n")
            elif tag in _LEFT_OUT or depth > _MAX_DEPTH or _is_menu(child):
                continue
            elif tag in _BLOCKS:
                self.end_block()
                self._block(child, depth + 1)
                self.end_block()
            else:
                self.walk(child, depth + 1)

    def end_block(self) -> None:
        """Write the text that has come together as a paragraph."""
        said = [line.strip(" \t") for line in "".join(self._inline).split("\n")]
        self._inline.clear()
        if any(said):
            self.lines += [*filter(None, said), ""]

    def _block(self, node: LexborNode, depth: int) -> None:
        if node.tag in _LISTS:
            self.lines += [*_list(node, depth), *([] if self._is_inner else [""])]
        elif node.tag in _HEADINGS and not self._is_inner:
            self.lines += [f"# {text}" for text in _said(node, depth)[:1]] + [""]
        elif node.tag == "table" and not self._is_inner:
            self._table(node, depth)
        else:
            self.walk(node, depth)

    def _table(self, node: LexborNode, depth: int) -> None:
        rows = [
            ["\n".join(_said(cell, depth)) for cell in row.iter() if cell.tag in {"td", "th"}]
            for row in node.css("tr")
        ]
        rows = [row for row in rows if any(row)]
        if len(rows) > 1 and max(map(len, rows)) > 1:
            self.lines += ["", *table_lines(rows), ""]
            return
        for cell in node.css("td, th"):  # a table that only lays out the page
            self.walk(cell, depth)
            self.end_block()


def _said(node: LexborNode, depth: int) -> list[str]:
    """Return the lines that an item, a cell or a heading says."""
    inner = _Lines(is_inner=True)
    inner.walk(node, depth + 1)
    inner.end_block()
    return [line for line in inner.lines if line.strip()]


def _list(node: LexborNode, depth: int) -> Iterator[str]:
    """Yield the items of a list, each with what is within it further in."""
    for child in node.iter():
        if child.tag in _LISTS:
            yield from (f"  {line}" for line in _list(child, depth + 1))
        elif child.tag == "li" and not _is_link_of_menu(child):
            first, *others = _said(child, depth) or [""]
            is_nested = first.startswith("- ")
            if first:
                yield first if is_nested else f"- {first}"
            yield from (line if is_nested else f"  {line}" for line in others)


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
    for at, line in enumerate(lines):
        said = line.strip(" >")
        is_head = _MAIL_HEADER.fullmatch(said) and any(
            _NEXT_HEADER.match(each.strip()) for each in lines[at + 1 : at + 5]
        )
        is_closing = _CLOSING.fullmatch(said.strip(" ,.!"))
        if is_closing or is_head or line == _SIGNATURE or _QUOTED_MAIL.fullmatch(said):
            below = lines[at + 1 : at + 4] if is_closing else []
            signed = {name for each in below if (name := each.strip(" ,."))}
            return kept, signed | set(_quoted_people(lines[at:]))
        if not line.lstrip().startswith(">"):
            kept.append(line)
    return kept, set()


def _quoted_people(lines: list[str]) -> Iterator[str]:
    for line in lines:
        said = line.strip(" >")
        match = _QUOTED_MAIL.fullmatch(said) or _MAIL_HEADER.fullmatch(said)
        if match and match["who"]:
            yield re.sub(r"<.*|\(.*", "", match["who"]).strip(" :\"'")
