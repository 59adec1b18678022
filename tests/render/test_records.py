from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from any_answers import ANSWERS, COLLECTION, NOTHING, any_answer
from hypothesis import given

from paw_cli.errors import WrongUseError
from paw_cli.model import Collection, Tip
from paw_cli.render import Cards, Format, Found, Listing, Surface, ThemeTable, render
from paw_cli.search_engine import TextMatch
from paw_cli.terminal_text import ESCAPES

if TYPE_CHECKING:
    from paw_cli.render import Answer
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


def written(answer: Answer, chosen: Format, *fields: str, raw_csv: bool = False) -> str:
    return render(answer, chosen, surface=Surface(), fields=fields, raw_csv=raw_csv)


def expected_records(answer: Answer) -> list[Record]:
    """Say once more, and slowly, what a record is."""
    match answer:
        case Listing() | Cards():
            return [of_tip(tip) for tip in answer.tips]
        case Found():
            return [of_hit(hit) for hit in answer.shown]
        case ThemeTable():
            return [
                {"id": t.id, "title": t.title, "description": t.description, "count": count}
                for t, count in answer.counts
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
    told = {"kind": str(match.kind), "word": match.word}
    if isinstance(match, TextMatch):
        return {"start": match.start, "end": match.end, **told}
    return {"field": match.field, "value": match.value, **told}


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


def is_writable(answer: Answer) -> bool:
    """Whether UTF-8 has every character; halves of surrogate pairs it has not."""
    try:
        json.dumps(expected_records(answer), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("command", ANSWERS)
def test_records_have_the_same_fields_in_the_same_order(command: str) -> None:
    for record in json.loads(written(ANSWERS[command], Format.JSON)):
        assert list(record) == FIELDS[command]


@given(any_answer())
def test_json_gives_back_any_value(answer: Answer) -> None:
    text = written(answer, Format.JSON)
    assert json.loads(text) == expected_records(answer)
    assert HARMFUL.isdisjoint(text.replace("\n", ""))


@given(any_answer())
def test_jsonl_gives_back_any_value_a_line_each(answer: Answer) -> None:
    lines = written(answer, Format.JSONL).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == expected_records(answer)
    assert HARMFUL.isdisjoint("".join(lines))


@given(any_answer())
def test_tsv_gives_back_any_value(answer: Answer) -> None:
    text = written(answer, Format.TSV)
    assert from_tsv(text) == as_cells(expected_records(answer))
    assert HARMFUL.isdisjoint(text.replace("\t", "").replace("\n", ""))


@given(any_answer().filter(is_writable))
def test_raw_csv_gives_back_any_value(answer: Answer) -> None:
    text = written(answer, Format.CSV, raw_csv=True)
    assert from_csv(text) == as_cells(expected_records(answer))


@given(any_answer())
def test_csv_holds_nothing_that_a_terminal_obeys(answer: Answer) -> None:
    for raw_csv, surface in [(False, Surface()), (True, Surface(terminal=True))]:
        text = render(answer, Format.CSV, surface=surface, raw_csv=raw_csv)
        assert HARMFUL.isdisjoint(text.replace("\t", "").replace("\n", ""))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t'=1+1"),
        ("\n=1+1", "'\n'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("waar;=1+1", "waar;'=1+1"),
        ("regel\n=1+1", "regel\n'=1+1"),
        ("1+1=2, a-b; c", "1+1=2, a-b; c"),
        ("een\n\ntwee", "een\n\ntwee"),
        ("", ""),
    ],
)
def test_csv_cannot_run_a_formula_unless_asked_to(text: str, cell: str) -> None:
    answer = Listing(collection=Collection(), tips=(Tip(id="a", text=text),))
    assert from_csv(written(answer, Format.CSV, "text"))[0]["text"] == cell
    assert from_csv(written(answer, Format.CSV, "text", raw_csv=True))[0]["text"] == text


def test_a_list_in_a_cell_keeps_the_commas_of_its_items() -> None:
    for chosen, read in [(Format.CSV, from_csv), (Format.TSV, from_tsv)]:
        first, *_ = read(written(ANSWERS["list"], chosen, "keywords"))
        assert first == {"keywords": ["transparantie", "open, eerlijk"]}


@pytest.mark.parametrize("chosen", [Format.JSON, Format.JSONL, Format.CSV, Format.TSV])
def test_fields_are_picked_and_ordered(chosen: Format) -> None:
    lines = written(ANSWERS["themes"], chosen, "count", "ID", "count").splitlines()
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
    answer = NOTHING[command]
    assert written(answer, Format.JSON) == "[]\n"
    assert written(answer, Format.JSONL) == ""
    assert written(answer, Format.CSV) == ",".join(FIELDS[command]) + "\n"
    assert written(answer, Format.TSV, "id") == "id\n"


def test_an_unknown_field_is_wrong_use_with_the_near_names() -> None:
    for answer in (ANSWERS["search"], NOTHING["search"]):
        with pytest.raises(WrongUseError) as error:
            written(answer, Format.CSV, "id", "scores")
        assert error.value.message == "no field 'scores'"
        assert "score" in str(error.value.hint)


@pytest.mark.parametrize("chosen", [Format.PRETTY, Format.TEXT, Format.MARKDOWN])
def test_fields_of_a_format_without_fields_are_wrong_use(chosen: Format) -> None:
    with pytest.raises(WrongUseError, match=f"format {chosen} has no fields"):
        written(ANSWERS["list"], chosen, "id")


def test_a_row_with_one_empty_cell_is_still_a_row() -> None:
    answer = Listing(collection=COLLECTION, tips=(Tip(id="a", text="b"),))
    assert written(answer, Format.CSV, "source") == 'source\n""\n'


def test_ordinary_text_is_utf_8_and_not_escaped() -> None:
    tip = Tip(id="a", text="coördinatie géén 参加 👩\u200d👧 “ja” \u00a0")
    for chosen in (Format.JSON, Format.JSONL, Format.CSV, Format.TSV):
        assert tip.text in written(Listing(collection=COLLECTION, tips=(tip,)), chosen)
