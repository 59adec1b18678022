"""Practical tips on citizen participation, for a notebook or another program.

    >>> from paw_cli import load, search
    >>> collection = load()
    >>> search(collection, "inwoners eerlijk").hits[0].tip.id
    'paw-04'

Nothing here prints, looks for a terminal or reads the environment.
"""

TYPE_CHECKING = False  # typing takes a while, and Ctrl-C is silent from paw_cli.cli on only

if TYPE_CHECKING:
    from paw_cli.chance import pick, tip_of_the_day
    from paw_cli.errors import PawTipsError
    from paw_cli.library import build_index, find_layers, load, load_layers, search
    from paw_cli.model import Collection, Kind, Source, Theme, Tip
    from paw_cli.search_engine import (
        Correction,
        FieldMatch,
        Hit,
        MatchKind,
        SearchIndex,
        SearchResult,
        TextMatch,
    )

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
    """Return what a public name stands for; the program itself needs little of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from paw_cli import chance, errors, library, model, search_engine

    homes = (chance, errors, library, model, search_engine)
    globals()[name] = next(vars(home)[name] for home in homes if name in vars(home))
    return globals()[name]
