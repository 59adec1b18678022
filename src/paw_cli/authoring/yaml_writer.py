"""Write values as YAML that a person likes to read, and that reads back exactly."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Any

from paw_cli.files.format import SOURCE, THEME, TIP, RecordType, id_from_name
from paw_cli.files.tips_file import TipsFile
from paw_cli.model import Collection, Source, Theme, Tip

Record = Tip | Theme | Source
Node = Any  # of PyYAML

MAX_LINE = 88

_PRINTABLE = "\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
# A block scalar holds lines as they are: no line break but "\n", nothing that YAML forbids, and
# no blank at a line's end, which editors and commit hooks take away unasked.
_NOT_IN_A_BLOCK = re.compile(f"[^\t\n{_PRINTABLE}]|[ \t](?=\n|\\Z)")
_NOT_PRINTABLE = re.compile(f"[^{_PRINTABLE}]")

# What may stand without quotes, in a list between brackets too: a slug, words, an address.
_BARE = re.compile(
    r"[^\W\d_][\w'’()/.+-]*(?: [\w'’()/.+-]+)*|https?://[^\s\"'\[\]{},`]*[^\s\"'\[\]{},`:]"
)
_NOT_TEXT_BARE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})

# What fills a line of a longer text, up to a lone space: reading makes one of the line's end.
_FULL_LINE = re.compile(rf"(?=.{{{MAX_LINE + 1}}})(.{{1,{MAX_LINE}}})(?<![ \t]) (?![ \t])")

_LINE = re.compile(r"[^\n]*\n?")
# A list without items, at the end of its line.
_EMPTY = re.compile(r"(?: *\[\])?(?P<rest>[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z))")


def tips_file(content: Collection, comments: Sequence[str] = ()) -> str:
    """Return a whole tips file; a comment stands above the first tip that it belongs to."""
    sections = {
        "sources": chain.from_iterable(item_blocks(SOURCE, content.sources)),
        "themes": chain.from_iterable(item_blocks(THEME, content.themes)),
        "tips": spaced(item_blocks(TIP, content.tips, comments)),
    }
    blocks = [[f"{section}:", *indented(lines)] for section, lines in sections.items()]
    return "\n".join(spaced(block for block in blocks if len(block) > 1)) + "\n"


def text_with(file: TipsFile, new: Collection, comments: Sequence[str] = ()) -> str:
    """Return the text of a file with new tips at its end, and the themes and sources they bring."""
    text, edits = file.source.text, []
    if new.tips:
        edits.append(_edit(file, TIP, as_written(new), comments))
    for record_type, records in ((THEME, new.themes), (SOURCE, new.sources)):
        # Where a file defines none, their use does it.
        if records and file.records[record_type.section]:
            edits.append(_edit(file, record_type, records))
    for start, end, added in sorted(edits, reverse=True):
        text = text[:start] + added + text[end:]
    return text


def as_written(new: Collection) -> list[Tip]:
    """Return new tips as they are written: a theme or source is made by naming it by its title."""
    made: list[Theme | Source] = [*new.themes, *new.sources]
    titles = {each.id: each.title for each in made if id_from_name(each.title) == each.id}
    return [
        tip._replace(
            themes=tuple(titles.get(id_, id_) for id_ in tip.themes),
            source=titles.get(tip.source, tip.source),
        )
        for tip in new.tips
    ]


def _edit(
    file: TipsFile, record_type: RecordType, records: Sequence[Record], comments: Sequence[str] = ()
) -> tuple[int, int, str]:
    """Return which part of the text is replaced by what, so that a list ends in the records.

    There are files of which this makes something else, such as one whose list is an alias.
    """
    text, root = file.source.text, file.parsed.root
    node = root
    if root and root.id != "sequence":
        node = next((each for key, each in root.value if key.value == record_type.section), None)
    lines = spaced(item_blocks(record_type, records, comments))
    if node is None:
        end = root.end_mark.index if root else len(text)
        blank = [""] if text.strip() else []
        return end, end, _after(text[:end], [*blank, f"{record_type.section}:", *indented(lines)])
    if empty := _EMPTY.match(text, len(text[: node.start_mark.index].rstrip(" "))):
        added = _after(text[: empty.end()], indented(lines))
        return *empty.span(), empty["rest"] + added
    if node.id == "scalar" or node.flow_style:
        at = node.value[-1].end_mark.index if node.value else node.end_mark.index - 1
        items = [in_braces(record_type, record) for record in records]
        return at, at, ", ".join(["", *items] if node.value else items)
    indent = node.start_mark.column
    end = _end_of_items(text, node, indent)
    return end, end, _after(text[:end], ["", *indented(lines, indent)])


def _end_of_items(text: str, node: Node, indent: int) -> int:
    """Return where more items may stand: above blank lines and comments further out."""
    is_outside = re.compile(rf"\s*\Z| {{0,{indent}}}#")
    lines = _LINE.finditer(text, node.start_mark.index, node.end_mark.index)
    return max(line.end() for line in lines if not is_outside.match(line[0]))


def _after(text: str, lines: Sequence[str]) -> str:
    """Return lines as they stand after a text, with its line ends."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lead = newline if text and text[-1] not in "\r\n" else ""
    return lead + "".join(f"{line}{newline}" for line in lines)


