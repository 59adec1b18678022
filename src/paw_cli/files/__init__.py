"""Tips files as collections, with line and column in every error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from paw_cli.files.layer import Layer as Layer
from paw_cli.files.layer import Origin as Origin
from paw_cli.files.layers import Loaded as Loaded
from paw_cli.files.layers import LoadedLayer as LoadedLayer
from paw_cli.files.layers import find_layers as find_layers
from paw_cli.files.layers import load_layers as load_layers

if TYPE_CHECKING:
    import os

    from paw_cli.model import Collection


def load(*files: str | os.PathLike[str], bundled: bool = True) -> Collection:
    """Return the bundled tips with those of `files` on top.

    Raises TipsFileError with all faults of a file that has any. Neither the user's own
    files nor the environment are read.
    """
    layers = [Layer(Origin.BUNDLED)] if bundled else []
    layers += [Layer(Origin.FILE, Path(file)) for file in files]
    return load_layers(layers).collection
