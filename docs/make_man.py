"""Write paw-tips.1, the man page, from what the program says of itself.

Run this file to make it anew; a test says when it is stale. The wheel carries it to where
`man paw-tips` finds it.
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import typer
from man_prose import DESCRIPTION, EDITION, ENVIRONMENT, EXIT_CODES, FILES, GROUPS

from paw_cli import __version__
from paw_cli.cli.help import examples_text
from paw_cli.cli.main import COMMANDS, EXAMPLES, application, command_named
from paw_cli.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LINE = 79
PAGE = Path(__file__).with_name("paw-tips.1")

# Roff takes a hyphen, a quote and a caret for typography; these are what one types.
_TYPED = str.maketrans({"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha"})
_COMMAND_OR_OPTION = re.compile(r"`([^`]+)`|(?<!\S)(--?\w[\w-]*)")


def man_page() -> str:
    """Return the page as the source that `man` reads."""
    program: Any = typer.main.get_command(application([]))
    return "".join(f"{line}\n" for line in _page(program.commands))


def _page(commands: dict[str, Any]) -> Iterator[str]:
    yield r".\" Made by docs/make_man.py from the help of the program."
    yield rf'.TH PAW\-TIPS 1 {EDITION} "paw\-tips {__version__}"'
    yield from (".SH NAME", r"paw\-tips \- find, show and pick tips on citizen participation")
    yield ".SH SYNOPSIS"
    yield r"\fBpaw\-tips\fR \fIcommand\fR [\fIargument\fR ...] [\fIoption\fR ...]"
    yield from (".SH DESCRIPTION", *_paragraphs(DESCRIPTION.split("\n\n")))
    yield ".SH COMMANDS"
    for command in commands.values():
        yield from _command(command)
    for group, (title, intro) in GROUPS.items():
        yield from (f".SH {title}", *_paragraphs([intro]))
        options = {p.name: p for p in commands["search"].params}
        yield from _parameters(options[name] for name in group._fields)
    yield from (".SH EXIT STATUS", *_definitions({str(int(c)): t for c, t in EXIT_CODES.items()}))
    yield from (".SH ENVIRONMENT", *_definitions(ENVIRONMENT))
    yield from (".SH FILES", *_definitions(FILES))
    yield from (".SH EXAMPLES", ".nf", *_examples(EXAMPLES))
    for name in COMMANDS:
        yield from ("", *_examples(command_named(name).examples))
    yield ".fi"


def _command(command: Any) -> Iterator[str]:  # noqa: ANN401 - Typer moves this type about
    taken = command_named(command.name).function.__annotations__.values()
    groups = [group for group in GROUPS if group in taken]
    shared = {name for group in groups for name in group._fields}
    own = [parameter for parameter in command.params if parameter.name not in shared]
    arguments = [rf" \fI{_typed(p.metavar)}\fR" for p in own if p.param_type_name == "argument"]
    yield f".SS {command.name}{''.join(arguments)}"
    yield from _paragraphs(_(command.help).split("\n\n"))
    yield from _parameters(own)
    if groups:
        *titles, last = [GROUPS[group][0] for group in groups]
        yield from (".P", f"The options under {', '.join(titles)} and {last} apply.")


def _parameters(parameters: Iterable[Any]) -> Iterator[str]:
    for p in parameters:
        is_option = p.param_type_name == "option"
        has_value = not (is_option and p.is_flag)
        names = [rf"\fB{_typed(name)}\fR" for name in p.opts if is_option]
        value = rf" \fI{_typed(p.metavar)}\fR" if has_value else ""
        default = f" Default: {p.default}." if has_value and p.default else ""
        yield from (
            ".TP",
            f"{', '.join(names)}{value}".lstrip(),
            _prose((_(p.help) if p.help else "") + default),
        )


def _definitions(definitions: dict[str, str]) -> Iterator[str]:
    for term, text in definitions.items():
        yield from (".TP", rf"\fB{_typed(term)}\fR", _prose(text))


def _paragraphs(texts: Sequence[str]) -> Iterator[str]:
    """Yield paragraphs; the first needs no mark after a heading."""
    yield _prose(texts[0])
    for text in texts[1:]:
        yield from (".P", _prose(text))


def _examples(examples: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of the examples that a help text ends in."""
    return (_typed(line.strip()) for line in examples_text(examples).splitlines()[2:])


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
    PAGE.write_text(man_page(), encoding="utf-8")
