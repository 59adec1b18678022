"""Tips to look through: one a line, cut to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from paw_cli.render.pretty.ink import ID, PROSE, QUIET
from paw_cli.render.pretty.layout import cells, cut, padded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paw_cli.model import Tip
    from paw_cli.render.pretty.ink import Ink

_GAP = 2
_KIND = len("remark")
# A longer id moves its own line only.
_LONGEST_ID_COLUMN = 16


def listing(tips: Sequence[Tip], ink: Ink) -> list[Text]:
    """Return a line for each tip: id, kind, as much of the text as fits."""
    id_column = max((size for t in tips if (size := len(t.id)) <= _LONGEST_ID_COLUMN), default=0)
    return [_row(tip, id_column, ink) for tip in tips]


def _row(tip: Tip, id_column: int, ink: Ink) -> Text:
    row = padded(ink.text(tip.id, ID), id_column)
    row.append(" " * _GAP).append(tip.kind.ljust(_KIND), QUIET).append(" " * _GAP)
    room = min(ink.width - cells(row.plain), PROSE)
    row.append_text(cut(ink.text(tip.text), max(room, 1), ink.signs.ellipsis))
    return cut(row, ink.width, ink.signs.ellipsis)
