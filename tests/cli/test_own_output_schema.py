"""All that the commands print in json is what the schema of the output says."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import Paw
from paw_cli.files.bundled import Schema, schema_text

SCHEMA = json.loads(schema_text(Schema.OUTPUT))


def validator_of(kind: str) -> Draft202012Validator:
    """Return what tells whether an array of one kind of record is as described."""
    whole = {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}, "$defs": SCHEMA["$defs"]}
    return Draft202012Validator(whole)


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (["list"], "tip"),
        (["list", "-t", "intern", "-k", "remark"], "tip"),
        (["show", "1", "7-9"], "tip"),
        (["random", "-n", "3", "--seed", "1"], "tip"),
        (["random", "--daily"], "tip"),
        (["search", "eigenaren"], "found"),
        (["search", "burger", "geld", "partcipatie", "-n", "0"], "found"),
        (["search", "energie coach"], "found"),
        (["themes"], "theme"),
    ],
)
@pytest.mark.parametrize("output_format", ["json", "jsonl"])
def test_what_is_printed_is_as_described(
    paw: Paw, command: list[str], kind: str, output_format: str
) -> None:
    printed = paw(*command, "-f", output_format)
    records: Any = (
        json.loads(printed.stdout)
        if output_format == "json"
        else [json.loads(line) for line in printed.stdout.splitlines()]
    )
    assert records
    validator_of(kind).validate(records)
    Draft202012Validator(SCHEMA).validate(records)


def test_an_empty_array_is_as_described(paw: Paw) -> None:
    printed = paw("search", "zzzzzz", "--json")
    assert printed.code == 1
    Draft202012Validator(SCHEMA).validate(json.loads(printed.stdout))


@pytest.mark.parametrize("changed", [{"score": 2}, {"kind": "x"}, {"extra": 1}, {"matches": [{}]}])
def test_a_record_that_is_otherwise_is_not(paw: Paw, changed: dict[str, Any]) -> None:
    [hit, *_] = json.loads(paw("search", "eigenaren", "--json").stdout)
    assert not validator_of("found").is_valid([{**hit, **changed}])
