"""Read back what this program wrote: records as JSON, tables or Markdown, with all their fields."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from paw_cli.files.format import LINK, SLUG
from paw_cli.importing.items import Extract, Item, SkipReason
from paw_cli.importing.markdown import links_in
from paw_cli.importing.tables import columns_of, csv_rows, people_in
from paw_cli.model import Kind, Theme, Tip
from paw_cli.spreadsheet import list_from_cell, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.model import Collection

LISTS = ("themes", "links", "keywords", "answers")
FIELDS = ("id", "kind", "text", "themes", "links", "source", "keywords", "answers")
_OF_A_SEARCH = ("score", "matches")
_THEME_FIELDS = {"id", "title"}
_ENOUGH_FIELDS = 4
_REMARK = {"remark", "opmerking"}
_FOREIGN_FIELDS = {"ts", "type", "user", "author", "timestamp", "subtype", "content"}

_TSV_ESCAPE = re.compile(r"\\(?:([tnr\\])|u([0-9a-fA-F]{4}))")
_TSV_CHARACTERS = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_EXCEL_QUOTED_LIST = re.compile(r"(?:^|\t)\"\[\"\"")

_QUOTED = re.compile(r"> ?(.*)")
_ABOUT = re.compile(r"[A-Za-z0-9][\w.\\-]{0,100}(?P<rest> · .+)?")
_NUMBERED = re.compile(r".*-\d+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|<((?:https?://|mailto:)[^\s<>]+)>|&(lt|gt|amp);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&"}


def records_of_json(text: str) -> list[dict[str, Any]] | None:
    """Return the records of our own JSON or JSONL, or None where a text is neither."""
    for separated in ([text], text.splitlines()):
        try:
            values = [json.loads(each) for each in separated if each.strip()]
        except (ValueError, RecursionError):
            continue
        records = values[0] if len(values) == 1 and isinstance(values[0], list) else values
        return records if records and all(map(_is_record, records)) else None
    return None


def _is_record(value: object) -> bool:
    """Tell whether a value is a tip: it has a text, and nothing of a chat program."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return False
    return _FOREIGN_FIELDS.isdisjoint(value)


def read_records(records: Iterable[dict[str, Any]]) -> Extract:
    """Return records as items."""
    found = Extract()
    for line, record in enumerate(records, start=1):
        _take(record, line, found)
    return found


def has_our_header(row: Sequence[str]) -> bool:
    """Tell whether a row names the columns of our tables; other columns may stand beside them."""
    names = [_name(cell) for cell in row if cell.strip()]
    ours = {name for name in names if name in FIELDS}
    others = [name for name in names if name not in FIELDS and name not in _OF_A_SEARCH]
    return "text" in ours and (len(ours) > 1 if not others else len(ours) >= _ENOUGH_FIELDS)


def table_rows(text: str, separator: str) -> list[list[str]]:
    r"""Return the rows of our csv or tsv, what was escaped in them made whole.

    Our tsv quotes nothing and writes `\t`, but for lists, which are JSON; one that a spreadsheet
    saved has quotes.
    """
    if separator == "\t" and not _EXCEL_QUOTED_LIST.search(text):
        lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
        rows = [line.split("\t") for line in lines]
    else:
        rows = [[cell.replace("\r\n", "\n") for cell in row] for row in csv_rows(text, separator)]
    if separator != "\t" or not rows:
        return rows
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
    header = [_name(cell) for cell in rows[0]]
    others = [each for each in columns_of(rows[0], rows[1:]) if _name(each.title) not in FIELDS]
    found = Extract(people={*people_in(others)})
    bare = unguarded if is_guarded else str
    for line, row in enumerate(rows[1:], start=2):
        fields: dict[str, Any] = {}
        for name, cell in zip(header, row, strict=False):
            is_list = name in LISTS
            fields[name] = [*map(bare, list_from_cell(cell, name))] if is_list else bare(cell)
        if any(map(str.strip, row)):
            _take(fields, line, found)
    return found


