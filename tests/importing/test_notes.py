"""Notes give their items word for word, and nothing is swallowed."""

import time
from contextlib import suppress

import pytest
from imports import imported, texts

from paw_cli.errors import NothingFoundError, TipsFileError
from paw_cli.importing import Unmarked
from paw_cli.model import Kind

NOTES = {
    "numbers": ("1. een\n2. twee", ["een", "twee"]),
    "numbers in brackets": ("1) een\n2) twee", ["een", "twee"]),
    "numbers with a hyphen": ("1 - een\n2 - twee", ["een", "twee"]),
    "named numbers": ("Tip 1: een\nTip 2: twee", ["een", "twee"]),
    "numbers on their own lines": ("1.\n een\n2.\n twee", ["een", "twee"]),
    "who speaks": ("- Jan Puk: vraag Jan Puk\n", ["[naam]: vraag [naam]"]),
    "who does not": ("- Wijk Noord: doe mee\n", ["Wijk Noord: doe mee"]),
    "letters": ("a) een\nb) twee", ["een", "twee"]),
    "roman numbers": ("i. een\nii. twee", ["een", "twee"]),
    "emoji of numbers": ("1️⃣ een\n2️⃣ twee\n🔟 tien", ["een", "twee", "tien"]),
    "bullets": ("• een\n• twee", ["een", "twee"]),
    "emoji": ("👉 een\n💡 twee\n✅ drie", ["een", "twee", "drie"]),
    "boxes": ("- [ ] een\n- [x] twee", ["een", "twee"]),
    "as PowerPoint does": ("►\teen\n☐ twee\n» drie", ["een", "twee", "drie"]),
    "symbols": ("\uf0b7\teen\n\uf0a7\ttwee\no\tdrie", ["een", "twee", "drie"]),
    "no blank after the number": ("1.Een\n2.Twee", ["Een", "Twee"]),
    "a number of two digits": (" 9. een\n 10. twee", ["een", "twee"]),
    "over lines": ("1. een\n   gaat door\n2. twee", ["een gaat door", "twee"]),
    "no indentation": ("1. een\ngaat door\n2. twee", ["een gaat door", "twee"]),
    "paragraphs": ("1. een\n\n   nog een\n2. twee", ["een\n\nnog een", "twee"]),
    "a year": ("1. in\n2021. was dat\n2. twee", ["in 2021. was dat", "twee"]),
    "a day": ("1. in\n30. mei\n2. twee", ["in 30. mei", "twee"]),
    "nested": ("- een\n  - onder\n  - ook\n- twee", ["een\n- onder\n- ook", "twee"]),
    "no-break space": ("1. niet\xa0met z'n allen", ["niet\xa0met z'n allen"]),
    "a break within a paragraph": ("1. een\x0btwee", ["een twee"]),
    "a line of a chat": ("- een\n\n12-03-2026 19:30 - Jan Puk heeft deze groep gemaakt\n", ["een"]),
    "quotations": ("> een\n\n> twee\n> drie", ["een", "twee\ndrie"]),
    "a table": ("| Tip | Wie |\n|--|--|\n| Ga langs bij hen | Jan Puk |\n", ["Ga langs bij hen"]),
    "Markdown": (
        "---\ntitle: x\ntags: [- a]\n---\n- **een** en `twee` \\* (zie [x](https://x.nl))",
        ["een en twee * (zie x)"],
    ),
    "no Markdown": ("- 2*3*4 en snake_case_naam", ["2*3*4 en snake_case_naam"]),
    "not all decoded wrongly": ("- Ã©Ã©n en één", ["Ã©Ã©n en één"]),
    "a heading that is no key": ("tips:\n- een\n- twee", ["een", "twee"]),
}


@pytest.mark.parametrize(("text", "expected"), NOTES.values(), ids=NOTES)
def test_items_are_found_as_people_write_them(text: str, expected: list[str]) -> None:
    assert texts(text.encode()) == expected


