"""Tell which files are read, in which order, and where own tips go."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paw_cli.authoring.target import OWN_FILE
from paw_cli.files.layers import TEAM_FILE, Origin, find_layers, load_layers
from paw_cli.files.problems import errors_of
from paw_cli.messages import N_, _, ngettext
from paw_cli.terminal_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from paw_cli.files.layers import LoadedLayer
    from paw_cli.files.problems import Problem


_ORIGINS = {
    Origin.BUNDLED: N_("bundled"),
    Origin.OWN: N_("own"),
    Origin.TEAM: N_("team"),
    Origin.FILE: N_("file"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A layer as a user asks about it; `state` says what is missing or broken."""

    origin: Origin
    file: str
    tips: int = 0
    state: str
    problems: tuple[Problem, ...] = ()


def places(*, tips_dir: Path | None, working_dir: Path | None) -> tuple[Place, ...]:
    """Return all places where tips may come from, in the order in which they are read."""
    layers = find_layers(files=(), bundled=True, tips_dir=tips_dir, working_dir=working_dir)
    found = [_place(layer) for layer in load_layers(layers).layers]
    if tips_dir is None:
        state = _("none: there is no home folder, and PAW_TIPS_DIR names no other")
        found.append(Place(origin=Origin.OWN, file="", state=state))
    elif not any(place.file in {str(tips_dir), str(tips_dir / OWN_FILE)} for place in found):
        state = _("missing; `paw-tips add` makes it")
        if not _can_be_made(tips_dir):
            state = _("missing, and you may not make it there")
        found.append(Place(origin=Origin.OWN, file=str(tips_dir / OWN_FILE), state=state))
    if not any(place.origin is Origin.TEAM for place in found):
        state = _("missing here and above")
        found.append(Place(origin=Origin.TEAM, file=TEAM_FILE, state=state))
    order = list(Origin)
    return tuple(sorted(found, key=lambda place: (order.index(place.origin), place.file)))


def records(found: Sequence[Place]) -> tuple[dict[str, Any], ...]:
    """Return places as records."""
    return tuple(
        {
            "origin": place.origin,
            "file": place.file,
            "tips": place.tips,
            "state": place.state,
            "problems": tuple(str(problem) for problem in place.problems),
        }
        for place in found
    )


def _place(loaded: LoadedLayer) -> Place:
    faults = len(errors_of(loaded.problems))
    state = _("read")
    if loaded.layer.trouble:
        state = _("not read: {reason}", reason=loaded.layer.trouble)
    elif faults:
        state = ngettext("broken: {number} fault", "broken: {number} faults", faults)
    return Place(
        origin=loaded.layer.origin,
        file=loaded.layer.name,
        tips=len(loaded.collection.tips),
        state=state,
        problems=loaded.problems,
    )


def _can_be_made(folder: Path) -> bool:
    """Tell whether a file could be written into a folder, which may have to be made first."""
    there = next((f for f in (folder, *folder.parents) if os.path.lexists(f)), folder)
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def as_text(found: Sequence[Place], *, aligned: bool) -> str:
    """Return places as lines of origin, number of tips, state and file.

    Between them stand tabs, or for people as many blanks as align them.
    """
    rows = [
        (_(_ORIGINS[place.origin]), str(place.tips), safe_text(place.state), _file_name(place))
        for place in found
    ]
    if not aligned:
        return "".join("\t".join(row) + "\n" for row in rows)
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "".join(
        f"{origin:<{widths[0]}}  {tips:>{widths[1]}}  {state:<{widths[2]}}  {file}\n"
        for origin, tips, state, file in rows
    )


def _file_name(place: Place) -> str:
    return _("bundled") if place.origin is Origin.BUNDLED else safe_text(place.file)
