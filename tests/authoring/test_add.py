"""What is added stands at the end of its list, as a person would write it; all else stays."""

from pathlib import Path
from typing import Any

import pytest

from paw_cli.authoring.add import Target, add, plan, target_of
from paw_cli.authoring.yaml_writer import MAX_LINE, block, tips_file
from paw_cli.errors import TipsFileError
from paw_cli.files import yaml_nodes
from paw_cli.files.nodes import Parsed
from paw_cli.files.tips_file import read_tips
from paw_cli.files.yaml_nodes import parse_yaml
from paw_cli.model import Collection, Kind, Source, Theme, Tip


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Target:
    """Return the file of a team; nobody has tips of their own."""
    folder = tmp_path_factory.mktemp("desk")
    return target_of(tips_dir=folder / "own", working_dir=folder, to=folder / "team.yaml")


def content_with(content: str, target: Target, text: str = "nieuw", **asked: Any) -> str:
    """Return what the file with this content would be with a tip more."""
    target.path.write_bytes(content.encode())
    return plan(Tip(id="", text=text, **asked), target).content.decode()


# What stands before the place, what after it, and how far in the item is between blank lines.
ENDS = {
    "a file of comments": ("# van mij\n", "", "\ntips:\n", 2),
    "a list that is not indented": ("tips:\n- text: een\n", "", "\n", 0),
    "a list that is far in": ("tips:\n      - een\n", "", "\n", 6),
    "a file that is a list": ("- een\n- twee\n", "", "\n", 0),
    "a file further in": ("  tips:\n    - een\n", "  themes:\n    - id: x\n", "\n", 4),
    "a section after it": ("tips:\n  - text: een\n", "\nthemes:\n  - id: x\n", "\n", 2),
    "comments of the last item": (
        "tips:\n  - text: een\n    themes: [a]  # zei Jan\n\n    # en Piet\n",
        "  # einde\n# echt\n",
        "\n",
        2,
    ),
    "a folded text": ("tips:\n  - text: >-\n      een\n", "\n\nthemes:\n  - id: x\n", "\n", 2),
    "a text that looks like comments": ("tips:\n- |\n # een\n", "# twee\n", "\n", 0),
    "a section without items": ("tips: # leeg\n", "  # nog\nthemes:\n  - id: x\n", "", 2),
    "what an alias repeats": ("tips:\n- text: een\n  links: &a []\n  answers: *a\n", "", "\n", 0),
    "Windows": ("tips:\r\n  - een\r\n", "\r\nthemes:\r\n", "\n", 2),
    "an old Mac": ("tips: # leeg\r", "# eind", "", 2),
    "odd characters": ("# \0 \x1b[31m \ufeff\ntips:\n- een\n", "# \x85 eind\n", "\n", 0),
    "no line end": ("tips:\n  - text: een", "", "\n\n", 2),
    "the end of a document": ("---\ntips:\n  - een\n", "...\n", "\n", 2),
    "no section before the end": ("---\nthemes:\n  - id: x\n", "...\n", "\ntips:\n", 2),
}


@pytest.mark.parametrize(("before", "after", "lead", "indent"), ENDS.values(), ids=ENDS)
def test_a_tip_stands_at_the_end_of_its_list(
    team: Target, before: str, after: str, lead: str, indent: int
) -> None:
    number = before.count("een") + before.count("twee") + 1
    lines = [f"- id: team-{number:02}", "  kind: tip", "  text: >-", "    nieuw", ""]
    new = lead + "\n".join(" " * indent + line if line else "" for line in lines)
    if "\r\n" in before:
        new = new.replace("\n", "\r\n")
    assert content_with(before + after, team) == before + new + after


