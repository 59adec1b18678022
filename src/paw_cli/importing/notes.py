"""Read notes: numbered and bulleted items, quotations and tables, with headings above them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paw_cli.importing import markdown_text
from paw_cli.importing.items import Collector, Item, SkipReason, Unmarked
from paw_cli.importing.marks import BOX, ITEM, MARK_ALONE, is_item
from paw_cli.importing.names import INFIXES, fold, is_ordinary, looks_like_name
from paw_cli.importing.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paw_cli.importing.items import Extract

_PRESENT = re.compile(
    r"(?:(?:^|[.;] )(?:van|aan|cc|from|to)|\b(?:aanwezig(?:en)?|deelnemers|afwezig|notulist"
    r"|voorzitter|verslag(?:legger)?|attendees|present|participants|auteurs?|authors?))"
    r"\s*:\s*(?P<names>.+)",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"[,;&]|\ben\b|\band\b|\.\s|\s-\s")
_INDENT = re.compile(r"[ \t\xa0]*")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+|\*\*(?=.*\*\*:?$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{3,}) *")
_QUOTATION = re.compile(r" {0,3}> ?(?P<text>.*)")
# A number further on than this is more likely the rest of a sentence than a gap in the list.
_MAX_GAP = 10
_TAB = 4
# An item this much further in belongs to the one above; less is "9." standing below "10.".
_NESTED = 2
_MAX_WORDS_IN_A_HEADING = 8
_MAX_WORDS_ABOVE_ITEMS = 20
_SENTENCE_END = (".", "!", "?", "…", ";", ",")


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
    begin = markdown_text.length_of_front_matter(lines)
    marks = markdown_text.is_markdown(lines) if is_markdown is None else is_markdown
    notes = _Notes(lines, unmarked, marks)
    at = begin
    while at < len(lines):
        at += notes.take(at)
    notes.finish()
    return notes.found.extract()


@dataclass(slots=True)
class _Open:
    """An item that later lines may add to."""

    line: int
    indent: int
    parts: list[str]
    is_quotation: bool = False


@dataclass(slots=True)
class _Notes:
    """What is known while going down the lines."""

    lines: Sequence[str]
    unmarked: Unmarked
    is_markdown: bool
    found: Collector = field(default_factory=Collector)
    open: _Open | None = None
    last_number: int | None = None
    heading: str = ""
    outside: list[tuple[int, str]] = field(default_factory=list)
    after_blank: bool = False

    def take(self, at: int) -> int:
        """Give a line its place; return how many lines are done with that."""
        line = self.lines[at]
        if not line.strip():
            self.after_blank = True
            return 1
        self.found.people.update([*_people_present(line), _speaker_of(line)])
        length = markdown_text.length_of_table(self.lines, at)
        if not length and self._is_mark_of_next(at):
            length, line = 2, f"{line.rstrip()} {self.lines[at + 1].strip()}"
            line = line if is_item(line) else f"- {self.lines[at + 1].strip()}"
        if length > 1 and not is_item(line):
            self._table(at, length)
        elif match := self._item_at(line):
            self._item(at + 1, match)
        elif quotation := _QUOTATION.fullmatch(line):
            self._quotation(at + 1, quotation["text"])
        elif self.open and self._continues(line):
            self._add(line)
        else:
            self._close()
            self._other(at)
        self.after_blank = False
        return length or 1

    def finish(self) -> None:
        """Close what is still open."""
        self._close()
        self._close_outside(is_followed=False)

    def _is_mark_of_next(self, at: int) -> bool:
        """Tell whether a line is nothing but the mark of the item on the next one."""
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        is_text = bool(below.strip()) and not is_item(below) and not MARK_ALONE.fullmatch(below)
        return is_text and MARK_ALONE.fullmatch(self.lines[at]) is not None

    def _item_at(self, line: str) -> re.Match[str] | None:
        match = ITEM.fullmatch(line)
        if not match:
            return None
        digits = match["number"] or match["named"]
        if digits is None or self.last_number is None or not self.open:
            return match
        number = int(digits)
        begins = number == 1 or 0 <= number - self.last_number <= _MAX_GAP
        return match if begins else None

    def _item(self, line: int, match: re.Match[str]) -> None:
        indent = _width(match["indent"])
        text = BOX.sub("", match["text"], count=1) if BOX.match(match["text"]) else match["text"]
        if self.open and not self.open.is_quotation and indent >= self.open.indent + _NESTED:
            mark = match[0][: match.start("text")].strip()
            self.open.parts.append(f"\n{mark} {text.strip()}")
            return
        self._close()
        self._close_outside(is_followed=True)
        digits = match["number"] or match["named"]
        self.last_number = int(digits) if digits else self.last_number
        self.open = _Open(line, indent, [text.rstrip(" \t")])

    def _quotation(self, line: int, text: str) -> None:
        if self.open and self.open.is_quotation and not self.after_blank:
            self.open.parts.append("\n" + text.rstrip() if text.strip() else "\n")
            return
        self._close()
        self._close_outside(is_followed=True)
        self.open = _Open(line, 0, [text.rstrip()], is_quotation=True)

    def _table(self, at: int, length: int) -> None:
        self._close()
        self._close_outside(is_followed=True)
        rows = markdown_text.table_rows(self.lines[at : at + length])
        table = read_rows(rows, first_line=at + 1, heading=self.heading)
        self.found.items += [self._with_plain_text(item) for item in table.items]
        self.found.skipped += table.skipped
        self.found.people |= table.people

    def _with_plain_text(self, item: Item) -> Item:
        return Item(text=self._plain(item.text), line=item.line, heading=item.heading)

    def _continues(self, line: str) -> bool:
        """Tell whether a line that begins no item goes on with the one above."""
        if self.open is None or self.open.is_quotation:
            return False
        further_in = _indent_of(line) > self.open.indent
        if self.after_blank:
            return further_in
        if self.unmarked is Unmarked.LINES:
            return further_in
        return further_in or not (_HEADING_MARK.match(line) or line.rstrip().endswith(":"))

    def _add(self, line: str) -> None:
        if self.open:
            self.open.parts.append(("\n\n" if self.after_blank else " ") + line.strip(" \t"))

    def _close(self) -> None:
        if self.open:
            self._keep(self.open.line, "".join(self.open.parts))
            self.open = None

    def _keep(self, line: int, text: str) -> None:
        plain = self._plain(text).strip()
        links = tuple(markdown_text.links_of(text)) if self.is_markdown else ()
        if any(map(str.isalnum, plain)):
            self.found.items.append(Item(text=plain, line=line, heading=self.heading, links=links))

    def _plain(self, text: str) -> str:
        return markdown_text.plain(text) if self.is_markdown else text

    def _other(self, at: int) -> None:
        """Take a line outside items: a heading, an item by itself, or nothing."""
        line = self.lines[at].strip()
        if self._underlined(line, at):
            heading = self.outside.pop()
        elif _HEADING_MARK.match(line):
            heading = (at + 1, line)
        else:
            self._unmarked(at, line)
            return
        self._close_outside(is_followed=False)
        self.outside.append(heading)
        self._close_outside(is_followed=True)

    def _unmarked(self, at: int, line: str) -> None:
        if self.after_blank and self.unmarked is Unmarked.PARAGRAPHS:
            self._close_outside(is_followed=False)
        self.outside.append((at + 1, line))
        if self.unmarked is Unmarked.LINES:
            self._close_outside(is_followed=self._is_heading_line(at))

    def _underlined(self, line: str, at: int) -> bool:
        """Tell whether a line underlines the one above, which is a heading then."""
        return bool(self.outside and self.outside[-1][0] == at and _UNDERLINE.fullmatch(line))

    def _is_heading_line(self, at: int) -> bool:
        """Tell whether a line of a list without marks stands above the others as a heading."""
        line = self.lines[at].strip()
        before_blank = at + 1 < len(self.lines) and not self.lines[at + 1].strip()
        after_blank = at == 0 or not self.lines[at - 1].strip()
        short = len(line.split()) <= _MAX_WORDS_IN_A_HEADING and not line.endswith(_SENTENCE_END)
        return short and (line.endswith(":") or (before_blank and after_blank and at <= 1))

    def _close_outside(self, *, is_followed: bool) -> None:
        """Make of the lines outside items a heading, items or what is left out."""
        above, self.outside = self.outside, []
        if not above:
            return
        if is_followed and (self.unmarked is Unmarked.NOTHING or _is_short(above[-1][1])):
            heading = _bare_heading(above[-1][1])
            is_heading = _is_heading(heading)
            self._leave_out_or_keep(above[:-1] if is_heading else above)
            self.heading = self._plain(heading) if is_heading else ""
            self.last_number = None
        else:
            self._leave_out_or_keep(above)

    def _leave_out_or_keep(self, lines: Sequence[tuple[int, str]]) -> None:
        said = [(n, text) for n, text in lines if any(map(str.isalnum, text))]
        match self.unmarked:
            case Unmarked.NOTHING:
                for number, text in said:
                    self.found.skip(number, text, SkipReason.NO_ITEM)
            case Unmarked.LINES:
                for number, text in said:
                    self._keep(number, text)
            case Unmarked.PARAGRAPHS:
                if said:
                    self._keep_paragraph(said)

    def _keep_paragraph(self, said: Sequence[tuple[int, str]]) -> None:
        line, first = said[0]
        if len(said) == 1 and first.endswith(",") and len(first.split()) < _MAX_WORDS_IN_A_HEADING:
            self.found.skip(line, first, SkipReason.GREETING)
        elif len(said) == 1 and _is_short(first):
            self.heading = self._plain(_bare_heading(first))
            self.found.skip(line, first, SkipReason.NO_ITEM)
        else:
            self._keep(line, " ".join(text for _line, text in said))


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


def _is_heading(text: str) -> bool:
    """Tell whether a line above items names them: no sentence, no salutation, no list of people."""
    said = len(text.split()) > _MAX_WORDS_ABOVE_ITEMS or text.endswith((".", ",", ";"))
    return bool(text) and not said and not _PRESENT.search(text)


def _is_short(text: str) -> bool:
    """Tell whether a line reads as a heading: few words and no end of a sentence."""
    return len(text.split()) <= _MAX_WORDS_IN_A_HEADING and not text.rstrip().endswith(
        _SENTENCE_END
    )


def _bare_heading(text: str) -> str:
    return text.strip("#* \t\xa0").removesuffix(":").rstrip("* ")


def _indent_of(line: str) -> int:
    found = _INDENT.match(line)
    return _width(found[0]) if found else 0


def _width(indent: str) -> int:
    return len(indent.expandtabs(_TAB))
