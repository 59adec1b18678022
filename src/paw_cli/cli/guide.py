"""Lead what somebody typed to what they mean, in one hint: no first try is a dead end."""

from __future__ import annotations

import re
import shlex
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from paw_cli.errors import NothingFoundError, PawTipsError, WrongUseError
from paw_cli.files import load_layers
from paw_cli.messages import _
from paw_cli.names import did_you_mean, near_names, quote, unambiguous_name, unknown_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paw_cli.model import Collection

# What people call a command, in Dutch, and as other programs do.
OTHER_NAMES = {
    "search": "zoek zoeken vind vinden find grep query lookup zoekop opzoeken",
    "show": "toon tonen laatzien bekijk bekijken lees lezen get view open cat read",
    "list": "lijst overzicht alle alles all ls dir tips",
    "random": "toevallig willekeurig vandaag kies pak pick draw today daily tip",
    "themes": "themas thema onderwerpen onderwerp tags tag theme topics topic categories",
    "add": "voegtoe toevoegen nieuw nieuwe new create note",
    "import": "importeer importeren inlezen inladen load",
    "check": "controleer controleren controle nakijken validate lint verify",
    "where": "waar paths path files config",
}
_COMMANDS = {name: command for command, names in OTHER_NAMES.items() for name in names.split()}
# A word of `import` is no typing error of `intern`.
_SURE = 0.75
_ID = re.compile(r"(?=.*\d)[\w-]+", re.ASCII)


def unknown_command(arguments: Sequence[str], commands: Sequence[str]) -> WrongUseError:
    """Return the error for words that begin with no command, with the command that they mean."""
    first, *rest = arguments
    error = unknown_name(first, commands, "command")
    if meant := _COMMANDS.get(re.sub(r"[\W_]", "", first.casefold())):
        # `themes` takes no words: those behind it name one.
        line = (
            as_typed("list", "-t", *rest) if meant == "themes" and rest else as_typed(meant, *rest)
        )
        error.hint = did_you_mean([f"`{line}`"])
    elif near := near_names(first, commands, cutoff=_SURE):
        error.hint = did_you_mean(near)
    elif _ID.fullmatch(first):
        error.hint = did_you_mean([f"`{as_typed('show', *arguments)}`"])
    elif first.strip():
        error.hint = _looks_for(*arguments)
    return error


def unexpected_words(
    command: str, words: Sequence[str], options: Mapping[str, Any]
) -> WrongUseError:
    """Return the error for words that a command does not take; its options tell what it reads."""
    hint = _("`{command} --help` shows how.", command=as_typed(command))
    if command in {"list", "random", "themes"}:
        hint = _looks_for(*words)
        if all(map(_ID.fullmatch, words)):
            hint = did_you_mean([f"`{as_typed('show', *words)}`"])
        elif theme := _theme_named(words, options):
            filtered = "list" if command == "themes" else command
            hint = did_you_mean([f"`{as_typed(filtered, '-t', theme)}`"])
    return WrongUseError(
        _("this does not belong here: {words}", words=quote(" ".join(words))), hint
    )


def unknown_theme(error: WrongUseError, name: str, collection: Collection) -> WrongUseError:
    """Return the error for a theme with those that are about it, as the search finds them."""
    from paw_cli.library import search  # seldom needed
    from paw_cli.model import Collection, Tip

    texts = tuple(Tip(id=t.id, text=f"{t.title}. {t.description}") for t in collection.themes)
    found = [hit.tip.id for hit in search(Collection(tips=texts), name).good[:3]]
    near = near_names(name, found)
    if found:
        error.hint = did_you_mean(near or found)
    return error


def unknown_option(
    typed: str, options: Sequence[str], command: str, words: Sequence[str]
) -> WrongUseError:
    """Return the error for an option that does not exist, of a command with these words or none."""
    hint = _("`{command} --help` shows how.", command=as_typed(command))
    if near := near_names(typed, options, cutoff=_SURE):
        hint = did_you_mean(near)
    elif command == "search" and not typed.startswith("--"):
        line = as_typed("search", "--", *words)
        hint = _("-x ID leaves a theme out. To look for the word: `{command}`", command=line)
    return WrongUseError(_("no option '{option}'", option=quote(typed)), hint)


def option_before_command(option: str, command: str) -> WrongUseError:
    """Return the error for an option that stands before the command."""
    example = as_typed(command, option)
    return WrongUseError(
        _("no option '{option}'", option=quote(option)),
        _("Options stand after the command: `{example}`", example=example),
    )


def unknown_ids(problems: Sequence[str], references: Sequence[str]) -> NothingFoundError:
    """Return the error for references that name no tip."""
    hint = _("`paw-tips list` prints every id.")
    if not any(map(_ID.fullmatch, references)):
        hint = _looks_for(*references)
    return NothingFoundError("; ".join(problems), hint)


def as_typed(*words: str) -> str:
    """Return a command line of the program as one types it; a long one only as it begins."""
    line = " ".join(["paw-tips", *map(_quoted, filter(None, (" ".join(w.split()) for w in words)))])
    return line if quote(line) == line else f"paw-tips {words[0]}"


def _quoted(word: str) -> str:
    """Return a word as every shell takes it, if it can be in the quotes of them all."""
    if word == shlex.quote(word) or re.search(r'["$`\\!%]', word):
        return shlex.quote(word)
    return f'"{word}"'


def _looks_for(*words: str) -> str:
    return _("`{command}` looks for it.", command=as_typed("search", *words))


def _theme_named(words: Sequence[str], options: Mapping[str, Any]) -> str | None:
    from paw_cli.cli.options import Files

    files = Files(file=options["file"], no_bundled=options["no_bundled"])
    with suppress(PawTipsError):  # a broken file is another command's to tell
        themes = load_layers(files.layers()).collection.themes
        return unambiguous_name(" ".join(words), [theme.id for theme in themes], "theme")
    return None
