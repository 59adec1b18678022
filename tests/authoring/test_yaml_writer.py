"""What is written as YAML reads back exactly, and looks as a person would write it."""

import pytest

from paw_cli.authoring.yaml_writer import MAX_LINE, block, tips_file
from paw_cli.model import Collection, Kind, Source, Theme, Tip


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Zoek mensen.", [">-", "  Zoek mensen."]),
        ("Een.\nTwee.", ["|-", "  Een.", "  Twee."]),
        ("Een.\n", ['"Een.\\n"']),
        ("  Ver in.\nEen.", ["|2-", "    Ver in.", "  Een."]),
        ("niet\xa0scheiden", [">-", "  niet\xa0scheiden"]),
        ("blank aan het eind ", ['"blank aan het eind "']),
        ("w " * 44 + "x y", [">-", "  " + "w " * 43 + "w", "  x y"]),
        ("w" * MAX_LINE + " einde", [">-", "  " + "w" * MAX_LINE, "  einde"]),
    ],
)
def test_a_text_is_a_block_where_a_block_can_hold_it(text: str, written: list[str]) -> None:
    first, *rest = block(text)
    assert [first.removeprefix("text: "), *rest] == written


def test_a_file_is_written_as_that_of_the_bundled_tips_is() -> None:
    tip = Tip(
        id="own-01",
        text="Begin klein.",
        kind=Kind.REMARK,
        themes=("intern", "timing"),
        links=("https://voorbeeld.nl/a",),
        source="sessie-2",
        keywords=("pilot",),
        answers=("Hoe begin ik?",),
    )
    content = Collection(
        tips=(tip, Tip(id="", text="Twee.")),
        themes=(Theme(id="intern", title="Intern", description="Binnen: bij ons"),),
        sources=(Source(id="sessie-2", title="Sessie 2", url="https://voorbeeld.nl"),),
    )
    assert tips_file(content, ["Begin", "Begin"]) == (
        "sources:\n  - id: sessie-2\n    title: Sessie 2\n    url: https://voorbeeld.nl\n\n"
        'themes:\n  - id: intern\n    title: Intern\n    description: "Binnen: bij ons"\n\n'
        "tips:\n  # Begin\n  - id: own-01\n    kind: remark\n    source: sessie-2\n"
        "    themes: [intern, timing]\n    text: >-\n      Begin klein.\n"
        "    links:\n      - https://voorbeeld.nl/a\n    keywords:\n      - pilot\n"
        '    answers:\n      - "Hoe begin ik?"\n\n'
        "  - kind: tip\n    text: >-\n      Twee.\n"
    )
