"""How quickly whole runs start, in multiples of importing Typer.

Every command is measured in turns with its floor (A B A B) and compared by the median ratio, on the
program as a user has it: the built wheel in an environment of its own.
"""

import argparse
import subprocess
import venv
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from measuring import (
    compared,
    markdown_table,
    seconds_on_terminal,
    setting,
    undisturbed,
    whole_process,
)

_PROJECT = Path(__file__).parents[1]
_IN_ENGLISH = "the same in English"
_TELL_VERSIONS = """
from importlib.metadata import version
print(" · ".join(f"{name} {version(name)}" for name in ("typer", "rich")))
"""


class Case(NamedTuple):
    """A run of the program, its floor (imports, or a run in English), and the most it may cost."""

    arguments: tuple[str, ...]
    floor: str = "import typer"
    target: float | None = None
    env: Mapping[str, str] = {}
    terminal: bool = False


DUTCH = {"LANG": "nl_NL.UTF-8"}
CASES = (
    Case(arguments=("random", "--json"), target=1.10),
    Case(arguments=("list", "--json"), target=1.10),
    Case(arguments=("search", "eigenaren", "--json"), target=1.35),
    Case(arguments=("search", "eigenarne", "--json")),
    Case(arguments=("paw-tips list --theme ",), env={"_PAW_TIPS_COMPLETE": "bash"}, target=1.25),
    Case(arguments=("--help",)),
    Case(arguments=("random",), floor="import typer, rich.console", target=1.3, terminal=True),
    Case(arguments=("random", "--json"), floor=_IN_ENGLISH, env=DUTCH, target=1.02),
    Case(arguments=("random",), floor=_IN_ENGLISH, env=DUTCH, target=1.04, terminal=True),
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25, help="turns of each pair (default: 25)")
    chosen = parser.parse_args()
    head = ["paw-tips ...", "ms", "floor", "ms", "ratio", "target", "met"]
    with TemporaryDirectory() as folder:
        home = Path(folder, "home")
        home.mkdir()
        venv.create(Path(folder, "installed"), with_pip=True)
        python = Path(folder, "installed", "bin", "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", _PROJECT], check=True)
        versions = subprocess.check_output([python, "-c", _TELL_VERSIONS], text=True)
        print(setting(), "·", versions)
        print(markdown_table(head, [_row(case, python, home, chosen.rounds) for case in CASES]))


def _row(case: Case, python: Path, home: Path, rounds: int) -> list[str]:
    # No program finds files of whoever measures.
    personal = ("XDG_", "PAW_TIPS", "LANG", "LC_")
    kept = {k: v for k, v in undisturbed().items() if not k.startswith(personal)}
    env = {**kept, "HOME": str(home), "TERM": "xterm-256color", "LANG": "en_US.UTF-8"}
    program = [str(python.with_name("paw-tips")), *case.arguments]
    least = program if case.floor == _IN_ENGLISH else [str(python), "-c", case.floor]

    def seconds(command: list[str], **more: str) -> float:
        if case.terminal:
            return seconds_on_terminal(command, env={**env, **more})
        return whole_process(command, env={**env, **more}).seconds

    floor, taken, ratio = compared(
        lambda: seconds(least), lambda: seconds(program, **case.env), rounds=rounds
    )
    return [
        " ".join(case.arguments) + (" on a terminal" if case.terminal else ""),
        f"{taken * 1000:.1f}",
        case.floor,
        f"{floor * 1000:.1f}",
        f"{ratio:.2f}",
        f"{case.target:.2f}" if case.target else "",
        ("yes" if ratio <= case.target else "NO") if case.target else "",
    ]


if __name__ == "__main__":
    main()
