"""What is wrong in a tips file, where, and how to mend it; also in what a parser complains of."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from paw_cli.errors import TipsFileError
from paw_cli.files.format import MAX_DEPTH, MAX_TIPS, quote
from paw_cli.messages import N_, _, grouped, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from json import JSONDecodeError

    import yaml

# Who mends this many problems has the others told by `check`.
MAX_LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong at one place of a file, and how to mend it; line and column count from 1.

    Both are 0 where the file as a whole is meant. A warning keeps no item from being read.
    """

    file: str
    line: int = 0
    column: int = 0
    severity: Literal["error", "warning"] = "error"
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return "; ".join(filter(None, (f"{place}: {self.message}", self.hint)))


@dataclass(eq=False)
class ParseError(ValueError):
    """What is wrong at a place of a text; where it is raised nothing is read on."""

    offset: int
    message: str
    hint: str
    severity: Literal["error", "warning"] = "error"


@dataclass(frozen=True)
class SourceText:
    """The text of a file and its name; turns offsets into lines and columns."""

    text: str
    name: str

    def problem(self, error: ParseError) -> Problem:
        """Return what is wrong with the line and column where it is."""
        line = bisect_right(self._starts, error.offset)
        return Problem(
            file=self.name,
            line=line,
            column=error.offset - self._starts[line - 1] + 1,
            message=error.message,
            hint=error.hint,
            severity=error.severity,
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that are no warnings."""
    return tuple(problem for problem in problems if problem.severity == "error")


def unreadable(file: str, error: TipsFileError) -> Problem:
    """Return the problem of a file that cannot be read at all."""
    hint = (error.hint or "").rstrip(".")
    return Problem(file=file, message=error.message, hint=hint[:1].lower() + hint[1:])


def invalid_file(file: str, errors: Sequence[Problem], message: str = "") -> TipsFileError:
    """Return the error of a file with problems, which it names."""
    first = message or ngettext(
        "{file} has {number} fault", "{file} has {number} faults", len(errors), file=file
    )
    return TipsFileError(
        "\n".join([first, *format_problems(file, errors)]),
        _("Mend it, and try again; `paw-tips check {file}` tells when all is well.", file=file),
    )


def format_problems(file: str, problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the problems of a file as lines; of many the first, and how many follow."""
    yield from map(str, problems[:MAX_LISTED])
    if (more := len(problems) - MAX_LISTED) > 0:
        yield _(
            "{file}: {number} more; `paw-tips check {file}` tells them all",
            file=file,
            number=grouped(more),
        )


_QUOTES = N_("put the text in quotes, or on the next line under `text: >-`")
_BACKSLASH = N_("a backslash before a letter that it does not go with")
_UNCLOSED_QUOTE = N_("a quotation mark that is never closed"), N_("close it")
_TAB = "found a tab character"

# For a pattern of a parser's words, in C or in Python, ours and how to mend it. First what is
# said of the place where it began what it was busy with.
_AT_CONTEXT = {
    "found unexpected (end of stream|document indicator)": _UNCLOSED_QUOTE,
    r"expected ',' or '\]'": (N_("a [ that is never closed"), N_("close it with ]")),
    r"expected ',' or '}'": (N_("a {{ that is never closed"), N_("close it with }}")),
    "could not find expected ':'": (
        N_("this is no key with a value, and no text that goes on"),
        N_("write `key: value`, or indent the line as a part of the text above it"),
    ),
    "expected alphabetic": (N_("a text cannot begin with * or &"), _QUOTES),
}
_AT_FAULT = {
    "mapping values are not allowed": (N_("a ': ' inside a text"), _QUOTES),
    "sequence entries are not allowed": (
        N_("a '- ' where no list can begin"),
        N_("begin the list on the next line, or put the text in quotes"),
    ),
    "did not find expected '-'|parsing a block collection expected <block end>": (
        N_("this line is not indented like the list above it"),
        N_("begin it below the other lines of its item"),
    ),
    "did not find expected key|parsing a block mapping expected <block end>": (
        N_("this fits nowhere"),
        N_(
            "indent the line like the key above it, and put a whole text in quotes, "
            "not a part of it"
        ),
    ),
    "while parsing a flow node did not find expected node content": (
        N_("a [ or {{ above this is never closed"),
        N_("close it, or put the text in quotes"),
    ),
    "expected node|cannot start any": (N_("a text cannot begin with this character"), _QUOTES),
    "incompatible YAML": (N_("a version of YAML that nobody reads"), N_("remove the line")),
    "expected '?<document start>": (
        N_("something that is no YAML stands before this"),
        N_("remove it, or put the text in quotes"),
    ),
    _TAB: (N_("a tab where YAML wants spaces"), N_("indent with spaces")),
    "found unknown escape character|expected hexdecimal number": (
        _BACKSLASH,
        N_("write the backslash twice, or use single quotation marks"),
    ),
    "found undefined tag handle": (N_("a text cannot begin with !"), _QUOTES),
    "Expecting ',' delimiter": (
        N_("a comma or a closing bracket is missing before this"),
        N_('put a comma between items; a " inside a text is written \\"'),
    ),
    "Expecting ':' delimiter": (N_("a colon is missing before this"), N_('write "key": value')),
    "Expecting property name": (
        N_("here a key begins"),
        N_('write it between double quotation marks: "text"'),
    ),
    "Expecting value": (
        N_("this is no value"),
        N_('write a text between double quotation marks, or a list: ["one", "two"]'),
    ),
    "Unterminated string": _UNCLOSED_QUOTE,
    "Invalid control character": (
        N_("a line end, tab or control character inside quotation marks"),
        N_("close them, or write \\n for a line end and \\t for a tab"),
    ),
    r"Invalid \\": (_BACKSLASH, N_("write the backslash twice")),
    "Extra data": (
        N_("something after the end"),
        N_("a file with one tip a line is JSON Lines: name it .jsonl"),
    ),
}


def too_many(offset: int) -> ParseError:
    """Return the error of a list that holds more than is read."""
    message = _("more than {number} items in one list", number=f"{MAX_TIPS:,}")
    return ParseError(offset, message, _("split it over several files"))


def too_broken(offset: int) -> ParseError:
    """Return the error where reading ends, of a file of which too much is broken."""
    message = _("so much is broken that nothing is read from here on")
    return ParseError(offset, message, _("mend what stands above"))


def too_deep(offset: int) -> ParseError:
    """Return the error of a value that stands in too many others."""
    message = _("more than {number} levels deep", number=MAX_DEPTH)
    return ParseError(offset, message, _("a tips file needs no more than four"))


def explain_yaml(error: yaml.MarkedYAMLError, part: str, start: int) -> ParseError:
    """Return what is wrong with a part of a text, from `start` on, and how to mend it."""
    mark: Any = error.problem_mark
    theirs = f"{error.context or ''} {error.problem or ''}".strip()
    if mark is None or "maximum nesting depth" in theirs:
        return too_deep(start)
    if theirs.startswith("found undefined alias"):
        name = re.split(r"[\s,\[\]{}]", part[mark.index + 1 :], maxsplit=1)[0]
        message = _("nothing above is called {name}", name=quote(f"&{name}"))
        hint = _("a text that begins with * stands in quotes")
        return ParseError(mark.index + start, message, hint)
    pattern, message, hint = _explained(_TAB if part.startswith("\t", mark.index) else theirs)
    if pattern in _AT_CONTEXT and error.context_mark is not None:
        mark = error.context_mark
    return ParseError(mark.index + start, message, hint)


def explain_json(error: JSONDecodeError, start: int, *, is_line: bool) -> ParseError:
    """Return what is wrong with a text of JSON, or with a line of JSON Lines at `start`."""
    offset = start + error.pos
    before = error.doc[: error.pos].rstrip()
    closes = error.doc[error.pos : error.pos + 1] in ("}", "]") and before.endswith(",")
    if is_line and error.msg.startswith("Extra data"):
        message = _("something after the end of this tip")
        return ParseError(offset, message, _("put it on a line of its own"))
    if is_line and error.pos >= len(error.doc.rstrip()):
        hint = _("put it on one line; a file of other JSON is named .json")
        return ParseError(offset, _("a tip that does not end on its line"), hint)
    if closes or error.msg.startswith("Illegal trailing comma"):  # since Python 3.13
        offset = start + len(before) - 1 if closes else offset
        return ParseError(offset, _("a comma with nothing after it"), _("remove it"))
    _pattern, message, hint = _explained(error.msg)
    return ParseError(offset, message, hint)


def _explained(theirs: str) -> tuple[str, str, str]:
    """Return which pattern the words of a parser have, our words for them, and how to mend it."""
    for pattern, (message, hint) in (_AT_CONTEXT | _AT_FAULT).items():
        if re.search(pattern, theirs):
            return pattern, _(message), _(hint)
    return "", _("this cannot be read: {reason}", reason=theirs), _(_QUOTES)
