"""What the tests of import share: a file in, tips out."""

from textwrap import dedent
from typing import Any

from paw_cli.importing import Imported, ImportFile, ImportOptions, import_files


def imported(content: str | bytes, file: str = "notes.txt", **options: Any) -> Imported:
    if isinstance(content, str):
        content = dedent(content).lstrip("\n").encode()
    return import_files(
        [ImportFile(file, content)], ImportOptions(**{"id_prefix": "notes", **options})
    )


def texts(content: str | bytes, file: str = "notes.txt", **options: Any) -> list[str]:
    return [tip.text for tip in imported(content, file, **options).tips]


def everything(result: Imported) -> str:
    """Return all that an import gives to anybody: the file and each sentence about it."""
    return "\n".join([result.text, result.summary, *result.notes, *result.details])
