"""What a tip may name a theme or a source by, and what becomes of a name that is new."""

import json
import sys
from pathlib import Path

import pytest

from paw_cli.files.format import FORBIDDEN, TIP, invalid_value, slug
from paw_cli.files.tips_file import TipsFile, read_tips
from paw_cli.model import Collection, Source, Theme

BASE = Collection(
    themes=(Theme(id="timing", title="Timing en tempo"), Theme(id="Ken-je-buurt", title="Buurt")),
    sources=(Source(id="zwolle", title="Tweede sessie, Zwolle"),),
)


def naming(*themes: str, source: str = "zwolle", defined: tuple[Theme, ...] = ()) -> TipsFile:
    """Return a file with a tip that names these."""
    tip = {"text": "Vraag door", "themes": list(themes), "source": source}
    definitions = [{"id": theme.id, "title": theme.title} for theme in defined]
    document = {"themes": definitions, "tips": [tip]}
    return read_tips(json.dumps(document).encode(), path=Path("x.json"), base=BASE)


LONG = "Bijeenkomst van de bewonersraad van de wijken in het noorden van"


@pytest.mark.parametrize(
    ("names", "themes"),
    [
        (["Eén-op-één"], [Theme(id="een-op-een", title="Eén-op-één")]),
        (["geld_2.0"], [Theme(id="geld_2.0", title="geld_2.0")]),
        (["½"], [Theme(id="12", title="½")]),
        (["a" * 101], [Theme(id="a" * 100, title="a" * 101)]),
        (["Timing, en tempo"], [Theme(id="timing-en-tempo", title="Timing, en tempo")]),
        # the first use makes it
        (["Goede buur", "goede-buur", "GOEDE BUUR!"], [Theme(id="goede-buur", title="Goede buur")]),
        (["Goede-Buur", "goede buur"], [Theme(id="Goede-Buur", title="Goede-Buur")]),
        (["timing", "TIMING", "Timing!", "TIMING EN TEMPO"], ["timing"]),
        (["Ken je buurt", "ken je buurt?", "buurt"], ["Ken-je-buurt"]),
    ],
)
def test_a_name_means_what_has_it_as_id_or_title_or_else_makes_it(
    names: list[str], themes: list[Theme | str]
) -> None:
    read = naming(*names)
    assert read.problems == ()
    assert read.collection.themes == tuple(t for t in themes if isinstance(t, Theme))
    ids = [theme.id if isinstance(theme, Theme) else theme for theme in themes]
    assert read.collection.tips[0].themes == tuple(ids)
    assert len(naming(f"{LONG} Zwolle", f"{LONG} Deventer").collection.themes) == 2


@pytest.mark.parametrize(
    ("name", "made"),
    [
        *((name, None) for name in ("zwolle", "Zwolle!", "tweede sessie, zwolle")),
        ("Derde sessie, Deventer", Source("derde-sessie-deventer", "Derde sessie, Deventer")),
    ],
)
def test_a_source_is_named_by_id_or_title_too(name: str, made: Source | None) -> None:
    read = naming(source=name)
    assert (read.collection.sources, read.problems) == (((made,) if made else ()), ())
    assert read.collection.tips[0].source == (made.id if made else "zwolle")


def test_the_files_own_titles_are_meant_before_those_below() -> None:
    name = "Timing en tempo"
    read = naming(name, defined=(Theme(id="tempo", title=name),))
    assert read.collection.tips[0].themes == ("tempo",)
    read = naming(name, defined=(Theme(id="timing", title="Op tijd"),))
    assert read.collection.tips[0].themes == ("timing",)  # what it was called before


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Timing en temp", "did you mean timing?"),
        ("Ken je burt", "did you mean Ken-je-buurt?"),
        ("Koffie en koekk", "did you mean koffie?"),
        ("Wie belt er aan?", "known: timing, Ken-je-buurt, koffie;"),
    ],
)
def test_a_file_that_defines_themes_makes_none_by_use(name: str, hint: str) -> None:
    read = naming(name, defined=(Theme(id="koffie", title="Koffie en koek"),))
    assert read.collection.tips == ()
    assert [problem.message for problem in read.problems] == [f"no theme '{name}'"]
    assert read.problems[0].hint == f"{hint} define a new one under `themes:`"


@pytest.mark.parametrize("source", ["Stdin", "stdin!"])
def test_tips_without_a_source_are_not_given_one_that_is_named_alike(source: str) -> None:
    text = f'[{{"text": "a", "source": "{source}"}}, {{"text": "b", "source": "c"}}, "d"]'
    collection = read_tips(text.encode()).collection
    assert len({source.id.casefold() for source in collection.sources}) == 3
    assert collection.tips[2].source == "stdin-2"
    below = Collection(sources=(Source(id="a", title="stdin"),))
    collection = read_tips(b'[{"text": "a", "source": "stdin"}, "b"]', base=below).collection
    assert [tip.source for tip in collection.tips] == ["a", "stdin-2"]


def test_a_name_is_one_line_that_an_id_can_be_made_of() -> None:
    for character in map(chr, [*range(0x3000), *range(0x3000, sys.maxunicode, 97)]):
        if not FORBIDDEN.search(f"a{character}"):
            on_one_line = character not in "\n\r\u2028\u2029"
            wrong = [invalid_value(TIP.fields["source"], c) for c in (character, f"a{character}")]
            assert [w is None for w in wrong] == [bool(slug(character)), on_one_line], character
