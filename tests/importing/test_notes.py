"""Notes give their items word for word, and nothing is swallowed."""

import time
from contextlib import suppress

import pytest
from imports import imported, texts

from paw_cli.errors import NothingFoundError, TipsFileError
from paw_cli.importing import Unmarked
from paw_cli.model import Kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1. een\n2. twee", ["een", "twee"], id="numbers"),
        pytest.param("1) een\n2) twee", ["een", "twee"], id="numbers in brackets"),
        pytest.param("1 - een\n2 - twee", ["een", "twee"], id="numbers with a hyphen"),
        pytest.param("#1 - een\n#2 - twee", ["een", "twee"], id="numbers with a hash"),
        pytest.param("Tip 1: een\nTip 2: twee", ["een", "twee"], id="named numbers"),
        pytest.param("1.\n een\n2.\n twee", ["een", "twee"], id="numbers on their own lines"),
        pytest.param("Tip 1\neen\n\nTip 2\ntwee\n", ["een", "twee"], id="named on their own lines"),
        pytest.param("- Jan Puk: vraag Jan Puk\n", ["[naam]: vraag [naam]"], id="who speaks"),
        pytest.param("- Wijk Noord: doe mee\n", ["Wijk Noord: doe mee"], id="who does not"),
        pytest.param("a) een\nb) twee", ["een", "twee"], id="letters"),
        pytest.param("i. een\nii. twee", ["een", "twee"], id="roman numbers"),
        pytest.param("1️⃣ een\n2️⃣ twee\n🔟 tien", ["een", "twee", "tien"], id="emoji of numbers"),
        pytest.param("• een\n• twee", ["een", "twee"], id="bullets"),
        pytest.param("- een\n- twee", ["een", "twee"], id="hyphens"),
        pytest.param("👉 een\n💡 twee\n✅ drie", ["een", "twee", "drie"], id="emoji"),
        pytest.param("- [ ] een\n- [x] twee", ["een", "twee"], id="boxes"),
        pytest.param("§\teen\nØ\ttwee\n➢\tdrie", ["een", "twee", "drie"], id="as Word leaves them"),
        pytest.param("►\teen\n☐ twee\n» drie", ["een", "twee", "drie"], id="as PowerPoint does"),
        pytest.param("\uf0b7\teen\n\uf0a7\ttwee\no\tdrie", ["een", "twee", "drie"], id="symbols"),
        pytest.param("1.Een\n2.Twee", ["Een", "Twee"], id="no blank after the number"),
        pytest.param(" 9. een\n 10. twee", ["een", "twee"], id="a number of two digits"),
        pytest.param("  9. een\n 10. twee", ["een", "twee"], id="numbers to the right"),
        pytest.param("1. een\n   gaat door\n2. twee", ["een gaat door", "twee"], id="over lines"),
        pytest.param("1. een\ngaat door\n2. twee", ["een gaat door", "twee"], id="no indentation"),
        pytest.param("1. een\n\n   nog een\n2. twee", ["een\n\nnog een", "twee"], id="paragraphs"),
        pytest.param("1. in\n2021. was dat\n2. twee", ["in 2021. was dat", "twee"], id="a year"),
        pytest.param("1. in\n30. mei\n2. twee", ["in 30. mei", "twee"], id="a day"),
        pytest.param(
            "- een\n  - onder\n  - ook\n- twee", ["een\n- onder\n- ook", "twee"], id="nested"
        ),
        pytest.param("1. een\r\n2. twee\r\n", ["een", "twee"], id="Windows"),
        pytest.param("\ufeff1. een\n2. twee", ["een", "twee"], id="a mark at the start"),
        pytest.param("1. niet\xa0met z'n allen", ["niet\xa0met z'n allen"], id="no-break space"),
        pytest.param("1. een\x0btwee", ["een twee"], id="a break within a paragraph"),
        pytest.param(
            "- een\n- twee\n\n12-03-2026 19:30 - Fenna Oosterwijk heeft deze groep gemaakt\n",
            ["een", "twee"],
            id="a line of a chat",
        ),
        pytest.param("> een\n\n> twee\n> drie", ["een", "twee\ndrie"], id="quotations"),
        pytest.param(
            "| Tip | Wie |\n|---|---|\n| Ga langs bij de buren | Jan Puk |\n",
            ["Ga langs bij de buren"],
            id="a table",
        ),
        pytest.param(
            "---\ntitle: x\ntags: [- a]\n---\n- **een** en `twee` \\* (zie [x](https://x.nl))",
            ["een en twee * (zie x)"],
            id="Markdown",
        ),
        pytest.param("- 2*3*4 en snake_case_naam", ["2*3*4 en snake_case_naam"], id="no Markdown"),
        pytest.param("- Ã©Ã©n en één", ["Ã©Ã©n en één"], id="not all decoded wrongly"),
        pytest.param("tips:\n- een\n- twee", ["een", "twee"], id="a heading that is no key"),
    ],
)
def test_items_are_found_as_people_write_them(text: str, expected: list[str]) -> None:
    assert texts(text.encode()) == expected


