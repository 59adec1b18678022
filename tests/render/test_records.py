from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from any_views import COLLECTION, NOTHING, VIEWS, any_view, rendered
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.errors import WrongUseError
from paw_cli.model import Collection, Tip
from paw_cli.render import Cards, Format, Found, Listing, Terminal, ThemeTable
from paw_cli.search_engine import TextMatch
from paw_cli.spreadsheet import unguarded
from paw_cli.terminal_text import ESCAPES, hidden_characters

if TYPE_CHECKING:
    from paw_cli.render import View
    from paw_cli.search_engine import FieldMatch, Hit

TIP_FIELDS = ["id", "kind", "text", "themes", "links", "source", "keywords", "answers"]
FIELDS = {
    "list": TIP_FIELDS,
    "show": TIP_FIELDS,
    "random": TIP_FIELDS,
    "search": [*TIP_FIELDS, "score", "matches"],
    "themes": ["id", "title", "description", "count"],
}
LISTS = {"themes", "links", "keywords", "answers", "matches"}
HARMFUL = {chr(code) for code in ESCAPES}

Record = dict[str, Any]


def written(view: View, chosen: Format, *fields: str, raw_csv: bool = False) -> str:
    return rendered(view, chosen, terminal=Terminal(), fields=fields, raw_csv=raw_csv)


def expected_records(view: View) -> list[Record]:
    """Say once more, and slowly, what a record is."""
    match view:
        case Listing() | Cards():
            return [of_tip(tip) for tip in view.tips]
        case Found():
            return [of_hit(hit) for hit in view.shown]
        case ThemeTable():
            return [
                {"id": t.id, "title": t.title, "description": t.description, "count": count}
                for t, count in view.counts
            ]


def of_tip(tip: Tip) -> Record:
    return {
        "id": tip.id,
        "kind": str(tip.kind),
        "text": tip.text,
        "themes": list(tip.themes),
        "links": list(tip.links),
        "source": tip.source,
        "keywords": list(tip.keywords),
        "answers": list(tip.answers),
    }


def of_hit(hit: Hit) -> Record:
    matches = [of_match(match) for match in hit.matches]
    return {**of_tip(hit.tip), "score": round(hit.score, 4), "matches": matches}


def of_match(match: TextMatch | FieldMatch) -> Record:
    rest = {"kind": str(match.kind), "word": match.word}
    if isinstance(match, TextMatch):
        return {"start": match.start, "end": match.end, **rest}
    return {"field": match.field, "value": match.value, **rest}


def as_cells(records: list[Record]) -> list[Record]:
    """Return what the cells of CSV and TSV stand for: numbers are text there."""
    return [
        {key: str(value) if isinstance(value, (int, float)) else value for key, value in r.items()}
        for r in records
    ]


def from_csv(text: str) -> list[Record]:
    return [from_cells(row) for row in csv.DictReader(io.StringIO(text, newline=""))]


def from_tsv(text: str) -> list[Record]:
    names, *rows = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    return [
        from_cells(
            {
                name: cell if name in LISTS else unescaped(cell)
                for name, cell in zip(names, row, strict=True)
            }
        )
        for row in rows
    ]


def unescaped(cell: str) -> str:
    quoted = cell.replace('"', '\\"')
    return json.loads(f'"{quoted}"')  # type: ignore[no-any-return]  # a JSON string is a str


def from_cells(row: dict[str, str]) -> Record:
    return {key: json.loads(cell) if key in LISTS else cell for key, cell in row.items()}


def without_guard(value: Any) -> Any:
    match value:
        case str():
            return unguarded(value)
        case list():
            return [without_guard(item) for item in value]
        case dict():
            return {key: without_guard(item) for key, item in value.items()}
        case _:
            return value


def is_writable(view: View) -> bool:
    """Whether UTF-8 has every character; halves of surrogate pairs it has not."""
    try:
        json.dumps(expected_records(view), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("command", VIEWS)
def test_records_have_the_same_fields_in_the_same_order(command: str) -> None:
    for record in json.loads(written(VIEWS[command], Format.JSON)):
        assert list(record) == FIELDS[command]


@given(any_view())
def test_json_gives_back_any_value(view: View) -> None:
    text = written(view, Format.JSON)
    assert json.loads(text) == expected_records(view)
    assert HARMFUL.isdisjoint(text.replace("\n", ""))


@given(any_view())
def test_jsonl_gives_back_any_value_a_line_each(view: View) -> None:
    lines = written(view, Format.JSONL).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == expected_records(view)
    assert HARMFUL.isdisjoint("".join(lines))


@given(any_view())
def test_tsv_gives_back_any_value(view: View) -> None:
    text = written(view, Format.TSV, raw_csv=True)
    assert from_tsv(text) == as_cells(expected_records(view))
    assert HARMFUL.isdisjoint(text.replace("\t", "").replace("\n", ""))


@given(any_view())
def test_the_guard_against_formulas_comes_off_exactly(view: View) -> None:
    guarded_rows = from_tsv(written(view, Format.TSV))
    assert [without_guard(row) for row in guarded_rows] == as_cells(expected_records(view))


@given(any_view().filter(is_writable))
def test_raw_csv_gives_back_any_value(view: View) -> None:
    text = written(view, Format.CSV, raw_csv=True)
    assert from_csv(text) == as_cells(expected_records(view))


@given(any_view())
def test_csv_holds_nothing_that_a_terminal_obeys(view: View) -> None:
    for raw_csv, terminal in [(False, Terminal()), (True, Terminal(attached=True))]:
        text = rendered(view, Format.CSV, terminal=terminal, raw_csv=raw_csv)
        assert HARMFUL.isdisjoint(text.replace("\t", "").replace("\n", ""))


@pytest.mark.parametrize("chosen", [Format.CSV, Format.TSV])
@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t'=1+1"),
        ("\n=1+1", "'\n'=1+1"),
        (" =1+1", "' =1+1"),
        ("'=1+1", "''=1+1"),
        ("＝1+1", "'＝1+1"),
        ("waar;=1+1", "waar;'=1+1"),
        ("regel\n=1+1", "regel\n'=1+1"),
        ("1+1=2, a-b; c", "1+1=2, a-b; c"),
        ("een\n\ntwee", "een\n\ntwee"),
        ("", ""),
    ],
)
def test_no_cell_and_no_item_of_a_list_is_a_formula_unless_asked_for(
    text: str, cell: str, chosen: Format
) -> None:
    tips = (Tip(id="a", text=text, keywords=(text,), links=(f"https://x.nl/;{text}",)),)
    view = Listing(collection=Collection(), tips=tips)
    read = from_csv if chosen is Format.CSV else from_tsv
    [guarded_row] = read(written(view, chosen, "text", "keywords", "links"))
    assert (guarded_row["text"], guarded_row["keywords"]) == (cell, [cell])
    assert [unguarded(link) for link in guarded_row["links"]] == list(tips[0].links)
    [raw] = read(written(view, chosen, "text", "keywords", raw_csv=True))
    assert raw == {"text": text, "keywords": [text]}


