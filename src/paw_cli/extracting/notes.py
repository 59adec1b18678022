"""Read notes: numbered and bulleted items, quotations and tables, with headings above them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from paw_cli.extracting.items import Extract, Item, SkipReason, Unmarked
from paw_cli.extracting.names import INFIXES, fold, is_ordinary, looks_like_name
from paw_cli.extracting.tables import read_rows
from paw_cli.extracting.text import (
    BOX,
    ITEM,
    MARK_ALONE,
    length_of_front_matter,
    links_of,
    table_at,
    without_markdown,
)

_HEADING_MARK = re.compile(r"#{1,6}[ \t]+|\*\*(?=.*\*\*:?$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{3,}) *")
_QUOTATION = re.compile(r" {0,3}> ?(?P<text>.*)")
_PRESENT = re.compile(
    r"(?:(?:^|[.;] )(?:van|aan|cc|from|to)|\b(?:aanwezig(?:en)?|deelnemers|afwezig|notulist"
    r"|voorzitter|verslag(?:legger)?|attendees|present|participants|auteurs?|authors?))"
    r"\s*:\s*(?P<names>.+)",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"[,;&]|\ben\b|\band\b|\.\s|\s-\s")
# A number further on than this is more likely the rest of a sentence than a gap in the list.
_MAX_GAP = 10
_TAB = 4
# An item this much further in belongs to the one above; less is "9." standing below "10.".
_NESTED = 2
_MAX_WORDS_IN_A_HEADING = 8
_MAX_WORDS_ABOVE_ITEMS = 20
_MAX_LINE_OF_A_TITLE = 2
_SENTENCE_END = (".", "!", "?", "…", ";", ",")


@dataclass(slots=True)
class _Block:
    """Lines that belong together; the parts of an item bring along what stands between them."""

    kind: Literal["item", "quotation", "table", "heading", "text"]
    line: int
    parts: list[str]
    indent: int = 0
    number: int = 0
    rows: Sequence[Sequence[str]] = ()


def read_notes(lines: Sequence[str], unmarked: Unmarked, *, is_markdown: bool) -> Extract:
    """Return the items of notes, each with the heading above it.

    With `unmarked`, each line or paragraph that is no heading is an item as well.
    """
    return _Notes(lines, unmarked, is_markdown=is_markdown).read()


class _Notes:
    """Puts lines together to blocks, and keeps what each says below its heading."""

    def __init__(self, lines: Sequence[str], unmarked: Unmarked, *, is_markdown: bool) -> None:
        self._lines = lines
        self._unmarked = unmarked
        self._is_markdown = is_markdown
        self._plain = without_markdown if is_markdown else str
        self._found = Extract()
        self._heading = ""
        self._block = _Block("quotation", 0, [])  # which says nothing
        self._after_blank = True

    def read(self) -> Extract:
        """Return the items, and what is left out."""
        at = length_of_front_matter(self._lines)
        while at < len(self._lines):
            is_blank = not self._lines[at].strip()
            at += 1 if is_blank else self._take(at)
            self._after_blank = is_blank
        self._begin(None)
        self._found.people.update(*map(_people_in, self._lines))
        return self._found

    def _take(self, at: int) -> int:
        """Give a line its place; return how many lines that takes."""
        line, length = self._with_its_mark(at)
        said = line.strip()
        above = self._block
        is_underlined = _UNDERLINE.fullmatch("".join(self._lines[at + 1 : at + 2]))
        if rows := table_at(self._lines, at):
            self._begin(_Block("table", at + 1, [], rows=rows))
            return len(rows) + 1
        match = ITEM.fullmatch(line)
        number = int(match["number"] or match["named"] or 0) if match else 0
        if match and _may_follow(number, above.number):
            self._item(at + 1, match, number)
        elif quoted := _QUOTATION.fullmatch(line):
            self._go_on_or_begin("quotation", at + 1, quoted[1].rstrip())
        elif above.kind == "item" and self._continues(line):
            above.parts.append(("\n\n" if self._after_blank else " ") + line.strip(" \t"))
        elif _HEADING_MARK.match(said) or is_underlined:
            self._begin(_Block("heading", at + 1, [said]))
            length += is_underlined is not None
        else:
            self._go_on_or_begin("text", at + 1, said)
        return length

    def _with_its_mark(self, at: int) -> tuple[str, int]:
        """Return a line, with the next one where it is nothing but the mark of that."""
        line, below = self._lines[at], "".join(self._lines[at + 1 : at + 2]).strip()
        is_mark = MARK_ALONE.fullmatch(line) and not MARK_ALONE.fullmatch(below)
        if not is_mark or not below or ITEM.fullmatch(below):
            return line, 1
        both = f"{line.rstrip()} {below}"
        return (both if ITEM.fullmatch(both) else f"- {below}"), 2

    def _go_on_or_begin(self, kind: Literal["quotation", "text"], line: int, text: str) -> None:
        if self._block.kind == kind and not self._after_blank:
            self._block.parts.append(text)
        else:
            self._begin(_Block(kind, line, [text]))

    def _item(self, line: int, match: re.Match[str], number: int) -> None:
        indent = _width(match["indent"])
        text = BOX.sub("", match["text"], count=1)
        if self._block.kind == "item" and indent >= self._block.indent + _NESTED:
            mark = match[0][: match.start("text")].strip()
            self._block.parts.append(f"\n{mark} {text.strip()}")
        else:
            self._begin(_Block("item", line, [text.rstrip(" \t")], indent, number))

    def _continues(self, line: str) -> bool:
        """Tell whether a line that begins no item goes on with the one above."""
        if _width(line[: -len(line.lstrip(" \t\xa0"))]) > self._block.indent:
            return True
        if self._after_blank or self._unmarked is Unmarked.LINES:
            return False
        return not (_HEADING_MARK.match(line) or line.rstrip().endswith(":"))

    def _begin(self, following: _Block | None) -> None:
        """Keep what the block above says, or leave it out, and begin the following one."""
        block, self._block = self._block, following or self._block
        match block.kind:
            case "item":
                self._keep(block.line, "".join(block.parts))
            case "quotation":
                self._keep(block.line, "\n".join(block.parts))
            case "table":
                rows = [[*map(self._plain, row)] for row in block.rows]
                self._found.add(read_rows(rows, first_line=block.line, heading=self._heading))
            case "text" if self._unmarked is Unmarked.LINES:
                for line, text in enumerate(block.parts, start=block.line):
                    if _is_title(text, block, following) and _names_items(text):
                        self._head(text)
                    else:
                        self._keep(line, text)
            case "heading" | "text":
                last = block.parts[-1]
                is_above = following is not None and following.kind not in {"heading", "text"}
                is_alone = self._unmarked is Unmarked.NOTHING or _is_short(last)
                may_head = block.kind == "heading" or (is_above and is_alone)
                is_heading = may_head and _names_items(last)
                self._keep_or_skip(block.line, block.parts[:-1] if is_heading else block.parts)
                if may_head:
                    self._head(last)

    def _head(self, text: str) -> None:
        """Take a line for the heading of what follows, if it names that."""
        self._heading = self._plain(_bare_heading(text)) if _names_items(text) else ""

    def _keep_or_skip(self, line: int, lines: list[str]) -> None:
        """Keep a paragraph where those are items, but no salutation nor short line by itself."""
        said = [(n, text) for n, text in enumerate(lines, start=line) if _says_something(text)]
        are_items = self._unmarked is Unmarked.PARAGRAPHS
        if are_items and (said[1:] or not all(_is_short(text.rstrip(",")) for _n, text in said)):
            self._keep(said[0][0], " ".join(text for _line, text in said))
            return
        for number, text in said:
            self._found.skip(number, text, SkipReason.NO_ITEM)
            if are_items and not text.endswith(","):
                self._head(text)

    def _keep(self, line: int, text: str) -> None:
        plain = self._plain(text).strip()
        links = links_of(text) if self._is_markdown else ()
        if _says_something(plain):
            item = Item(text=plain, line=line, heading=self._heading, links=links)
            self._found.items.append(item)


def _may_follow(number: int, above: int) -> bool:
    """Tell whether a number begins an item there, and does not end the sentence of the last."""
    return not number or not above or number == 1 or 0 <= number - above <= _MAX_GAP


def _is_title(text: str, block: _Block, following: _Block | None) -> bool:
    """Tell whether a line of a list without marks stands above the others as a heading."""
    is_first = block.line <= _MAX_LINE_OF_A_TITLE and len(block.parts) == 1
    is_apart = following is not None and following.line > block.line + 1
    return _is_short(text) and ((is_first and is_apart) or text.endswith(":"))


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def _names_items(text: str) -> bool:
    """Tell whether a line above items names them: no sentence, no salutation, no list of people."""
    heading = _bare_heading(text)
    is_sentence = len(heading.split()) > _MAX_WORDS_ABOVE_ITEMS or heading.endswith((".", ",", ";"))
    return _says_something(heading) and not is_sentence and not _PRESENT.search(heading)


def _is_short(text: str) -> bool:
    """Tell whether a line reads as a heading: few words and no end of a sentence."""
    return len(text.split()) <= _MAX_WORDS_IN_A_HEADING and not text.endswith(_SENTENCE_END)


def _bare_heading(text: str) -> str:
    return text.strip("#* \t\xa0").removesuffix(":").rstrip("* ")


def _width(indent: str) -> int:
    return len(indent.expandtabs(_TAB))


def _people_in(line: str) -> Iterator[str]:
    """Yield whom a line of minutes names: "Aanwezig: ...", "Van: ...", "Jan Puk: ..."."""
    present = _PRESENT.search(line)
    for each in _BETWEEN_NAMES.split(present["names"]) if present else ():
        if looks_like_name(name := each.strip(" .")):
            yield name
    speaker, _colon, said = line.strip(" \t-•*>").partition(":")
    if said.strip() and looks_like_name(speaker):
        first = fold(speaker.split()[0])
        if first not in INFIXES and not is_ordinary(first):
            yield speaker
