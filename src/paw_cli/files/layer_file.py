"""A layer that is a file: told of when it was found, refused when it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from paw_cli.errors import TipsFileError
from paw_cli.files.content import content_of, content_of_stdin
from paw_cli.files.layer import Layer, Origin
from paw_cli.files.problems import Problem, Severity, format_problems, pluralize, unreadable
from paw_cli.files.tips_file import read_tips
from paw_cli.model import Collection

if TYPE_CHECKING:
    from collections.abc import Sequence


def read_layer(
    layer: Layer, *, below: Collection, stdin: BinaryIO | None
) -> tuple[Collection, tuple[Problem, ...]]:
    """Return what is good in a layer's file, and what is wrong with it.

    Raises TipsFileError when a file that was asked for has an error.
    """
    if layer.trouble:
        return Collection(), (Problem(file=layer.name, message=layer.trouble),)
    try:
        content = content_of(layer.path) if layer.path else content_of_stdin(stdin)
    except TipsFileError as error:
        if layer.origin is Origin.FILE:
            raise
        return Collection(), (unreadable(layer.name, error),)
    read = read_tips(content, path=layer.path, below=below)
    errors = [problem for problem in read.problems if problem.severity is Severity.ERROR]
    if errors and layer.origin is Origin.FILE:
        raise _invalid(layer.name, errors)
    return read.collection, read.problems


def _invalid(file: str, errors: Sequence[Problem]) -> TipsFileError:
    lines = [f"{file} has {pluralize(len(errors), 'fault')}", *format_problems(errors)]
    return TipsFileError(
        "\n".join(lines), f"Mend it, and try again; `paw-tips check {file}` tells when all is well."
    )
