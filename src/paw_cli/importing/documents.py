"""Read Word documents and web pages as the lines of notes that they would be.

Headings become `# ...`, list items `- ...`, tables the tables of Markdown; notes do the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from paw_cli.importing.markdown import table_lines
from paw_cli.importing.text import words_of

if TYPE_CHECKING:
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
_BLOCKS = words_of(
    "p div section article main header body html blockquote figure figcaption pre center dl"
    " dt dd address details summary fieldset td th"
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LISTS = frozenset({"ul", "ol"})
_MENU = re.compile(r"\b(?:nav|menu|breadcrumb|cookie|footer|sidebar|skip-?link)", re.IGNORECASE)
_MAX_WORDS_IN_A_MENU = 4
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MAX_DEPTH = 100


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
    main = next(
        (node for css in ("main", "[role=main]", "article") if (node := _largest(tree, css))),
        tree.body,
    )
    lines = _Lines()
    if main is not None:
        lines.walk(main, 0)
    lines.end_block()
    return Document(lines=lines.lines)


def _largest(tree: object, css: str) -> LexborNode | None:
    nodes: list[LexborNode] = tree.css(css)  # type: ignore[attr-defined]
    return max(nodes, key=lambda node: len(node.text()), default=None)


class _Lines:
    """Writes the nodes of a page as lines."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._inline: list[str] = []

    def walk(self, node: LexborNode, depth: int) -> None:
        """Write what is below a node."""
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                self._inline.append(_BLANKS.sub(" ", child.text()))
            elif tag == "br":
                self._inline.append("\n")
            elif tag in _LEFT_OUT or _is_menu(child) or depth > _MAX_DEPTH:
                continue
            elif tag in _LISTS:
                self.end_block()
                self._list(child, 0, depth)
                self.lines.append("")
            elif tag == "table":
                self.end_block()
                self._table(child)
            elif tag in _HEADINGS:
                self.end_block()
                self._heading(child)
            elif tag in _BLOCKS:
                self.end_block()
                self.walk(child, depth + 1)
                self.end_block()
            else:
                self.walk(child, depth + 1)

    def end_block(self) -> None:
        """Write the text that has come together as a paragraph."""
        text = "".join(self._inline)
        self._inline.clear()
        said = [line for each in text.split("\n") if (line := each.strip(" \t"))]
        if said:
            self.lines += [*said, ""]

    def _heading(self, node: LexborNode) -> None:
        if text := _flat(node):
            self.lines += [f"# {text}", ""]

    def _list(self, node: LexborNode, level: int, depth: int) -> None:
        for child in node.iter():
            if child.tag == "li":
                self._list_item(child, level, depth)
            elif child.tag in _LISTS and depth < _MAX_DEPTH:
                self._list(child, level + 1, depth + 1)

    def _list_item(self, node: LexborNode, level: int, depth: int) -> None:
        inner = _Lines()
        nested: list[LexborNode] = []
        inner.item(node, nested, depth)
        paragraphs = [line for line in inner.lines if line.strip()]
        indent = "  " * level
        if paragraphs and not (_is_link_of_menu(node) and not nested):
            self.lines.append(f"{indent}- {paragraphs[0]}")
            self.lines += [f"{indent}  {line}" for line in paragraphs[1:]]
        for each in nested:
            self._list(each, level + bool(paragraphs), depth + 1)

    def item(self, node: LexborNode, nested: list[LexborNode], depth: int) -> None:
        """Write what a list item says, and gather the lists within it."""
        for child in node.iter(include_text=True):
            if child.tag in _LISTS:
                nested.append(child)
            elif child.tag == "-text":
                self._inline.append(_BLANKS.sub(" ", child.text()))
            elif child.tag == "br":
                self._inline.append("\n")
            elif child.tag in _LEFT_OUT or depth > _MAX_DEPTH:
                continue
            else:
                if child.tag in _BLOCKS:
                    self.end_block()
                self.item(child, nested, depth + 1)
                if child.tag in _BLOCKS:
                    self.end_block()
        if node.tag == "li":
            self.end_block()

    def _table(self, node: LexborNode) -> None:
        rows = [
            [_flat(cell) for cell in row.iter() if cell.tag in {"td", "th"}]
            for row in node.css("tr")
        ]
        rows = [row for row in rows if any(row)]
        if not rows:
            return
        if max(map(len, rows)) == 1 or len(rows) == 1:  # a table that only lays out the page
            for cell in node.css("td, th"):
                self.walk(cell, 0)
                self.end_block()
            return
        self.lines += ["", *table_lines(rows), ""]


def _flat(node: LexborNode) -> str:
    """Return what a node says, its blocks as lines."""
    inner = _Lines()
    inner.walk(node, 0)
    inner.end_block()
    return "\n".join(line.removeprefix("# ") for line in inner.lines if line.strip())


def _is_menu(node: LexborNode) -> bool:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    hidden = "hidden" in node.attributes or node.attributes.get("aria-hidden") == "true"
    return hidden or (node.tag in {"div", "ul", "header", "section"} and bool(_MENU.search(names)))


def _is_link_of_menu(node: LexborNode) -> bool:
    links = node.css("a")
    said = _BLANKS.sub(" ", node.text()).strip()
    return (
        len(links) == 1
        and links[0].text().strip() == said
        and (len(said.split()) <= _MAX_WORDS_IN_A_MENU)
    )
