"""What a parser finds wrong, in words that say how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from paw_cli.files.nodes import too_deep
from paw_cli.files.problems import ParseError, quote
from paw_cli.messages import N_, _

if TYPE_CHECKING:
    from json import JSONDecodeError

    import yaml

# For a pattern of a parser's words, in C or in Python, ours and how to mend it.
_Table = dict[str, tuple[str, str]]

_QUOTES = N_("put the text in quotes, or on the next line under `text: >-`")
_ODD_START = N_("a text cannot begin with this character")
_BACKSLASH = N_("a backslash before a letter that it does not go with")
_UNCLOSED_QUOTE = N_("a quotation mark that is never closed")
_CLOSE_IT = N_("close it")

# What it says about the place where it began what it was busy with.
_AT_CONTEXT: _Table = {
    "found unexpected (end of stream|document indicator)": (_UNCLOSED_QUOTE, _CLOSE_IT),
    r"expected ',' or '\]'": (N_("a [ that is never closed"), N_("close it with ]")),
    r"expected ',' or '}'": (N_("a {{ that is never closed"), N_("close it with }}")),
    "could not find expected ':'": (
        N_("this is no key with a value, and no text that goes on"),
        N_("write `key: value`, or indent the line as a part of the text above it"),
    ),
    "expected alphabetic": (N_("a text cannot begin with * or &"), _QUOTES),
}
# And about the place where it stopped.
_OF_YAML: _Table = {
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
    "expected node content|character .*cannot start any token": (_ODD_START, _QUOTES),
    "found incompatible YAML document": (
        N_("a version of YAML that nobody reads"),
        N_("remove the line"),
    ),
    "expected '?<document start>": (
        N_("something that is no YAML stands before this"),
        N_("remove it, or put the text in quotes"),
    ),
    "found a tab character": (N_("a tab where YAML wants spaces"), N_("indent with spaces")),
    "found unknown escape character|expected hexdecimal number": (
        _BACKSLASH,
        N_("write the backslash twice, or use single quotation marks"),
    ),
    "found undefined tag handle": (N_("a text cannot begin with !"), _QUOTES),
}
_OF_JSON: _Table = {
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
    "Unterminated string": (_UNCLOSED_QUOTE, _CLOSE_IT),
    "Invalid control character": (
        N_("a line end, tab or control character inside quotation marks"),
        N_("close them, or write \\n for a line end and \\t for a tab"),
    ),
    r"Invalid \\": (_BACKSLASH, N_("write the backslash twice")),
    "Extra data": (
        N_("something after the end"),
        N_("a file with one tip a line is JSON Lines: name it .jsonl"),
    ),
    "": (N_("this is no JSON"), N_("mend it")),
}


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
    if part.startswith("\t", mark.index):
        theirs = "found a tab character"
    found = _found(_AT_CONTEXT, theirs)
    if found and error.context_mark is not None:
        mark = error.context_mark
    unknown = _("this is no YAML: {reason}", reason=theirs), _(_QUOTES)
    return ParseError(mark.index + start, *(found or _found(_OF_YAML, theirs) or unknown))


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
    return ParseError(offset, *(_found(_OF_JSON, error.msg) or ("", "")))


def _found(table: _Table, theirs: str) -> tuple[str, str] | None:
    """Return our words for those of a parser."""
    found = (ours for pattern, ours in table.items() if re.search(pattern, theirs))
    return next(((_(message), _(hint)) for message, hint in found), None)
