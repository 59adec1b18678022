"""The schemas say what the loader accepts and what the program prints."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import Paw
from paw_cli.cli.manage import SCHEMAS as SUBJECTS
from paw_cli.files.format import MAX_NAME, MAX_TEXT, RECORD_TYPES
from paw_cli.files.layers import package_text
from paw_cli.files.problems import errors_of
from paw_cli.files.tips_file import read_tips

DATA = Path(__file__).parents[2] / "data"
SCHEMAS = {name: json.loads(package_text(f"data/{name}.schema.json")) for name in SUBJECTS}
TIPS = Draft202012Validator(SCHEMAS["tips"])


def is_accepted(content: object) -> bool:
    """Tell whether the loader finds no fault in it."""
    read = read_tips(json.dumps(content).encode(), path=Path("x.json"))
    return not errors_of(read.problems)


@pytest.mark.parametrize("subject", SCHEMAS)
def test_a_schema_is_one(subject: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[subject])


def test_the_bundled_tips_fit() -> None:
    TIPS.validate(yaml.safe_load((DATA / "tips.yaml").read_text(encoding="utf-8")))


def test_every_key_of_the_format_is_described() -> None:
    for record_type in RECORD_TYPES:
        described = SCHEMAS["tips"]["$defs"][record_type.name]
        keys = described.get("properties") or described["anyOf"][0]["properties"]
        assert all(key["description"] for key in keys.values())
        assert set(keys) - record_type.passed_over == set(record_type.fields)


FILES: list[object] = [
    *(None, [], {}, "tekst", 12, ["een", {"text": "twee"}], {"tip": []}),
    *({"tips": None}, {"tips": {}}, {"tips": []}, {"tips": [12]}, {"tips": [{}]}),
    *({"tips": [text]} for text in ("een", "", "een\x07")),
    {"$schema": "x", "tips": ["een"]},
    {"sources": [{"id": "s", "title": "S", "url": "https://a.nl"}], "themes": [{"id": "t"}]},
    {"sources": [{"id": "s", "url": "a.nl"}]},
    *({"themes": [theme]} for theme in ({"id": "een", "score": 0.5}, {"title": "zonder id"}, "t")),
]
TEXTS: list[object] = [
    *(
        "een\ntwee\ttab\r\nWindows 🙂",
        "",
        " \n",
        "een\u202e",
        "een\rtwee",
        "x" * (MAX_TEXT + 1),
        "x" * MAX_TEXT,
    ),
    *(None, 12, True, ["een"]),
]
KEYS: list[Mapping[str, object]] = [
    *({"id": id_} for id_ in ("a-1", "twee woorden", "regel\n", 3)),
    *({"kind": kind} for kind in ("remark", "Tip", None)),
    *(
        {"links": links}
        for links in (None, ["HTTPS://a.nl", "mailto:a@b.nl"], ["a.nl"], ["https://a.nl\n"])
    ),
    *({"keywords": keywords} for keywords in ([""], [None])),
    *({"source": source} for source in ("Tweede sessie, Zwolle", None, "...", ["zwolle"])),
    *({"themes": themes} for themes in (None, "intern", ["a", ""], ["a", None])),
    {"themes": ["twee woorden", "Één", "wijk: noord", " a", "a\tb", "1½", "🙂 a", "a" * MAX_NAME]},
    *({"themes": [name]} for name in ("!!!", "🙂", "Ω", "會議", "a\u202e", "a" * (MAX_NAME + 1))),
    *({"themes": [f"twee{end}regels"]} for end in ("\n", "\u2028", "\x85")),
    *({"score": 0.5, "matches": [{"start": 1}]}, {"txt": "een"}),
]


@pytest.mark.parametrize(
    "content",
    [
        *FILES,
        *({"tips": [{"text": text}]} for text in TEXTS),
        *({"tips": [{"text": "een", **keys}]} for keys in KEYS),
    ],
    ids=lambda content: json.dumps(content)[:60],
)
def test_schema_and_loader_agree(content: object) -> None:
    assert TIPS.is_valid(content) == is_accepted(content)


odd_texts = st.text(st.sampled_from("a- .\n\r\t\x07\u202e\ufeff é:/"), max_size=4)

values = st.none() | st.booleans() | st.integers() | odd_texts | st.lists(odd_texts | st.none())
tips = st.dictionaries(
    st.sampled_from(["text", "id", "kind", "source", "themes", "links", "keywords", "txt"]), values
)


@given(tips)
def test_schema_and_loader_agree_on_any_tip(tip: dict[str, Any]) -> None:
    content = {"tips": [{"text": "een", **tip}]}
    assert TIPS.is_valid(content) == is_accepted(content)


def is_described(records: list[Any], kind: str) -> bool:
    """Tell whether an array is as described, of one kind of record."""
    output = SCHEMAS["output"]
    array = {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}, "$defs": output["$defs"]}
    return all(Draft202012Validator(schema).is_valid(records) for schema in (output, array))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("list", "tip"),
        ("show 1 7-9", "tip"),
        ("random -n 3 --seed 1", "tip"),
        ("search energie coach", "found"),
        ("search burger geld partcipatie -n 0", "found"),
        ("search zzzzzz", "found"),
        ("themes", "theme"),
    ],
)
def test_what_is_printed_is_as_described(paw: Paw, line: str, kind: str) -> None:
    records = json.loads(paw(*line.split(), "--json").stdout)
    assert is_described(records, kind)
    assert records == [json.loads(s) for s in paw(*line.split(), "-f", "jsonl").stdout.splitlines()]


@pytest.mark.parametrize("changed", [{"score": 2}, {"kind": "x"}, {"extra": 1}, {"matches": [{}]}])
def test_a_record_that_is_otherwise_is_not(paw: Paw, changed: dict[str, Any]) -> None:
    [hit, *_] = json.loads(paw("search", "eigenaren", "--json").stdout)
    assert not is_described([{**hit, **changed}], "found")