def read_themes(rows: Sequence[Sequence[str]]) -> tuple[Theme, ...]:
    """Return the themes of the second sheet of our workbook."""
    header = [_name(cell) for cell in rows[0]]
    records = [dict(zip(header, row, strict=False)) for row in rows[1:]]
    return tuple(
        Theme(id=each["id"], title=each["title"], description=each.get("description", ""))
        for each in records
        if SLUG.fullmatch(each.get("id", "")) and each.get("title", "").strip()
    )


def has_header_of_themes(row: Sequence[str]) -> bool:
    """Tell whether a sheet is the one with our themes."""
    names = {_name(cell) for cell in row}
    return names >= _THEME_FIELDS and "text" not in names


def _name(cell: str) -> str:
    return cell.strip().casefold()


def _take(fields: dict[str, Any], line: int, found: Extract) -> None:
    text = str(fields.get("text") or "")
    if not text.strip():
        found.skip(line, str(fields.get("id") or ""), SkipReason.EMPTY)
        return
    found.items.append(Item(text=text, line=line, record=_tip(fields, text)))


def _tip(fields: dict[str, Any], text: str) -> Tip:
    id_ = str(fields.get("id") or "").strip()
    links = tuple(link for link in _texts(fields.get("links")) if LINK.fullmatch(link))
    return Tip(
        id=id_ if SLUG.fullmatch(id_) else "",
        text=text,
        kind=Kind.REMARK if str(fields.get("kind")).strip().casefold() in _REMARK else Kind.TIP,
        themes=_texts(fields.get("themes")),
        links=links,
        source=str(fields.get("source") or "").strip(),
        keywords=_texts(fields.get("keywords")),
        answers=_texts(fields.get("answers")),
    )


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    items = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(item for item in items if isinstance(item, str) and item.strip()))


def is_our_markdown(lines: Sequence[str]) -> bool:
    """Tell whether the first quotation of a text has one of our lines below it."""
    return any(True for _block in _quotations(lines))


def read_markdown(lines: Sequence[str], known: Collection) -> Extract:
    """Return the quotations of our Markdown as items, with what stands below them."""
    found = Extract()
    for line, text, about, links in _quotations(lines):
        fields = {"text": text, "links": [*links_in(text), *links], **_about(about, known)}
        _take(fields, line, found)
    return found


def _quotations(lines: Sequence[str]) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield where each quotation stands, its text, the line about it and its links."""
    at = 0
    while at < len(lines):
        begin, quoted = at, []
        while at < len(lines) and (match := _QUOTED.fullmatch(lines[at])):
            quoted.append(_unescaped(match[1]))
            at += 1
        if not quoted:
            at += 1
            continue
        while at < len(lines) and not lines[at].strip():
            at += 1
        about = _ABOUT.fullmatch(lines[at].strip()) if at < len(lines) else None
        if about is None or not (about["rest"] or _NUMBERED.fullmatch(about[0])):
            continue
        at += 1
        links = []
        while at < len(lines) and (link := _ESCAPED.fullmatch(lines[at].strip())) and link[2]:
            links.append(link[2])
            at += 1
        yield begin + 1, "\n".join(quoted), about[0], links


def _about(line: str, known: Collection) -> dict[str, Any]:
    """Return the fields that the line below a quotation names: id, themes by title, source."""
    parts = [_unescaped(part) for part in line.split(" · ")]
    sources = {source.title: source.id for source in known.sources}
    titles = {theme.title: theme.id for theme in known.themes}
    fields: dict[str, Any] = {"id": parts[0]}
    rest = parts[1:]
    if rest and (whole := " · ".join(rest[-2:])) in sources:
        rest = [*rest[:-2], whole]
    if len(rest) > 1:
        fields["themes"] = list(_themes_in(" · ".join(rest[:-1]), titles))
        fields["source"] = sources.get(rest[-1], rest[-1])
    elif rest:
        themes = list(_themes_in(rest[0], titles))
        if rest[0] not in sources and any(theme in titles.values() for theme in themes):
            fields["themes"] = themes
        else:
            fields["source"] = sources.get(rest[0], rest[0])
    return fields


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
    return _ESCAPED.sub(lambda m: m[1] or m[2] or _ENTITIES[m[3]], line)
