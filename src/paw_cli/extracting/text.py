"""Read a text: its bytes as lines, what of it a reader sees, the marks of lists and of Markdown."""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import takewhile

from paw_cli.files.format import LINK
from paw_cli.messages import _

# A line also ends where a word processor or a slide breaks one within a paragraph.
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_LOOKED_AT = 1000
_BYTE_ORDER_MARK = "\ufeff"
# What the letters of UTF-8 become where each byte is read as one of Windows-1252.
_DECODED_WRONGLY = re.compile("[ÃÂâðÅÄ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0x100)}
# A byte that is no UTF-8, as Python decodes it, to its letter; and a letter to its byte.
_OF_WINDOWS_1252 = {0xDC00 + byte: char for byte, char in _WINDOWS_1252.items()}
_TO_BYTES = {ord(char): byte for byte, char in _WINDOWS_1252.items() if char}

# Characters that no reader sees: marks of direction, joiners and fillers. Joiners of emoji and
# of scripts that need them are no disguise.
INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
    "|(?<=[A-Za-z])[\u200c\u200d\ufe0f]"
)
_WIDE_BLANK = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")
_JOINERS = frozenset("\u200c\u200d\ufe0f")
# What no tips file holds: control characters, overrides of direction, halves of characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

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
_MAX_FRONT_MATTER = 40
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\s*")
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)

_IMAGE = re.compile(r"!\[([^\]]{0,300})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"]*\")?\)")
_LINK = re.compile(
    r"(?<!\\)\[([^\]]{1,300})\]\(<?((?:https?://"
    r"|mailto:)[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*)>?(?: \"[^\"]*\")?\)"
)
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
_STRONG = re.compile(r"(?<![\\*~`])(\*\*|~~|`)(?=\S)(.{1,2000}?)(?<=[^\s\\])\1(?!\*)", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w\\*_])(__|[*_])(?=[^\s*_])(.{1,1000}?)(?<=[^\s\\*_])\1(?![\w*_])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("|".join(ENTITIES))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that stands in the code as a text."""
    return frozenset(text.split())


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and what a user should know of how it was read.

    What is no UTF-8 or UTF-16 is Windows-1252; text that was decoded wrongly once is mended
    where all of it can be.
    """
    notes = []
    if encoding := _utf_16(content):
        text = content.decode(encoding, "replace")
    else:
        read = content.decode("utf-8", "surrogateescape")
        text = read.translate(_OF_WINDOWS_1252)
        if text != read:
            notes.append(_("this is no UTF-8, so it was read as Windows-1252"))
    mended = _mended(text)
    if mended != text:
        notes.append(_("this text was decoded wrongly once ('Ã©' for 'é'), and is mended"))
    return mended.removeprefix(_BYTE_ORDER_MARK), tuple(notes)


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; files that were joined have byte order marks within."""
    return [line.removeprefix(_BYTE_ORDER_MARK) for line in _LINE_END.split(text)]


def without_forbidden(text: str) -> str:
    """Return a text without the characters that no tips file may hold."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def visible(text: str) -> str:
    """Return a text without the characters that no reader sees."""
    return text if text.isascii() else INVISIBLE.sub("", text)


def plain_blanks(text: str) -> str:
    """Return a text as a reader sees it, its blanks of other widths as ordinary ones."""
    return text if text.isascii() else _WIDE_BLANK.sub(" ", visible(text))


def projected(text: str) -> tuple[str, list[int] | None]:
    """Return a text as a reader sees it, and where each character of it stands in `text`.

    Invisible characters and accents that stand apart are gone, letters in another dress (bold
    mathematical, full width) are plain. The list is None where nothing had to change.
    """
    if text.isascii():
        return text, None
    gone = {match.start() for match in INVISIBLE.finditer(text)}
    shown = [
        (_plain_letter(char), place)
        for place, char in enumerate(text)
        if place not in gone and char not in _JOINERS and not unicodedata.combining(char)
    ]
    result = "".join([char for char, _place in shown])
    return result, None if result == text else [place for _char, place in shown]


def _plain_letter(char: str) -> str:
    if char < "\u2000":
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def _utf_16(content: bytes) -> str:
    """Return the name of the encoding of a text in UTF-16: every other byte of it is zero."""
    start = content[:_LOOKED_AT]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    return "utf-16-be" if start[::2].count(0) > len(start) // 4 else ""


def _mended(text: str) -> str:
    if _DECODED_WRONGLY.search(text):
        with suppress(UnicodeError):
            return text.translate(_TO_BYTES).encode("latin-1").decode("utf-8")
    return text


def has_markdown(lines: Sequence[str]) -> bool:
    """Tell whether notes are written in Markdown."""
    return any(_SIGN.match(line.strip()) for line in lines)


def length_of_front_matter(lines: Sequence[str]) -> int:
    """Return how many lines the block between --- at the top of a file takes."""
    below = enumerate(lines[1:_MAX_FRONT_MATTER], start=2)
    end = next((length for length, line in below if line.strip() in {"---", "..."}), 0)
    return end if lines and lines[0].strip() == "---" else 0


def table_at(lines: Sequence[str], at: int) -> list[list[str]]:
    """Return the rows of the table that begins at a line, its rule left out."""
    is_table = "|" in lines[at] and _TABLE_RULE.fullmatch("".join(lines[at + 1 : at + 2]))
    if not is_table or ITEM.fullmatch(lines[at]):
        return []
    below = takewhile(lambda line: "|" in line, lines[at + 2 :])
    return [_cells(line) for line in (lines[at], *below)]


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as a table that `table_at` reads back."""
    cells = [[cell.replace("|", "\\|").replace("\n", "<br>") for cell in row] for row in rows]
    first, *others = (f"| {' | '.join(row)} |" for row in cells)
    return [first, "|---" * len(rows[0]) + "|", *others]


def without_markdown(text: str) -> str:
    """Return the text that Markdown shows: a link's words, nothing of emphasis."""
    if not any(mark in text for mark in "*_`[~\\<&"):
        return text
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = AUTOLINK.sub(r"\1", text)
    for pattern in (_STRONG, _EMPHASIS, _EMPHASIS):  # of which one may stand within another
        text = pattern.sub(r"\2", text)
    text = _ESCAPED.sub(r"\1", text)
    return _ENTITY.sub(lambda entity: ENTITIES[entity[0]], text)


def links_of(text: str) -> tuple[str, ...]:
    """Return the addresses behind the links of a text in Markdown."""
    return tuple(match[2] for match in _LINK.finditer(text))


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    cells = (cell.strip().replace("\\|", "|") for cell in _CELL_BREAK.split(bare))
    return [_BREAK_TAG.sub("\n", cell) for cell in cells]


def links_in(text: str) -> Iterator[str]:
    """Yield the links in a text, but those of which a part was taken out."""
    bare = (link for link in _BARE_LINK.findall(text) if len(link) <= _MAX_LINK)
    return filter(LINK.fullmatch, (link.rstrip(_AFTER_A_LINK) for link in bare))
