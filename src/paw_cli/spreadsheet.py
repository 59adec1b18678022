"""What stands in the cells of a spreadsheet: texts guarded against formulas, and lists.

A piece of a text is its beginning, or what stands behind a semicolon, a tab or a line end: there a
Dutch spreadsheet parts cells, and knows no quotation mark inside a line. A piece that begins with
= + - @ or with one of their wide forms, which count in Asian locales, gets one apostrophe in front,
and so does a text that begins with a tab or a line end. Blanks, quotation marks and apostrophes
before these do not count: a spreadsheet takes the first two off, and a text that looks guarded
already gets one more, so that one less is always what there was.
"""

import json
import re
from collections.abc import Sequence
from contextlib import suppress

_BEFORE = r"""(?:[^\S\t\r\n]|["'\ufeff])*"""
_FORMULA = r"=+\-@＝＋－＠﹦﹢﹣﹫"
_GUARDABLE = (
    rf"\A{{guard}}(?={_BEFORE}[{_FORMULA}\t\r\n])",
    rf"(?<=[;\t\r\n]){{guard}}(?={_BEFORE}[{_FORMULA}])",
)
_TO_GUARD = "|".join(_GUARDABLE).format(guard="")
_GUARDED = "|".join(_GUARDABLE).format(guard="'")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return re.sub(_TO_GUARD, "'", text)


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return re.sub(_GUARDED, "", text)


# What a list is parted at that somebody typed into a cell: lines, else semicolons, else commas.
_PARTED_BY = {
    "themes": ("\n", ";", ","),
    "keywords": ("\n", ";", ","),
    "answers": ("\n", ";"),
    "links": ("\n", ";", " ", ","),
}


def list_from_cell(cell: str, name: str) -> list[str]:
    """Return the items of a list that stands in a cell: JSON, else as people part them.

    `name` is the field's: a question may hold a comma, a link no blank.
    """
    if cell.lstrip().startswith("["):
        with suppress(ValueError, RecursionError):
            read = json.loads(cell)
            return [item if isinstance(item, str) else json.dumps(item) for item in read]
    by = next((by for by in _PARTED_BY[name] if by in cell), "\n")
    return [item.strip() for item in cell.split(by) if item.strip()]


def cell_from_list(items: Sequence[str], name: str) -> str:
    """Return a list as a person likes to read it in a cell, an item a line.

    It is JSON where reading would give other items.
    """
    cell = "\n".join(items)
    is_same = list_from_cell(cell, name) == list(items)
    return cell if is_same else json.dumps(items, ensure_ascii=False)
