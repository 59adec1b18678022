"""What Markdown adds to notes: front matter, tables, marks inside a line; and links in any text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paw_cli.files.format import LINK

if TYPE_CHECKING:
    from collections.abc import Sequence

_BARE_LINK = re.compile(r"https?://[^\s<>\"]+")
_MAX_LINK = 1000
_AFTER_A_LINK = ".,;:!?…'”’»*_"
_SIGN = re.compile(
    r"#{1,6} \S|```|[-*+] \[[ xX]\] |\|? *:?-{3,}:? *\||.*(?:\*\*\S.*\S\*\*|\[[^\]]+\]\(https?:)"
)
_FENCE = "---"
_MAX_FRONT_MATTER = 40
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\s*")
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)

_IMAGE = re.compile(r"!\[([^\]]{0,300})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"]*\")?\)")
_LINK = re.compile(
    r"(?<!\\)\[([^\]]{1,300})\]\(<?((?:https?://"
    r"|mailto:)[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?(?: \"[^\"]*\")?\)"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
_EMPHASIS = (
    re.compile(r"(?<![\\*])\*\*(?=\S)(.{1,2000}?)(?<=[^\s\\])\*\*(?!\*)", re.DOTALL),
    re.compile(r"(?<![\w\\_])__(?=\S)(.{1,2000}?)(?<=[^\s\\])__(?![\w_])", re.DOTALL),
    re.compile(r"(?<![\w\\*])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s\\])\*(?![\w*])"),
    re.compile(r"(?<![\w\\_])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s\\])_(?![\w_])"),
    re.compile(r"(?<!\\)~~(?=\S)(.{1,1000}?)(?<=\S)~~"),
    re.compile(r"(?<![\\`])`([^`\n]{1,1000})`"),
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))


def is_markdown(lines: Sequence[str]) -> bool:
    """Tell whether notes are written in Markdown."""
    return any(_SIGN.match(line.strip()) for line in lines)


def length_of_front_matter(lines: Sequence[str]) -> int:
    """Return how many lines the block between --- at the top of a file takes."""
    if not lines or lines[0].strip() != _FENCE:
        return 0
    for at, line in enumerate(lines[1:_MAX_FRONT_MATTER], start=1):
        if line.strip() in {_FENCE, "..."}:
            return at + 1
    return 0


def length_of_table(lines: Sequence[str], at: int) -> int:
    """Return how many lines a table takes that begins at this one."""
    if "|" not in lines[at] or at + 1 >= len(lines) or not _TABLE_RULE.fullmatch(lines[at + 1]):
        return 0
    length = 2
    while at + length < len(lines) and "|" in lines[at + length]:
        length += 1
    return length


def table_rows(lines: Sequence[str]) -> list[list[str]]:
    """Return the rows of a table, its rule left out."""
    return [_cells(line) for at, line in enumerate(lines) if at != 1]


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as a table that `table_rows` reads back."""
    cells = [[_cell(text) for text in row] for row in rows]
    written = [f"| {' | '.join(row)} |" for row in cells]
    return [written[0], "|---" * len(rows[0]) + "|", *written[1:]] if written else []


def plain(text: str) -> str:
    """Return the text that Markdown shows: a link's words, nothing of emphasis."""
    if not any(mark in text for mark in "*_`[~\\<&"):
        return text
    text = _LINK.sub(_words_of_link, _IMAGE.sub(r"\1", text))
    text = _AUTOLINK.sub(r"\1", text)
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\1", text)
    text = _ESCAPED.sub(r"\1", text)
    return _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], text)


def links_of(text: str) -> list[str]:
    """Return the addresses behind the links of a text in Markdown."""
    return [match[2] for match in _LINK.finditer(text)]


def _words_of_link(match: re.Match[str]) -> str:
    return match[1]


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    cells = (cell.strip().replace("\\|", "|") for cell in _CELL_BREAK.split(bare))
    return [_BREAK_TAG.sub("\n", cell) for cell in cells]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def links_in(text: str) -> tuple[str, ...]:
    """Return the links in a text, but those of which a part was taken out."""
    bare = (link for link in _BARE_LINK.findall(text) if len(link) <= _MAX_LINK)
    found = map(_without_what_follows, bare)
    return tuple(dict.fromkeys(link for link in found if "[" not in link and LINK.fullmatch(link)))


def _without_what_follows(link: str) -> str:
    """Return a link without the sentence's own marks at its end."""
    bare = link.rstrip(_AFTER_A_LINK)
    while bare.endswith((")", "]")) and bare.count("(") < bare.count(")") + bare.count("]"):
        bare = bare[:-1].rstrip(_AFTER_A_LINK)
    return bare
