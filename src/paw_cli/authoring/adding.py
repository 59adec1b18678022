"""Add a tip to the user's own file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paw_cli.authoring.durable import locked, replace_content
from paw_cli.authoring.near_duplicates import near_to
from paw_cli.authoring.own_file import OWN_FILE, own_file
from paw_cli.authoring.schema import write_schema_beside
from paw_cli.authoring.wish import granted
from paw_cli.authoring.yaml_text import SCHEMA_COMMENT, tip_lines
from paw_cli.files.layer import Layer, Origin
from paw_cli.files.layers import find_layers, load_layers
from paw_cli.terminal_text import safe_text

if TYPE_CHECKING:
    from pathlib import Path

    from paw_cli.authoring.wish import Granted, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What adding a tip writes: `content` into `path`; `near` is a tip that is much like it."""

    new: Granted
    path: Path
    content: bytes
    near: str = ""

    def written(self) -> str:
        """Return the lines of the tip, as they stand in the file."""
        return "".join(f"{line}\n" for line in tip_lines(self.new.in_words()))

    def record(self) -> dict[str, str]:
        """Return the id and the file."""
        return {"id": self.new.tip.id, "file": str(self.path)}

    def confirmation(self, *, for_person: bool) -> str:
        """Return the id and the file as a sentence, or with a tab between them for a script."""
        path = safe_text(str(self.path))
        id_ = self.new.tip.id
        return f"Added {id_} to {path}\n" if for_person else f"{id_}\t{path}\n"


def add(wish: Wish, *, tips_dir: Path, working_dir: Path) -> Addition:
    """Add a tip to the user's own file; it is on the disk when this returns.

    Raises WrongUseError for what is asked, TipsFileError for a file that is broken or
    cannot be written. Then nothing has changed.
    """
    planned(wish, tips_dir=tips_dir, working_dir=working_dir)
    with locked(tips_dir / OWN_FILE):
        addition = planned(wish, tips_dir=tips_dir, working_dir=working_dir)
        if SCHEMA_COMMENT.encode() in addition.content:
            write_schema_beside(addition.path)
        replace_content(addition.path, addition.content)
    return addition


def planned(wish: Wish, *, tips_dir: Path, working_dir: Path) -> Addition:
    """Return what adding a tip would write."""
    path = tips_dir / OWN_FILE
    layers = find_layers(files=(), bundled=True, tips_dir=tips_dir, working_dir=working_dir)
    known = load_layers(layers).collection
    below = load_layers(layer for layer in layers if _is_below(layer, path)).collection
    own = own_file(path, below)
    new = granted(wish, own.free_id(known), known)
    near = near_to(new.tip.text, (other.text for other in known.tips))
    return Addition(
        new=new,
        path=path,
        content=own.content_with(new),
        near="" if near is None else known.tips[near].id,
    )


def _is_below(layer: Layer, path: Path) -> bool:
    match layer.origin:
        case Origin.BUNDLED:
            return True
        case Origin.OWN:
            return layer.path is not None and layer.path.name < path.name
        case Origin.TEAM | Origin.FILE:
            return False
