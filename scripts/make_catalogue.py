"""Bring the Dutch catalogue up to date: extract the messages, merge them, compile what is there.

Run this after a message has changed, translate what the catalogue then lists as untranslated or
fuzzy, and run it again.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from paw_cli.cli.help import documented
from paw_cli.cli.main import COMMANDS, command_named

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "paw_cli"
PAGE = PACKAGE / "render" / "html" / "page.html"
DUTCH = PACKAGE / "locales" / "nl" / "LC_MESSAGES" / "paw_cli.po"
KEYWORDS = {"_": None, "N_": None, "NN_": (1, 2), "ngettext": (1, 2)}
# What the help says of an option stands behind how one types it.
OPTIONS = ("option", "tips_option", "look_option", "script_option")
# A header says nothing of when or by which version, so that the same messages give the same file.
HEADER = """\
Project-Id-Version: paw-tips
Language: nl
Plural-Forms: nplurals=2; plural=(n != 1);
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit"""


def main() -> None:
    """Write the catalogue and what is compiled of it; name what is to be done."""
    dutch = translated()
    dutch.update(extracted(), no_fuzzy_matching=True)
    dutch.obsolete.clear()
    DUTCH.parent.mkdir(parents=True, exist_ok=True)
    with DUTCH.open("wb") as file:
        write_po(file, dutch, width=100, sort_by_file=True, include_lineno=False)
    DUTCH.with_suffix(".mo").write_bytes(compiled(dutch))
    for message in untranslated(dutch):
        print(f"to be translated: {message.id!r}", file=sys.stderr)


class Messages(Catalog):
    """A catalogue whose header is the same whenever and by whichever version it is written."""

    def __iter__(self) -> Iterator[Message]:
        """Yield the header, which is the message without a text, and all messages."""
        yield Message("", HEADER)
        yield from (message for message in super().__iter__() if message.id)


def extracted() -> Messages:
    """Return all messages that are marked in the package."""
    catalogue = Messages()
    keywords = {**KEYWORDS, **dict.fromkeys(OPTIONS, (2,))}
    for folder in (PACKAGE, ROOT / "docs"):  # the man page says more than the help
        languages = [("**.py", "python"), ("**.js", "javascript")]
        # Babel warns of a field that is an f-string; Ruff finds a message that is one.
        with redirect_stderr(StringIO()):
            found = list(extract_from_dir(folder, languages, keywords=keywords))
        for file, _line, message, _comments, _context in sorted(found, key=lambda one: one[:2]):
            place = (folder / file).relative_to(ROOT).as_posix()
            catalogue.add(message, None, [(place, 0)])
    for message in re.findall(r"\{\{_ (.+?)\}\}", PAGE.read_text(encoding="utf-8")):
        catalogue.add(message, None, [(PAGE.relative_to(ROOT).as_posix(), 0)])
    for name in ("", *COMMANDS):  # whose docstrings are the help
        function = command_named(name)
        place = f"src/{function.__module__.replace('.', '/')}.py"
        about, examples = documented(name)
        for message in filter(None, (about, *examples.values())):
            catalogue.add(message, None, [(place, 0)])
    return catalogue


def translated() -> Messages:
    """Return the Dutch catalogue as it is."""
    catalogue = Messages(locale="nl", header_comment="# What paw-tips says to people, in Dutch.")
    if DUTCH.exists():
        with DUTCH.open("rb") as file:
            for message in read_po(file, locale="nl"):
                if message.id:
                    catalogue[message.id] = message
    return catalogue


def untranslated(catalogue: Catalog) -> Iterator[Message]:
    """Yield the messages that have no translation, or a doubtful one."""
    for message in catalogue:
        texts = message.string if isinstance(message.string, (tuple, list)) else [message.string]
        if message.id and (message.fuzzy or not all(texts)):
            yield message


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as gettext reads it."""
    content = BytesIO()
    write_mo(content, catalogue)
    return content.getvalue()


if __name__ == "__main__":
    main()
