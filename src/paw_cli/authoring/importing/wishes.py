"""How a user wants a text imported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from paw_cli.loading.bundled import bundled_collection
from paw_cli.loading.definition import SLUG
from paw_cli.loading.identity import first_free, prefix_of, slug
from paw_cli.model import Source

if TYPE_CHECKING:
    from pathlib import Path

    from paw_cli.model import Kind


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
    named_after: Path | None,
    kind: Kind | None = None,
    source: str = "",
    headings: Headings = Headings.KIND,
    with_names: bool = False,
) -> Wishes:
    """Return wishes as the command line has them.

    Ids begin with the name of a file, unless bundled tips do; a source may be given as its
    id or as its title.
    """
    bundled = [tip.id for tip in bundled_collection().tips]
    prefix = first_free(
        prefix_of(named_after), lambda name: not any(id_.startswith(f"{name}-") for id_ in bundled)
    )
    source_id = source if SLUG.fullmatch(source) else slug(source) or "source"
    return Wishes(
        id_prefix=prefix,
        kind=kind,
        source=Source(id=source_id, title=source) if source else None,
        headings=headings,
        with_names=with_names,
    )