@pytest.mark.parametrize(
    ("text", "unmarked", "expected"),
    [
        ("een\ntwee\n\ndrie\n", Unmarked.LINES, ["een", "twee", "drie"]),
        ("Tips van de avond\n\neen\ntwee\n", Unmarked.LINES, ["een", "twee"]),
        ("Tips:\neen\ntwee\n", Unmarked.LINES, ["een", "twee"]),
        ("- een\ntwee\n3. drie\n", Unmarked.LINES, ["een", "twee", "drie"]),
        (
            "een\nook een\n\ntwee.\n\nKop\n\ndrie.\n",
            Unmarked.PARAGRAPHS,
            ["een ook een", "twee.", "drie."],
        ),
        ("Een zin.\n\n- een\n- twee\n", Unmarked.PARAGRAPHS, ["Een zin.", "een", "twee"]),
    ],
)
def test_lines_and_paragraphs_are_items_on_request(
    text: str, unmarked: Unmarked, expected: list[str]
) -> None:
    assert texts(text, unmarked=unmarked) == expected
    if "-" not in text:
        with pytest.raises(NothingFoundError, match="no items") as raised:
            texts(text)
        assert "--lines" in (raised.value.hint or "")
        assert "--paragraphs" in (raised.value.hint or "")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Tips (top 10) uit de chat", Kind.TIP),
        ("Wat is er nog meer in de chat gezegd?", Kind.REMARK),
        ("## Opmerkingen", Kind.REMARK),
        ("**Overige reacties:**", Kind.REMARK),
        ("Wijk Zuid:", Kind.TIP),
    ],
)
def test_a_heading_tells_the_kind(heading: str, kind: Kind) -> None:
    result = imported(f"{heading}\n\n- een\n- twee\n")
    assert [tip.kind for tip in result.tips] == [kind, kind]
    assert f"  # {heading.strip('#* :')}\n  - id: notes-01\n" in result.text


def test_a_heading_may_be_underlined() -> None:
    result = imported("Verslag\n=======\n\nTips\n----\n- een\n\nOpmerkingen\n---\n- twee\n")
    assert [(tip.text, tip.kind) for tip in result.tips] == [("een", "tip"), ("twee", "remark")]
    assert "==" not in result.text


def test_what_is_no_item_is_reported_with_its_line() -> None:
    result = imported("Verslag\n\nDank aan allen.\n\nTips\n1. een\n\nTot ziens!\n")
    assert result.details == (
        "below 'Tips': 1 item, kind tip",
        "left out: 3 lines that are no item",
        "line 1: Verslag",
        "line 3: Dank aan allen.",
        "line 8: Tot ziens!",
    )


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("zie https://a.nl/b.", ("https://a.nl/b",)),
        ("(https://a.nl/b_(c))", ("https://a.nl/b_(c)",)),
        ("https://a.nl/?x=1&y=2, http://b.nl!", ("https://a.nl/?x=1&y=2", "http://b.nl")),
        ("geen", ()),
    ],
)
def test_links_in_a_text_are_its_links(text: str, links: tuple[str, ...]) -> None:
    [tip] = imported(f"- {text}").tips
    assert (tip.text, tip.links) == (text, links)


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
