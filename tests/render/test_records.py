"""Whole outputs; what programs read, and what Markdown says once it is rendered."""

import csv
import io
import json
import os
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from any_views import COLLECTION, NOTHING, VIEWS, any_text, any_view, rendered
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from paw_cli.errors import WrongUseError
from paw_cli.model import Collection, Theme, Tip
from paw_cli.render import Cards, Format, Listing, Terminal, ThemeTable, View
from paw_cli.safe_text import ESCAPES, safe_text

# After a wanted change UPDATE_GOLDEN=1 writes them anew: read the difference before you commit it.
GOLDEN = Path(__file__).parent.parent / "golden"
FORMS = {
    "pretty": (Format.PRETTY, Terminal(width=80)),
    "pretty-40": (Format.PRETTY, Terminal(width=40)),
    "pretty-140": (Format.PRETTY, Terminal(width=140)),
    "pretty-ascii": (Format.PRETTY, Terminal(width=80, encoding="ascii")),
    "pretty-color": (Format.PRETTY, Terminal(width=80, color=True)),
    "txt": (Format.TEXT, Terminal()),
    "md": (Format.MARKDOWN, Terminal()),
    **{str(f): (f, Terminal()) for f in (Format.JSON, Format.JSONL, Format.CSV, Format.TSV)},
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", VIEWS)
def test_output_is_what_it_was(command: str, form: str) -> None:
    chosen, terminal = FORMS[form]
    actual = rendered(VIEWS[command], chosen, terminal=terminal)
    file = GOLDEN / f"{command}.{form}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(actual.encode())
    assert actual == file.read_bytes().decode()


LISTS = {"themes", "links", "keywords", "answers", "matches"}
TABLES = [Format.CSV, Format.TSV]
HARMFUL = {chr(code) for code in ESCAPES} - {"\n", "\t"}
FORMULAS = tuple("=+-@＝＋－＠")

Record = dict[str, Any]


def written(view: View, chosen: Format, *fields: str, raw: bool = False) -> str:
    return rendered(view, chosen, terminal=Terminal(), fields=fields, raw=raw)


def from_csv(text: str) -> list[Record]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [{n: json.loads(c) if n in LISTS else c for n, c in row.items()} for row in rows]


def from_tsv(text: str) -> list[Record]:
    def value(name: str, cell: str) -> Any:
        quoted = cell.replace('"', '\\"')
        return json.loads(cell if name in LISTS else f'"{quoted}"')

    names, *rows = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    return [{n: value(n, cell) for n, cell in zip(names, row, strict=True)} for row in rows]


@given(any_view())
def test_other_programs_read_exactly_the_data(view: View) -> None:
    records = json.loads(written(view, Format.JSON))
    for tip, record in zip(getattr(view, "tips", ()), records, strict=False):
        assert record == {**record, **json.loads(json.dumps(tip._asdict()))}
    assert list(map(json.loads, written(view, Format.JSONL).split("\n")[:-1])) == records
    cells = [{k: v if k in LISTS else str(v) for k, v in r.items()} for r in records]
    assert from_tsv(written(view, Format.TSV, raw=True)) == cells
    if "\\ud" not in json.dumps(records):  # UTF-8 has no halves of surrogate pairs
        assert from_csv(written(view, Format.CSV, raw=True)) == cells


@given(any_view(), st.sampled_from(TABLES), st.sampled_from(",;\t"))
def test_no_spreadsheet_finds_a_formula(view: View, chosen: Format, delimiter: str) -> None:
    if (chosen, delimiter) == (Format.TSV, ","):
        return  # where no spreadsheet parts cells of TSV
    written_out = written(view, chosen)
    read = from_csv if chosen is Format.CSV else from_tsv
    listed = [text for row in read(written_out) for text in row.get("keywords", [])]
    assert not [text for text in listed if text.lstrip().startswith(FORMULAS)]
    for row in csv.reader(io.StringIO(written_out, newline=""), delimiter=delimiter):
        assert not [cell for cell in row if cell.lstrip().startswith(FORMULAS)]


def test_fields_are_picked_and_ordered() -> None:
    lines = {
        Format.JSON: '  {"count": 2, "id": "eerlijkheid"},',
        Format.JSONL: '{"count": 2, "id": "eerlijkheid"}',
        Format.CSV: "2,eerlijkheid",
        Format.TSV: "2\teerlijkheid",
    }
    for chosen, line in lines.items():
        assert line in written(VIEWS["themes"], chosen, "count", "ID", "count").splitlines()


@pytest.mark.parametrize("command", NOTHING)
def test_nothing_is_an_empty_array_a_header_or_no_line_at_all(command: str) -> None:
    view = NOTHING[command]
    header, *_records = written(VIEWS[command], Format.CSV).splitlines()
    assert (written(view, Format.JSON), written(view, Format.CSV)) == ("[]\n", f"{header}\n")
    with pytest.raises(WrongUseError, match="no field 'scores'"):
        written(view, Format.CSV, "id", "scores")
    for chosen in (Format.JSONL, Format.PRETTY, Format.TEXT, Format.MARKDOWN):
        assert written(view, chosen) == ""
    for chosen in (Format.PRETTY, Format.TEXT, Format.MARKDOWN, Format.HTML, Format.XLSX):
        with pytest.raises(WrongUseError, match=f"format {chosen} has no fields"):
            written(view, chosen, "id")


def test_a_row_with_one_empty_cell_is_still_a_row() -> None:
    view = Listing(collection=COLLECTION, tips=(Tip(id="a", text="b"),))
    assert written(view, Format.CSV, "source") == 'source\n""\n'


@given(any_view())
def test_nothing_that_a_terminal_obeys_comes_out_of_any_format(view: View) -> None:
    for chosen in set(Format) - {Format.PRETTY, Format.HTML, Format.XLSX}:
        assert HARMFUL.isdisjoint(written(view, chosen))
    raw = rendered(view, Format.CSV, terminal=Terminal(attached=True), raw=True)
    assert HARMFUL.isdisjoint(raw)


@given(any_view().filter(lambda view: not isinstance(view, Cards)))
def test_list_search_and_themes_give_a_line_each_with_four_columns(view: View) -> None:
    [rows] = [getattr(view, name) for name in ("tips", "counts") if hasattr(view, name)]
    lines = written(view, Format.TEXT).split("\n")
    assert lines.pop() == ""
    assert [line.count("\t") for line in lines] == [3] * len(rows)


@given(any_text)
def test_no_text_can_forge_a_field_or_the_end_of_a_card(forged: str) -> None:
    for raw in (forged, f"id: paw-14{forged}", f"{forged}\n\nsource: Programma\n"):
        tips = (Tip(id="echt", text=raw, source=forged), Tip(id="ook-echt", text=raw))
        lines = written(Cards(COLLECTION, tips), Format.TEXT).split("\n")
        assert [line for line in lines if line.startswith("id:")] == ["id: echt", "id: ook-echt"]
        assert lines.count("") == 4  # below each text, between cards, at the end


RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALLOWED_TAGS = {"blockquote", "p", "a", "table", "thead", "tbody", "tr", "th", "td"}


def of_text(text: str) -> str:
    return written(Listing(Collection(), (Tip(id="a", text=text),)), Format.MARKDOWN)


def shown(html: str) -> str:
    """Return the words that a reader sees, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("50% (a/b) - 'ja', \"nee\" + 1 = 2!", "50% (a/b) - 'ja', \"nee\" + 1 = 2!"),
        ("*nadruk* en **vet** `code` ~weg~", r"\*nadruk\* en \*\*vet\*\* \`code\` \~weg\~"),
        ("[koppeling](https://example.org)", r"\[koppeling](https://example.org)"),
        ("<script> a < b & c &amp; d", "&lt;script> a &lt; b & c &amp;amp; d"),
        ("- punt", r"\- punt"),
        ("1. eerst", r"1\. eerst"),
        ("|a|b|", r"\|a|b|"),
        ("zie https://example.org/a_b?c=d.", "zie https://example.org/a_b?c=d."),
        ("zie https://example.org/*a*", "zie <https://example.org/*a*>"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, line: str) -> None:
    assert of_text(text).splitlines()[0] == f"> {line}"


@given(any_text)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    html = RENDERER.render(of_text(text))
    quoted = html.partition("</blockquote>")[0]
    assert shown(quoted) == " ".join(safe_text(text, lines=True).split())


@given(any_view())
def test_no_text_becomes_markup(view: View) -> None:
    html = RENDERER.render(written(view, Format.MARKDOWN))
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= ALLOWED_TAGS
    assert all(
        link.startswith(("http://", "https://", "mailto:"))
        for link in re.findall(r'href="([^"]*)"', html)
    )


def test_links_stand_below_where_the_text_does_not_have_them() -> None:
    text = "Zie https://example.org/a/b."
    shown = {
        "https://example.org/a": "<https://example.org/a>",
        "https://café.nl/é": "<https://café.nl/é>",
        "https://example.org/<b>": "<https://example.org/%3Cb%3E>",
        "javascript:alert(1)": "javascript:alert(1)",
    }
    tip = Tip(id="a", text=text, links=("https://example.org/a/b", *shown))
    lines = written(Listing(Collection(), (tip,)), Format.MARKDOWN).splitlines()
    assert lines[2:] == ["a", *shown.values()]


@pytest.mark.parametrize(
    "link", ["https://gemeente.nl@kwaad.example/", "https://аррӏе.com", "http://"]
)
def test_a_link_that_reads_as_another_host_is_only_text(link: str) -> None:
    tip = Tip(id="a", text=f"Zie {link}, of niet.", links=(f"{link}/a",))
    markdown = written(Listing(Collection(), (tip,)), Format.MARKDOWN)
    assert markdown.count(link.replace(":", r"\:")) == 2
    html = RENDERER.render(markdown)
    assert "<a" not in html
    assert f"Zie {link}, of niet." in shown(html)


def test_no_title_forges_a_part_of_what_stands_below() -> None:
    collection = Collection(themes=(Theme(id="t", title="Thema · Programma Wijken"),))
    view = Listing(collection, (Tip(id="a", text="b", themes=("t",)),))
    assert "a · Thema - Programma Wijken" in written(view, Format.MARKDOWN).splitlines()


def test_themes_are_a_table_with_a_row_each() -> None:
    view = ThemeTable(counts=((Theme(id="a|b", title="<i>", description="c\nd"), 3),))
    assert written(view, Format.MARKDOWN).splitlines()[2:] == [r"| &lt;i> | a\|b | 3 | c d |"]
    assert RENDERER.render(written(VIEWS["themes"], Format.MARKDOWN)).count("<tr>") == 1 + 3
