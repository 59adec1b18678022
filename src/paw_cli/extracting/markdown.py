"""The marks of notes: of items as people type them, and of Markdown; and the links in a text."""

import re
from collections.abc import Sequence
from itertools import takewhile

from paw_cli.files.format import LINK

_BLANK = r"[ \t\xa0]"
_BULLETS = "•●○◦▪■□▫◆◇◊‣⁃∙·⦁⚫⚪§Ø➢➤➔►▶▸▹✓✔✗✘☐☑☒❑❒→⇒»›✦★☆✱✳\uf000-\uf0ff*+–—-"
_EMOJI = "\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_WORDS_OF_AN_ITEM = (
    r"(?:tip|idee|idea|punt|point|nr\.?|no\.?|nummer|opmerking|remark|stelling|advies|les)"
)
# An item: "1. ", "1) ", "Tip 1: ", "a) ", an emoji of a number, or a bullet as people type it or as
# word processors leave it. A year is no number of an item, and "1.5 miljoen" no item.
ITEM = re.compile(
    rf"(?P<indent>{_BLANK}*)(?:"
    rf"{_WORDS_OF_AN_ITEM}[ \xa0]?#?(?P<named>\d{{1,3}}){_BLANK}*[:.)–—-]{_BLANK}+"
    rf"|[(#\[]?(?P<number>\d{{1,3}})(?:[.)\]°:]{{1,2}}(?:{_BLANK}+|(?=[^\W\d_]))|{_BLANK}-{_BLANK}|\t)"
    rf"|\(?[a-zA-Z]\){_BLANK}+|[a-z]\.{_BLANK}+|\(?[ivx]{{1,5}}[.)]{_BLANK}+"
    rf"|[\d#*]\ufe0f?\u20e3(?:[\d]\ufe0f?\u20e3)?{_BLANK}*|[\U0001f51f①-⑳❶-❿➀-➓]{_BLANK}*"
    rf"|(?:[{_BULLETS}]|[{_EMOJI}]\ufe0f?[\U0001f3fb-\U0001f3ff]?){_BLANK}+|o\t)"
    r"(?P<text>\S.*)",
    re.IGNORECASE,
)
MARK_ALONE = re.compile(
    rf"{_BLANK}*(?:{_WORDS_OF_AN_ITEM} ?#?\d{{1,3}}[:.)]?|\d{{1,3}}[.)]|[{_BULLETS}]|o){_BLANK}*",
    re.IGNORECASE,
)
BOX = re.compile(rf"\[[ xXvV✓✔]?\]{_BLANK}+")

# A link ends before a bracket that it did not open; one in which a part was taken out is none.
_BARE_LINK = re.compile(r"https?://(?:[^\s<>\"()\[\]]|\([^\s<>\"()\[\]]*\))++(?!\(?\[)")
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
_STRONG = re.compile(r"(?<![\\*~`])(\*\*|~~|`)(?=\S)(.{1,2000}?)(?<=[^\s\\])\1(?!\*)", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w\\*_])(__|[*_])(?=[^\s*_])(.{1,1000}?)(?<=[^\s\\*_])\1(?![\w*_])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))


def is_item(line: str) -> bool:
    """Tell whether a line begins an item by its mark."""
    return ITEM.fullmatch(line) is not None


def is_markdown(lines: Sequence[str]) -> bool:
    """Tell whether notes are written in Markdown."""
    return any(_SIGN.match(line.strip()) for line in lines)


def length_of_front_matter(lines: Sequence[str]) -> int:
    """Return how many lines the block between --- at the top of a file takes."""
    below = enumerate(lines[1:_MAX_FRONT_MATTER], start=2)
    end = next((length for length, line in below if line.strip() in {_FENCE, "..."}), 0)
    return end if lines and lines[0].strip() == _FENCE else 0


def table_at(lines: Sequence[str], at: int) -> list[list[str]]:
    """Return the rows of the table that begins at a line, its rule left out."""
    is_table = "|" in lines[at] and _TABLE_RULE.fullmatch("".join(lines[at + 1 : at + 2]))
    if not is_table or is_item(lines[at]):
        return []
    below = takewhile(lambda line: "|" in line, lines[at + 2 :])
    return [_cells(line) for line in (lines[at], *below)]


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as a table that `table_rows` reads back."""
    cells = [[_cell(text) for text in row] for row in rows]
    written = [f"| {' | '.join(row)} |" for row in cells]
    return [written[0], "|---" * len(rows[0]) + "|", *written[1:]] if written else []


def plain(text: str) -> str:
    """Return the text that Markdown shows: a link's words, nothing of emphasis."""
    if not any(mark in text for mark in "*_`[~\\<&"):
        return text
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _AUTOLINK.sub(r"\1", text)
    for pattern in (_STRONG, _EMPHASIS, _EMPHASIS):  # of which one may stand within another
        text = pattern.sub(r"\2", text)
    text = _ESCAPED.sub(r"\1", text)
    return _ENTITY.sub(lambda entity: _ENTITIES[entity[0]], text)


def links_of(text: str) -> list[str]:
    """Return the addresses behind the links of a text in Markdown."""
    return [match[2] for match in _LINK.finditer(text)]


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
    found = (link.rstrip(_AFTER_A_LINK) for link in bare)
    return tuple(dict.fromkeys(link for link in found if LINK.fullmatch(link)))
