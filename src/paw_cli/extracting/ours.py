"""Read back what this program wrote: records as JSON, tables or Markdown, with all their fields."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from itertools import groupby, pairwise, takewhile
from typing import TYPE_CHECKING, Any

from paw_cli.extracting.items import Extract, Item, SkipReason
from paw_cli.extracting.tables import columns_of, csv_rows, people_in
from paw_cli.extracting.text import AUTOLINK, ENTITIES, links_in
from paw_cli.files.format import LINK, SLUG
from paw_cli.model import Kind, Theme, Tip
from paw_cli.safe_text import list_from_cell, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.model import Collection

    Record = dict[str, Any]

LISTS = ("themes", "links", "keywords", "answers")
FIELDS = {"id", "kind", "text", "source", *LISTS}
_OF_A_SEARCH = {"score", "matches"}
_ENOUGH_FIELDS = 4
_REMARK = {"remark", "opmerking"}
_FOREIGN_FIELDS = {"ts", "type", "user", "author", "timestamp", "subtype", "content"}

_TSV_ESCAPE = re.compile(r"\\(?:([tnr\\])|u([0-9a-fA-F]{4}))")
_TSV_CHARACTERS = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_EXCEL_QUOTED_LIST = re.compile(r"(?:^|\t)\"\[\"\"")

_ID = r"[A-Za-z0-9][\w.\\-]{0,100}"
_ABOUT = re.compile(rf"{_ID} · .+|{_ID}-\d+")
_ESCAPED = re.compile(rf"\\([!-/:-@\[-`{{-~])|{AUTOLINK.pattern}|&(?:lt|gt|amp);")


def json_values(text: str) -> list[Any] | None:
    """Return the values of a list in JSON or of lines in JSONL; None where a text is neither."""
    for separated in ([text], text.splitlines()):
        with suppress(ValueError, RecursionError):
            values = [json.loads(each) for each in separated if each.strip()]
            return values[0] if len(values) == 1 and isinstance(values[0], list) else values
    return None


def is_record(value: object) -> bool:
    """Tell whether a value is a tip: it has a text, and nothing of a chat program."""
    has_text = isinstance(value, dict) and isinstance(value.get("text"), str)
    return has_text and _FOREIGN_FIELDS.isdisjoint(value)  # type: ignore[arg-type] # a dictionary


def read_records(records: Iterable[Record], *, first_line: int = 1) -> Extract:
    """Return records as items."""
    found = Extract()
    for line, record in enumerate(records, start=first_line):
        tip = _tip(record)
        if tip.text.strip():
            found.items.append(Item(text=tip.text, line=line, record=tip))
        else:
            found.skip(line, str(record.get("id") or ""), SkipReason.WORDLESS)
    return found


def _tip(record: Record) -> Tip:
    """Return the tip of a record; what no tip may have is left out."""
    id_, kind, source = (str(record.get(key) or "").strip() for key in ("id", "kind", "source"))
    themes, links, keywords, answers = (_texts(record.get(key)) for key in LISTS)
    return Tip(
        id=id_ if SLUG.fullmatch(id_) else "",
        text=str(record.get("text") or ""),
        kind=Kind.REMARK if kind.casefold() in _REMARK else Kind.TIP,
        themes=themes,
        links=tuple(filter(LINK.fullmatch, links)),
        source=source,
        keywords=keywords,
        answers=answers,
    )


def _texts(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(item for item in items if isinstance(item, str) and item.strip()))


def has_our_header(row: Sequence[str]) -> bool:
    """Tell whether a row names the columns of our tables; other columns may stand beside them."""
    names = {name for cell in row if (name := _name(cell))} - _OF_A_SEARCH
    return "text" in names and len(names & FIELDS) >= (2 if names <= FIELDS else _ENOUGH_FIELDS)


def has_header_of_themes(row: Sequence[str]) -> bool:
    """Tell whether a sheet is the one with our themes."""
    names = {_name(cell) for cell in row}
    return names >= {"id", "title"} and "text" not in names


def _name(cell: str) -> str:
    return cell.strip().casefold()


def tsv_rows(text: str) -> list[list[str]]:
    r"""Return the rows of our tsv, what was escaped in them made whole.

    It quotes nothing and writes `\t`, but for lists, which are JSON; one that a spreadsheet saved
    has quotes.
    """
    if _EXCEL_QUOTED_LIST.search(text):
        rows = csv_rows(text, "\t")
    else:
        said = (line.removesuffix("\r") for line in text.split("\n"))
        rows = [line.split("\t") for line in said if line.strip()]
    lists = {n for n, name in enumerate(rows[0]) if _name(name) in LISTS}
    return [
        [cell if n in lists else _TSV_ESCAPE.sub(_character, cell) for n, cell in enumerate(row)]
        for row in rows
    ]


def _character(match: re.Match[str]) -> str:
    return _TSV_CHARACTERS[match[1]] if match[1] else chr(int(match[2], 16))


def read_table(rows: Sequence[Sequence[str]], *, is_guarded: bool) -> Extract:
    """Return the rows of our own table as items, whatever the order of its columns.

    Cells that are guarded against formulas lose their apostrophe.
    """
    bare = unguarded if is_guarded else str

    def value(name: str, cell: str) -> str | list[str]:
        return [*map(bare, list_from_cell(cell, name))] if name in LISTS else bare(cell)

    records = ({key: value(key, cell) for key, cell in each.items()} for each in _by_name(rows))
    found = read_records(records, first_line=2)
    others = (each for each in columns_of(rows[0], rows[1:]) if _name(each.title) not in FIELDS)
    found.people.update(people_in([*others]))
    return found


def _by_name(rows: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    """Yield the rows below a header as cells by the names of their columns."""
    header = [_name(cell) for cell in rows[0]]
    for row in rows[1:]:
        if any(map(str.strip, row)):
            yield dict(zip(header, row, strict=False))


def read_themes(rows: Sequence[Sequence[str]]) -> list[Theme]:
    """Return the themes of the second sheet of our workbook."""
    return [
        Theme(id=each["id"], title=each["title"], description=each.get("description", ""))
        for each in _by_name(rows)
        if SLUG.fullmatch(each.get("id", "")) and each.get("title", "").strip()
    ]


def read_markdown(lines: Sequence[str], known: Collection) -> Extract:
    """Return the quotations of our Markdown as items, with what stands below them."""
    sources, themes = (
        {each.title.replace("·", "-"): each.id for each in named}  # as our Markdown writes them
        for named in (known.sources, known.themes)
    )

    def record(quoted: list[str], about: str, links: list[str]) -> Record:
        text = "\n".join(_unescaped(line[1:].removeprefix(" ")) for line in quoted)
        id_, *named = map(_unescaped, about.split(" · "))
        source = named.pop() if named else ""
        return {
            "id": id_,
            "text": text,
            "themes": [*_themes_in(" · ".join(named), themes)],
            "source": sources.get(source, source),
            "links": [*links_in(text), *links],
        }

    return read_records(record(*quotation) for quotation in _quotations(lines))


def _quotations(lines: Sequence[str]) -> Iterator[tuple[list[str], str, list[str]]]:
    """Yield the lines of each quotation, the one about it, and the links below that."""
    blocks = [[*block] for _mark, block in groupby(lines, key=lambda line: line.startswith(">"))]
    for quoted, after in pairwise([*blocks, []]):
        below = [said for line in after if (said := line.strip())]
        if quoted[0].startswith(">") and below and _ABOUT.fullmatch(below[0]):
            links = takewhile(AUTOLINK.fullmatch, below[1:])
            yield quoted, below[0], [link.strip("<>") for link in links]


def _themes_in(text: str, titles: dict[str, str]) -> Iterator[str]:
    """Yield the themes that titles name; a title may have commas, so the longest is tried first."""
    longest_first = sorted(titles, key=len, reverse=True)
    while text:
        title = next(
            (t for t in longest_first if text == t or text.startswith(f"{t}, ")),
            text.partition(", ")[0],
        )
        yield titles.get(title, title)
        text = text[len(title) :].removeprefix(", ")


def _unescaped(line: str) -> str:
    return _ESCAPED.sub(lambda m: m[1] or m[2] or ENTITIES[m[0]], line)
