"""The files that are read, in layers: the later on top."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from paw_cli.collection import Collection, stacked
from paw_cli.errors import TipsFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paw_cli.loading.problems import Problem

STDIN = "-"
SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")
TEAM_FILE = ".paw-tips.yaml"


class Origin(StrEnum):
    """How a layer came to be read."""

    BUNDLED = "bundled"
    OWN = "own"
    TEAM = "team"
    FILE = "file"


# Named tuples, not dataclasses: these are made at every start, and take an eighth of the time.
class Layer(NamedTuple):
    """What is read as one; `path` is None for what comes with the program and for stdin."""

    origin: Origin
    path: Path | None = None

    @property
    def name(self) -> str:
        """Return what people call it."""
        if self.path is None:
            return "bundled" if self.origin is Origin.BUNDLED else "stdin"
        return str(self.path)


class LoadedLayer(NamedTuple):
    """A layer with what was found in it."""

    layer: Layer
    tips: int
    problems: tuple[Problem, ...] = ()


class Loaded(NamedTuple):
    """All layers as one collection, and what is wrong in them."""

    collection: Collection
    layers: tuple[LoadedLayer, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong in the user's own files."""
        return tuple(problem for loaded in self.layers for problem in loaded.problems)


def find_layers(
    *, files: Sequence[str], bundled: bool, tips_dir: Path | None, working_dir: Path
) -> tuple[Layer, ...]:
    """Return what there is to read, the lowest first; nothing is opened."""
    own = _own_files(tips_dir) if tips_dir else []
    team = _team_file(working_dir)
    return (
        *([Layer(Origin.BUNDLED)] if bundled else []),
        *(Layer(Origin.OWN, path) for path in own),
        *([Layer(Origin.TEAM, team)] if team else []),
        *(Layer(Origin.FILE, None if file == STDIN else Path(file)) for file in files),
    )


def load_layers(layers: Iterable[Layer], *, stdin: BinaryIO | None = None) -> Loaded:
    """Return all layers as one collection.

    What is wrong in a file that was found is told, and its good items load. Raises
    TipsFileError with all faults of a file that was asked for.
    """
    parts: list[Collection] = []
    loaded: list[LoadedLayer] = []
    for layer in layers:
        if layer.origin is Origin.BUNDLED:
            from paw_cli.loading.bundled import bundled_collection

            part, problems = bundled_collection(), ()
        else:
            part, problems = _read(layer, stacked(parts), stdin)
        parts.append(part)
        loaded.append(LoadedLayer(layer, len(part.tips), problems))
    return Loaded(stacked(parts), tuple(loaded))


def _own_files(folder: Path) -> list[Path]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return []
    return [folder / name for name in names if _is_tips_file(name)]


def _is_tips_file(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith((".", "#"))


def _team_file(working_dir: Path) -> Path | None:
    for folder in (working_dir, *working_dir.parents):
        path = folder / TEAM_FILE
        if os.path.lexists(path):
            return path
    return None


def _read(
    layer: Layer, below: Collection, stdin: BinaryIO | None
) -> tuple[Collection, tuple[Problem, ...]]:
    from paw_cli.loading.content import content_of, content_of_stdin
    from paw_cli.loading.problems import Problem, Severity
    from paw_cli.loading.tips_file import read_tips

    try:
        content = content_of(layer.path) if layer.path else content_of_stdin(stdin)
    except TipsFileError as error:
        if layer.origin is Origin.FILE:
            raise
        return Collection(), (
            Problem(file=layer.name, message=error.message, hint=error.hint or ""),
        )
    read = read_tips(content, path=layer.path, below=below)
    errors = [p for p in read.problems if p.severity is Severity.ERROR]
    if errors and layer.origin is Origin.FILE:
        raise TipsFileError("\n".join(map(str, errors)), "Mend it")
    return read.collection, read.problems
