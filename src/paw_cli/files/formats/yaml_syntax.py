"""What a YAML parser finds wrong, in words that say how to mend it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    import yaml

_QUOTES = "put the text in quotes, or on the next line under `text: >-`"


class Mark(Protocol):
    """A place in a text: its line, its column and its offset, each counted from 0."""

    line: int
    column: int
    index: int


class _Explanation(NamedTuple):
    """Our words for a pattern of the parsers' (in C and in Python), and which place is meant.

    That is where the parser stopped, or where it began what it was busy with.
    """

    theirs: str
    message: str
    hint: str
    at_context: bool = False


_EXPLANATIONS = (
    _Explanation("mapping values are not allowed", "a ': ' inside a text", _QUOTES),
    _Explanation(
        r"sequence entries are not allowed",
        "a '- ' where no list can begin",
        "begin the list on the next line, or put the text in quotes",
    ),
    _Explanation(
        "found unexpected end of stream",
        "a quotation mark that is never closed",
        "close it",
        at_context=True,
    ),
    _Explanation(
        "found unexpected document indicator",
        "a quotation mark that is never closed",
        "close it",
        at_context=True,
    ),
    _Explanation(
        r"expected ',' or '\]'",
        "a [ that is never closed",
        "close it with ]",
        at_context=True,
    ),
    _Explanation(
        r"expected ',' or '}'",
        "a { that is never closed",
        "close it with }",
        at_context=True,
    ),
    _Explanation(
        "could not find expected ':'",
        "this is no key with a value, and no text that goes on",
        "write `key: value`, or indent the line as a part of the text above it",
        at_context=True,
    ),
    _Explanation(
        r"did not find expected '-'|parsing a block collection expected <block end>",
        "this line is not indented like the list above it",
        "begin it below the other lines of its item",
    ),
    _Explanation(
        r"did not find expected key|parsing a block mapping expected <block end>",
        "this fits nowhere",
        "indent the line like the key above it, and put a whole text in quotes, not a part of it",
    ),
    _Explanation(
        "while parsing a flow node did not find expected node content",
        "a [ or { above this is never closed",
        "close it, or put the text in quotes",
    ),
    _Explanation(
        "did not find expected node content",
        "a text cannot begin with this character",
        _QUOTES,
    ),
    _Explanation(
        r"found character .*cannot start any token",
        "a text cannot begin with this character",
        _QUOTES,
    ),
    _Explanation(
        "found incompatible YAML document",
        "a version of YAML that nobody reads",
        "remove the line",
    ),
    _Explanation(
        r"expected '?<document start>",
        "something that is no YAML stands before this",
        "remove it, or put the text in quotes",
    ),
    _Explanation("found a tab character", "a tab where YAML wants spaces", "indent with spaces"),
    _Explanation(
        r"expected alphabetic",
        "a text cannot begin with * or &",
        _QUOTES,
        at_context=True,
    ),
    _Explanation(
        "found unknown escape character",
        "a backslash before a letter that it does not go with",
        "write the backslash twice, or use single quotation marks",
    ),
    _Explanation(
        "did not find expected hexdecimal number",
        "an escape that lacks digits",
        "write the backslash twice, or use single quotation marks",
    ),
    _Explanation("found undefined tag handle", "a text cannot begin with !", _QUOTES),
    _Explanation(
        "maximum nesting depth", "brackets in brackets, too deep", "put the text in quotes"
    ),
)


def explained(error: yaml.MarkedYAMLError, text: str) -> tuple[str, str, Mark]:
    """Return what is wrong with a text, how to mend it, and the mark of the place."""
    mark = cast("Mark", error.problem_mark)
    if text.startswith("\t", mark.index):
        return "a tab where YAML wants spaces", "indent with spaces", mark
    said = f"{error.context or ''} {error.problem or ''}".strip()
    for explanation in _EXPLANATIONS:
        if re.search(explanation.theirs, said):
            at_context = explanation.at_context and error.context_mark is not None
            place = cast("Mark", error.context_mark) if at_context else mark
            return explanation.message, explanation.hint, place
    return f"this is no YAML: {said}", _QUOTES, mark
