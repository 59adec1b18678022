"""Find all that is wrong in tips files, and what likely is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from paw_cli.authoring.similar import MAX_TEXTS
from paw_cli.authoring.warnings import all_warnings
from paw_cli.errors import TipsFileError
from paw_cli.files.base import Base
from paw_cli.files.bundled import bundled_collection
from paw_cli.files.layers import STDIN, Layer, Origin, find_layers
from paw_cli.files.problems import Problem, Severity, errors_of, unreadable
from paw_cli.files.source import read_bytes, read_stdin
from paw_cli.files.tips_file import read_tips
from paw_cli.messages import _, ngettext
from paw_cli.terminal_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.files.tips_file import TipsFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was looked at, and what is wrong: faults, and warnings."""

    files: int
    tips: int
    problems: tuple[Problem, ...]

    def text(self) -> str:
        """Return a line for each problem: `file:line:column: what; how to mend it`."""
        return "".join(f"{safe_text(_line(problem))}\n" for problem in self.problems)

    def records(self) -> tuple[dict[str, str | int], ...]:
        """Return the problems as records."""
        return tuple(
            {
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in self.problems
        )

    def fails(self, *, strict: bool) -> bool:
        """Tell whether something is wrong; to be `strict` is to count warnings as well."""
        return bool(errors_of(self.problems) or (strict and self.problems))

    def summary(self) -> str:
        """Return how much of what was found in how many files."""
        faults = len(errors_of(self.problems))
        warnings = len(self.problems) - faults
        found = [
            ngettext("{number} fault", "{number} faults", faults) if faults else "",
            ngettext("{number} warning", "{number} warnings", warnings) if warnings else "",
        ]
        where = _(
            "{found} in {files}, {tips}",
            found=_(" and ").join(filter(None, found)) or _("nothing wrong"),
            files=ngettext("{number} file", "{number} files", self.files),
            tips=ngettext("{number} good tip", "{number} good tips", self.tips),
        )
        if self.tips <= MAX_TEXTS:
            return where
        bound = _(
            "similar texts were looked for among the first {number} tips", number=f"{MAX_TEXTS:,}"
        )
        return f"{where}; {bound}"


def own_layers(*, tips_dir: Path | None, working_dir: Path | None) -> tuple[Layer, ...]:
    """Return the files of the user and of the repository."""
    return find_layers(files=(), bundled=False, tips_dir=tips_dir, working_dir=working_dir)


def named_layers(files: Iterable[str]) -> tuple[Layer, ...]:
    """Return files as they are named; `-` is stdin."""
    return tuple(Layer(Origin.FILE, None if file == STDIN else Path(file)) for file in files)


def check(layers: Iterable[Layer], *, stdin: BinaryIO) -> Checked:
    """Return all problems of tips files, each on top of the bundled tips and the files before."""
    base = Base()
    base.add_bundled(bundled_collection())
    files: list[TipsFile] = []
    problems: list[list[Problem]] = []
    for layer in layers:
        read, found = _read(layer, base, stdin)
        base.add(read.collection, layer.name)
        files.append(read)
        problems.append([*found])
    for number, warning in all_warnings(files):
        problems[number].append(warning)
    in_order = (sorted(of_file, key=lambda problem: problem.place) for of_file in problems)
    tips = sum(len(file.collection.tips) for file in files)
    return Checked(files=len(files), tips=tips, problems=tuple(chain.from_iterable(in_order)))


def _read(layer: Layer, base: Base, stdin: BinaryIO) -> tuple[TipsFile, tuple[Problem, ...]]:
    nothing = read_tips(b"", path=layer.path)
    if layer.trouble:
        return nothing, (Problem(file=layer.name, message=layer.trouble, hint=layer.hint),)
    try:
        content = read_bytes(layer.path) if layer.path else read_stdin(stdin)
        read = read_tips(content, path=layer.path, base=base)
    except TipsFileError as error:
        return nothing, (unreadable(layer.name, error),)
    return read, read.problems


def _line(problem: Problem) -> str:
    if problem.severity is Severity.ERROR:
        return str(problem)
    message = _("warning: {message}", message=problem.message)
    return str(replace(problem, message=message))
