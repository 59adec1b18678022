"""What a YAML parser finds wrong, in words that say how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.files.nodes import ParseError
from paw_cli.files.problems import quote
from paw_cli.messages import N_, _

if TYPE_CHECKING:
    import yaml

_QUOTES = N_("put the text in quotes, or on the next line under `text: >-`")
_UNCLOSED_QUOTE = N_("a quotation mark that is never closed")
_CLOSE_IT = N_("close it")
_ODD_START = N_("a text cannot begin with this character")
_ESCAPE = N_("write the backslash twice, or use single quotation marks")
_TAB = N_("a tab where YAML wants spaces")
_SPACES = N_("indent with spaces")


class _Explanation(NamedTuple):
    """Our words for a pattern of the parsers' (in C and in Python), and which place is meant.

    That is where the parser stopped, or where it began what it was busy with.
    """

    theirs: str
    message: str
    hint: str
    at_context: bool = False


_EXPLANATIONS = (
    _Explanation("mapping values are not allowed", N_("a ': ' inside a text"), _QUOTES),
    _Explanation(
        "sequence entries are not allowed",
        N_("a '- ' where no list can begin"),
        N_("begin the list on the next line, or put the text in quotes"),
    ),
    _Explanation(
        "found unexpected end of stream|found unexpected document indicator",
        _UNCLOSED_QUOTE,
        _CLOSE_IT,
        at_context=True,
    ),
    _Explanation(
        r"expected ',' or '\]'",
        N_("a [ that is never closed"),
        N_("close it with ]"),
        at_context=True,
    ),
    _Explanation(
        r"expected ',' or '}'",
        N_("a {{ that is never closed"),
        N_("close it with }}"),
        at_context=True,
    ),
    _Explanation(
        "could not find expected ':'",
        N_("this is no key with a value, and no text that goes on"),
        N_("write `key: value`, or indent the line as a part of the text above it"),
        at_context=True,
    ),
    _Explanation(
        "did not find expected '-'|parsing a block collection expected <block end>",
        N_("this line is not indented like the list above it"),
        N_("begin it below the other lines of its item"),
    ),
    _Explanation(
        "did not find expected key|parsing a block mapping expected <block end>",
        N_("this fits nowhere"),
        N_(
            "indent the line like the key above it, and put a whole text in quotes, "
            "not a part of it"
        ),
    ),
    _Explanation(
        "while parsing a flow node did not find expected node content",
        N_("a [ or {{ above this is never closed"),
        N_("close it, or put the text in quotes"),
    ),
    _Explanation("did not find expected node content", _ODD_START, _QUOTES),
    _Explanation("found character .*cannot start any token", _ODD_START, _QUOTES),
    _Explanation(
        "found incompatible YAML document",
        N_("a version of YAML that nobody reads"),
        N_("remove the line"),
    ),
    _Explanation(
        "expected '?<document start>",
        N_("something that is no YAML stands before this"),
        N_("remove it, or put the text in quotes"),
    ),
    _Explanation("found a tab character", _TAB, _SPACES),
    _Explanation(
        "expected alphabetic", N_("a text cannot begin with * or &"), _QUOTES, at_context=True
    ),
    _Explanation(
        "found unknown escape character",
        N_("a backslash before a letter that it does not go with"),
        _ESCAPE,
    ),
    _Explanation(
        "did not find expected hexdecimal number", N_("an escape that lacks digits"), _ESCAPE
    ),
    _Explanation("found undefined tag handle", N_("a text cannot begin with !"), _QUOTES),
    _Explanation(
        "maximum nesting depth",
        N_("brackets in brackets, too deep"),
        N_("put the text in quotes"),
    ),
)


# What YAML allows and a tips file does not.
_IN_A_TIPS_FILE = {
    "second_document": (
        N_("a second document begins here"),
        N_("a tips file is one: remove this line"),
    ),
    "tag": (
        N_("a tag, {tag}, has no place here"),
        N_("remove it; a text that begins with ! stands in quotes"),
    ),
    "no_key": (N_("no word for a key"), N_("put a text that begins with {{ or [ in quotes")),
    "unknown_alias": (
        N_("nothing above is called {name}"),
        N_("a text that begins with * stands in quotes"),
    ),
    "too_much_aliased": (
        N_("aliases (*name) make too much of this file"),
        N_("write the values out"),
    ),
    "too_deep": (
        N_("more than {number} levels deep"),
        N_("a tips file needs no more than four"),
    ),
    "too_many": (N_("more than {number} items in one list"), N_("split it over several files")),
}


def file_error(offset: int, what: str, /, **fields: str | int) -> ParseError:
    """Return the error of a YAML text that no tips file may be."""
    message, hint = _IN_A_TIPS_FILE[what]
    quoted = {
        key: quote(value) if isinstance(value, str) and key != "number" else value
        for key, value in fields.items()
    }
    return ParseError(offset, _(message, **quoted), _(hint), is_fatal=what == "too_many")


def parse_error(error: yaml.MarkedYAMLError, text: str, start: int) -> ParseError:
    """Return what is wrong with the part of a text from `start` on, and how to mend it."""
    mark: Any = error.problem_mark
    if text.startswith("\t", mark.index):
        return ParseError(mark.index + start, _(_TAB), _(_SPACES))
    theirs = f"{error.context or ''} {error.problem or ''}".strip()
    for explanation in _EXPLANATIONS:
        if re.search(explanation.theirs, theirs):
            if explanation.at_context and error.context_mark is not None:
                mark = error.context_mark
            return ParseError(mark.index + start, _(explanation.message), _(explanation.hint))
    return ParseError(mark.index + start, _("this is no YAML: {reason}", reason=theirs), _(_QUOTES))