def item_blocks(
    record_type: RecordType, records: Iterable[Record], comments: Sequence[str] = ()
) -> Iterator[list[str]]:
    """Yield the lines of each record, with a comment above the first of those that have it."""
    before = ""
    for record, comment in zip(records, comments or repeat(""), strict=False):
        lines = [*item_lines(record_type, record)]
        above = [f"# {_NOT_PRINTABLE.sub('', comment)}"] if comment and comment != before else []
        yield [*above, *lines]
        before = comment


def spaced(items: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of items with a blank line between them."""
    return [line for item in items for line in ("", *item)][1:]


def indented(lines: Iterable[str], by: int = 2) -> list[str]:
    """Return lines further in, and blank ones as they are."""
    return [" " * by + line if line else "" for line in lines]


def item_lines(record_type: RecordType, record: Record) -> Iterator[str]:
    """Yield a tip, theme or source as an item of its list, from its dash on."""
    lead = "- "
    for key in record_type.fields:
        for line in _entry(key, value) if (value := getattr(record, key)) else ():
            yield lead + line if line else ""
            lead = "  "


def _entry(key: str, value: Any) -> Iterable[str]:  # noqa: ANN401 - a text or several
    if key == "text":
        return block(value)
    if key == "themes":
        return [f"themes: [{', '.join(map(scalar, value))}]"]
    if isinstance(value, tuple):
        return [f"{key}:", *(f"  - {scalar(each)}" for each in value)]
    return [f"{key}: {scalar(value)}"]


def in_braces(record_type: RecordType, record: Record) -> str:
    """Return a tip, theme or source as an item of a list in brackets, as JSON has it."""
    return quote({key: value for key in record_type.fields if (value := getattr(record, key))})


def block(text: str) -> list[str]:
    """Return the key `text` with a block scalar, or a quoted one where no block can hold it."""
    if not text.strip("\n") or text[-1] == "\n" or _NOT_IN_A_BLOCK.search(text):
        return [f"text: {quote(text)}"]
    if "\n" not in text and text[0] not in " \t":
        return ["text: >-", *indented(_FULL_LINE.sub(r"\1\n", text).split("\n"))]
    # The first line shows where a block begins, unless it is blank or further in.
    begin = "2" if text[0] in " \t\n" else ""
    return [f"text: |{begin}-", *indented(text.split("\n"))]


def scalar(value: str) -> str:
    """Return a short text, quoted where YAML would make something else of it."""
    bare = _BARE.fullmatch(value) and value.casefold() not in _NOT_TEXT_BARE
    return value if bare else quote(value)


def quote(value: object) -> str:
    """Return a text between double quotes, whatever it holds, and other values as JSON has them."""
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_PRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
