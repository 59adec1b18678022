"""Practical tips on citizen participation, for a notebook or another program.

    >>> from paw_cli import load, search
    >>> collection = load()
    >>> search(collection, "inwoners eerlijk").hits[0].tip.id
    'paw-04'

Nothing here prints, looks for a terminal or reads the environment.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paw_cli.errors import PawTipsError as PawTipsError
    from paw_cli.files import load as load
    from paw_cli.model import Collection as Collection
    from paw_cli.model import Kind as Kind
    from paw_cli.model import Source as Source
    from paw_cli.model import Theme as Theme
    from paw_cli.model import Tip as Tip
    from paw_cli.pick import pick as pick
    from paw_cli.pick import tip_of_the_day as tip_of_the_day
    from paw_cli.search_engine import search as search

__version__ = "0.1.0"

# Each name is imported at its first use: the program starts without most of them.
_HOMES = {
    "Collection": "model",
    "PawTipsError": "errors",
    "load": "files",
    "Kind": "model",
    "Source": "model",
    "Theme": "model",
    "Tip": "model",
    "search": "search_engine",
    "pick": "pick",
    "tip_of_the_day": "pick",
}
__all__ = ["__version__", *_HOMES]  # noqa: PLE0604 - the keys are texts


def __getattr__(name: str) -> object:
    """Return what a public name stands for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
