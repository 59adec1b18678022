"""The content that the package carries: the bundled tips, words for the search, and the schemas.

scripts/make_data.py makes all but the schemas from data/*.yaml.
"""

from __future__ import annotations

import json
import os
from enum import StrEnum
from typing import Any

from paw_cli.model import Collection, Kind, Source, Theme, Tip


class Schema(StrEnum):
    """What there is a JSON Schema of."""

    TIPS = "tips"
    OUTPUT = "output"


def bundled_collection() -> Collection:
    """Return the tips that come with the program."""
    content = json.loads(package_text("data/tips.json"))
    return Collection(
        sources=tuple(Source(**source) for source in content["sources"]),
        themes=tuple(Theme(**theme) for theme in content["themes"]),
        tips=tuple(_tip(**tip) for tip in content["tips"]),
    )


def bundled_ids() -> frozenset[str]:
    """Return the ids of the tips that come with the program."""
    return frozenset(tip["id"] for tip in json.loads(package_text("data/tips.json"))["tips"])


def bundled_thesaurus() -> dict[str, Any]:
    """Return the sections of the thesaurus as lists and mappings of words."""
    return _sections("thesaurus")


def bundled_english() -> dict[str, Any]:
    """Return the English stop words, and by the Dutch word what it is in English."""
    return _sections("english")


def bundled_everyday_dutch() -> dict[str, Any]:
    """Return groups of Dutch words of everyday life: forms of one word, and synonyms."""
    return _sections("everyday_dutch")


def bundled_everyday_english() -> dict[str, Any]:
    """Return the same in English."""
    return _sections("everyday_english")


def bundled_narrowing() -> dict[str, Any]:
    """Return the words that only narrow a query, by what they name."""
    return _sections("narrowing")


def schema_text(subject: Schema) -> str:
    """Return a schema as JSON."""
    return package_text(f"data/{subject}.schema.json")


def package_text(name: str) -> str:
    """Return a file of the package; what loaded this module finds it in a zip too."""
    loader: Any = __spec__.loader
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120 - as a zip's loader has it
    path = os.path.join(package, *name.split("/"))  # noqa: PTH118 - the same
    content: bytes = loader.get_data(path)
    return content.decode()


def _sections(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(package_text(f"data/{name}.json"))
    return content


def _tip(*, kind: str, **fields: str | list[str]) -> Tip:
    frozen = {key: tuple(v) if isinstance(v, list) else v for key, v in fields.items()}
    return Tip(kind=Kind(kind), **frozen)  # type: ignore[arg-type] # data/ is tested, not checked
