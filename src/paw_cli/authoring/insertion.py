"""Put an item into a tips file in YAML, and leave every other character as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paw_cli.authoring.yaml_text import indented
from paw_cli.errors import TipsFileError
from paw_cli.files.formats.yaml_places import ending_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def with_item(text: str, section: str, item: Sequence[str]) -> str:
    """Return the text of a valid tips file with an item at the end of a section.

    Raises TipsFileError when the section is written in brackets, where no line can be added.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    ending = ending_of(section, text)
    if ending is None:
        lines = [*([""] if text.strip() else []), f"{section}:", *map(indented, item)]
        return _joined(text, lines, "", newline)
    if ending.in_brackets:
        raise TipsFileError(
            f"{section} stands in brackets, [ ] or {{ }}, where no line can be added",
            f"Write `{section}:` on a line of its own, and below it each item from '- ' on.",
        )
    indent = 2 if ending.indent is None else ending.indent
    set_apart = ending.indent is not None and not ending.keeps_blanks and bool(text.strip())
    lines = [*([""] if set_apart else []), *(indented(line, indent) for line in item)]
    return _joined(text[: ending.offset], lines, text[ending.offset :], newline)


def _joined(before: str, lines: Sequence[str], after: str, newline: str) -> str:
    lead = newline if before and not before.endswith(("\n", "\r")) else ""
    return before + lead + "".join(line + newline for line in lines) + after
