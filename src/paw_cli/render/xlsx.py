"""A workbook for Excel: a tip a row, every cell a text, themes on a second sheet.

It comes back through `import` with all fields.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from paw_cli.errors import WrongUseError
from paw_cli.messages import _
from paw_cli.names import quote
from paw_cli.render.records import TIP_FIELDS, fields_and_records
from paw_cli.render.views import ThemeTable
from paw_cli.safe_text import cell_from_list, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.render.records import Record
    from paw_cli.render.views import View

# Excel's own limit for a cell, in the units of UTF-16.
MAX_CELL = 32_767
# The columns of each sheet, the one that names a row first, with their widths in characters.
_TIPS = dict(zip(TIP_FIELDS, (12, 9, 80, 24, 40, 20, 30, 50), strict=True))
_THEMES = {"id": 24, "title": 36, "description": 80}


def xlsx(view: View) -> bytes:
    """Return a view as a workbook.

    Raises WrongUseError for a text that no cell can hold, and where the library is missing.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise WrongUseError(
            _("a workbook needs a library that is not installed"),
            _("Install it with: pip install 'paw-tips[documents]'"),
        ) from error
    _fields, found = fields_and_records(view)
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        if isinstance(view, ThemeTable):
            _write_sheet(workbook, "themes", {**_THEMES, "count": 8}, found)
        else:
            _write_sheet(workbook, "tips", _TIPS, found)
            themes = (theme._asdict() for theme in view.collection.themes)
            _write_sheet(workbook, "themes", _THEMES, themes)
    return file.getvalue()


def _write_sheet(book: Any, name: str, columns: dict[str, int], found: Iterable[Record]) -> None:  # noqa: ANN401 - XlsxWriter has no types
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for column, (field, width) in enumerate(columns.items()):
        page.set_column(column, column, width, wrapped)
        page.write_string(0, column, field, bold)
    last_row = 0
    for last_row, record in enumerate(found, start=1):
        for column, field in enumerate(columns):
            if text := _cell_text(record, field):
                page.write_string(last_row, column, text, wrapped)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last_row, len(columns) - 1)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _cell_text(record: Record, name: str) -> str:
    value = record[name]
    text = cell_from_list(value, name) if isinstance(value, tuple) else str(value)
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > MAX_CELL:
        raise WrongUseError(
            _("{id} is longer than a cell of Excel holds", id=quote(str(record["id"]))),
            _("A cell holds 32,767 characters. Leave it out, or add -f csv or json."),
        )
    return without_surrogates(text.replace("\r\n", "\n"))
