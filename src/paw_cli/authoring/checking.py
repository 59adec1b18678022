"""Find all that is wrong in tips files, and what likely is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from paw_cli.authoring.checked import Checked
from paw_cli.authoring.near_duplicates import near_names, near_texts
from paw_cli.errors import TipsFileError
from paw_cli.files.bundled import bundled_collection
from paw_cli.files.content import content_of, content_of_stdin
from paw_cli.files.decoding import UndecodableError, text_of
from paw_cli.files.identity import id_named
from paw_cli.files.layers import find_layers
from paw_cli.files.places import Mention, positions_of
from paw_cli.files.problems import Position, Problem, Severity, unreadable
from paw_cli.files.tips_file import read_tips
from paw_cli.model import Collection, merge_layers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path


class _File(NamedTuple):
    """A file that was read; `content` is empty when it could not be."""

    path: Path | None
    content: bytes
    collection: Collection
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        return "stdin" if self.path is None else str(self.path)


class _Doubt(NamedTuple):
    """Something in a file, by its number, that is likely meant otherwise."""

    file: int
    mention: Mention
    message: str
    hint: str


def own_files(*, tips_dir: Path, working_dir: Path) -> list[Path]:
    """Return the files of the user and of the repository."""
    found = find_layers(files=(), bundled=False, tips_dir=tips_dir, working_dir=working_dir)
    return [layer.path for layer in found if layer.path is not None]


def check(paths: Iterable[Path | None], *, stdin: BinaryIO) -> Checked:
    """Return all problems of tips files, each on top of the bundled tips and the files before.

    None stands for stdin.
    """
    below = bundled_collection()
    files: list[_File] = []
    for path in paths:
        files.append(_read(path, below, stdin))
        below = merge_layers([below, files[-1].collection])
    doubts = [*_doubtful_texts(files), *_doubtful_themes(files)]
    problems = (
        problem
        for number, file in enumerate(files)
        for problem in sorted(
            (*file.problems, *_warnings(file, [d for d in doubts if d.file == number])),
            key=lambda problem: (problem.line, problem.column),
        )
    )
    tips = sum(len(file.collection.tips) for file in files)
    return Checked(files=len(files), tips=tips, problems=tuple(problems))


def _read(path: Path | None, below: Collection, stdin: BinaryIO) -> _File:
    try:
        content = content_of(path) if path else content_of_stdin(stdin)
    except TipsFileError as error:
        file = "stdin" if path is None else str(path)
        return _File(path, b"", Collection(), (unreadable(file, error),))
    read = read_tips(content, path=path, below=below)
    return _File(path, content, read.collection, read.problems)


def _doubtful_texts(files: Sequence[_File]) -> Iterator[_Doubt]:
    """Yield the texts that say nearly the same as one before; a tip may replace its like."""
    tips = [(-1, tip) for tip in bundled_collection().tips]
    tips += [(number, tip) for number, file in enumerate(files) for tip in file.collection.tips]
    before = Counter[tuple[int, str]]()
    seen = []
    for number, tip in tips:
        seen.append(Mention(tip.text, before[number, tip.text]))
        before[number, tip.text] += 1
    for place, first in near_texts([tip.text for _, tip in tips]):
        (number, tip), (_, other) = tips[place], tips[first]
        if number >= 0 and tip.id != other.id:
            same = tip.text.split() == other.text.split()
            how = "the same text as" if same else "nearly the same text as"
            hint = "keep one of them, or give this one the other's id to replace it"
            yield _Doubt(number, seen[place], f"{how} {other.id}", hint)


def _doubtful_themes(files: Sequence[_File]) -> Iterator[_Doubt]:
    """Yield the themes that a file makes and that look like another's name."""
    known = {theme.id: None for theme in bundled_collection().themes}
    for number, file in enumerate(files):
        made = {
            theme.id: theme.title if id_named(theme.title) == theme.id else theme.id
            for theme in file.collection.themes
            if theme.id not in known
        }
        for name, near in near_names(made, known):
            hint = f"write {near} if that is meant"
            yield _Doubt(number, Mention(made[name]), f"theme '{name}' is nearly '{near}'", hint)
        known.update(dict.fromkeys(made))


def _warnings(file: _File, doubts: Sequence[_Doubt]) -> Iterator[Problem]:
    if not doubts:
        return
    try:
        text = text_of(file.content)
    except UndecodableError:
        return
    found = positions_of((doubt.mention for doubt in doubts), text=text, path=file.path)
    for doubt in doubts:
        line, column = found.get(doubt.mention, Position(1, 1))
        yield Problem(
            file=file.name,
            line=line,
            column=column,
            message=doubt.message,
            hint=doubt.hint,
            severity=Severity.WARNING,
        )
