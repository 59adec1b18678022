"""The user's own file: what it holds, and what it becomes with one more tip."""

from __future__ import annotations

import codecs
import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paw_cli.authoring.insertion import with_item
from paw_cli.authoring.yaml_text import SCHEMA_COMMENT, source_lines, theme_lines, tip_lines
from paw_cli.errors import TipsFileError
from paw_cli.files.content import content_of
from paw_cli.files.decoding import text_of
from paw_cli.files.formats.yaml_places import ending_of
from paw_cli.files.identity import prefix_of
from paw_cli.files.problems import Severity
from paw_cli.files.tips_file import read_tips
from paw_cli.model import Collection, Source, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from paw_cli.authoring.wish import Granted
    from paw_cli.model import Tip

OWN_FILE = "own.yaml"
_NEW = f"""\
{SCHEMA_COMMENT}
# Tips of your own. `paw-tips add` puts new ones at the end; all else is yours to change.
"""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODINGS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFile:
    """The file as it is now; `below` is what it lies upon, `mark` what its bytes begin with."""

    path: Path
    text: str
    mark: bytes
    collection: Collection
    below: Collection

    def free_id(self, known: Collection) -> str:
        """Return the id after the last one that this file or any other gives away."""
        numbered = re.compile(rf"{re.escape(prefix_of(self.path))}-(\d+)", re.IGNORECASE)
        found = (numbered.fullmatch(tip.id) for tip in (*self.collection.tips, *known.tips))
        last = max((int(match[1]) for match in found if match), default=0)
        return f"{prefix_of(self.path)}-{max(last, len(self.collection.tips)) + 1:02}"

    def content_with(self, new: Granted) -> bytes:
        """Return what the file holds with a tip at its end.

        Raises TipsFileError where that cannot be done without changing anything else.
        """
        text = with_item(self._text_defining(new), "tips", list(tip_lines(new.in_words())))
        content = self.mark + text.encode(_ENCODINGS.get(self.mark, "utf-8"))
        after = read_tips(content, path=self.path, below=self.below)
        *before, added = after.collection.tips or (None,)
        faulty = any(problem.severity is Severity.ERROR for problem in after.problems)
        if faulty or tuple(before) != self.collection.tips or not _is(new.tip, added):
            raise TipsFileError(
                f"{self.path} is written in a way that nothing can be added to",
                "Begin `tips:` at the start of a line, with one item from '- ' on below another.",
            )
        return content

    def _text_defining(self, new: Granted) -> str:
        """Return the text with the tip's new theme or source, if it defines such itself."""
        text = self.text
        known = {theme.id for theme in (*self.below.themes, *self.collection.themes)}
        themes = {theme.id: theme for theme in new.themes}
        for id_ in new.tip.themes:
            if id_ not in known:
                theme = themes.get(id_, Theme(id=id_, title=id_))
                text = _defining(text, "themes", theme_lines(theme))
        known = {source.id for source in (*self.below.sources, *self.collection.sources)}
        sources = {source.id: source for source in new.sources}
        if (id_ := new.tip.source) and id_ not in known:
            source = sources.get(id_, Source(id=id_, title=id_))
            text = _defining(text, "sources", source_lines(source))
        return text


def own_file(path: Path, below: Collection) -> OwnFile:
    """Return the user's own file as it is, or as it begins.

    Raises TipsFileError with all its faults when it is broken: adding must not make it worse.
    """
    if not os.path.lexists(path):
        return OwnFile(path=path, text=_NEW, mark=b"", collection=Collection(), below=below)
    content = content_of(path)
    read = read_tips(content, path=path, below=below)
    faults = [problem for problem in read.problems if problem.severity is Severity.ERROR]
    if faults:
        raise TipsFileError(
            "\n".join(
                ["the file of your own tips is broken, so nothing is added", *map(str, faults)]
            ),
            f"Mend it first; `paw-tips check {path}` tells when all is well.",
        )
    mark = next((mark for mark in _MARKS if content.startswith(mark)), b"")
    return OwnFile(
        path=path, text=text_of(content), mark=mark, collection=read.collection, below=below
    )


def _defining(text: str, section: str, item: Iterable[str]) -> str:
    """Return the text with an item in a section, if it has items there.

    A name in a file that defines none is defined by its use.
    """
    ending = ending_of(section, text)
    return text if ending is None or ending.indent is None else with_item(text, section, [*item])


def _is(tip: Tip, read: Tip | None) -> bool:
    """Tell whether a tip was read back; what names no source gets the file's."""
    return read is not None and read == replace(tip, source=tip.source or read.source)
