"""The bundled collection and thesaurus, compiled when the package was built or read from YAML.

Reading YAML costs more than the rest of a run, so hatch_build.py writes each file of data/
as a Python module. A module serves only while it is made from the file as it is now.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any
from zlib import crc32

from paw_cli.model import Collection, Kind, Source, Theme, Tip

_PACKAGE = Path(__file__).parents[1]


def bundled_collection() -> Collection:
    """Return the tips that come with the program."""
    content = _compiled("tips")
    return bundled_collection_from_yaml() if content is None else _collection(content)


def bundled_thesaurus() -> dict[str, Any]:
    """Return the sections of data/thesaurus.yaml as lists and mappings of words."""
    content = _compiled("thesaurus")
    return bundled_thesaurus_from_yaml() if content is None else content


def bundled_collection_from_yaml() -> Collection:
    """Return the tips that come with the program, read from data/tips.yaml itself."""
    return _collection(_yaml("tips"))


def bundled_thesaurus_from_yaml() -> dict[str, Any]:
    """Return the sections of the thesaurus, read from data/thesaurus.yaml itself."""
    return _yaml("thesaurus")


def data_file(name: str) -> Path:
    """Return where a file of data/ is: inside an installed package, beside src/ in a checkout."""
    installed = _PACKAGE / "data" / name
    return installed if installed.exists() else _PACKAGE.parents[1] / "data" / name


def compiled_is_fresh() -> bool:
    """Whether the data can be had without reading YAML."""
    return _compiled("tips") is not None and _compiled("thesaurus") is not None


def compiled_source(name: str) -> str:
    """Return the Python module that holds what data/NAME.yaml says."""
    return f"FINGERPRINT = {_fingerprint(name)}\nCONTENT = {_yaml(name)!r}\n"


def _compiled(name: str) -> dict[str, Any] | None:
    try:
        module = import_module(f"paw_cli.files._compiled_{name}")
    except ModuleNotFoundError:
        return None
    content: dict[str, Any] = module.CONTENT
    return content if _fingerprint(name) == module.FINGERPRINT else None


def _fingerprint(name: str) -> int:
    return crc32(data_file(f"{name}.yaml").read_bytes())


def _yaml(name: str) -> dict[str, Any]:
    import yaml  # costs half as much as Typer, and a built package does not need it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = data_file(f"{name}.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    return content


def _collection(content: dict[str, Any]) -> Collection:
    return Collection(
        sources=tuple(Source(**source) for source in content["sources"]),
        themes=tuple(Theme(**theme) for theme in content["themes"]),
        tips=tuple(_tip(**tip) for tip in content["tips"]),
    )


def _tip(*, kind: str, **fields: str | list[str]) -> Tip:
    frozen = {k: tuple(v) if isinstance(v, list) else v for k, v in fields.items()}
    return Tip(kind=Kind(kind), **frozen)  # type: ignore[arg-type] # data/ is tested, not checked
