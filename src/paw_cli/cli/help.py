"""The help texts, and hints that lead what somebody typed to what they mean."""

import re
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from inspect import getdoc
from itertools import chain
from typing import Any

from paw_cli.cli.main import COMMANDS, HELP, PROGRAM_OPTIONS, TO_READ, command_named, typer_command
from paw_cli.cli.options import GROUPS, OPTIONS, Files
from paw_cli.cli.streams import UNKNOWN_WIDTH, size_of, wrapped
from paw_cli.errors import NothingFoundError, PawTipsError, WrongUseError
from paw_cli.files import load_layers
from paw_cli.messages import N_, _
from paw_cli.model import Collection, Tip
from paw_cli.names import UnknownNameError, did_you_mean, near_names, quote, theme_named

ARGUMENTS = N_("Arguments")

# The groups of a help text, in its order, with what is said of each name in them.
Groups = dict[str, dict[str, str]]

# Names stand in a column of their own where that leaves room for what is said of them.
_MAX_NAME, _MIN_TEXT = 26, 34
_EXAMPLE_COLUMN = 45


def help_lines(command: str) -> Iterator[str]:
    """Yield the lines of a help text: usage, what it does, names in groups, examples.

    Without a command it is that of the program. Lines fit the terminal, and are at most 80 long.
    """
    width = min(size_of(sys.stdout)[0], UNKNOWN_WIDTH)
    groups = _groups_of_command(command) if command else _groups_of_program()
    usage = [*(groups[ARGUMENTS] if command else (_("COMMAND"), "...")), _("[OPTIONS]")]
    start = _("Usage: {command}", command=f"paw-tips {command}".rstrip()) + " "
    yield from wrapped(" ".join(usage), width, start, "  ")
    for paragraph in _(documented(command)[0]).split("\n\n"):
        yield from ("", *wrapped(paragraph, width, "  ", "  "))
    for title, group in groups.items():
        if group:
            widest = max((len(name) for name in group if len(name) <= _MAX_NAME), default=0)
            yield from ("", f"{_(title)}:", *_columns(group, width, widest + 4))
    yield from ("", _("Examples:"), *example_lines(command, width))


def documented(command: str) -> tuple[str, dict[str, str]]:
    """Return as templates what a command does, a line a paragraph, and its examples with notes."""
    docstring = getdoc(command_named(command)) or ""
    about, _heading, examples = docstring.partition("\n\nExamples:\n")
    paragraphs = [" ".join(paragraph.split()) for paragraph in about.split("\n\n")]
    rows = (re.split(" {2,}", line.strip(), maxsplit=1) for line in examples.splitlines())
    return "\n\n".join(paragraphs), {line: "".join(note) for line, *note in rows}


def sentence(command: str) -> str:
    """Return what a command does, in a sentence."""
    return _(documented(command)[0]).partition("\n")[0]


def _groups_of_program() -> Groups:
    sentences = {name: sentence(name) for name in COMMANDS}
    return {
        N_("Commands"): {name: sentences.pop(name) for name in TO_READ},
        N_("Your own tips and set-up"): sentences,
        OPTIONS: {", ".join(names): _(about) for names, about in PROGRAM_OPTIONS.items()},
    }


def _groups_of_command(command: str) -> Groups:
    groups: Groups = {title: {} for title in (ARGUMENTS, *GROUPS)}
    for parameter in typer_command(command).params:
        if parameter.param_type_name == "argument":
            # With some versions of Click beside it, Typer loses what it is told of an argument.
            declared = command_named(command).__annotations__[parameter.name].__metadata__[0]
            groups[ARGUMENTS][_(parameter.metavar)] = _(declared.help)
            continue
        name, about = ", ".join(parameter.opts), _(parameter.help)
        if not parameter.is_flag:
            name += f" {_(parameter.metavar)}"
            if isinstance(parameter.default, (str, int)) and parameter.default != "":
                about += " " + _("[default: {value}]", value=parameter.default)
        groups[parameter.rich_help_panel][name] = about
    groups[OPTIONS][", ".join(HELP)] = _(PROGRAM_OPTIONS[HELP])
    return groups


def example_lines(command: str, width: int = UNKNOWN_WIDTH) -> Iterator[str]:
    """Yield the lines of the examples of a command, each with its note."""
    notes = {line: _(note) if note else "" for line, note in documented(command)[1].items()}
    return _columns(notes, width, _EXAMPLE_COLUMN)


def _columns(rows: Mapping[str, str], width: int, column: int) -> Iterator[str]:
    """Yield names, each with what it is, beside it where there is room, else below."""
    for name, about in rows.items():
        start, rest = f"  {name} ".ljust(column), " " * column
        if width - column < _MIN_TEXT or not about:
            yield from wrapped(name, width, "  ", "      ")
            start = rest = "      "
        elif len(start) > column:
            yield f"  {name}"
            start = rest
        yield from wrapped(about, width, start, rest)


# --- No first try is a dead end: one hint leads what was typed to what is meant ---------------

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

