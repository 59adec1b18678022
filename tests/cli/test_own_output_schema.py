"""All that the commands print in json is what the schema of the output says."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import Paw
from paw_cli.files.bundled import Schema, schema_text

SCHEMA = json.loads(schema_text(Schema.OUTPUT))


def is_described(records: list[Any], kind: str) -> bool:
    """Tell whether an array is as described, of one kind of record."""
    array = {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}, "$defs": SCHEMA["$defs"]}
    return all(Draft202012Validator(schema).is_valid(records) for schema in (SCHEMA, array))


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
