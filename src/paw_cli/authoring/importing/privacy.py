"""Leave out who people are: their names, mail addresses and telephone numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paw_cli.authoring.importing.reading import Item

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# Dutch numbers and international ones, which have nine digits or more; a year or a sum has fewer.
_TELEPHONE = re.compile(r"(?<![\w/.,-])(?:\+|00?)[\d](?:[ -]?\(?\d\)?){7,13}(?![\w/-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymous:
    """Items without names, and how much was left out."""

    items: Sequence[Item]
    names: int
    replaced: int


def unchanged(items: Sequence[Item]) -> Anonymous:
    """Return the items with all that they tell of people."""
    return Anonymous(items=items, names=0, replaced=0)


def anonymous(items: Sequence[Item]) -> Anonymous:
    """Return the items without their authors, and without what tells who somebody is.

    Only a chat has participants; an address in notes is there on purpose.
    Whole names of authors are looked for in all texts; a first name alone may be a word.
    """
    if not any(item.said for item in items):
        return unchanged(items)
    authors = {item.author for item in items if item.author}
    names = _any_of({author for author in authors if " " in author})
    kept, replaced = [], 0
    for item in items:
        text, found = _without_names(item.text, names)
        kept.append(replace(item, text=text, author=""))
        replaced += found
    return Anonymous(items=kept, names=len(authors), replaced=replaced)


def _without_names(text: str, names: re.Pattern[str] | None) -> tuple[str, int]:
    found = 0
    for pattern, instead in ((_MAIL, "[e-mail]"), (_TELEPHONE, "[telefoon]"), (names, "[naam]")):
        if pattern:
            text, count = pattern.subn(instead, text)
            found += count
    return text, found


def _any_of(names: set[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)@?(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
