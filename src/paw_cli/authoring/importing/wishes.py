"""How a user wants a text imported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from paw_cli.files.bundled import bundled_collection
from paw_cli.files.definition import SLUG
from paw_cli.files.identity import first_free, prefix_of, slug
from paw_cli.model import Kind, Source
from paw_cli.names import exact_name

if TYPE_CHECKING:
    from pathlib import Path


class Headings(StrEnum):
    """What the headings above items are taken for."""

    KIND = "kind"
    SOURCE = "source"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How the user wants a text imported."""

    id_prefix: str
    kind: Kind | None = None
    source: Source | None = None
    headings: Headings = Headings.KIND
    with_names: bool = False


def wishes(
    *,
    named_after: Path,
    kind: str = "",
    source: str = "",
    headings: str = Headings.KIND,
    with_names: bool = False,
) -> Wishes:
    """Return wishes as they are typed.

    Ids begin with the name of a file, unless those of bundled tips do; `-` is stdin. A source
    may be given as its id or as its title. Raises WrongUseError for what does not exist.
    """
    bundled = [tip.id for tip in bundled_collection().tips]
    prefix = first_free(
        prefix_of(None if str(named_after) == "-" else named_after),
        lambda name: not any(id_.startswith(f"{name}-") for id_ in bundled),
    )
    source_id = source if SLUG.fullmatch(source) else slug(source) or "source"
    return Wishes(
        id_prefix=prefix,
        kind=Kind(exact_name(kind, Kind, "kind")) if kind else None,
        source=Source(id=source_id, title=source) if source else None,
        headings=Headings(exact_name(headings, Headings, "use of headings")),
        with_names=with_names,
    )
