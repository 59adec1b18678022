"""What a tips file means, and that any collection reads back as it was written, in each format."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from any_tips import any_collection
from paw_cli.authoring.yaml_writer import tips_file
from paw_cli.files.format import FORBIDDEN
from paw_cli.files.tips_file import Base, TipsFile, read_tips
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
        # an id or a title that there is makes no new one
        *((f"- {{text: a, source: {name}}}", "", None) for name in ("Zwolle!", "sessie IN Zwolle")),
    ],
)
def test_every_tip_tells_where_it_comes_from(text: str, name: str, source: Source | None) -> None:
    collection = read(text, name or "x.yaml", Collection(sources=(ZWOLLE,)))
    assert collection.tips[0].source == (source or ZWOLLE).id
    assert collection.sources == ((source,) if source else ())


@pytest.mark.parametrize(
    ("block", "text"),
    [
        ("|\n    a\n    b", "a\nb"),
        ("|\n    a\n    b\n", "a\nb"),
        (">\n    a\n    b\n\n    c\n", "a b\nc"),
        (">-\n    a # b: c\n", "a # b: c"),
        ('"a\\n"', "a\n"),
        ("=", "="),
        ("|+\n    a\n\n", "a\n\n"),
        ('"een\\Ltwee\\Pdrie"', "een\ntwee\n\ndrie"),
    ],
)
def test_a_text_is_as_typed_without_the_line_end_that_closes_a_block(block: str, text: str) -> None:
    assert read(f"- text: {block}\n").tips[0].text == text


ONE_TIP = ('{"text": "a"}', '{"tips": ["a"]}', "tips:\n- a", "{tips: [a]}", "\ufeff- a")
DEFINED_TOO = '{"theme": {"id": "wijk"}}\n{"text": "a"}'
ONE_TIP_OF_A_THEME = (
    '{"themes": ["x"], "text": "a"}',
    '{"$schema": "x", "themes": [], "tips": ["a"]}',
)
TWO_TIPS = (
    '{"text": "a", "themes": ["x"]}\n{"text": "b"}\n',
    '\n [{"text": "a"},\n "b"]',
    "[a, b]",
)


@pytest.mark.parametrize("text", ["", *ONE_TIP, *ONE_TIP_OF_A_THEME, DEFINED_TOO, *TWO_TIPS])
def test_without_a_telling_name_a_file_is_what_it_looks_like(text: str) -> None:
    texts = ["a", "b"] if text in TWO_TIPS else ["a"] if text else []
    assert [tip.text for tip in read_tips(text.encode()).collection.tips] == texts
    assert [tip.text for tip in read(text, "pipe").tips] == texts


def test_a_mistyped_section_is_told_as_such() -> None:
    [problem] = read_tips(b'{"themes": [{"id": "x"}], "tip": ["a"]}').problems
    assert "no key 'tip' in a tips file" in problem.message


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
def test_a_theme_is_named_by_id_or_title(names: list[str], themes: list[Theme | str]) -> None:
    read = naming(*names)
    assert read.problems == ()
    assert read.collection.themes == tuple(t for t in themes if isinstance(t, Theme))
    ids = [theme.id if isinstance(theme, Theme) else theme for theme in themes]
    assert read.collection.tips[0].themes == tuple(ids)
    assert len(naming(f"{LONG} Zwolle", f"{LONG} Deventer").collection.themes) == 2


def test_the_files_own_titles_are_meant_before_those_below() -> None:
    name = "Timing en tempo"
    read = naming(name, defined=(Theme(id="tempo", title=name),))
    assert read.collection.tips[0].themes == ("tempo",)
    read = naming(name, defined=(Theme(id="timing", title="Op tijd"),))
    assert read.collection.tips[0].themes == ("timing",)  # what it was called before


def test_a_file_that_defines_themes_makes_none_by_use() -> None:
    read = naming("Wie belt er aan?", defined=(Theme(id="koffie", title="Koffie en koek"),))
    [problem] = read.problems
    assert (read.collection.tips, problem.message) == ((), "no theme 'Wie belt er aan?'")
    known = "known: timing, Ken-je-buurt, koffie; define a new one under `themes:`"
    assert problem.hint == known  # corpus/ has those that are near


@pytest.mark.parametrize("source", ["Stdin", "stdin!"])
def test_tips_without_a_source_are_not_given_one_that_is_named_alike(source: str) -> None:
    text = f'[{{"text": "a", "source": "{source}"}}, {{"text": "b", "source": "c"}}, "d"]'
    collection = read_tips(text.encode()).collection
    assert len({source.id.casefold() for source in collection.sources}) == 3
    assert collection.tips[2].source == "stdin-2"
    below = Collection(sources=(Source(id="a", title="stdin"),))
    collection = read_tips(b'[{"text": "a", "source": "stdin"}, "b"]', base=below).collection
    assert [tip.source for tip in collection.tips] == ["a", "stdin-2"]


AWKWARD = "no|012|12:30|2021-01-01|~|- a|a: b|a # b|'|\"|[x|{|*a"
slugs = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,11}", fullmatch=True)
drawn = st.text(st.characters(exclude_categories=["Cs", "Zl", "Zp"]), min_size=1).filter(str.strip)
texts = (drawn | st.sampled_from(AWKWARD.split("|"))).filter(lambda t: not FORBIDDEN.search(t))
links = st.sampled_from(["https://example.nl/a?b=c#d", "http://example.nl", "mailto:a@example.nl"])


@given(any_collection(texts, slugs, links))
def test_any_collection_reads_back_as_it_was(collection: Collection) -> None:
    document = {
        section: [
            {name: value for name, value in record._asdict().items() if value}
            for record in getattr(collection, section)
        ]
        for section in ("sources", "themes", "tips")
    }
    as_json = json.dumps(document, ensure_ascii=False, indent=1)
    plain = json.loads(as_json)
    records = [*({"theme": theme} for theme in plain["themes"]), *plain["tips"]]
    records += [{"source": source} for source in plain["sources"]]
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    written = [
        ("json", as_json.encode()),
        ("yaml", as_json.encode()),
        ("yaml", yaml.safe_dump(plain, allow_unicode=True).encode()),
        ("yaml", yaml.safe_dump(plain, default_style='"').encode()),
        ("yaml", tips_file(collection, ["from a test"] * len(collection.tips)).encode()),
        ("jsonl", lines.encode("utf-8-sig")),
        ("jsonl", lines.encode("utf-16")),
        ("jsonl", lines.replace("\n", "\r\n").encode()),
    ]
    for suffix, content in written:
        read = read_tips(content, path=Path(f"any.{suffix}"))
        assert (read.collection, read.problems) == (collection, ())
