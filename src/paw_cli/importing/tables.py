"""Read tables: the cells of the columns that hold sentences, not of those that hold people."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.importing.items import Extract, Item, SkipReason
from paw_cli.importing.names import looks_like_name
from paw_cli.importing.text import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Rows = Sequence[Sequence[str]]

_SEPARATORS = ("\t", ";", ",")
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)
_ROWS_LOOKED_AT = 200
_MAX_ROWS_ABOVE_HEADER = 12
_WORDS_OF_A_SENTENCE = 5
_WORDS_OF_AN_ANSWER = 3
_WORDS_OF_A_NAMED_COLUMN = 1.5
_MAX_WORDS_IN_A_HEADER = 12
_MAX_WORDS_IN_A_NAME = 4
_MIN_DISTINCT = 3
_MOSTLY = 0.6
_FULL_WIDTH = 0.8

# Titles of columns, as `_bare` returns them.
_PEOPLE = words_of(
    "naam namen name voornaam achternaam tussenvoegsel nickname surname wie who auteur author door"
    " by inbrenger indiener inzender deelnemer participant attendee respondent afzender sender"
    " from van gebruiker gebruikersnaam user username contact contactpersoon trekker eigenaar"
    " verantwoordelijke actiehouder spreker speaker owner voter nom prénom bewoner"
)
_ADDRESSES = words_of(
    "email emailadre email_addres mail telefoon telefoonnummer tel phone phone_number mobiel"
)
_NAME_IN_WORDS = re.compile(r"naam_.{1,30}|.{1,20}_(?:naam|name|door|by)")
_SENTENCES = words_of(
    "tip ideeën idee idea suggestie suggestion opmerking opmerkingen remark comment commentaar"
    " tekst text body bericht berichten message antwoord antwoorden answer response reactie vraag"
    " vragen question post notitie note inhoud content beschrijving description omschrijving"
    " toelichting inbreng bijdrage contribution entry kaartje sticky_note card wen wensen kan"
    " kansen zorg zorgen quote uitspraak advie aanbeveling feedback"
)
_OTHERS = words_of(
    "id nr no nummer datum date time tijd begintijd starttijd start_time completion_time"
    " timestamp tijdstempel created created_at updated updated_at gemaakt_op section sectie kolom"
    " column thema thema' theme categorie category tag label statu vote upvote downvote stemmen"
    " like reaction score attachment bijlage bijlagen link url color colour kleur x y width"
    " height type session sessie event organisatie organisation organization gemeente functie rol"
    " role leeftijd taal language wijk locatie addres adre"
)
_BEHIND_A_TITLE = re.compile(r"s?\W*\d*$")
_NAME_IN_ADDRESS = re.compile(r"\b([a-z]{2,30}(?:[._][a-z]{2,30}){1,3})@", re.IGNORECASE)
_NO_TIP = re.compile(
    r"\W*|\W*(?:anonymous|anoniem|n\.?v\.?t|geen|nee|ja|yes|no|none|x)\W*", re.IGNORECASE
)


class Columns(NamedTuple):
    """What the columns of a table hold."""

    header: tuple[str, ...]
    sentences: tuple[int, ...]
    people: tuple[int, ...]


def csv_rows(text: str, separator: str) -> list[list[str]]:
    """Return the rows of a text whose cells are parted by a character."""
    lines = text.split("\n", 1)
    if _SEPARATOR_LINE.fullmatch(lines[0].strip()):
        text = lines[1] if len(lines) > 1 else ""
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    return list(csv.reader(StringIO(text, newline=""), delimiter=separator))


def separator_of(text: str, *, is_named_so: bool) -> str:
    """Return what parts the cells of a table, or '' where a text is none.

    A comma in every line makes no table of sentences: that takes a header, or the file's name.
    """
    first, _line_end, rest = text.partition("\n")
    if named := _SEPARATOR_LINE.fullmatch(first.strip()):
        return named[1]
    for separator in _SEPARATORS:
        if separator not in first and separator not in rest:
            continue
        rows = [row for row in csv_rows(text, separator)[:_ROWS_LOOKED_AT] if any(row)]
        if _is_table(rows, separator, is_named_so=is_named_so):
            return separator
    return "," if is_named_so and "\n" in text.strip() else ""


def _is_table(rows: Rows, separator: str, *, is_named_so: bool) -> bool:
    widths = Counter(len(row) for row in rows)
    if len(rows) < 2 or not widths:  # noqa: PLR2004 - one row is a sentence
        return False
    width, count = widths.most_common(1)[0]
    if width < 2 or count < _FULL_WIDTH * len(rows):  # noqa: PLR2004 - one column has none
        return False
    if is_named_so or separator == "\t":
        return True
    header = [cell.strip() for cell in rows[0]]
    known = [cell for cell in header if _is_known_header(cell)]
    spaced = sum(cell.startswith(" ") for row in rows for cell in row[1:])
    return len(known) > 1 and len(rows[0]) == width and spaced * 2 < len(rows)


def xlsx_sheets(content: bytes) -> list[list[list[str]]]:
    """Return the sheets of a workbook that are not empty, as rows of texts."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        return [
            [[_shown(cell) for cell in row] for row in rows]
            for name in workbook.sheet_names
            if (rows := workbook.get_sheet_by_name(name).to_python())
        ]
    except (CalamineError, OSError) as error:
        raise ValueError(str(error)) from error


