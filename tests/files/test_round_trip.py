"""What is written as a tips file reads back as it was, whatever the texts hold, in each format."""

import json
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.authoring.yaml_writer import tips_file
from paw_cli.files.format import FORBIDDEN
from paw_cli.files.tips_file import read_tips
from paw_cli.model import Collection, Kind, Source, Theme, Tip

Document = dict[str, list[dict[str, Any]]]

slugs = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,11}", fullmatch=True)
AWKWARD = (
    "no",
    "012",
    "12:30",
    "2021-01-01",
    "~",
    "- a",
    "a: b",
    "a # b",
    "'",
    '"',
    "[x",
    "{",
    "*a",
)
awkward = st.sampled_from(AWKWARD)
texts = (st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | awkward).filter(
    lambda text: not text.isspace() and not FORBIDDEN.search(text)
)
lists = st.lists(texts, max_size=3).map(tuple)
links = st.sampled_from(["https://example.nl/a?b=c#d", "http://example.nl", "mailto:a@example.nl"])


sources = st.builds(Source, id=slugs, title=texts, url=st.none() | links)
themes = st.builds(Theme, id=slugs, title=texts, description=st.just("") | texts)


@st.composite
def collections(draw: st.DrawFn) -> Collection:
    """Return any collection whose tips name themes and sources that it has."""
    by_id: Any = {"max_size": 3, "unique_by": lambda item: item.id}
    its_sources = draw(st.lists(sources, min_size=1, **by_id))
    its_themes = draw(st.lists(themes, **by_id))
    named = st.sampled_from([theme.id for theme in its_themes]) if its_themes else st.nothing()
    tips = st.builds(
        Tip,
        id=slugs,
        text=texts.map(lambda text: text.replace("\u2028", "-").replace("\u2029", "-")),
        kind=st.sampled_from(Kind),
        themes=st.lists(named, unique=True).map(tuple),
        links=st.lists(links, max_size=2).map(tuple),
        source=st.sampled_from([source.id for source in its_sources]),
        keywords=lists,
        answers=lists,
    )
    return Collection(
        tips=tuple(draw(st.lists(tips, **by_id))),
        themes=tuple(its_themes),
        sources=tuple(its_sources),
    )


def document_of(collection: Collection) -> Document:
    """Return a collection as a tips file has it, without what is empty."""
    return {
        section: [
            {
                name: list(value) if isinstance(value, tuple) else str(value)
                for name in record._fields
                if (value := getattr(record, name))
            }
            for record in getattr(collection, section)
        ]
        for section in ("sources", "themes", "tips")
    }


def as_lines(document: Document) -> str:
    definitions = [{"theme": theme} for theme in document["themes"]]
    definitions += [{"source": source} for source in document["sources"]]
    lines = [*definitions, *document["tips"]]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


@given(collection=collections())
def test_any_collection_reads_back_as_it_was(collection: Collection) -> None:
    document = document_of(collection)
    lines = as_lines(document)
    written = [
        ("json", json.dumps(document, ensure_ascii=False, indent=1).encode()),
        ("yaml", json.dumps(document, ensure_ascii=False, indent=1).encode()),
        ("yaml", yaml.safe_dump(document, allow_unicode=True).encode()),
        ("yaml", yaml.safe_dump(document, default_style='"').encode()),
        ("yaml", tips_file(collection, ["from a test"] * len(collection.tips)).encode()),
        ("jsonl", lines.encode("utf-8-sig")),
        ("jsonl", lines.encode("utf-16")),
        ("jsonl", lines.replace("\n", "\r\n").encode()),
    ]
    for suffix, content in written:
        read = read_tips(content, path=Path(f"any.{suffix}"))
        assert (read.collection, read.problems) == (collection, ())
