"""Read notes: numbered and bulleted items, quotations and tables, with headings above them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from paw_cli.importing import markdown
from paw_cli.importing.items import Extract, Item, SkipReason, Unmarked
from paw_cli.importing.markdown import BOX, ITEM, MARK_ALONE, is_item
from paw_cli.importing.names import INFIXES, fold, is_ordinary, looks_like_name
from paw_cli.importing.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence


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
class _Item:
    """An item or a quotation, to which later lines may add."""

    line: int
    parts: list[str]
    indent: int = 0
    number: int | None = None
    is_quotation: bool = False


@dataclass(slots=True)
class _Text:
    """A heading, or lines that no mark makes items of, without a blank one between them."""

    line: int
    lines: list[str]
    is_heading: bool = False


@dataclass(slots=True)
class _Table:
    line: int
    rows: list[list[str]]


_Block = _Item | _Text | _Table


def read_notes(
    lines: Sequence[str],
    unmarked: Unmarked = Unmarked.NOTHING,
    *,
    is_markdown: bool | None = None,
) -> Extract:
    """Return the items of notes, each with the heading above it.

    With `unmarked`, each line or paragraph that is no heading is an item as well. Whether marks
    of Markdown inside a line go is told by the text itself, unless `is_markdown` says it.
    """
    has_marks = markdown.is_markdown(lines) if is_markdown is None else is_markdown
    notes = _Notes(unmarked, is_markdown=has_marks)
    for line in lines:
        notes.found.people.update([*_people_present(line), _speaker_of(line)])
    blocks = _Blocks(lines, unmarked).read()
    for block, following in zip_longest(blocks, blocks[1:]):
        notes.take(block, following)
    return notes.found


class _Blocks:
    """Puts lines together to items, tables, headings and other text."""

    def __init__(self, lines: Sequence[str], unmarked: Unmarked) -> None:
        self._lines = lines
        self._unmarked = unmarked
        self._blocks: list[_Block] = []
        self._after_blank = True

    def read(self) -> list[_Block]:
        """Return the parts of notes in order."""
        at = markdown.length_of_front_matter(self._lines)
        while at < len(self._lines):
            is_blank = not self._lines[at].strip()
            at += 1 if is_blank else self._take(at)
            self._after_blank = is_blank
        return self._blocks

    def _take(self, at: int) -> int:
        """Give a line its place; return how many lines that takes."""
        line, length = self._with_its_mark(at)
        above = self._blocks[-1] if self._blocks else None
        said = line.strip()
        if rows := markdown.table_at(self._lines, at):
            self._blocks.append(_Table(at + 1, rows))
            return len(rows) + 1
        if (match := ITEM.fullmatch(line)) and _may_follow(match, above):
            self._item(at + 1, match, above)
        elif quoted := _QUOTATION.fullmatch(line):
            self._quotation(at + 1, quoted[1].rstrip(), above)
        elif isinstance(above, _Item) and self._continues(line, above):
            above.parts.append(("\n\n" if self._after_blank else " ") + line.strip(" \t"))
        elif _HEADING_MARK.match(said) or self._is_underlined(at):
            self._blocks.append(_Text(at + 1, [said], is_heading=True))
            length += self._is_underlined(at)
        elif isinstance(above, _Text) and not (above.is_heading or self._after_blank):
            above.lines.append(said)
        else:
            self._blocks.append(_Text(at + 1, [said]))
        return length

    def _with_its_mark(self, at: int) -> tuple[str, int]:
        """Return a line, with the next one where it is nothing but the mark of that."""
        line, below = self._lines[at], "".join(self._lines[at + 1 : at + 2]).strip()
        is_mark = MARK_ALONE.fullmatch(line) and not MARK_ALONE.fullmatch(below)
        if not is_mark or not below or is_item(below):
            return line, 1
        both = f"{line.rstrip()} {below}"
        return (both if is_item(both) else f"- {below}"), 2

    def _item(self, line: int, match: re.Match[str], above: _Block | None) -> None:
        indent = _width(match["indent"])
        text = BOX.sub("", match["text"], count=1)
        if isinstance(above, _Item) and not above.is_quotation and indent >= above.indent + _NESTED:
            mark = match[0][: match.start("text")].strip()
            above.parts.append(f"\n{mark} {text.strip()}")
            return
        number = match["number"] or match["named"]
        self._blocks.append(
            _Item(line, [text.rstrip(" \t")], indent, int(number) if number else None)
        )

    def _quotation(self, line: int, text: str, above: _Block | None) -> None:
        if isinstance(above, _Item) and above.is_quotation and not self._after_blank:
            above.parts.append("\n" + text)
        else:
            self._blocks.append(_Item(line, [text], is_quotation=True))

    def _continues(self, line: str, above: _Item) -> bool:
        """Tell whether a line that begins no item goes on with the one above."""
        further_in = _width(line[: -len(line.lstrip(" \t\xa0"))]) > above.indent
        if above.is_quotation or further_in:
            return not above.is_quotation
        if self._after_blank or self._unmarked is Unmarked.LINES:
            return False
        return not (_HEADING_MARK.match(line) or line.rstrip().endswith(":"))

    def _is_underlined(self, at: int) -> bool:
        below = self._lines[at + 1 : at + 2]
        return bool(below) and _UNDERLINE.fullmatch(below[0]) is not None


def _may_follow(match: re.Match[str], above: _Block | None) -> bool:
    """Tell whether a number begins an item there, and does not end the sentence of the last."""
    number = match["number"] or match["named"]
    if number is None or not isinstance(above, _Item) or above.number is None:
        return True
    return int(number) == 1 or 0 <= int(number) - above.number <= _MAX_GAP


class _Notes:
    """Makes items of the parts of notes, below the heading of each."""

    def __init__(self, unmarked: Unmarked, *, is_markdown: bool) -> None:
        self.found = Extract()
        self._unmarked = unmarked
        self._is_markdown = is_markdown
        self._heading = ""

    def take(self, block: _Block, following: _Block | None) -> None:
        """Keep what a part says, or leave it out."""
        match block:
            case _Item():
                self._keep(block.line, "".join(block.parts))
            case _Table():
                table = read_rows(block.rows, first_line=block.line, heading=self._heading)
                for item in table.items:
                    self.found.items.append(replace(item, text=self._plain(item.text)))
                self.found.skipped += table.skipped
                self.found.people |= table.people
            case _Text() if self._unmarked is Unmarked.LINES and not block.is_heading:
                for line, text in enumerate(block.lines, start=block.line):
                    self._text(line, [text], is_heading=_is_title(text, block, following))
            case _Text():
                is_above = block.is_heading or isinstance(following, _Item | _Table)
                self._text(block.line, block.lines, is_heading=is_above)

    def _text(self, line: int, lines: list[str], *, is_heading: bool) -> None:
        """Take the last line for a heading, where it may be one; keep the others or skip them."""
        is_heading &= self._unmarked is Unmarked.NOTHING or _is_short(lines[-1])
        heading = _bare_heading(lines[-1]) if is_heading else ""
        names_items = _names_items(heading)
        self._keep_or_skip(line, lines[:-1] if names_items else lines)
        if is_heading:
            self._heading = self._plain(heading) if names_items else ""

    def _keep_or_skip(self, line: int, lines: list[str]) -> None:
        said = [(n, text) for n, text in enumerate(lines, start=line) if _says_something(text)]
        if said and self._unmarked is Unmarked.PARAGRAPHS:
            self._paragraph(*said[0], " ".join(text for _line, text in said))
            return
        for number, text in said:
            if self._unmarked is Unmarked.LINES:
                self._keep(number, text)
            else:
                self.found.skip(number, text, SkipReason.NO_ITEM)

    def _paragraph(self, line: int, first: str, text: str) -> None:
        if text == first and first.endswith(",") and len(first.split()) < _MAX_WORDS_IN_A_HEADING:
            self.found.skip(line, first, SkipReason.GREETING)
        elif text == first and _is_short(first):
            self._heading = self._plain(_bare_heading(first))
            self.found.skip(line, first, SkipReason.NO_ITEM)
        else:
            self._keep(line, text)

    def _keep(self, line: int, text: str) -> None:
        plain = self._plain(text).strip()
        links = tuple(markdown.links_of(text)) if self._is_markdown else ()
        if _says_something(plain):
            self.found.items.append(Item(text=plain, line=line, heading=self._heading, links=links))

    def _plain(self, text: str) -> str:
        return markdown.plain(text) if self._is_markdown else text


def _is_title(text: str, block: _Text, following: _Block | None) -> bool:
    """Tell whether a line of a list without marks stands above the others as a heading."""
    is_first = block.line <= _MAX_LINE_OF_A_TITLE and len(block.lines) == 1
    is_apart = following is not None and following.line > block.line + 1
    return _is_short(text) and ((is_first and is_apart) or text.endswith(":"))


def _says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def _names_items(text: str) -> bool:
    """Tell whether a line above items names them: no sentence, no salutation, no list of people."""
    is_sentence = len(text.split()) > _MAX_WORDS_ABOVE_ITEMS or text.endswith((".", ",", ";"))
    return _says_something(text) and not is_sentence and not _PRESENT.search(text)


def _is_short(text: str) -> bool:
    """Tell whether a line reads as a heading: few words and no end of a sentence."""
    return len(text.split()) <= _MAX_WORDS_IN_A_HEADING and not text.endswith(_SENTENCE_END)


def _bare_heading(text: str) -> str:
    return text.strip("#* \t\xa0").removesuffix(":").rstrip("* ")


def _width(indent: str) -> int:
    return len(indent.expandtabs(_TAB))


def _people_present(line: str) -> list[str]:
    """Return the names that a line of minutes gives: "Aanwezig: ...", "Van: ..."."""
    present = _PRESENT.search(line)
    names = _BETWEEN_NAMES.split(present["names"]) if present else []
    return [name for each in names if looks_like_name(name := each.strip(" ."))]


def _speaker_of(line: str) -> str:
    """Return who speaks in a line that begins with a name and a colon; '' where nobody does."""
    name, _colon, said = line.strip(" \t-•*>").partition(":")
    if not said.strip() or not looks_like_name(name):
        return ""
    first = fold(name.split()[0])
    return "" if first in INFIXES or is_ordinary(first) else name