def _shown(cell: object) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def read_rows(rows: Rows, *, first_line: int = 1, heading: str = "") -> Extract:
    """Return the cells that hold sentences, and the people whom the table names."""
    found = Extract()
    at = _header_at(rows)
    header = [cell.strip() for cell in rows[at]] if at is not None else []
    begin = 0 if at is None else at + 1
    below = [(first_line + n, row) for n, row in enumerate(rows) if n >= begin and any(row)]
    columns = columns_of(header, [row for _line, row in below])
    for _line, row in below:
        found.people.update(_people_in(row, columns))
    for column in columns.sentences:
        title = heading or _title_of(columns, column)
        for line, row in below:
            _take_cell(line, row[column].strip() if column < len(row) else "", title, found)
    return found


def _take_cell(line: int, cell: str, heading: str, found: Extract) -> None:
    if not cell:
        return
    lines = cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = "\n".join(line.rstrip(" \t") for line in lines)
    if _NO_TIP.fullmatch(text) or not any(map(str.isalpha, text)):
        found.skip(line, text, SkipReason.WORDLESS)
    else:
        found.items.append(Item(text=text, line=line, heading=heading))


def columns_of(header: Sequence[str], rows: Rows) -> Columns:
    """Return which columns hold sentences and which hold people."""
    width = max(map(len, (header, *rows)), default=0)
    cells = [
        [row[n].strip() for row in rows if n < len(row) and row[n].strip()] for n in range(width)
    ]
    titles = [*header, *[""] * (width - len(header))]
    people = [n for n in range(width) if _holds_people(titles[n], cells[n])]
    left = [n for n in range(width) if n not in people and not _is_other(titles[n])]
    sentences = [n for n in left if _holds_sentences(titles[n], cells[n])]
    if not sentences:
        left = [n for n in left if cells[n] and any(map(str.isalpha, "".join(cells[n])))]
        sentences = [max(left, key=lambda n: _mean_words(cells[n]))] if left else []
    return Columns(header=tuple(titles), sentences=tuple(sentences), people=tuple(people))


def _holds_people(title: str, cells: Sequence[str]) -> bool:
    """Tell whether a column names people: by its title, else because nearly all cells are names."""
    if _names_people(title) and _mean_words(cells) < _MAX_WORDS_IN_A_NAME + 1:
        return True
    if _bare(title) in _SENTENCES or not cells:
        return False
    names = sum(looks_like_name(c) and len(c.split()) <= _MAX_WORDS_IN_A_NAME + 1 for c in cells)
    return names >= _MOSTLY * len(cells)


