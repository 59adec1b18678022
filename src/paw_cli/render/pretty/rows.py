"""Tips to look through: one a line, cut to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paw_cli.render.pretty.ink import ID, QUIET
from paw_cli.render.pretty.layout import cells, cut, padded
from paw_cli.render.surface import PROSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from paw_cli.model import Tip
    from paw_cli.render.pretty.ink import Ink

_GAP = "  "
_KIND = len("remark")
# A longer id moves its own line only.
_LONGEST_ID_COLUMN = 16
# Less is no use to tell themes by.
_NARROWEST_THEMES = 20


def listing(tips: Sequence[Tip], ink: Ink) -> list[Text]:
    """Return a line for each tip: id, kind, as much of the text as fits, themes if they do."""
    sizes = [cells(tip.id) for tip in tips]
    id_column = max((size for size in sizes if size <= _LONGEST_ID_COLUMN), default=0)
    return [_row(tip, id_column, ink) for tip in tips]


def _row(tip: Tip, id_column: int, ink: Ink) -> Text:
    row = padded(ink.text(tip.id, ID), id_column)
    row.append(_GAP).append(tip.kind.ljust(_KIND), QUIET).append(_GAP)
    room = max(min(ink.width - cells(row.plain), PROSE), 1)
    row.append_text(padded(cut(ink.text(tip.text), room, ink.signs.ellipsis), room))
    if ink.width - cells(row.plain) >= _NARROWEST_THEMES:
        row.append(_GAP).append_text(ink.text(", ".join(tip.themes), QUIET))
    return cut(row, ink.width, ink.signs.ellipsis)
