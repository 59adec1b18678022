"""Write values as YAML that a person likes to read and that reads back exactly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.model import Source, Theme, Tip

MAX_LINE = 88

_PRINTABLE = "\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
# A block scalar holds lines as they are: no line break but "\n", nothing that YAML forbids, and
# no blank at a line's end, which editors and commit hooks take away unasked.
_NOT_IN_A_BLOCK = re.compile(f"[^\t\n{_PRINTABLE}]|[ \t](?=\n|\\Z)")
_NOT_PRINTABLE = re.compile(f"[^{_PRINTABLE}]")
_TO_ESCAPE = re.compile(f'["\\\\]|[^{_PRINTABLE}]')
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

# What may stand without quotes, in a list between brackets too: a slug, words, an address.
_BARE = re.compile(
    r"[^\W\d_][\w'’()/.+-]*(?: [\w'’()/.+-]+)*|https?://[^\s\"'\[\]{},`]*[^\s\"'\[\]{},`:]"
)
_NOT_TEXT_BARE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})

# Where a folded text may go on a new line: at a lone space, which reading gives back.
_LONE_SPACE = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def tips_file(
    tips: Sequence[Tip],
    sources: Sequence[Source],
    comments: Sequence[str],
    themes: Sequence[Theme] = (),
) -> str:
    """Return a whole tips file; a comment stands above the first tip that it belongs to."""
    lines: list[str] = []
    if sources:
        lines += ["sources:", *(indented(line) for s in sources for line in source_lines(s)), ""]
    if themes:
        lines += ["themes:", *(indented(line) for t in themes for line in theme_lines(t)), ""]
    lines.append("tips:")
    last_comment = ""
    for tip, comment in zip(tips, comments, strict=True):
        if comment != last_comment:
            lines += map(indented, comment_lines(comment))
        last_comment = comment
        lines += [*(indented(line) for line in tip_lines(tip)), ""]
    return "\n".join(lines[:-1]) + "\n"


def comment_lines(comment: str) -> list[str]:
    """Return a comment as the line above an item; none for an empty one."""
    return [f"# {_NOT_PRINTABLE.sub('', comment)}"] if comment else []


def indented(line: str, by: int = 2) -> str:
    """Return a line further in, and a blank line as it is."""
    return " " * by + line if line else ""


def tip_lines(tip: Tip) -> Iterator[str]:
    """Yield a tip as an item of the list `tips:`, from its dash on."""
    yield from item(
        [f"id: {scalar(tip.id)}"] if tip.id else [],
        [f"kind: {tip.kind}"],
        [f"source: {scalar(tip.source)}"] if tip.source else [],
        [f"themes: {flow(tip.themes)}"] if tip.themes else [],
        block("text", tip.text),
        listing("links", tip.links),
        listing("keywords", tip.keywords),
        listing("answers", tip.answers),
    )


def source_lines(source: Source) -> Iterator[str]:
    """Yield a source as an item of the list `sources:`."""
    yield from item(
        [f"id: {scalar(source.id)}"],
        [f"title: {scalar(source.title)}"],
        [f"url: {scalar(source.url)}"] if source.url else [],
    )


def theme_lines(theme: Theme) -> Iterator[str]:
    """Yield a theme as an item of the list `themes:`."""
    yield from item(
        [f"id: {scalar(theme.id)}"],
        [f"title: {scalar(theme.title)}"],
        [f"description: {scalar(theme.description)}"] if theme.description else [],
    )


def item(*entries: Iterable[str]) -> Iterator[str]:
    """Yield the lines of all entries as one item of a list."""
    lead = "- "
    for entry in entries:
        for line in entry:
            yield lead + line if line else ""
            lead = "  "


def listing(key: str, values: tuple[str, ...]) -> Iterator[str]:
    """Yield `key` with one value on each line, and nothing where there is no value."""
    if values:
        yield f"{key}:"
        yield from (indented(f"- {scalar(value)}") for value in values)


def block(key: str, text: str) -> Iterator[str]:
    """Yield `key` with a text as a block scalar, or quoted where no block can hold it."""
    if not text.strip("\n") or text[-1] == "\n" or _NOT_IN_A_BLOCK.search(text):
        yield f"{key}: {quote(text)}"
    elif "\n" in text or text[0] in " \t":
        # The first line shows where a block begins, unless it is blank or further in.
        begin = "2" if text[0] in " \t\n" else ""
        yield f"{key}: |{begin}-"
        yield from (indented(line) for line in text.split("\n"))
    else:
        yield f"{key}: >-"
        yield from (indented(line) for line in folded(text))


def folded(text: str) -> Iterator[str]:
    """Yield one line of text as lines of at most MAX_LINE, broken where reading mends it."""
    line: list[str] = []
    width = 0
    for word in _LONE_SPACE.split(text):
        if line and width + len(word) > MAX_LINE:
            yield " ".join(line)
            line, width = [], 0
        line.append(word)
        width += len(word) + 1
    yield " ".join(line)


def flow(values: Iterable[str]) -> str:
    """Return a list between brackets."""
    return f"[{', '.join(scalar(value) for value in values)}]"


def scalar(value: str) -> str:
    """Return a short text, quoted where YAML would make something else of it."""
    bare = _BARE.fullmatch(value) and value.casefold() not in _NOT_TEXT_BARE
    return value if bare else quote(value)


def quote(value: str) -> str:
    """Return a text between double quotes, whatever it holds."""
    return f'"{_TO_ESCAPE.sub(_escaped, value)}"'


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    return _SHORT_ESCAPES.get(char) or f"\\U{ord(char):08x}"
