r"""Keep a spreadsheet from running a cell as a formula, and take that guard off again.

A piece of a cell (its beginning, and what stands behind a semicolon, a tab or a line end, where a
spreadsheet may part it) that begins with = + - or @ gets one apostrophe in front, and so does a
cell that begins with a tab or a line end. Blanks and apostrophes before these do not count: a
guarded text gets one more, so that taking one off gives exactly what was there.
"""

from __future__ import annotations

import re

# The wide forms count as well in Asian locales.
_BEFORE = r"'*[ \xa0\v\f]*"
_PIECES = (
    rf"\A{{guard}}(?={_BEFORE}[=+\-@＝＋－＠\t\r\n])",
    rf"(?<=[;\t\r\n]){{guard}}(?={_BEFORE}[=+\-@＝＋－＠])",
)
_TO_GUARD = re.compile("|".join(_PIECES).format(guard=""))
_GUARDED = re.compile("|".join(_PIECES).format(guard="'"))


def guarded(cell: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return _TO_GUARD.sub("'", cell)


def unguarded(cell: str) -> str:
    """Return the text that `guarded` was given."""
    return _GUARDED.sub("", cell)
