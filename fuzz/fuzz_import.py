"""Any file gives a tips file that reads back to the tips it was made of, or none at all.

An input is a byte that says how to import, and the file.
"""

from pathlib import Path

from tips_file_promises import BASE

from paw_cli.errors import NothingFoundError, TipsFileError, WrongUseError
from paw_cli.files.problems import errors_of
from paw_cli.files.tips_file import read_tips
from paw_cli.importing import Imported, ImportFile, ImportOptions, Unmarked, import_files
from paw_cli.model import Kind

_UNMARKED = tuple(Unmarked)
_KINDS = (None, *Kind)
_SOURCES = ("", "sessie-2", "Tweede sessie: Zwolle #1")


def one_input(data: bytes) -> None:
    """Import the file, and read what that gives."""
    how = data[0] if data else 0
    wanted = ImportOptions(
        id_prefix="notes",
        kind=_KINDS[how % 3],
        source=_SOURCES[how // 3 % 3],
        unmarked=_UNMARKED[how // 9 % 3],
        with_names=how % 2 == 1,
    )
    try:
        result = import_files([ImportFile("notes.txt", data[1:])], wanted)
    except (NothingFoundError, TipsFileError, WrongUseError):
        return
    expect_read_back(result)
    expect_one_line_each(result)


def expect_read_back(result: Imported) -> None:
    """Expect the tips of the file to be those of the text, and nothing wrong with it."""
    read = read_tips(result.text.encode(), path=Path("notes.yaml"), base=BASE)
    assert not errors_of(read.problems), read.problems
    assert len(read.collection.tips) == len(result.tips), read
    for tip, again in zip(result.tips, read.collection.tips, strict=True):
        expected = tip._replace(id=tip.id or again.id, source=tip.source or again.source)
        assert again == expected, (tip, again)


def expect_one_line_each(result: Imported) -> None:
    """Expect lines of a width that an editor shows, and sentences to the user of one line."""
    assert result.text.endswith("\n"), result.text[-20:]
    said = (result.summary, *result.notes, *result.details)
    assert all("\n" not in sentence for sentence in said), said
