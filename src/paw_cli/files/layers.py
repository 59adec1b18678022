"""The files that are read, in layers: the later on top."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from paw_cli.files.layer import STDIN, SUFFIXES, TEAM_FILE, Layer, Origin
from paw_cli.model import Collection, merge_layers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.files.problems import Problem


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

    def warnings(self) -> Iterator[str]:
        """Yield what is wrong as lines, of each file no more than one likes to read."""
        if self.problems:
            from paw_cli.files.problems import format_problems  # files without a fault do without

            yield from format_problems(self.problems)


def find_layers(
    *, files: Sequence[str], bundled: bool, tips_dir: Path | None, working_dir: Path
) -> tuple[Layer, ...]:
    """Return what there is to read, the lowest first; nothing is opened."""
    asked_for = [Layer(Origin.FILE, None if f == STDIN else Path(f)) for f in files]
    found = [*(_own_layers(tips_dir) if tips_dir else ()), *_team_layer(working_dir)]
    return (*([Layer(Origin.BUNDLED)] if bundled else ()), *_each_once([*found, *asked_for]))


def load_layers(layers: Iterable[Layer], *, stdin: BinaryIO | None = None) -> Loaded:
    """Return all layers as one collection.

    What is wrong in a file that was found is told, and its good items load. Raises
    TipsFileError with all faults of a file that was asked for. `stdin` is sys.stdin by default.
    """
    collection = Collection()
    loaded: list[LoadedLayer] = []
    for layer in layers:
        part, problems = _read(layer, collection, stdin)
        collection = merge_layers([collection, part]) if loaded else part
        loaded.append(LoadedLayer(layer, len(part.tips), problems))
    return Loaded(collection, tuple(loaded))


def _read(
    layer: Layer, below: Collection, stdin: BinaryIO | None
) -> tuple[Collection, tuple[Problem, ...]]:
    if layer.origin is Origin.BUNDLED:
        from paw_cli.files.bundled import bundled_collection  # not with --no-bundled

        return bundled_collection(), ()
    from paw_cli.files.layer_file import read_layer  # most runs read no file

    return read_layer(layer, below=below, stdin=stdin)


def _own_layers(folder: Path) -> list[Layer]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except FileNotFoundError:
        return []
    except OSError as error:
        trouble = f"cannot look into this folder: {(error.strerror or str(error)).lower()}"
        return [Layer(Origin.OWN, folder, trouble)]
    return [Layer(Origin.OWN, folder / name) for name in names if _is_tips_file(name)]


def _is_tips_file(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith((".", "#", "~"))


def _team_layer(working_dir: Path) -> list[Layer]:
    """Return the nearest team file; one that is a dangling link is found too, and told of."""
    for folder in (working_dir, *working_dir.parents):
        if os.path.lexists(folder / TEAM_FILE):
            return [Layer(Origin.TEAM, folder / TEAM_FILE)]
    return []


def _each_once(layers: list[Layer]) -> list[Layer]:
    """Return the layers without those that are the same file as one on top of them."""
    files = [layer.path and os.path.realpath(layer.path) for layer in layers]
    return [layer for n, layer in enumerate(layers) if files[n] not in files[n + 1 :]]
