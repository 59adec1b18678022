"""Read tables: the cells of the columns that hold sentences, not of those that hold people."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import BytesIO, StringIO
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.extracting.items import Extract, Item, SkipReason
from paw_cli.extracting.names import looks_like_name
from paw_cli.extracting.text import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Rows = Sequence[Sequence[str]]

_SEPARATORS = ("\t", ";", ",")
_SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)
_ROWS_LOOKED_AT = 200
_MAX_ROWS_ABOVE_HEADER = 12
_MAX_WORDS_IN_A_HEADER = 12
_MAX_WORDS_OF_A_TITLE = 3
_MIN_DISTINCT = 3
_MOSTLY = 0.6
_FULL_WIDTH = 0.8
# How many words the cells of a column have on average that holds sentences: below a question of
# a form, below a title that says so, and below another one.
_MIN_WORDS = {"asked": 3, "sentences": 1.5, "questions": 1.5, "answers": 1.5}
_WORDS_OF_A_SENTENCE = 5

# What columns hold by their titles, as `_kind_of` looks for them.
_KINDS = {
    "people": words_of(
        "naam namen name voornaam achternaam tussenvoegsel nickname surname wie who auteur author"
        " door by inbrenger indiener inzender deelnemer participant attendee respondent afzender"
        " sender from van gebruiker gebruikersnaam user username contact contactpersoon trekker"
        " eigenaar verantwoordelijke actiehouder spreker speaker owner voter nom prénom bewoner"
    ),
    "addresses": words_of(
        "email emailadre email_addres mail telefoon telefoonnummer tel phone phone_number mobiel"
    ),
    "sentences": words_of(
        "tip ideeën idee idea suggestie suggestion opmerking opmerkingen remark comment commentaar"
        " tekst text body bericht berichten message post notitie note inhoud content beschrijving"
        " description"
        " omschrijving toelichting inbreng bijdrage contribution entry kaartje sticky_note card"
        " wen wensen kan kansen zorg zorgen quote uitspraak advie aanbeveling feedback"
    ),
    "questions": words_of("vraag vragen question"),
    "answers": words_of("antwoord antwoorden answer response reactie"),
    "others": words_of(
        "id nr no nummer datum date time tijd begintijd starttijd start_time completion_time"
        " last_modified_time tijd_van_voltooien tijd_van_laatste_wijziging"
        " timestamp tijdstempel created created_at updated updated_at gemaakt_op section sectie"
        " kolom column thema thema' theme categorie category tag label statu vote upvote downvote"
        " stemmen like reaction score attachment bijlage bijlagen link url color colour kleur x y"
        " width height type session sessie event organisatie organisation organization gemeente"
        " functie rol role leeftijd taal language wijk locatie addres adre"
    ),
}
_PEOPLE_IN_WORDS = re.compile(r"naam_.{1,30}|.{1,20}_(?:naam|name|door|by)")
_BEHIND_A_TITLE = re.compile(r"s?\W*\d*$")
_NAME_IN_ADDRESS = re.compile(r"\b([a-z]{2,30}(?:[._][a-z]{2,30}){1,3})@", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*[;&\n/]\s*|\s+(?:en|and)\s+")
_NO_TIP = re.compile(
    r"\W*|\W*(?:anonymous|anoniem|n\.?v\.?t|geen|nee|ja|yes|no|none|x)\W*", re.IGNORECASE
)


class Column(NamedTuple):
    """A column of a table: its title, what it holds by that, and its cells, one a row."""

    title: str
    kind: str
    cells: tuple[str, ...]

    @property
    def filled(self) -> list[str]:
        """Return the cells in which something stands."""
        return [cell for cell in self.cells if cell]


def csv_rows(text: str, separator: str) -> list[list[str]]:
    """Return the rows of a text whose cells are parted by a character, but for blank ones."""
    text = text.replace("\r\n", "\n")
    first, _line_end, rest = text.partition("\n")
    if _SEPARATOR_LINE.fullmatch(first.strip()):
        text = rest
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
    return [row for row in rows if any(map(str.strip, row))]


def separator_of(text: str, *, is_named_so: bool) -> str:
    """Return what parts the cells of a table, or '' where a text is none.

    A comma in every line makes no table of sentences: that takes a header, or the file's name.
    """
    if named := _SEPARATOR_LINE.fullmatch(text.partition("\n")[0].strip()):
        return named[1]
    for separator in filter(text.__contains__, _SEPARATORS):
        rows = csv_rows(text, separator)[:_ROWS_LOOKED_AT]
        widths = Counter(map(len, rows))
        width, count = widths.most_common(1)[0] if len(rows) > 1 else (0, 0)
        if width > 1 and count >= _FULL_WIDTH * len(rows):
            known = [cell for cell in rows[0] if _kind_of(cell.strip())]
            if is_named_so or separator == "\t" or (len(known) > 1 and len(rows[0]) == width):
                return separator
    return "," if is_named_so and "\n" in text.strip() else ""


def xlsx_sheets(content: bytes) -> list[list[list[str]]]:
    """Return the sheets of a workbook that are not empty, as rows of texts."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
    except (CalamineError, OSError) as error:
        raise ValueError(str(error)) from error
    return [[[*map(_shown, row)] for row in rows] for rows in sheets if rows]


