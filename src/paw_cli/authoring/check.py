"""Find all that is wrong in tips files, and what likely is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from paw_cli.authoring.similar import MAX_TEXTS, similar_names, similar_texts
from paw_cli.errors import TipsFileError
from paw_cli.files.bundled import bundled_collection
from paw_cli.files.format import id_from_name
from paw_cli.files.layers import find_layers
from paw_cli.files.problems import Problem, Severity, errors_of, unreadable
from paw_cli.files.source import read_bytes, read_stdin
from paw_cli.files.tips_file import read_tips
from paw_cli.messages import _, ngettext
from paw_cli.model import Collection, merge_layers
from paw_cli.terminal_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

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


class _File(NamedTuple):
    """A file that was looked at: what it holds, and what is wrong with it."""

    read: TipsFile
    problems: tuple[Problem, ...]

    def warning(self, offset: int, message: str, hint: str) -> Problem:
        """Return a warning about what stands at an offset."""
        return self.read.source.problem(offset, message, hint, Severity.WARNING)


def own_files(*, tips_dir: Path, working_dir: Path) -> list[Path]:
    """Return the files of the user and of the repository."""
    found = find_layers(files=(), bundled=False, tips_dir=tips_dir, working_dir=working_dir)
    return [layer.path for layer in found if layer.path is not None]


def check(paths: Iterable[Path | None], *, stdin: BinaryIO) -> Checked:
    """Return all problems of tips files, each on top of the bundled tips and the files before.

    None stands for stdin.
    """
    base = bundled_collection()
    files: list[_File] = []
    for path in paths:
        files.append(_read(path, base, stdin))
        base = merge_layers([base, files[-1].read.collection])
    warnings = [*_similar_texts(files), *_similar_themes(files)]
    problems = tuple(
        problem
        for file in files
        for problem in sorted(
            (*file.problems, *(warning for of, warning in warnings if of is file)),
            key=lambda problem: problem.place,
        )
    )
    tips = sum(len(file.read.collection.tips) for file in files)
    return Checked(files=len(files), tips=tips, problems=problems)


def _read(path: Path | None, base: Collection, stdin: BinaryIO) -> _File:
    try:
        content = read_bytes(path) if path else read_stdin(stdin)
    except TipsFileError as error:
        name = "stdin" if path is None else str(path)
        return _File(read_tips(b"", path=path), (unreadable(name, error),))
    read = read_tips(content, path=path, base=base, with_places=True)
    return _File(read, read.problems)


def _similar_texts(files: Sequence[_File]) -> Iterator[tuple[_File, Problem]]:
    """Yield the texts that say nearly the same as one before; a tip may replace its like."""
    bundled = bundled_collection().tips
    own = [(file, n, tip) for file in files for n, tip in enumerate(file.read.collection.tips)]
    tips = [*bundled, *(tip for _file, _n, tip in own)]
    for later, earlier in similar_texts([tip.text for tip in tips]):
        tip, other = tips[later], tips[earlier]
        if later < len(bundled) or tip.id == other.id:
            continue
        file, number, _tip = own[later - len(bundled)]
        if tip.text.split() == other.text.split():
            message = _("the same text as {id}", id=other.id)
        else:
            message = _("nearly the same text as {id}", id=other.id)
        hint = _("keep one of them, or give this one the other's id to replace it")
        yield file, file.warning(_text_offset(file, number), message, hint)


def _similar_themes(files: Sequence[_File]) -> Iterator[tuple[_File, Problem]]:
    """Yield the themes that a file makes and that look like another's name."""
    known = {theme.id: None for theme in bundled_collection().themes}
    for file in files:
        made = [theme.id for theme in file.read.collection.themes if theme.id not in known]
        for name, near in similar_names(made, known):
            message = _("theme '{name}' is nearly '{near}'", name=name, near=near)
            hint = _("write {name} if that is meant", name=near)
            yield file, file.warning(_theme_offset(file, name), message, hint)
        known.update(dict.fromkeys(made))


def _text_offset(file: _File, number: int) -> int:
    """Return where the text of a file's tip stands."""
    node = file.read.tip_records[number].node
    text = node.child("text") or node
    return text.offset


def _theme_offset(file: _File, id_: str) -> int:
    """Return where a file names a theme first."""
    for record in file.read.theme_records:
        if record.values["id"] == id_:
            return (record.node.child("id") or record.node).offset
    for record in file.read.tip_records:
        named = record.node.child("themes")
        for name in named.value if named else ():
            if id_from_name(name.value) == id_:
                return int(name.offset)
    return 0


def _line(problem: Problem) -> str:
    if problem.severity is Severity.ERROR:
        return str(problem)
    message = _("warning: {message}", message=problem.message)
    return str(replace(problem, message=message))