@pytest.mark.parametrize(
    ("text", "unmarked", "expected"),
    [
        ("een\ntwee\n\ndrie\n", Unmarked.LINES, ["een", "twee", "drie"]),
        ("Tips van de avond\n\neen\ntwee\n", Unmarked.LINES, ["een", "twee"]),
        ("Tips:\neen\ntwee\n", Unmarked.LINES, ["een", "twee"]),
        ("- een\ntwee\n3. drie\n", Unmarked.LINES, ["een", "twee", "drie"]),
        ("een\nook\n\ntwee.\n\nKop\n\ndrie.\n", Unmarked.PARAGRAPHS, ["een ook", "twee.", "drie."]),
        ("Een zin.\n\n- een\n- twee\n", Unmarked.PARAGRAPHS, ["Een zin.", "een", "twee"]),
    ],
)
def test_lines_are_items_on_request(text: str, unmarked: Unmarked, expected: list[str]) -> None:
    assert texts(text, unmarked=unmarked) == expected
    if "-" not in text:
        with pytest.raises(NothingFoundError, match="no items") as raised:
            texts(text)
        assert "--lines" in (raised.value.hint or "")
        assert "--paragraphs" in (raised.value.hint or "")


def test_a_heading_tells_the_kind() -> None:
    for heading, kind in {
        "Tips (top 10) uit de chat": Kind.TIP,
        "Wat is er nog meer in de chat gezegd?": Kind.REMARK,
        "## Opmerkingen": Kind.REMARK,
        "**Overige reacties:**": Kind.REMARK,
        "Wijk Zuid:": Kind.TIP,
    }.items():
        result = imported(f"{heading}\n\n- een\n- twee\n")
        assert [tip.kind for tip in result.tips] == [kind, kind], heading
        assert f"  # {heading.strip('#* :')}\n  - id: notes-01\n" in result.text


def test_a_heading_may_be_underlined() -> None:
    result = imported("Verslag\n=======\n\nTips\n----\n- een\n\nOpmerkingen\n---\n- twee\n")
    assert [(tip.text, tip.kind) for tip in result.tips] == [("een", "tip"), ("twee", "remark")]
    assert "==" not in result.text


def test_links_in_a_text_are_its_links() -> None:
    links_in = {
        "zie https://a.nl/b.": ("https://a.nl/b",),
        "(https://a.nl/b_(c))": ("https://a.nl/b_(c)",),
        "https://a.nl/?x=1&y=2, http://b.nl!": ("https://a.nl/?x=1&y=2", "http://b.nl"),
        "geen": (),
    }
    tips = imported("".join(f"- {text}\n" for text in links_in)).tips
    assert {tip.text: tip.links for tip in tips} == links_in


@pytest.mark.parametrize(
    ("content", "note"),
    [
        ("- één € 75".encode("cp1252"), "this is no UTF-8, so it was read as Windows-1252"),
        ("- Ã©Ã©n â‚¬ 75".encode(), "this text was decoded wrongly once"),
        ("- één € 75".encode("utf-16"), ""),
        ("- één € 75".encode("utf-16-be"), ""),
        ("- één € 75".encode("utf-8-sig"), ""),
    ],
)
def test_a_text_is_read_in_its_encoding_and_that_is_said(content: bytes, note: str) -> None:
    result = imported(content)
    assert result.tips[0].text == "één € 75"
    assert any(said.startswith(note) for said in result.notes) == bool(note) or not note
    assert len(result.notes) == (2 if note else 1)


@pytest.mark.parametrize(
    "line",
    [
        "{}. Een tip van een gewone lengte, over twee\n    regels.\n",
        "16:03:12 From Jan Jansen{} to Everyone:\n\tOver de wijk, zei Jan Jansen{}.\n",
        "Jan Jansen{}\n10:37\nEen bericht nummer {} van een gewone lengte, over de wijk.\n",
    ],
    ids=["notes", "Zoom", "Teams"],
)
def test_cost_grows_no_faster_than_a_file(line: str) -> None:
    def seconds(number: int) -> float:
        content = "".join(line.replace("{}", str(n % 900 + 1)) for n in range(number)).encode()
        begun = time.process_time()
        with suppress(NothingFoundError):
            imported(content)
        return time.process_time() - begun

    seconds(100)  # what is made once is made now
    assert seconds(2_000) < 40 * max(seconds(200), 0.03)  # a quadratic reader takes 100 times


@pytest.mark.parametrize(
    "start", ["", "- ", "16:03:12 From ", "[10:37] ", "maandag ", "- https://", "a@", "> ", "| "]
)
def test_no_line_takes_hours(start: str) -> None:
    fillers = (" ", "a", "\t", "a ", ")", "1", "-", ".", "@", "a:", '"', "*")
    for filler in fillers:
        content = f"- een\n{start}{filler * 9_000}\n{start}{filler * 9_000}x\n".encode()
        begun = time.process_time()
        with suppress(NothingFoundError, TipsFileError):
            imported(content)
        assert time.process_time() - begun < 5, filler
