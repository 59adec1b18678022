"""Write the man page in English and in Dutch from what the program says of itself.

Run this file to make both anew; a test says when one is stale. The wheel carries them to where
`man paw-tips` finds them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any

from man_prose import (
    DESCRIPTION,
    EDITION,
    ENVIRONMENT,
    EXIT_CODES,
    FILES,
    GROUPS,
    HEADINGS,
    SUMMARY,
    SYNOPSIS,
)

from paw_cli import __version__
from paw_cli.cli.help import documented, example_lines
from paw_cli.cli.main import COMMANDS, command_named, typer_command
from paw_cli.messages import Language, _, use_language

LINE = 79
_FOLDER = Path(__file__).parent
PAGES: dict[Language, Path] = {"en": _FOLDER / "paw-tips.1", "nl": _FOLDER / "paw-tips.nl.1"}

# Roff takes a hyphen, a quote and a caret for typography; these are what one types.
_TYPED = str.maketrans({"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha"})
_COMMAND_OR_OPTION = re.compile(r"`([^`]+)`|(?<!\S)(--?\w[\w-]*)")


def man_page(language: Language) -> str:
    """Return the page as the source that `man` reads."""
    use_language(lambda: language)
    try:
        return "".join(
            f"{line}\n" for line in _page({name: typer_command(name) for name in COMMANDS})
        )
    finally:
        use_language(lambda: "en")


def _page(commands: dict[str, Any]) -> Iterator[str]:
    yield r".\" Made by docs/make_man.py from the help of the program."
    yield rf'.TH PAW\-TIPS 1 {EDITION} "paw\-tips {__version__}"'
    yield from (_heading("NAME"), rf"paw\-tips \- {_typed(_(SUMMARY))}")
    command, argument, option = map(_, SYNOPSIS)
    yield _heading("SYNOPSIS")
    yield rf"\fBpaw\-tips\fR \fI{command}\fR [\fI{argument}\fR ...] [\fI{option}\fR ...]"
    yield from (_heading("DESCRIPTION"), *_paragraphs(list(map(_, DESCRIPTION))))
    yield _heading("COMMANDS")
    for each in commands.values():
        yield from _command(each)
    for group, (title, intro) in GROUPS.items():
        yield from (f".SH {_(title)}", *_paragraphs([_(intro)]))
        options = {p.name: p for p in commands["search"].params}
        yield from _parameters(options[name] for name in group._fields)
    yield from (
        _heading("EXIT STATUS"),
        *_definitions({str(int(c)): t for c, t in EXIT_CODES.items()}),
    )
    yield from (_heading("ENVIRONMENT"), *_definitions(ENVIRONMENT))
    yield from (_heading("FILES"), *_definitions(FILES))
    yield from (_heading("EXAMPLES"), ".nf", *_examples(""))
    for name in COMMANDS:
        yield from ("", *_examples(name))
    yield ".fi"


def _heading(name: str) -> str:
    return f".SH {_(HEADINGS[name])}"


def _command(command: Any) -> Iterator[str]:  # noqa: ANN401 - Typer moves this type about
    taken = command_named(command.name).__annotations__.values()
    groups = [group for group in GROUPS if group in taken]
    shared = {name for group in groups for name in group._fields}
    own = [p for p in command.params if p.name not in shared]
    arguments = [rf" \fI{_typed(_(p.metavar))}\fR" for p in own if p.param_type_name == "argument"]
    yield f".SS {command.name}{''.join(arguments)}"
    yield from _paragraphs(_(documented(command.name)[0]).split("\n\n"))
    yield from _parameters(own)
    if groups:
        *titles, last = [_(GROUPS[group][0]) for group in groups]
        names = {"titles": ", ".join(titles), "last": last}
        yield from (".P", _("The options under {titles} and {last} apply.", **names))


def _parameters(parameters: Iterable[Any]) -> Iterator[str]:
    for p in parameters:
        is_option = p.param_type_name == "option"
        has_value = not (is_option and p.is_flag)
        names = [rf"\fB{_typed(name)}\fR" for name in p.opts if is_option]
        value = rf" \fI{_typed(_(p.metavar))}\fR" if has_value else ""
        default = " " + _("Default: {value}.", value=p.default) if has_value and p.default else ""
        yield from (
            ".TP",
            f"{', '.join(names)}{value}".lstrip(),
            _prose((_(p.help) if p.help else "") + default),
        )


def _definitions(definitions: dict[str, str]) -> Iterator[str]:
    for term, text in definitions.items():
        yield from (".TP", rf"\fB{_typed(term)}\fR", _prose(_(text)))


def _paragraphs(texts: Sequence[str]) -> Iterator[str]:
    """Yield paragraphs; the first needs no mark after a heading."""
    yield _prose(texts[0])
    for text in texts[1:]:
        yield from (".P", _prose(text))


def _examples(command: str) -> Iterator[str]:
    """Yield the lines of the examples that a help text ends in."""
    return (_typed(line.strip()) for line in example_lines(command))


def _prose(text: str) -> str:
    """Return a text as short lines, commands in backticks and options in bold as they are typed."""
    pieces = enumerate(_COMMAND_OR_OPTION.split(text))
    marked = (rf"\fB{_typed(p)}\fR" if n % 3 else _typed(p) for n, p in pieces if p)
    lines = wrap("".join(marked), LINE, break_long_words=False, break_on_hyphens=False)
    return "\n".join(rf"\&{line}" if line.startswith(".") else line for line in lines)


def _typed(text: str) -> str:
    """Return a text whose every character stays what it is."""
    return "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in text.translate(_TYPED))


if __name__ == "__main__":
    for each_language, page in PAGES.items():
        page.write_text(man_page(each_language), encoding="utf-8")