# A whole sentence for each: in another language one asks for what is missing in its own words.
MISSING = {
    "search": N_("missing argument WORDS"),
    "show": N_("missing argument ID"),
    "add": N_("missing argument TEXT"),
    "import": N_("missing argument FILE"),
    "completion": N_("missing argument SHELL"),
}

# A word of `import` is no typing error of `intern`.
_SURE = 0.75
_ID = re.compile(r"(?=.*\d)[\w-]+", re.ASCII)


def unknown_command(arguments: Sequence[str]) -> WrongUseError:
    """Return the error for words that begin with no command, with the command that they mean."""
    first, *rest = arguments
    if first.startswith("-"):
        return unknown_option(first, [*chain(*PROGRAM_OPTIONS)], arguments)
    error = UnknownNameError(first, COMMANDS, N_("no command '{name}'"))
    if meant := _COMMANDS.get(re.sub(r"[\W_]", "", first.casefold())):
        # `themes` takes no words: those behind it name one.
        meant_words = ["list", "-t"] if meant == "themes" and rest else [meant]
        error.hint = _is_it(*meant_words, *rest)
    elif near := near_names(first, COMMANDS, cutoff=_SURE):
        error.hint = did_you_mean(near)
    elif first.strip():
        error.hint = _led_on(arguments)
    return error


def missing_argument(command: str) -> WrongUseError:
    """Return the error for an argument that a command needs."""
    return WrongUseError(_(MISSING[command]), how_it_is_used(command))


def unexpected_words(
    command: str, words: Sequence[str], options: Mapping[str, Any]
) -> WrongUseError:
    """Return the error for words that a command does not take; its options tell what it reads."""
    hint = how_it_is_used(command)
    if command in {"list", "random", "themes"}:
        hint = _led_on(words)
        filtered = "list" if command == "themes" else command
        with suppress(PawTipsError):  # a broken file is another command's to tell
            files = Files(options["file"], options["no_bundled"])
            themes = load_layers(files.layers()).collection.themes
            theme = theme_named(" ".join(words), [theme.id for theme in themes])
            hint = _is_it(filtered, "-t", theme)
    message = _("this does not belong here: {words}", words=quote(" ".join(words)))
    return WrongUseError(message, hint)


def unknown_theme(error: UnknownNameError, collection: Collection) -> WrongUseError:
    """Return the error for a theme with those that are about it, as the search finds them."""
    from paw_cli.library import search  # seldom needed

    texts = tuple(Tip(id=t.id, text=f"{t.title}. {t.description}") for t in collection.themes)
    if found := [hit.tip.id for hit in search(Collection(tips=texts), error.name).good[:3]]:
        error.hint = did_you_mean(near_names(error.name, found) or found)
    return error


def unknown_option(name: str, options: Sequence[str], arguments: Sequence[str]) -> WrongUseError:
    """Return the error for an option that none of `options` is, or that stands too early."""
    typed = name
    if not name.startswith("--"):  # of `-huurders` Typer tells the first letter that is no option
        clusters = (word for word in arguments if word.startswith("-") and name[1:] in word)
        typed = next(clusters, name)
    command = next((word for word in arguments if word in COMMANDS), "")
    hint = how_it_is_used(command)
    if command and arguments[0].startswith("-"):
        example = as_typed(command, typed)
        hint = _("Options stand after the command: `{example}`", example=example)
    elif near := near_names(typed, options, cutoff=_SURE):
        hint = did_you_mean(near)
    elif command == "search" and not typed.startswith("--"):
        line = as_typed("search", "--", *arguments[1:])
        hint = _("-x ID leaves a theme out. To look for the word: `{command}`", command=line)
    return WrongUseError(_("no option '{option}'", option=quote(typed)), hint)


def unknown_ids(problems: Sequence[str], references: Sequence[str]) -> NothingFoundError:
    """Return the error for references that name no tip."""
    is_id = any(map(_ID.fullmatch, references))
    hint = _("`paw-tips list` prints every id.") if is_id else _led_on(references)
    return NothingFoundError("; ".join(problems), hint)


def how_it_is_used(command: str) -> str:
    """Return the hint for what has no nearer one."""
    return _("`{command} --help` shows how.", command=as_typed(command))


def as_typed(*words: str) -> str:
    """Return a command line of the program as one types it; a long one only as it begins."""
    line = " ".join(["paw-tips", *map(_quoted, filter(None, (" ".join(w.split()) for w in words)))])
    return line if quote(line) == line else f"paw-tips {words[0]}"


def _quoted(word: str) -> str:
    """Return a word as every shell takes it, if it can be in the quotes of them all."""
    if word == shlex.quote(word) or re.search(r'["$`\\!%]', word):
        return shlex.quote(word)
    return f'"{word}"'


def _is_it(*words: str) -> str:
    """Return the hint that a command line is what was meant."""
    return did_you_mean([f"`{as_typed(*words)}`"])


def _led_on(words: Sequence[str]) -> str:
    """Return the hint for words without a command: ids are shown, others looked for."""
    if all(map(_ID.fullmatch, words)):
        return _is_it("show", *words)
    return _("`{command}` looks for it.", command=as_typed("search", *words))
