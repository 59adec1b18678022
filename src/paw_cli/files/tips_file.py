"""One tips file: what is good in it, and all that is wrong with it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paw_cli.files.assembly import assembled
from paw_cli.files.content import content_of
from paw_cli.files.decoding import UndecodableError, text_of
from paw_cli.files.formats import reader_of
from paw_cli.files.problems import Position, Problem, Spot
from paw_cli.model import Collection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from paw_cli.files.formats import Reader
    from paw_cli.files.problems import Fault

_START = Position(1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TipsFile:
    """What a file holds: the good items, and the problems in the order of their lines."""

    collection: Collection
    problems: tuple[Problem, ...] = ()


def read_tips_file(path: Path, *, below: Collection | None = None) -> TipsFile:
    """Return what a file holds, on top of `below`.

    Raises TipsFileError when there is nothing to read: no file, a folder, a device...
    """
    return read_tips(content_of(path), path=path, below=below)


def read_tips(
    content: bytes, *, path: Path | None = None, below: Collection | None = None
) -> TipsFile:
    """Return what the bytes of a file hold; without a path they come from stdin."""
    name = "stdin" if path is None else str(path)
    try:
        text = text_of(content)
    except UndecodableError as error:
        return TipsFile(collection=Collection(), problems=_problems([error.fault], name))
    with _garbage_left_lying():
        reader = reader_of(path, text)
        parsed = reader.parse_right_tips(text) or reader.parse(text)
        collection, faults = assembled(parsed, file=path, below=below or Collection())
        problems = _problems(_placed(faults, reader, text), name)
    return TipsFile(collection=collection, problems=problems)


@contextmanager
def _garbage_left_lying() -> Iterator[None]:
    """Keep the garbage collector from walking, again and again, through all that is read."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # Together these put what was read where the collector seldom looks.
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _placed(faults: list[Fault], reader: Reader, text: str) -> list[Fault]:
    """Return the faults, each with its position; only a file with faults is read twice."""
    lost = [fault.spot for fault in faults if fault.position is None]
    if not lost:
        return faults
    found = reader.positions(text, {around for spot in lost for around in _around(spot)})
    return [
        replace(fault, position=next((found[s] for s in _around(fault.spot) if s in found), _START))
        if fault.position is None
        else fault
        for fault in faults
    ]


def _around(spot: Spot) -> list[Spot]:
    """Return a spot and all that it is in, the nearest first."""
    return [spot, *(Spot(spot.path[:n]) for n in range(len(spot.path), -1, -1))]


def _problems(faults: list[Fault], file: str) -> tuple[Problem, ...]:
    problems = (
        Problem(
            file=file,
            line=(fault.position or _START).line,
            column=(fault.position or _START).column,
            message=fault.message,
            hint=fault.hint,
            severity=fault.severity,
        )
        for fault in faults
    )
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
