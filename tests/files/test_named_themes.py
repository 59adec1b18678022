"""What a tip may name a theme or a source by, and what becomes of a name that is new."""

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.files.format import SLUG, id_from_name, is_name, slug
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


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("Eén-op-één", Theme(id="een-op-een", title="Eén-op-één")),
        ("Wijk & co", Theme(id="wijk-co", title="Wijk & co")),
        ("Geld", Theme(id="Geld", title="Geld")),
        ("geld_2.0", Theme(id="geld_2.0", title="geld_2.0")),
        ("  tijd ", Theme(id="tijd", title="  tijd ")),
        ("½", Theme(id="12", title="½")),
        ("a" * 101, Theme(id="a" * 100, title="a" * 101)),
        ("Timing, en tempo", Theme(id="timing-en-tempo", title="Timing, en tempo")),
        ("timing-en-tempo", Theme(id="timing-en-tempo", title="timing-en-tempo")),
        *((name, "timing") for name in ("timing", "TIMING", "Timing!", "TIMING EN TEMPO")),
        *((name, "Ken-je-buurt") for name in ("Ken je buurt", "ken je buurt?", "buurt")),
    ],
)
def test_a_name_means_what_has_it_as_id_or_title_or_else_makes_it(
    name: str, theme: Theme | str
) -> None:
    read = naming(name)
    assert read.problems == ()
    assert read.collection.themes == ((theme,) if isinstance(theme, Theme) else ())
    id_ = theme.id if isinstance(theme, Theme) else theme
    assert read.collection.tips[0].themes == (id_,)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        *((name, None) for name in ("zwolle", "Zwolle", "Zwolle!", "tweede sessie, zwolle")),
        ("Derde sessie, Deventer", Source("derde-sessie-deventer", "Derde sessie, Deventer")),
    ],
)
def test_a_source_is_named_by_id_or_title_too(name: str, made: Source | None) -> None:
    read = naming(source=name)
    assert read.problems == ()
    assert read.collection.sources == ((made,) if made else ())
    assert read.collection.tips[0].source == (made.id if made else "zwolle")


@pytest.mark.parametrize(
    ("names", "theme"),
    [
        (["Goede buur", "goede-buur", "GOEDE BUUR!"], Theme(id="goede-buur", title="Goede buur")),
        (["Goede-Buur", "goede buur"], Theme(id="Goede-Buur", title="Goede-Buur")),
    ],
)
def test_the_first_use_of_a_new_name_makes_it(names: list[str], theme: Theme) -> None:
    read = naming(*names)
    assert read.collection.themes == (theme,)
    assert read.collection.tips[0].themes == (theme.id,)


def test_names_that_only_differ_at_their_ends_are_two() -> None:
    long = "Bijeenkomst van de bewonersraad van de wijken in het noorden van"
    assert len(naming(f"{long} Zwolle", f"{long} Deventer").collection.themes) == 2


def test_the_files_own_titles_are_meant_before_those_below_and_replaced_ones_mean_nothing() -> None:
    name = "Timing en tempo"
    read = naming(name, defined=(Theme(id="tempo", title=name),))
    assert read.collection.tips[0].themes == ("tempo",)
    read = naming(name, defined=(Theme(id="timing", title="Op tijd"),))
    assert [problem.message for problem in read.problems] == [f"no theme '{name}'"]


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
        assert is_name(character) == bool(slug(character)), character
        assert is_name(f"a{character}") == (character not in "\n\r\u2028\u2029"), character


names = st.text(max_size=8) | st.sampled_from(
    ["Timing en tempo", "Ken je buurt", "ken-je-buurt", "KEN JE BUURT!", "x" * 101, "ß", "stdin"]
)


@given(themes=st.lists(names, max_size=3), source=names)
def test_any_name_is_a_fault_or_becomes_an_id_that_reads_back(
    themes: list[str], source: str
) -> None:
    read = naming(*themes, source=source)
    assert len(read.collection.tips) == (not read.problems)
    for tip in read.collection.tips:
        assert all(map(SLUG.fullmatch, (*tip.themes, tip.source)))
        assert all(id_from_name(id_) == id_ for id_ in (*tip.themes, tip.source))
    document = {
        name: [
            {key: value for key, value in item._asdict().items() if value}
            for item in getattr(read.collection, name)
        ]
        for name in ("tips", "themes", "sources")
    }
    again = read_tips(json.dumps(document).encode(), path=Path("x.json"), base=BASE)
    assert (again.collection, again.problems) == (read.collection, ())


def test_many_names_that_do_not_exist_are_told_of_quickly() -> None:
    themes = [{"id": f"nummer-{n}", "title": f"Thema over wijk nummer {n}"} for n in range(250)]
    tips = [{"text": "a", "themes": [f"Numer {n}!"]} for n in range(2_000)]
    content = json.dumps({"themes": themes, "tips": tips}).encode()
    problems = read_tips(content, path=Path("x.json")).problems
    assert len(problems) == len(tips)
    assert problems[0].hint.startswith("did you mean nummer-")
    assert problems[-1].hint == "define a new one under `themes:`"
