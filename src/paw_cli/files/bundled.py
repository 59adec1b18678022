"""The content that the package carries: the bundled tips, words for the search, and the schemas.

scripts/make_data.py makes all but the schemas from data/*.yaml.
"""

import json
import os
from enum import StrEnum
from functools import cache
from typing import Any, Literal

from paw_cli.model import Collection, Kind, Source, Theme, Tip

# Words that mean the same, what they are in English, both of everyday life, and words that only
# narrow a query.
Words = Literal["thesaurus", "english", "everyday_dutch", "everyday_english", "narrowing"]


class Schema(StrEnum):
    """What there is a JSON Schema of."""

    TIPS = "tips"
    OUTPUT = "output"


@cache
def bundled_collection() -> Collection:
    """Return the tips that come with the program."""
    content = json.loads(package_text("data/tips.json"))
    return Collection(
        sources=tuple(Source(**source) for source in content["sources"]),
        themes=tuple(Theme(**theme) for theme in content["themes"]),
        tips=tuple(_tip(**tip) for tip in content["tips"]),
    )


def bundled_words(name: Words) -> dict[str, Any]:
    """Return what the search knows of words: the sections of one of the files."""
    words: dict[str, Any] = json.loads(package_text(f"data/{name}.json"))
    return words


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


def _tip(*, kind: str, **fields: str | list[str]) -> Tip:
    frozen = {key: tuple(v) if isinstance(v, list) else v for key, v in fields.items()}
    return Tip(kind=Kind(kind), **frozen)  # type: ignore[arg-type] # data/ is tested, not checked