IN_BRACKETS = {
    "an empty list": ("tips: []\n", "tips:\n  - id: team-01\n"),
    "a comment after it": ("tips: [] # leeg\n", "tips: # leeg\n  - id: team-01\n"),
    "texts": ("tips: [een, 'a: b',]\n", "tips: [een, 'a: b', {},]\n"),
    "a list alone": ("[een]\n", "[een, {}]\n"),
    "several lines": ("tips: [\n  {text: a#b},\n  b\n]\n", "tips: [\n  {text: a#b},\n  b, {}\n]\n"),
    "a comment in brackets": ("tips: [een, # zei Jan\n  b]", "tips: [een, # zei Jan\n  b, {}]"),
    "braces": ("{tips: [een]}\n", "{tips: [een, {}]}\n"),
    "JSON": ('{"tips": []}', '{"tips": [{}]}'),
}


@pytest.mark.parametrize(("content", "after"), IN_BRACKETS.values(), ids=IN_BRACKETS)
def test_a_list_in_brackets_stays_in_them(team: Target, content: str, after: str) -> None:
    number = after.partition("{}")[0].count(",") + 1
    item = f'{{"id": "team-{number:02}", "kind": "tip", "text": "nieuw"}}'
    assert content_with(content, team).startswith(after.replace("{}", item))


REFUSED = {
    "full": "tips:\n" + "- text: een\n" * 20_000,
    "braces without a list": "{themes: []}\n",
    "nothing in braces": "{tips: , themes: []}\n",
    "nothing with a name": "tips: &x\n",
    "a text that keeps blank lines": "tips:\n  - text: |+\n      een\n\n\n# vier\n",
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_would_not_read_back_as_it_was_is_refused(team: Target, content: str) -> None:
    with pytest.raises(TipsFileError, match="nothing can be added to") as caught:
        content_with(content, team)
    assert "another file" in (caught.value.hint or "")


CHAT = Collection(
    tips=(
        Tip(id="", text="een"),
        Tip(id="", text="twee", themes=("nieuw",), source="dag-2", links=("https://a.nl",)),
        Tip(id="", text="twee "),
        Tip(id="buurt-7", text="drie"),
        Tip(id="paw-03", text="vier"),
    ),
    themes=(Theme(id="nieuw", title="Iets nieuws"), Theme(id="geld", title="Geld")),
    sources=(Source(id="dag-2", title="Dag 2"),),
)


def test_of_many_tips_those_that_are_not_there_go_to_the_end(team: Target) -> None:
    """Ids of one's own stay, and those of the program get another."""
    team.path.write_text("# van ons\ntips:\n  - een  # zei Jan\n\n# einde\n", encoding="utf-8")
    added = add(CHAT, team, ["", "Kop", "Kop", "Kop", "Slot"]).new.tips
    assert [tip.id for tip in added] == ["team-02", "buurt-7", "team-03"]
    assert team.path.read_text(encoding="utf-8").startswith(
        "# van ons\ntips:\n  - een  # zei Jan\n\n"
        "  # Kop\n  - id: team-02\n    kind: tip\n    source: Dag 2\n    themes: [nieuw]\n"
        "    text: >-\n      twee\n    links:\n      - https://a.nl\n\n"
        "  - id: buurt-7\n    kind: tip\n    text: >-\n      drie\n\n  # Slot\n"
    )
    read = read_tips(team.path.read_bytes(), path=team.path).collection
    assert read.tips[1] == added[0]
    assert add(CHAT, team).new.tips == ()
    assert not (team.path.parent / "own").exists()
    made = add(CHAT, team._replace(path=team.path.with_name("sessie.yaml"))).new.tips
    assert [tip.id for tip in made] == ["sessie-01", "sessie-02", "buurt-7", "sessie-03"]


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


def test_a_file_is_parsed_twice_a_tip_also_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def counted(text: str, max_values: int) -> Parsed:
        parsed.append(text)
        return parse_yaml(text, max_values)

    monkeypatch.setattr(yaml_nodes, "parse_yaml", counted)
    target = target_of(tips_dir=tmp_path / "own", working_dir=tmp_path)
    for number, text in enumerate(("Begin met koffie.", "Deel de zaal."), 1):
        add(Tip("", text), target)
        assert len(parsed) == 2 * number
