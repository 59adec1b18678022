"""Practical tips on citizen participation, for a notebook or another program.

    >>> from paw_cli import load, search
    >>> collection = load()
    >>> search(collection, "inwoners eerlijk").hits[0].tip.id
    'paw-04'

Nothing here prints, looks for a terminal or reads the environment.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes a while, and Ctrl-C is silent from paw_cli.cli on only

if TYPE_CHECKING:
    from paw_cli.chance import pick as pick
    from paw_cli.chance import tip_of_the_day as tip_of_the_day
    from paw_cli.errors import PawTipsError as PawTipsError
    from paw_cli.library import build_index as build_index
    from paw_cli.library import find_layers as find_layers
    from paw_cli.library import load as load
    from paw_cli.library import load_layers as load_layers
    from paw_cli.library import search as search
    from paw_cli.model import Collection as Collection
    from paw_cli.model import Kind as Kind
    from paw_cli.model import Source as Source
    from paw_cli.model import Theme as Theme
    from paw_cli.model import Tip as Tip
    from paw_cli.search_engine import Correction as Correction
    from paw_cli.search_engine import FieldMatch as FieldMatch
    from paw_cli.search_engine import Hit as Hit
    from paw_cli.search_engine import MatchKind as MatchKind
    from paw_cli.search_engine import SearchIndex as SearchIndex
    from paw_cli.search_engine import SearchResult as SearchResult
    from paw_cli.search_engine import TextMatch as TextMatch

__version__ = "0.1.0"

__all__ = [
    "Collection",
    "Correction",
    "FieldMatch",
    "Hit",
    "Kind",
    "MatchKind",
    "PawTipsError",
    "SearchIndex",
    "SearchResult",
    "Source",
    "TextMatch",
    "Theme",
    "Tip",
    "__version__",
    "build_index",
    "find_layers",
    "load",
    "load_layers",
    "pick",
    "search",
    "tip_of_the_day",
]


def __getattr__(name: str) -> object:
    """Return what a public name stands for, imported at its first use: most runs need few."""
    home: dict[str, object]
    match name:
        case "PawTipsError":
            from paw_cli import errors

            home = vars(errors)
        case "Collection" | "Kind" | "Source" | "Theme" | "Tip":
            from paw_cli import model

            home = vars(model)
        case "pick" | "tip_of_the_day":
            from paw_cli.chance import pick, tip_of_the_day

            home = {"pick": pick, "tip_of_the_day": tip_of_the_day}
        case "build_index" | "find_layers" | "load" | "load_layers" | "search":
            from paw_cli import library

            home = vars(library)
        case _ if name in __all__:
            from paw_cli import search_engine

            home = vars(search_engine)
        case _:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = home[name]
    return home[name]