def _shown(cell: object) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def read_rows(rows: Rows, *, first_line: int = 1, heading: str = "") -> Extract:
    """Return the cells that hold sentences, and the people whom the table names.

    A question of a form is the heading of its answers; other titles say little.
    """
    at = _header_at(rows)
    below = [(n, row) for n, row in enumerate(rows) if n > at and any(row)]
    columns = columns_of(rows[at] if at >= 0 else (), [row for _at, row in below])
    found = Extract(people={*people_in(columns)})
    chosen = _with_sentences(columns)
    for column in chosen:
        is_told = len(chosen) > 1 or column.title.endswith("?")
        above = heading or (column.title if is_told else "")
        for (n, _row), cell in zip(below, column.cells, strict=True):
            text = "\n".join(line.rstrip(" \t") for line in re.split(r"\r\n?|\n", cell))
            if any(map(str.isalpha, text)) and not _NO_TIP.fullmatch(text):
                found.items.append(Item(text=text, line=first_line + n, heading=above))
            elif text:
                found.skip(first_line + n, text, SkipReason.WORDLESS)
    return found


def columns_of(header: Sequence[str], rows: Rows) -> list[Column]:
    """Return the columns of a table."""
    turned = zip_longest(header, *rows, fillvalue="")
    stripped = ([cell.strip() for cell in column] for column in turned)
    return [Column(title, _kind_of(title), tuple(cells)) for title, *cells in stripped]


def people_in(columns: Sequence[Column]) -> Iterator[str]:
    """Yield the names in a table: one from first names and surnames that stand apart too."""
    people = [column for column in columns if _holds_people(column)]
    named = [column.cells for column in people if column.kind != "addresses"]
    for cells in zip(*named, strict=True):
        yield " ".join(cells)
        for cell in cells:
            yield from _BETWEEN_NAMES.split(cell)
    for column in people:
        for local in _NAME_IN_ADDRESS.findall(" ".join(column.cells)):
            yield re.sub("[._]", " ", local)


def _with_sentences(columns: Sequence[Column]) -> list[Column]:
    """Return the columns that hold sentences, else the one with the most words.

    A column of questions tells what the answers beside it are about, where most have one.
    """
    answers = [column for column in columns if column.kind == "answers"]
    is_answered = any(len(each.filled) >= _MOSTLY * len(each.cells) for each in answers)
    others = {"others", "questions"} if is_answered else {"others"}
    left = [each for each in columns if each.kind not in others and not _holds_people(each)]
    if found := [column for column in left if _holds_sentences(column)]:
        return found
    worded = [column for column in left if any(map(str.isalpha, "".join(column.cells)))]
    return [max(worded, key=lambda column: _mean_words(column.filled))] if worded else []


def _holds_people(column: Column) -> bool:
    """Tell whether a column names people: by its title, else because nearly all cells are names."""
    cells = column.filled
    if column.kind in {"people", "addresses"} and _mean_words(cells) < _WORDS_OF_A_SENTENCE:
        return True
    names = sum(map(looks_like_name, cells))
    return (
        column.kind not in {"sentences", "questions", "answers"}
        and bool(cells)
        and names >= _MOSTLY * len(cells)
    )


def _holds_sentences(column: Column) -> bool:
    cells, distinct = column.filled, len(set(column.filled))
    if len(cells) > 1 and (distinct == 1 or distinct * _MIN_DISTINCT < len(cells)):
        return False
    said = [cell for cell in cells if not _NO_TIP.fullmatch(cell)]
    kind = column.kind or ("asked" if column.title.endswith("?") else "")
    return _mean_words(said) >= _MIN_WORDS.get(kind, _WORDS_OF_A_SENTENCE)


def _mean_words(cells: Sequence[str]) -> float:
    return sum(len(cell.split()) for cell in cells) / len(cells) if cells else 0


def _header_at(rows: Rows) -> int:
    """Return which row is the header, -1 for none; lines of a title may stand above it."""
    width = max((sum(map(bool, row)) for row in rows), default=0)
    for at, row in enumerate(rows[:_MAX_ROWS_ABOVE_HEADER]):
        filled = [cell.strip() for cell in row if cell.strip()]
        if filled and (len(filled) * 2 >= width or width == 1):
            return at if _is_header(filled, rows[at + 1 :]) else -1
    return -1


def _is_header(cells: Sequence[str], below: Rows) -> bool:
    """Tell whether a row names columns: by known words, else by being shorter than the rest."""
    longest = max(len(cell.split()) for cell in cells)
    if not below or longest > _MAX_WORDS_IN_A_HEADER:
        return False
    if any(map(_kind_of, cells)):
        return True
    if any(re.fullmatch(r"[\d.,:/ -]+", cell) or cell.endswith(".") for cell in cells):
        return False
    others = [max(len(cell.split()) for cell in row) for row in below if any(row)]
    return longest <= _MAX_WORDS_OF_A_TITLE and sum(others) > 2 * longest * len(others)


def _kind_of(title: str) -> str:
    """Return what a column holds by its title, '' where that is none that is known.

    Plural, marks and numbers at its end do not matter; a whole question is one of a form.
    """
    bare = "_".join(_BEHIND_A_TITLE.sub("", title.casefold().replace("-", "")).split())
    if _PEOPLE_IN_WORDS.fullmatch(bare):
        return "people"
    is_asked = title.endswith("?") and len(title.split()) >= _MAX_WORDS_OF_A_TITLE
    known = (kind for kind, titles in _KINDS.items() if bare in titles)
    return next(known, "asked" if is_asked else "")
