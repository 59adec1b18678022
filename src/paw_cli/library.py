"""The library: load tips and search them as the program does."""

import os
from functools import cache, partial
from pathlib import Path

from paw_cli.files.layers import Layer, Origin, bundled_words, find_layers, load_layers
from paw_cli.model import Collection
from paw_cli.search_engine import English, Narrowing, SearchIndex, SearchResult, Thesaurus

__all__ = ["build_index", "find_layers", "load", "load_layers", "search"]


def load(*files: str | os.PathLike[str], bundled: bool = True) -> Collection:
    """Return the bundled tips with those of `files` on top.

    Raises TipsFileError with all problems of a file that has any. Neither the user's own
    files nor the environment are read.
    """
    layers = [Layer(Origin.BUNDLED)] if bundled else []
    layers += [Layer(Origin.FILE, Path(file)) for file in files]
    return load_layers(layers).collection


def search(
    collection: Collection,
    query: str,
    *,
    exact: bool = False,
    among: Collection | None = None,
    typing: bool = False,
) -> SearchResult:
    """Return the tips that fit a query: see `SearchIndex.search`, which is built each time."""
    return build_index(collection).search(query, exact=exact, among=among, typing=typing)


def build_index(collection: Collection) -> SearchIndex:
    """Return a collection that can be searched many times, with the bundled thesaurus."""
    return SearchIndex(collection, *_language_data())


@cache
def _language_data() -> tuple[Thesaurus, English, Narrowing]:
    everyday = partial(bundled_words, "everyday_dutch")
    return (
        Thesaurus(bundled_words("thesaurus"), load_everyday=everyday),
        English(
            partial(bundled_words, "english"),
            load_everyday=partial(bundled_words, "everyday_english"),
            load_heads=partial(bundled_words, "english_heads"),
        ),
        Narrowing(partial(bundled_words, "narrowing")),
    )
