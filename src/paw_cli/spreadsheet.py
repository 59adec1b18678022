"""Keep a spreadsheet from running a text as a formula, and take that guard off again.

A piece of a text is its beginning, or what stands behind a semicolon, a tab or a line end: there a
Dutch spreadsheet parts cells, and knows no quotation mark inside a line. A piece that begins with
= + - @ or with one of their wide forms, which count in Asian locales, gets one apostrophe in front,
and so does a text that begins with a tab or a line end. Blanks, quotation marks and apostrophes
before these do not count: a spreadsheet takes the first two off, and a text that looks guarded
already gets one more, so that one less is always what there was.
"""

from __future__ import annotations

import re

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
