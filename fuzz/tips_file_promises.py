"""What must hold of a tips file, whatever its bytes are."""

import codecs
import json
from pathlib import Path

from paw_cli.files.format import FORBIDDEN, LINK, MAX_TEXT, SLUG
from paw_cli.files.layers import bundled_collection
from paw_cli.files.problems import ParseError, Problem
from paw_cli.files.source import decode
from paw_cli.files.tips_file import TipsFile, read_tips
from paw_cli.model import Collection, Kind, Tip

BASE = bundled_collection()


def read(content: bytes, path: Path | None) -> TipsFile:
    """Return what a file holds, after looking at all that must hold of it."""
    found = read_tips(content, path=path, base=BASE)
    text = _text(content)
    for problem in found.problems:
        expect_place(problem, text)
    expect_good(found.collection)
    expect_kept_by_json(found.collection)
    return found


def expect_place(problem: Problem, text: str) -> None:
    """Expect line and column inside the file, and a message of one line."""
    lines = text.split("\n")
    assert 1 <= problem.line <= len(lines), problem
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
    assert problem.message, problem
    assert str(problem).isprintable(), problem


def expect_good(collection: Collection) -> None:
    """Expect items that the checks would let pass, and ids that are unique."""
    themes = {theme.id for theme in (*BASE.themes, *collection.themes)}
    sources = {source.id for source in (*BASE.sources, *collection.sources)}
    for tip in collection.tips:
        _expect_good_tip(tip)
        assert themes.issuperset(tip.themes), tip
        assert tip.source in sources, tip
    for items in (collection.tips, collection.themes, collection.sources):
        assert len({item.id.casefold() for item in items}) == len(items), items


def expect_kept_by_json(collection: Collection) -> None:
    """Expect that the collection, written as JSON, is read back as it was."""
    sections = {
        name: [
            {key: value for key, value in item._asdict().items() if value}
            for item in getattr(collection, name)
        ]
        for name in ("tips", "themes", "sources")
    }
    again = read_tips(json.dumps(sections).encode(), path=Path("again.json"), base=BASE)
    assert again.collection == collection, again
    assert not again.problems, again.problems


def _expect_good_tip(tip: Tip) -> None:
    words = (tip.text, *tip.themes, *tip.links, *tip.keywords, *tip.answers, tip.id, tip.source)
    for text in words:
        assert type(text) is str, tip
        assert text.strip(), tip
        assert not FORBIDDEN.search(text), tip
    assert len(tip.text) <= MAX_TEXT, tip
    assert tip.kind in set(Kind), tip
    assert all(map(SLUG.fullmatch, (tip.id, tip.source, *tip.themes))), tip
    assert all(map(LINK.fullmatch, tip.links)), tip


def _text(content: bytes) -> str:
    try:
        return decode(content)
    except ParseError:
        is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return content.decode("utf-16" if is_wide else "latin-1", "replace")
