"""A workbook for Excel: a tip a row, every cell a text, themes on a second sheet.

It comes back through `import` with all fields.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.errors import WrongUseError
from paw_cli.messages import _
from paw_cli.names import quote
from paw_cli.render.views import Cards, Found, Listing, ThemeTable
from paw_cli.spreadsheet import cell_from_list
from paw_cli.terminal_text import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paw_cli.model import Theme, Tip
    from paw_cli.render.views import View

# Excel's own limit for a cell, in the units of UTF-16.
MAX_CELL = 32_767
_LISTS = ("themes", "links", "keywords", "answers")
# Each column with its width in characters.
_TIP_COLUMNS = {
    "id": 12,
    "kind": 9,
    "text": 80,
    "themes": 24,
    "links": 40,
    "source": 20,
    "keywords": 30,
    "answers": 50,
}
_THEME_COLUMNS = {"id": 24, "title": 36, "description": 80}


class _Sheet(NamedTuple):
    """The rows of a sheet below the names of its columns; the first cell says which row it is."""

    name: str
    columns: dict[str, int]
    rows: list[list[str]]


def xlsx(view: View) -> bytes:
    """Return a view as a workbook.

    Raises WrongUseError for a text that no cell can hold, and where the library is missing.
    """
    sheets = list(_sheets_of(view))
    for sheet in sheets:
        for row in sheet.rows:
            _expect_to_fit(row)
    return _written(sheets)


def _sheets_of(view: View) -> Iterable[_Sheet]:
    match view:
        case ThemeTable():
            rows = [[*_theme_row(theme), str(count)] for theme, count in view.counts]
            yield _Sheet("themes", {**_THEME_COLUMNS, "count": 8}, rows)
            return
        case Listing() | Cards():
            tips: Sequence[Tip] = view.tips
        case Found():
            tips = [hit.tip for hit in view.shown]
    yield _Sheet("tips", _TIP_COLUMNS, [_tip_row(tip) for tip in tips])
    yield _Sheet("themes", _THEME_COLUMNS, [_theme_row(theme) for theme in view.collection.themes])


def _tip_row(tip: Tip) -> list[str]:
    return [
        cell_from_list(getattr(tip, name), name) if name in _LISTS else str(getattr(tip, name))
        for name in _TIP_COLUMNS
    ]


def _theme_row(theme: Theme) -> list[str]:
    return [theme.id, theme.title, theme.description]


def _expect_to_fit(row: Sequence[str]) -> None:
    if any(len(cell.encode("utf-16-le", "surrogatepass")) // 2 > MAX_CELL for cell in row):
        raise WrongUseError(
            _("{id} is longer than a cell of Excel holds", id=quote(row[0])),
            _("A cell holds 32,767 characters. Leave it out, or add -f csv or json."),
        )


def _written(sheets: Iterable[_Sheet]) -> bytes:
    try:
        import xlsxwriter
    except ImportError as error:
        raise WrongUseError(
            _("a workbook needs a library that is not installed"),
            _("Install it with: pip install 'paw-tips[documents]'"),
        ) from error
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        bold = workbook.add_format({"bold": True, "valign": "top", "bottom": 1})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for sheet in sheets:
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, bold, wrapped)
    return file.getvalue()


def _write_sheet(page: Any, sheet: _Sheet, bold: object, wrapped: object) -> None:  # noqa: ANN401 - XlsxWriter has no types
    for column, (name, width) in enumerate(sheet.columns.items()):
        page.set_column(column, column, width, wrapped)
        page.write_string(0, column, name, bold)
    for line, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            if cell:
                shown = without_surrogates(cell.replace("\r\n", "\n"))
                page.write_string(line, column, shown, wrapped)
    last = (len(sheet.rows), len(sheet.columns) - 1)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, *last)
    page.ignore_errors({"number_stored_as_text": f"A1:{chr(ord('A') + last[1])}{last[0] + 1}"})
