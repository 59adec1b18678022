"""The files that are read, in layers, the later on top; and what comes with the program.

scripts/make_data.py makes what the package carries, but for the schemas, from data/*.yaml.
"""

from __future__ import annotations

import json
import os
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NamedTuple

from paw_cli.errors import TipsFileError
from paw_cli.messages import N_, _
from paw_cli.model import Collection, Kind, Source, Theme, Tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.files.problems import Problem
    from paw_cli.files.source import Bounds
    from paw_cli.files.tips_file import Base, TipsFile

OWN_FILE = "own.yaml"
TEAM_FILE = ".paw-tips.yaml"
SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")


class Origin(StrEnum):
    """How a layer came to be read."""

    BUNDLED = N_("bundled")
    OWN = N_("own")
    TEAM = N_("team")
    FILE = N_("file")


class Layer(NamedTuple):
    """What is read as one; `path` is None for what comes with the program and for stdin.

    `trouble` says why it is not read. What was found in it when it was: a collection, and problems.
    """

    origin: Origin
    path: Path | None = None
    trouble: TipsFileError | None = None
    collection: Collection = Collection()
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """Return what people call it."""
        names = {Origin.BUNDLED: "bundled", Origin.FILE: "stdin"}
        return str(self.path) if self.path else names.get(self.origin, "")


class Loaded(NamedTuple):
    """All layers as one collection, and each with what was found in it."""

    collection: Collection
    layers: tuple[Layer, ...]

    def warnings(self) -> Iterator[str]:
        """Yield what is wrong as lines, of each file no more than one likes to read."""
        for layer in self.layers:
            if layer.problems:
                from paw_cli.files.problems import format_problems  # most files have no fault

                yield from format_problems(layer.name, layer.problems)


def find_layers(
    *, files: Sequence[str], bundled: bool, tips_dir: Path | None, working_dir: Path | None
) -> tuple[Layer, ...]:
    """Return what there is to read, the lowest first; nothing is opened."""
    found = [*(_own_layers(tips_dir) if tips_dir else ()), *_team_layer(working_dir)]
    found += [Layer(Origin.FILE, None if file == "-" else Path(file)) for file in files]
    # Of what is the same file only the one on top is read.
    last = {real_path(layer.path): n for n, layer in enumerate(found)}
    layers = [found[n] for n in sorted(last.values())]
    return (*([Layer(Origin.BUNDLED)] if bundled else ()), *layers)


def load_layers(
    layers: Iterable[Layer], *, stdin: BinaryIO | None = None, base: Base | None = None
) -> Loaded:
    """Return all layers as one collection, on top of `base`.

    What is wrong in a file that was found is told, and its good items load. Raises
    TipsFileError with all faults of a file that was asked for. `stdin` is sys.stdin by default.
    """
    layers = tuple(layers)
    if base is None and layers == (Layer(Origin.BUNDLED),):  # most runs read nothing else
        collection = bundled_collection()
        return Loaded(collection, (layers[0]._replace(collection=collection),))
    from paw_cli.files.tips_file import Base

    base = base or Base()
    loaded = tuple([_load(layer, base, stdin) for layer in layers])
    return Loaded(base.collection(), loaded)


def _load(layer: Layer, base: Base, stdin: BinaryIO | None) -> Layer:
    """Return a layer with what is in it, and put that on top of `base`."""
    if layer.origin is Origin.BUNDLED:
        base.add(collection := bundled_collection())
        return layer._replace(collection=collection)
    from paw_cli.files.problems import errors_of, invalid_file, unreadable
    from paw_cli.files.source import ASKED_FOR, FOUND

    asked_for = layer.origin is Origin.FILE
    try:
        file = read_layer(layer, base, ASKED_FOR if asked_for else FOUND, stdin)
    except TipsFileError as error:
        if asked_for:
            raise
        return layer._replace(problems=(unreadable(layer.name, error),))
    if asked_for and (errors := errors_of(file.problems)):
        raise invalid_file(layer.name, errors)
    base.add(file.collection, layer.name)
    return layer._replace(collection=file.collection, problems=file.problems)


def read_layer(layer: Layer, base: Base, bounds: Bounds, stdin: BinaryIO | None) -> TipsFile:
    """Return what is in the file of a layer; raises TipsFileError where it cannot be read."""
    from paw_cli.files.source import read_bytes, read_stdin
    from paw_cli.files.tips_file import read_tips

    if layer.trouble:
        raise layer.trouble
    content = read_bytes(layer.path, bounds) if layer.path else read_stdin(stdin)
    return read_tips(content, path=layer.path, base=base, bounds=bounds)


def real_path(path: Path | None) -> str:
    """Return what tells a file from others, whatever links lead to it."""
    try:
        return os.path.realpath(path) if path else ""
    except OSError:  # the working folder is gone
        return str(path)


def _own_layers(folder: Path) -> list[Layer]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except FileNotFoundError:
        return []
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = _("cannot look into this folder: {reason}", reason=reason)
        return [Layer(Origin.OWN, folder, TipsFileError(message))]
    return [
        Layer(Origin.OWN, folder / name)
        for name in names
        if name.lower().endswith(SUFFIXES) and not name.startswith((".", "#", "~"))
    ]


def _team_layer(working_dir: Path | None) -> list[Layer]:
    """Return the nearest team file; one that is a dangling link is found too, and told of.

    One that somebody else put there is not read: whoever can write in a folder above this one
    could tell people anything.
    """
    for folder in (working_dir, *working_dir.parents) if working_dir else ():
        path = folder / TEAM_FILE
        if os.path.lexists(path):
            if _is_trusted(path):
                return [Layer(Origin.TEAM, path)]
            message = _("this file belongs to another user, so it is not read")
            trouble = TipsFileError(message, _("`--file {path}` reads it", path=path))
            return [Layer(Origin.TEAM, path, trouble)]
    return []


def _is_trusted(path: Path) -> bool:
    """Tell whether a file, and a link to it, belong to this user or to root; root trusts all."""
    user = os.geteuid() if hasattr(os, "geteuid") else 0
    try:
        return user == 0 or {path.lstat().st_uid, path.stat().st_uid} <= {0, user}
    except OSError:
        return True  # reading it says what is wrong


@cache
def bundled_collection() -> Collection:
    """Return the tips that come with the program."""
    content = json.loads(package_text("data/tips.json"))
    return Collection(
        sources=tuple(Source(**source) for source in content["sources"]),
        themes=tuple(Theme(**theme) for theme in content["themes"]),
        tips=tuple(_tip(**tip) for tip in content["tips"]),
    )


def bundled_words(
    name: Literal[
        "thesaurus", "everyday_dutch", "english", "english_heads", "everyday_english", "narrowing"
    ],
) -> dict[str, Any]:
    """Return what the search knows of words: the sections of one of the files."""
    words: dict[str, Any] = json.loads(package_text(f"data/{name}.json"))
    return words


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