def _holds_sentences(title: str, cells: Sequence[str]) -> bool:
    if len(cells) > 1 and (len(set(cells)) == 1 or len(set(cells)) * _MIN_DISTINCT < len(cells)):
        return False
    mean = _mean_words([cell for cell in cells if not _NO_TIP.fullmatch(cell)])
    if title.endswith("?"):
        return mean >= _WORDS_OF_AN_ANSWER
    if mean >= _WORDS_OF_A_SENTENCE:
        return True
    return _bare(title) in _SENTENCES and mean >= _WORDS_OF_A_NAMED_COLUMN


def _mean_words(cells: Sequence[str]) -> float:
    return sum(len(cell.split()) for cell in cells) / len(cells) if cells else 0


def _header_at(rows: Rows) -> int | None:
    """Return which row is the header; lines of a title may stand above it."""
    width = max((sum(map(bool, row)) for row in rows), default=0)
    for at, row in enumerate(rows[:_MAX_ROWS_ABOVE_HEADER]):
        filled = [cell.strip() for cell in row if cell.strip()]
        if not filled:
            continue
        if len(filled) * 2 < width and width > 1:
            continue
        return at if _is_header(filled, rows[at + 1 :]) else None
    return None


def _is_header(cells: Sequence[str], below: Rows) -> bool:
    """Tell whether a row names columns: by known words, else by being shorter than the rest."""
    if not below or any(len(cell.split()) > _MAX_WORDS_IN_A_HEADER for cell in cells):
        return False
    if any(map(_is_known_header, cells)):
        return True
    if any(re.fullmatch(r"[\d.,:/ -]+", cell) or cell.endswith(".") for cell in cells):
        return False
    longest = max(len(cell.split()) for cell in cells)
    others = [max((len(cell.split()) for cell in row), default=0) for row in below if any(row)]
    return bool(others) and longest <= 3 and sum(others) / len(others) > 2 * longest  # noqa: PLR2004


def _is_known_header(cell: str) -> bool:
    is_question = cell.endswith("?") and len(cell.split()) > 2  # noqa: PLR2004 - of a form
    return is_question or _names_people(cell) or _is_other(cell) or _bare(cell) in _SENTENCES


def _names_people(title: str) -> bool:
    bare = _bare(title)
    return bare in _PEOPLE or bare in _ADDRESSES or bool(_NAME_IN_WORDS.fullmatch(bare))


def _is_other(title: str) -> bool:
    return _bare(title) in _OTHERS or title.casefold().startswith("tijd van ")


def _bare(title: str) -> str:
    """Return a title without its plural, and the marks and numbers at its end."""
    return "_".join(_BEHIND_A_TITLE.sub("", title.casefold().replace("-", "")).split())


def _people_in(row: Sequence[str], columns: Columns) -> Iterable[str]:
    """Return the names in a row: one from first names and surnames that stand apart."""
    named = [
        n for n in columns.people if n < len(row) and _bare(columns.header[n]) not in _ADDRESSES
    ]
    cells = [row[n].strip() for n in named]
    if len(cells) > 1:
        yield " ".join(cells)
    addresses = (row[n] for n in columns.people if n < len(row) and n not in named)
    for local in _NAME_IN_ADDRESS.findall(" ".join(addresses)):
        yield local.replace(".", " ").replace("_", " ")
    for cell in cells:
        yield from re.split(r"\s*[;&\n/]\s*|\s+(?:en|and)\s+", cell)


def _title_of(columns: Columns, column: int) -> str:
    """Return a question of a form, which its answers stand below; other titles say little."""
    title = columns.header[column]
    return title if len(columns.sentences) > 1 or title.endswith("?") else ""
