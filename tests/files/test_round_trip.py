"""What is written as a tips file reads back as it was, whatever the texts hold, in each format."""

import json
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from any_tips import any_collection
from paw_cli.authoring.yaml_writer import tips_file
from paw_cli.files.format import FORBIDDEN
from paw_cli.files.tips_file import read_tips
from paw_cli.model import Collection

AWKWARD = "no|012|12:30|2021-01-01|~|- a|a: b|a # b|'|\"|[x|{|*a"
slugs = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,11}", fullmatch=True)
texts = (
    (st.text(st.characters(exclude_categories=["Cs", "Zl", "Zp"]), min_size=1))
    | st.sampled_from(AWKWARD.split("|"))
).filter(lambda text: not text.isspace() and not FORBIDDEN.search(text))
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
