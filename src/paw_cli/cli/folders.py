"""Where files are: the user's own tips, the working folder, and paths as people type them."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import typer

from paw_cli.errors import WrongUseError
from paw_cli.messages import _
from paw_cli.names import quote

_APP = "paw-tips"


def tips_dir(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder of the user's own tips; None for somebody without a home.

    No folder is made where one happens to stand: a relative XDG_CONFIG_HOME counts as unset.
    """
    named = environ.get("PAW_TIPS_DIR")
    if named:
        with suppress(WrongUseError):
            return expanded(named, environ)
        return None
    if sys.platform in {"win32", "darwin"}:
        folder = Path(typer.get_app_dir(_APP)) / "tips"
        return folder if folder.is_absolute() else None
    config = environ.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(config):  # noqa: PTH117 - an empty one is none
        home = _home(environ)
        if home is None:
            return None
        config = str(home / ".config")
    return Path(config) / _APP / "tips"


def working_dir() -> Path | None:
    """Return the folder that the user is in; None when somebody has removed it."""
    try:
        return Path.cwd()
    except OSError:
        return None


def expanded(path: str, environ: Mapping[str, str] = os.environ) -> Path:
    """Return a path with the home folder for a leading `~`.

    Raises WrongUseError where there is none.
    """
    first, *others = Path(path).parts or ("",)
    if not first.startswith("~"):
        return Path(path)
    home = _home(environ) if first == "~" else Path(os.path.expanduser(first))  # noqa: PTH111 - pathlib raises
    if home is None or not home.is_absolute():
        raise WrongUseError(
            _("there is no home folder for {file}", file=quote(path)), _("Write the whole path.")
        )
    return home.joinpath(*others)


def _home(environ: Mapping[str, str]) -> Path | None:
    """Return the user's home folder: what HOME says if that can be, else what the system says."""
    home = environ.get("HOME", "")
    if sys.platform == "win32":
        home = os.path.expanduser("~")  # noqa: PTH111 - pathlib raises without a home
    elif not os.path.isabs(home):  # noqa: PTH117 - an empty one is none
        import pwd  # POSIX only, and seldom needed

        try:
            home = pwd.getpwuid(os.getuid()).pw_dir
        except KeyError:
            return None
    return Path(home) if os.path.isabs(home) else None  # noqa: PTH117 - the same
