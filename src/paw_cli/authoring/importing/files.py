"""Read a text to import, and write the tips file that it gives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from paw_cli.authoring.durable import save
from paw_cli.authoring.schema import write_schema_beside
from paw_cli.errors import WrongUseError
from paw_cli.files.content import content_of, content_of_stdin

if TYPE_CHECKING:
    from paw_cli.authoring.importing import Imported

_SUFFIXES = (".yaml", ".yml")


def read_text(name: str, stdin: BinaryIO) -> bytes:
    """Return what a file holds, or what is piped in where its name is -."""
    return content_of_stdin(stdin) if name == "-" else content_of(Path(name))


def write_tips(result: Imported, path: Path, *, over: bool) -> None:
    """Write a tips file, and beside it the schema that its first line names.

    Raises WrongUseError when there is a file already and none is to be written `over`.
    """
    if path.suffix.lower() not in _SUFFIXES:
        raise WrongUseError(f"{path} has not the name of a YAML file", "End it in .yaml.")
    save(path, result.file_text.encode(), over=over)
    write_schema_beside(path)