@given(any_view(), st.sampled_from([Format.CSV, Format.TSV]), st.sampled_from(",;\t"))
def test_no_spreadsheet_finds_a_formula_wherever_it_parts_cells(
    view: View, chosen: Format, delimiter: str
) -> None:
    if (chosen, delimiter) == (Format.TSV, ","):
        return  # where no spreadsheet parts cells of TSV
    written_out = written(view, chosen)
    for row in csv.reader(io.StringIO(written_out, newline=""), delimiter=delimiter):
        assert not [cell for cell in row if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]


@pytest.mark.parametrize("chosen", [Format.JSON, Format.JSONL, Format.CSV, Format.TSV])
def test_machines_get_hidden_characters_and_a_terminal_does_not(chosen: Format) -> None:
    tip = Tip(id="a", text="pa\u200bw \U000e0061 \ufeff", keywords=("\u3164", "👩\u200d👧"))
    view = Listing(collection=Collection(), tips=(tip,))
    piped = rendered(view, chosen, terminal=Terminal())
    assert tip.text in piped
    assert tip.keywords[0] in piped
    shown = rendered(view, chosen, terminal=Terminal(attached=True))
    assert hidden_characters(shown) == ()
    assert tip.keywords[1] in shown
    if chosen is Format.JSON:
        assert json.loads(shown) == json.loads(piped) == [of_tip(tip)]


def test_a_list_in_a_cell_keeps_the_commas_of_its_items() -> None:
    for chosen, read in [(Format.CSV, from_csv), (Format.TSV, from_tsv)]:
        first, *_ = read(written(VIEWS["list"], chosen, "keywords"))
        assert first == {"keywords": ["transparantie", "open, eerlijk"]}


@pytest.mark.parametrize("chosen", [Format.JSON, Format.JSONL, Format.CSV, Format.TSV])
def test_fields_are_picked_and_ordered(chosen: Format) -> None:
    lines = written(VIEWS["themes"], chosen, "count", "ID", "count").splitlines()
    assert (
        lines[1 if chosen in {Format.JSON, Format.CSV, Format.TSV} else 0].strip(" ,")
        == {
            Format.JSON: '{"count": 2, "id": "eerlijkheid"}',
            Format.JSONL: '{"count": 2, "id": "eerlijkheid"}',
            Format.CSV: "2,eerlijkheid",
            Format.TSV: "2\teerlijkheid",
        }[chosen]
    )


@pytest.mark.parametrize("command", NOTHING)
def test_nothing_is_an_empty_array_no_lines_or_a_header(command: str) -> None:
    view = NOTHING[command]
    assert written(view, Format.JSON) == "[]\n"
    assert written(view, Format.JSONL) == ""
    assert written(view, Format.CSV) == ",".join(FIELDS[command]) + "\n"
    assert written(view, Format.TSV, "id") == "id\n"


def test_an_unknown_field_is_wrong_use_with_the_near_names() -> None:
    for view in (VIEWS["search"], NOTHING["search"]):
        with pytest.raises(WrongUseError) as error:
            written(view, Format.CSV, "id", "scores")
        assert error.value.message == "no field 'scores'"
        assert "score" in str(error.value.hint)


@pytest.mark.parametrize("chosen", [Format.PRETTY, Format.TEXT, Format.MARKDOWN])
def test_fields_of_a_format_without_fields_are_wrong_use(chosen: Format) -> None:
    with pytest.raises(WrongUseError, match=f"format {chosen} has no fields"):
        written(VIEWS["list"], chosen, "id")


def test_a_row_with_one_empty_cell_is_still_a_row() -> None:
    view = Listing(collection=COLLECTION, tips=(Tip(id="a", text="b"),))
    assert written(view, Format.CSV, "source") == 'source\n""\n'


def test_ordinary_text_is_utf_8_and_not_escaped() -> None:
    tip = Tip(id="a", text="coördinatie géén 参加 👩\u200d👧 “ja” \u00a0")
    for chosen in (Format.JSON, Format.JSONL, Format.CSV, Format.TSV):
        assert tip.text in written(Listing(collection=COLLECTION, tips=(tip,)), chosen)
