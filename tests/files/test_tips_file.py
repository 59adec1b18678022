"""What a tips file means: ids, themes and sources that it does not spell out, texts as typed."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.files.assembly import assembled
from paw_cli.files.columns import made_tips, right_columns
from paw_cli.files.definition import RECORDS, TIP
from paw_cli.files.formats import jsonl_file
from paw_cli.files.problems import Parsed
from paw_cli.files.sections import sections_of
from paw_cli.files.tips_file import read_tips
from paw_cli.model import Collection, Kind, Source, Theme, Tip, merge_layers


def read(text: str, name: str = "sessie-2.yaml", below: Collection | None = None) -> Collection:
    """Return what a file without a fault holds."""
    file = read_tips(text.encode(), path=Path("/wijkteam") / name, below=below)
    assert file.problems == ()
    return file.collection


def ids(collection: Collection) -> list[str]:
    return [tip.id for tip in collection.tips]


def test_only_a_text_is_needed() -> None:
    assert read("tips:\n- text: Vraag door\n").tips == (
        Tip(id="sessie-2-01", text="Vraag door", kind=Kind.TIP, source="sessie-2"),
    )


def test_a_list_alone_is_a_list_of_tips_and_a_text_alone_is_a_tip() -> None:
    assert [tip.text for tip in read("- Vraag door\n- text: Ga de straat op\n").tips] == [
        "Vraag door",
        "Ga de straat op",
    ]


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
    assert ids(read('["Vraag door"]' if name.endswith("yaml") else "- Vraag door", "x.yaml"))
    text = '"Vraag door"' if name.endswith("jsonl") else "- Vraag door"
    assert ids(read(text, name)) == [made]


def test_stdin_makes_ids_too() -> None:
    tip = read_tips(b"- Vraag door\n").collection.tips[0]

    assert (tip.id, tip.source) == ("stdin-01", "stdin")


def test_places_count_all_items_so_that_mending_one_renames_none() -> None:
    text = "- Vraag door\n- text: a: b\n- kind: tip\n- Ga de straat op\n"
    file = read_tips(text.encode(), path=Path("x.yaml"))

    assert ids(file.collection) == ["x-01", "x-04"]


def test_an_id_that_is_made_replaces_no_other_tip() -> None:
    below = read("- Vraag door\n- Ga de straat op\n")

    on_top = read("- Begin klein\n- Zeg het eerlijk\n", below=below)

    assert ids(on_top) == ["sessie-2-2-01", "sessie-2-2-02"]


def test_a_copy_of_a_file_holds_the_same_tips() -> None:
    below = read("- Vraag door\n- Ga de straat op\n")

    on_top = read("- Vraag door\n- Ga de straat op\n- Begin klein\n", below=below)

    assert len(merge_layers([below, on_top]).tips) == 3


def test_an_id_that_is_written_replaces_the_tip_below() -> None:
    below = read("- {id: a, text: Vraag door}\n")
    on_top = read("- {id: a, text: Ga de straat op}\n", "b.yaml", below=below)

    assert [tip.text for tip in merge_layers([below, on_top]).tips] == ["Ga de straat op"]


def test_a_theme_that_no_file_defines_is_made_by_its_use() -> None:
    assert read("- {text: a, themes: [wijk, geld]}\n- {text: b, themes: [wijk]}\n").themes == (
        Theme(id="wijk", title="wijk"),
        Theme(id="geld", title="geld"),
    )


def test_a_theme_of_a_file_below_is_known_in_any_case() -> None:
    below = Collection(themes=(Theme(id="wijk", title="Wijk"),))

    collection = read(
        "themes: [{id: geld}]\ntips: [{text: a, themes: [Wijk, geld, wijk]}]", below=below
    )

    assert collection.tips[0].themes == ("wijk", "geld")
    assert [theme.id for theme in collection.themes] == ["geld"]


def test_a_theme_with_a_faulty_definition_loses_no_tip() -> None:
    text = "themes: [{id: wijk, titel: Wijk}]\ntips: [{text: a, themes: [wijk]}]"
    file = read_tips(text.encode(), path=Path("x.yaml"))

    assert [problem.message for problem in file.problems] == ["no key 'titel' in a theme"]
    assert file.collection.themes == (Theme(id="wijk", title="wijk"),)
    assert file.collection.tips[0].themes == ("wijk",)


@pytest.mark.parametrize(
    ("text", "name", "source"),
    [
        ("- a", "sessie-2.yaml", Source(id="sessie-2", title="sessie-2.yaml")),
        ("- a", ".paw-tips.yaml", Source(id="wijkteam", title="wijkteam")),
        ("- {text: a, source: zwolle}", "x.yaml", Source(id="zwolle", title="zwolle")),
        (
            "sources: [{id: zwolle, title: Sessie in Zwolle}]\ntips: [a]",
            "x.yaml",
            Source(id="zwolle", title="Sessie in Zwolle"),
        ),
    ],
)
def test_every_tip_tells_where_it_comes_from(text: str, name: str, source: Source) -> None:
    collection = read(text, name)

    assert collection.tips[0].source == source.id
    assert collection.sources == (source,)


def test_a_file_named_like_another_source_is_a_source_of_its_own() -> None:
    below = Collection(sources=(Source(id="sessie-2", title="De tweede sessie"),))

    assert read("- a", below=below).sources == (Source(id="sessie-2-2", title="sessie-2.yaml"),)


@pytest.mark.parametrize(
    "typed", ["no", "012", "12:30", "2021-01-01", "1_000", "~", "=", "0o7", "yes"]
)
def test_a_text_is_the_text_as_typed(typed: str) -> None:
    collection = read(f"- {{text: {typed}, keywords: [{typed}], themes: [wijk]}}\n")

    assert collection.tips[0].text == typed
    assert collection.tips[0].keywords == (typed,)


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("|\n    a\n    b", "a\nb"),
        ("|\n    a\n    b\n", "a\nb"),
        (">\n    a\n    b\n\n    c\n", "a b\nc"),
        (">-\n    a # b: c\n", "a # b: c"),
        ('"a\\n"', "a\n"),
        ("|+\n    a\n\n", "a\n\n"),
    ],
)
def test_the_line_end_that_closes_a_block_is_no_part_of_the_text(block: str, text: str) -> None:
    assert read(f"- text: {block}\n").tips[0].text == text


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ('{"text": "a"}', ["a"]),
        ('{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        ('{"tips": ["a"]}', ["a"]),
        ('\n [{"text": "a"},\n "b"]', ["a", "b"]),
        ("tips:\n- a", ["a"]),
        ("{tips: [a]}", ["a"]),
        ("[a, b]", ["a", "b"]),
        ("\ufeff- a", ["a"]),
        ("", []),
        ('{"theme": {"id": "wijk"}}\n{"text": "a"}', ["a"]),
    ],
)
def test_a_file_without_a_telling_name_is_in_the_format_that_it_looks_like(
    text: str, texts: list[str]
) -> None:
    assert [tip.text for tip in read_tips(text.encode()).collection.tips] == texts
    assert [tip.text for tip in read(text, "pipe").tips] == texts


values = st.recursive(
    st.none()
    | st.booleans()
    | st.text(max_size=3)
    | st.sampled_from(["tip", "wijk", "https://a.nl"]),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
items = st.dictionaries(st.sampled_from([*TIP.key_names(), "x"]), values) | values


@given(batch=st.lists(items, max_size=5))
def test_what_is_right_as_a_whole_is_right_one_by_one(batch: list[object]) -> None:
    columns = right_columns(TIP, batch)

    if columns is not None:
        assert all(right_columns(TIP, [item]) for item in batch)
        document = {"tips": [*batch, {"text": 1}]}  # a fault, so that each is looked at
        section = sections_of(Parsed(value=document), [])[TIP]
        assert section.columns["text"] == columns["text"]


@given(lines=st.lists(items, max_size=4), more=st.sampled_from(["", "\n", "\n\n", "x", "{}"]))
def test_what_is_quickly_right_is_right_when_looked_at_closer(
    lines: list[object], more: str
) -> None:
    text = "\n".join(map(json.dumps, lines)) + more
    quick = jsonl_file.parse_right_tips(text)

    if quick is not None:
        collection, faults = assembled(jsonl_file.parse(text), file=None, below=Collection())
        assert (collection, faults) == assembled(quick, file=None, below=Collection())


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "a", "text": "b"}',
        '{"text": "a"} {"text": "b"}',
        '[["text", "a"]]',
        '{"theme": {"id": "wijk"}}',
        '{"text": 1}',
        "12",
        '"a"',
        "",
        '{"text": "a"',
        '{"id": "a", "text": "a"}\n{"id": "A", "text": "b"}',
    ],
)
def test_what_may_be_wrong_is_looked_at_closer(line: str) -> None:
    assert jsonl_file.parse_right_tips(f'{{"text": "a"}}\n{line}\n') is None


def test_tips_made_column_by_column_are_tips() -> None:
    tip = Tip(id="a", text="b", themes=("c",), links=("d",), source="e", keywords=("f",))
    [made] = made_tips({field.name: [getattr(tip, field.name)] for field in fields(Tip)})

    assert made == tip
    assert hash(made) == hash(tip)


def test_the_definition_names_the_fields_of_the_values() -> None:
    made = [{field.name for field in fields(kind)} for kind in (Source, Theme, Tip)]

    assert [set(record.key_names()) for record in RECORDS] == made
