"""An item goes in at the end of its list, and every other character stays as it is."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.authoring.insertion import with_items
from paw_cli.errors import TipsFileError
from paw_cli.files.nodes import Source
from paw_cli.files.yaml_nodes import compose_yaml

ITEM = ["- id: own-09", "  text: nieuw"]


def with_item(text: str) -> str:
    """Return a text with the item in its list of tips."""
    return with_items(text, compose_yaml(Source(text, "x.yaml"))[0], {"tips": [ITEM]})


# What stands before the place, what after it, and what comes between.
CASES = {
    "a file of comments": ("# van mij\n", "", "\ntips:\n  - id: own-09\n    text: nieuw\n"),
    "an empty file": ("", "", "tips:\n  - id: own-09\n    text: nieuw\n"),
    "a list at the end": (
        "tips:\n  - text: een\n",
        "",
        "\n  - id: own-09\n    text: nieuw\n",
    ),
    "a list that is not indented": (
        "tips:\n- text: een\n",
        "",
        "\n- id: own-09\n  text: nieuw\n",
    ),
    "a list that is far in": (
        "tips:\n      - een\n",
        "",
        "\n      - id: own-09\n        text: nieuw\n",
    ),
    "a file that is a list": ("- een\n- twee\n", "", "\n- id: own-09\n  text: nieuw\n"),
    "a section after it": (
        "tips:\n  - text: een\n",
        "\nthemes:\n  - id: x\n",
        "\n  - id: own-09\n    text: nieuw\n",
    ),
    "a comment on the last line": (
        "tips:\n  - text: een\n    themes: [a]  # zei Jan\n    # en Piet\n",
        "# einde\n",
        "\n  - id: own-09\n    text: nieuw\n",
    ),
    "a folded text, and blank lines": (
        "tips:\n  - text: >-\n      een\n",
        "\n\n\nthemes:\n  - id: x\n",
        "\n  - id: own-09\n    text: nieuw\n",
    ),
    "a text that keeps its blank lines": (
        "tips:\n  - text: |+\n      een\n\n\n",
        "themes:\n  - id: x\n",
        "  - id: own-09\n    text: nieuw\n",
    ),
    "a section without items": (
        "tips:\n",
        "themes:\n  - id: x\n",
        "  - id: own-09\n    text: nieuw\n",
    ),
    "a list inside the last item": (
        "tips:\n  - text: een\n    links:\n    - https://a.nl\n",
        "",
        "\n  - id: own-09\n    text: nieuw\n",
    ),
    "no line end": ("tips:\n  - text: een", "", "\n\n  - id: own-09\n    text: nieuw\n"),
    "the end of a document": (
        "---\ntips:\n  - een\n",
        "...\n",
        "\n  - id: own-09\n    text: nieuw\n",
    ),
    "Windows": (
        "tips:\r\n  - een\r\n",
        "\r\nthemes:\r\n",
        "\r\n  - id: own-09\r\n    text: nieuw\r\n",
    ),
}


@pytest.mark.parametrize(("before", "after", "new"), CASES.values(), ids=CASES)
def test_an_item_stands_at_the_end_of_its_list(before: str, after: str, new: str) -> None:
    assert with_item(before + after) == before + new + after


OPENED = {
    "an empty list": ("tips: []\n", "tips:\n"),
    "a comment after it": ("tips: [] # nog niets\n", "tips: # nog niets\n"),
    "texts": ("tips: [een, 'a: b']\n", 'tips:\n  - een\n  - "a: b"\n\n'),
    "a list alone": ("[een]\n", "- een\n\n"),
    "several lines": (
        "tips: [\n  {text: een, themes: [a, b], kind: },\n  twee\n]\nthemes: [{id: a}, {id: b}]\n",
        "tips:\n  - text: >-\n      een\n    themes: [a, b]\n    kind:\n  - twee\n\n",
    ),
}


@pytest.mark.parametrize(("text", "opened"), OPENED.values(), ids=OPENED)
def test_a_list_in_brackets_is_opened_up(text: str, opened: str) -> None:
    assert with_item(text).startswith(opened)
    assert yaml.safe_load(with_item(text)) != yaml.safe_load(text)


@pytest.mark.parametrize(
    "text", ["{tips: [een]}\n", '{"tips": ["een"]}', "tips: [een, # zei Jan\n  twee]\n"]
)
def test_what_cannot_be_opened_without_a_loss_is_refused(text: str) -> None:
    with pytest.raises(TipsFileError, match="in brackets"):
        with_item(text)


words = st.text(st.sampled_from("ab #:-'\"\n\t|>"), max_size=8)
sections = st.dictionaries(
    st.sampled_from(["tips", "themes", "sources"]),
    st.lists(st.dictionaries(st.sampled_from(["id", "text", "links"]), words | st.lists(words))),
)


@given(sections, st.sampled_from([None, False]), st.integers(2, 6), st.sampled_from("'\"|>"))
def test_any_file_keeps_all_that_it_has(
    content: dict[str, list[object]], in_brackets: Any, indent: int, style: str
) -> None:
    text = yaml.safe_dump(
        content, default_flow_style=in_brackets, indent=indent, default_style=style
    )
    try:
        after = yaml.safe_load(with_item(text))
    except TipsFileError:
        return
    expected = {**content, "tips": [*content.get("tips", []), {"id": "own-09", "text": "nieuw"}]}
    assert after == expected
