"""Tell which files are read, in which order, and where own tips go."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from paw_cli.authoring.target import OWN_FILE
from paw_cli.files.layers import TEAM_FILE, Layer, Origin, find_layers, load_layers
from paw_cli.files.problems import errors_of
from paw_cli.messages import N_, _, ngettext
from paw_cli.safe_text import safe_text

_ORIGINS = {
    Origin.BUNDLED: N_("bundled"),
    Origin.OWN: N_("own"),
    Origin.TEAM: N_("team"),
    Origin.FILE: N_("file"),
}


class Place(NamedTuple):
    """A layer as a user asks about it; `state` says what is missing or broken."""

    origin: Origin
    file: str
    tips: int
    state: str
    problems: tuple[str, ...] = ()


def places(*, tips_dir: Path | None, working_dir: Path | None) -> list[Place]:
    """Return all places where tips may come from, in the order in which they are read."""
    layers = find_layers(files=(), bundled=True, tips_dir=tips_dir, working_dir=working_dir)
    found = [_place(layer) for layer in load_layers(layers).layers]
    if tips_dir is None:
        state = _("none: there is no home folder, and PAW_TIPS_DIR names no other")
        found.append(Place(Origin.OWN, "", 0, state))
    elif not any(place.file in {str(tips_dir), str(tips_dir / OWN_FILE)} for place in found):
        state = _("missing; `paw-tips add` makes it")
        there = next((f for f in (tips_dir, *tips_dir.parents) if os.path.lexists(f)), tips_dir)
        if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
            state = _("missing, and you may not make it there")
        found.append(Place(Origin.OWN, str(tips_dir / OWN_FILE), 0, state))
    if not any(place.origin is Origin.TEAM for place in found):
        found.append(Place(Origin.TEAM, TEAM_FILE, 0, _("missing here and above")))
    order = list(Origin)
    return sorted(found, key=lambda place: (order.index(place.origin), place.file))


def _place(layer: Layer) -> Place:
    state = _("read")
    if layer.trouble:
        state = _("not read: {reason}", reason=layer.trouble.message)
    elif faults := len(errors_of(layer.problems)):
        state = ngettext("broken: {number} fault", "broken: {number} faults", faults)
    problems = tuple(map(str, layer.problems))
    return Place(layer.origin, layer.name, len(layer.collection.tips), state, problems)


def as_text(found: Sequence[Place], *, aligned: bool) -> str:
    """Return places as lines of origin, number of tips, state and file, `aligned` for people."""
    rows = []
    for place in found:
        file = _("bundled") if place.origin is Origin.BUNDLED else safe_text(place.file)
        rows.append((_(_ORIGINS[place.origin]), str(place.tips), safe_text(place.state), file))
    if not aligned:
        return "".join("\t".join(row) + "\n" for row in rows)
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "".join(
        f"{origin:<{widths[0]}}  {tips:>{widths[1]}}  {state:<{widths[2]}}  {file}\n"
        for origin, tips, state, file in rows
    )
