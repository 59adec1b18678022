"""What a tips file means: ids, themes and sources that it does not spell out, texts as typed."""

import json
from pathlib import Path

import pytest

from paw_cli.files.base import Base
from paw_cli.files.tips_file import read_tips
from paw_cli.model import Collection, Kind, Source, Theme, Tip


def read(text: str, name: str = "sessie-2.yaml", base: Collection | None = None) -> Collection:
    """Return what a file without a fault holds."""
    file = read_tips(text.encode(), path=Path("/wijkteam") / name, base=base)
    assert file.problems == ()
    return file.collection


def ids(collection: Collection) -> list[str]:
    return [tip.id for tip in collection.tips]


def test_only_a_text_is_needed() -> None:
    tip = Tip(id="sessie-2-01", text="Vraag door", kind=Kind.TIP, source="sessie-2")
    for text in ("tips:\n- text: Vraag door\n", "- text: Vraag door", "- Vraag door"):
        assert read(text).tips == (tip,)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("sessie-2.yaml", "sessie-2-01"),
        ("Bewoners & huurders.jsonl", "bewoners-huurders-01"),
        ("coöperatie.yml", "cooperatie-01"),
        ("2024-03-12.yaml", "tips-2024-03-12-01"),
        ("....yaml", "tips-01"),
        ("会議.yaml", "tips-01"),
        (".paw-tips.yaml", "wijkteam-01"),
        (f"{'lang' * 50}.yaml", f"{'lang' * 10}-01"),
    ],
)
def test_an_id_is_made_of_the_files_name_and_the_items_place(name: str, made: str) -> None:
    text = '"Vraag door"' if name.endswith("jsonl") else "- Vraag door"
    assert ids(read(text, name)) == [made]


def test_places_count_all_items_so_that_mending_one_renames_none() -> None:
    text = "- Vraag door\n- text: a: b\n- kind: tip\n- Ga de straat op\n"
    file = read_tips(text.encode(), path=Path("x.yaml"))
    assert ids(file.collection) == ["x-01", "x-04"]


def test_an_id_that_is_made_replaces_no_other_tip_but_one_that_is_written_does() -> None:
    below = read("- Vraag door\n- Ga de straat op\n")
    other = read("- Begin klein\n- Zeg het eerlijk\n", base=below)
    assert ids(other) == ["sessie-2-2-01", "sessie-2-2-02"]
    copy = read("- Vraag door\n- Ga de straat op\n- Begin klein\n", base=below)
    assert ids(copy) == ["sessie-2-01", "sessie-2-02", "sessie-2-03"]
    written = read("- {id: sessie-2-01, text: Luister}\n", "b.yaml", base=below)
    base = Base(below)
    base.add(written)
    assert [tip.text for tip in base.collection().tips] == ["Luister", "Ga de straat op"]


def test_a_theme_with_a_faulty_definition_loses_no_tip() -> None:
    text = "themes: [{id: wijk, titel: Wijk}]\ntips: [{text: a, themes: [wijk]}]"
    file = read_tips(text.encode(), path=Path("x.yaml"))
    assert [problem.message for problem in file.problems] == ["no key 'titel' in a theme"]
    assert file.collection.themes == (Theme(id="wijk", title="wijk"),)
    assert file.collection.tips[0].themes == ("wijk",)


ZWOLLE = Source(id="zwolle", title="Sessie in Zwolle")
DEFINED = "sources: [{id: zwolle, title: Sessie in Zwolle}]\ntips: [a]"


@pytest.mark.parametrize(
    ("text", "name", "source"),
    [
        ("- a", "sessie-2.yaml", Source(id="sessie-2", title="sessie-2.yaml")),
        ("- a", "zwolle.yaml", Source(id="zwolle-2", title="zwolle.yaml")),
        ("- a", ".paw-tips.yaml", Source(id="wijkteam", title="wijkteam")),
        ("- {text: a, source: utrecht}", "x.yaml", Source(id="utrecht", title="utrecht")),
        (DEFINED, "x.yaml", ZWOLLE),
    ],
)
def test_every_tip_tells_where_it_comes_from(text: str, name: str, source: Source) -> None:
    collection = read(text, name, Collection(sources=(ZWOLLE,)))
    assert collection.tips[0].source == source.id
    assert collection.sources == (source,)


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("|\n    a\n    b", "a\nb"),
        ("|\n    a\n    b\n", "a\nb"),
        (">\n    a\n    b\n\n    c\n", "a b\nc"),
        (">-\n    a # b: c\n", "a # b: c"),
        ('"a\\n"', "a\n"),
        *((typed, typed) for typed in ("no", "012", "12:30", "2021-01-01", "~", "=", "0o7")),
        ("|+\n    a\n\n", "a\n\n"),
        ('"een\\Ltwee\\Pdrie"', "een\ntwee\n\ndrie"),
    ],
)
def test_a_text_is_as_typed_without_the_line_end_that_closes_a_block(block: str, text: str) -> None:
    assert read(f"- text: {block}\n").tips[0].text == text


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ('{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        ('\n [{"text": "a"},\n "b"]', ["a", "b"]),
        ("[a, b]", ["a", "b"]),
        ("", []),
        *(
            (text, ["a"])
            for text in ('{"text": "a"}', '{"tips": ["a"]}', "tips:\n- a", "{tips: [a]}")
        ),
        *((text, ["a"]) for text in ("\ufeff- a", '{"theme": {"id": "wijk"}}\n{"text": "a"}')),
    ],
)
def test_a_file_without_a_telling_name_is_in_the_format_that_it_looks_like(
    text: str, texts: list[str]
) -> None:
    assert [tip.text for tip in read_tips(text.encode()).collection.tips] == texts
    assert [tip.text for tip in read(text, "pipe").tips] == texts


def test_a_byte_order_mark_between_lines_is_passed_over() -> None:
    text = '\ufeff{"text": "a"}\n\ufeff{"text": "b"}\n\ufeff{"tekst": "c"}\n'
    read = read_tips(text.encode(), path=Path("x.jsonl"))
    assert [tip.text for tip in read.collection.tips] == ["a", "b"]
    assert {(problem.line, problem.column) for problem in read.problems} == {(3, 2), (3, 3)}


@pytest.mark.parametrize("name", ["x.yaml", "x.json", "x.jsonl"])
def test_as_many_tips_as_a_file_may_hold_are_read_and_not_one_more(name: str) -> None:
    for number, told in ((20_000, []), (20_001, ["more than 20,000 items in one list"])):
        tips = [f"tip {n}" for n in range(number)]
        text = "\n".join(map(json.dumps, tips)) if name == "x.jsonl" else json.dumps(tips)
        read = read_tips(text.encode(), path=Path(name))
        assert [problem.message for problem in read.problems] == told
        assert len(read.collection.tips) == (0 if told else number)
