"""The names that a file gives to what names itself not: ids of tips, the source of a file."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from paw_cli.files.definition import LINE_END, LONGEST_ID, LONGEST_NAME, SLUG
from paw_cli.files.layer import TEAM_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_LONGEST_SLUG = 40
STDIN = "stdin"
# Nearly every name has one of these, which is quicker to tell than what its slug is.
_PLAIN = re.compile("[A-Za-z0-9]")
# What `<(command)` is called is no name.
_DEVICES = "/dev"


def slug(words: str, longest: int = _LONGEST_SLUG) -> str:
    """Return words as an id: small letters and digits, with hyphens between; '' if none is left."""
    shown = unicodedata.normalize("NFKD", words[:LONGEST_NAME])
    plain = shown.encode("ascii", "ignore").decode("ascii")
    kept = "".join(c if c.isalnum() else " " for c in plain.lower())
    return "-".join(kept.split())[:longest].rstrip("-")


def id_named(name: str) -> str:
    """Return the id of what is made by naming it: the name if it is one, else its words as an id.

    It is cut as late as may be: names that only differ at their ends are two.
    """
    return name if SLUG.fullmatch(name) else slug(name, LONGEST_ID)


def is_name(text: str) -> bool:
    """Tell whether a theme or source may be named so: on one line, and an id can be made of it."""
    return not LINE_END.search(text) and bool(_PLAIN.search(text) or id_named(text))


def prefix_of(path: Path | None) -> str:
    """Return what the ids made for a file begin with.

    It begins with a letter, so that no id looks like a number or a range of numbers.
    """
    if path is None or path.is_relative_to(_DEVICES):
        return STDIN
    name = path.absolute().parent.name if path.name == TEAM_FILE else path.stem
    made = slug(name) or "tips"
    return made if made[0].isalpha() else f"tips-{made}"


def title_of(path: Path | None) -> str:
    """Return what people read as the source of a file's tips."""
    if path is None or path.is_relative_to(_DEVICES):
        return STDIN
    return (path.absolute().parent.name if path.name == TEAM_FILE else "") or path.name


def made_ids(
    prefix: str, places: Sequence[int], are_free: Callable[[list[str]], bool]
) -> list[str]:
    """Return an id for each place: `prefix-01`, or `prefix-2-01` where one of those is taken."""
    for start in _variants(prefix):
        made = [f"{start}-{place + 1:02d}" for place in places]
        if are_free(made):
            break
    return made


def first_free(name: str, is_free: Callable[[str], bool]) -> str:
    """Return `name`, `name-2`, `name-3`: the first that is free."""
    return next(filter(is_free, _variants(name)))


def _variants(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))
