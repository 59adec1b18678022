"""What the bundled texts are read as, worked out when the package was built.

Reading and stemming them anew takes a third of a search. They are found by the text or the word
itself, so only the rules of reading can be out of date: the fingerprint is theirs.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from paw_cli.search_engine.words import stems, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.model import Collection

_MODULE = "paw_cli.search_engine._compiled_words"


class Known(NamedTuple):
    """The folded words of texts without hyphenated words, and the stems of folded words."""

    rows: dict[str, str]
    stems: dict[str, str]


def compiled_source(collection: Collection) -> str:
    """Return the Python module that holds how a collection is read."""
    known = known_of(collection)
    return f"FINGERPRINT = {_fingerprint()}\nROWS = {known.rows!r}\nSTEMS = {known.stems!r}\n"


def known_of(collection: Collection) -> Known:
    """Work out how a collection is read."""
    rows = {text: list(tokens(text)) for text in _texts(collection)}
    words = dict.fromkeys(token.word for row in rows.values() for token in row)
    return Known(
        rows={
            text: " ".join(token.word for token in row)
            for text, row in rows.items()
            if not any(token.part for token in row)
        },
        stems=dict(zip(words, stems(words), strict=True)),
    )


def _texts(collection: Collection) -> Iterator[str]:
    """Yield what an index reads as one row, and what a hit does."""
    for tip in collection.tips:
        yield from (tip.text, "\n".join(tip.keywords), "\n".join(tip.answers))
        yield from (*tip.keywords, *tip.answers)
    for theme in collection.themes:
        yield from (theme.title, theme.description)


def _fingerprint() -> int:
    return crc32(Path(__file__).with_name("words.py").read_bytes())


def trusted(fingerprint: int, known: Known) -> Known:
    """Return what is known if it was worked out by the rules as they are now."""
    return known if fingerprint == _fingerprint() else _NOTHING


def _compiled() -> Known:
    try:
        module = import_module(_MODULE)
    except ModuleNotFoundError:
        return _NOTHING
    return trusted(module.FINGERPRINT, Known(module.ROWS, module.STEMS))


_NOTHING = Known({}, {})
KNOWN = _compiled()
