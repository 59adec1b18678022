"""A text of items or a chat becomes a tips file, word for word, and nothing is swallowed."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.authoring.importing import Headings, Imported, ImportOptions, import_text
from paw_cli.errors import NothingFoundError, TipsFileError
from paw_cli.files.bundled import bundled_collection
from paw_cli.model import Kind, Source

SOURCE_TEXT = Path(__file__).parents[1] / "data/paw-aan-tafel-chat.txt"
OPTIONS = ImportOptions(id_prefix="notes")


def imported_text(text: str, options: ImportOptions = OPTIONS) -> Imported:
    return import_text(dedent(text).lstrip("\n").encode(), "notes.txt", options)


def texts(text: str, options: ImportOptions = OPTIONS) -> list[str]:
    return [tip.text for tip in imported_text(text, options).tips]


def test_the_source_of_the_bundled_tips_gives_exactly_those() -> None:
    result = import_text(SOURCE_TEXT.read_bytes(), "chat.txt", OPTIONS)
    expected = [(tip.kind, tip.text, tip.links) for tip in bundled_collection().tips]
    assert [(tip.kind, tip.text, tip.links) for tip in result.tips] == expected
    assert len(expected) == 37
    written = yaml.safe_load(result.file_text)["tips"]
    assert [each["text"] for each in written] == [text for _, text, _ in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1. een\n2. twee", ["een", "twee"], id="numbers"),
        pytest.param("1) een\n2) twee", ["een", "twee"], id="numbers in brackets"),
        pytest.param("• een\n• twee", ["een", "twee"], id="bullets"),
        pytest.param("- een\n- twee", ["een", "twee"], id="hyphens"),
        pytest.param("* een\n* twee", ["een", "twee"], id="asterisks"),
        pytest.param("– een\n– twee", ["een", "twee"], id="dashes"),
        pytest.param("\uf0b7\teen\n\uf0b7\ttwee", ["een", "twee"], id="as Word pastes"),
        pytest.param("1.Een\n2.Twee", ["Een", "Twee"], id="no blank after the number"),
        pytest.param(" 9. een\n 10. twee", ["een", "twee"], id="a number of two digits"),
        pytest.param("  9. een\n 10. twee", ["een", "twee"], id="numbers to the right"),
        pytest.param("1. een\n1. twee", ["een", "twee"], id="all ones"),
        pytest.param("1. een\n4. twee", ["een", "twee"], id="a gap"),
        pytest.param("1. een\n   gaat door\n2. twee", ["een gaat door", "twee"], id="over lines"),
        pytest.param("1. een\ngaat door\n2. twee", ["een gaat door", "twee"], id="no indentation"),
        pytest.param("1. een\n\n   nog een\n2. twee", ["een\n\nnog een", "twee"], id="paragraphs"),
        pytest.param("1. in\n2021. was dat\n2. twee", ["in 2021. was dat", "twee"], id="a year"),
        pytest.param("1. in\n30. mei\n2. twee", ["in 30. mei", "twee"], id="a day"),
        pytest.param("1. ruim\n1.5 miljoen\n2. twee", ["ruim 1.5 miljoen", "twee"], id="a sum"),
        pytest.param(
            "- een\n  - onder\n  - ook\n- twee", ["een\n- onder\n- ook", "twee"], id="nested"
        ),
        pytest.param("1. een\r\n2. twee\r\n", ["een", "twee"], id="Windows"),
        pytest.param("1. een\r2. twee\r", ["een", "twee"], id="old Macs"),
        pytest.param("\ufeff1. een\n2. twee", ["een", "twee"], id="a mark at the start"),
        pytest.param("1. niet\xa0met z'n allen", ["niet\xa0met z'n allen"], id="no-break space"),
        pytest.param("1. a\x07b\u202ec", ["abc"], id="what no eye sees"),
        pytest.param("1. een\x0btwee", ["een twee"], id="a break within a paragraph"),
    ],
)
def test_items_are_found_as_people_write_them(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


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
    result = imported_text(f"{heading}\n\n- een\n- twee\n")
    assert [tip.kind for tip in result.tips] == [kind, kind]
    assert f"  # {heading.strip('#* :')}\n  - id: notes-01\n" in result.file_text


def test_a_heading_without_a_blank_line_above_it_is_a_heading() -> None:
    result = imported_text("Tips:\n1. een\nOpmerkingen:\n- twee\n")
    assert [(tip.text, tip.kind) for tip in result.tips] == [("een", "tip"), ("twee", "remark")]


def test_headings_may_be_sources() -> None:
    options = ImportOptions(id_prefix="n", headings=Headings.SOURCE)
    result = imported_text("Sessie Zwolle\n- een\n\nSessie Assen\n- twee\n", options)
    written = yaml.safe_load(result.file_text)
    assert written["sources"] == [
        {"id": "sessie-zwolle", "title": "Sessie Zwolle"},
        {"id": "sessie-assen", "title": "Sessie Assen"},
    ]
    assert [tip["source"] for tip in written["tips"]] == ["sessie-zwolle", "sessie-assen"]


def test_kind_and_source_may_be_given() -> None:
    source = Source(id="sessie-2", title="Tweede sessie")
    result = imported_text("- een", ImportOptions(id_prefix="n", kind=Kind.REMARK, source=source))
    assert yaml.safe_load(result.file_text) == {
        "sources": [{"id": "sessie-2", "title": "Tweede sessie"}],
        "tips": [{"id": "n-01", "kind": "remark", "source": "sessie-2", "text": "een"}],
    }


def test_what_is_no_item_is_reported_with_its_line() -> None:
    result = imported_text("Verslag\n\nDank aan allen.\n\nTips\n1. een\n\nTot ziens!\n=====\n")
    assert result.report == (
        "below 'Tips': 1 item, kind tip",
        "left out lines that are no item: 3",
        "line 1: Verslag",
        "line 3: Dank aan allen.",
        "line 8: Tot ziens!",
    )


def test_a_text_of_items_only_needs_no_report() -> None:
    assert imported_text("- een\n- twee").report == ()


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
    [tip] = imported_text(f"- {text}").tips
    assert (tip.text, tip.links) == (text, links)


ZOOM_FORMS = {
    "text below": (
        "16:03:12 From  Jan Jansen  to  Everyone:\n\tBegin klein.\n\tEn vroeg.\n"
        "16:04:00 From  Piet Puk  to  Everyone:\n\tVraag het!\n"
    ),
    "with a date": (
        "2023-03-01 16:03:12 From Jan Jansen to Everyone:\n\tBegin klein.\n\tEn vroeg.\n"
        "2023-03-01 16:04:00 From Piet Puk to Everyone:\n\tVraag het!\n"
    ),
    "on one line, to everyone": (
        "16:03:12\t From  Jan Jansen  to  Everyone : Begin klein.\nEn vroeg.\n"
        "16:04:00\t From  Piet Puk  to  Everyone : Vraag het!\n"
    ),
    "on one line": (
        "16:03:12\t From  Jan Jansen : Begin klein.\nEn vroeg.\n"
        "16:04:00\t From  Piet Puk : Vraag het!\n"
    ),
    "Dutch": (
        "16:03:12 Van Jan van der Aa aan Iedereen:\n\tBegin klein.\n\tEn vroeg.\n"
        "16:04:00 Van Piet Puk aan Iedereen:\n\tVraag het!\n"
    ),
    "in the cloud": (
        "00:03:12\tJan Jansen:\tBegin klein.\nEn vroeg.\n00:04:00\tPiet Puk:\tVraag het!\n"
    ),
    "from the window": (
        "From Jan Jansen to Everyone:  04:03 PM\nBegin klein.\nEn vroeg.\n"
        "From Me to Everyone: (16:04)\nVraag het!\n"
    ),
}
TEAMS_FORMS = {
    "times in brackets": (
        "[10:37] Jan Jansen\n\nBegin klein.\nEn vroeg.\n\n[10:38] Piet Puk\n\nVraag het!\n\n"
    ),
    "days in brackets": (
        "[maandag 10:37] Jan Jansen\nBegin klein.\nEn vroeg.\n"
        "[gisteren 10:38] Piet Puk\nVraag het!\n"
    ),
    "English, with a reaction": (
        "[10:37 AM] Jan J\n\nBegin klein.\nEn vroeg.\n\nlike 1\n\n[10:37 AM] Piet P\n\nVraag het!\n"
    ),
    "dates in brackets": (
        "[10:42 • 13/08/2024] Jan Jansen:\nBegin klein.\nEn vroeg.\n"
        "[10:42 • 13/08/2024] Piet Puk:\nVraag het!\n"
    ),
    "with the text behind it": (
        "[12:10] Jan Jansen: Begin klein.\nEn vroeg.\n[12:14] Piet Puk: Vraag het!\n"
    ),
    "name and time on lines": (
        "Jan Jansen\n10:37\nBegin klein.\nEn vroeg.\nPiet Puk\n10:38\nVraag het!\n"
    ),
    "name and time on one line": (
        "Jan Jansen  10:37\nBegin klein.\nEn vroeg.\n\nPiet Puk  gisteren 10:38\nVraag het!\n"
    ),
    "with what only a screen reader says": (
        "Begin klein. by Jansen, Jan (Gast)\nJansen, Jan (Gast)\n10:37\n \n"
        "Begin klein.\nEn vroeg.\nHas context menu\n"
        "Vraag het! by Puk, Piet\nPuk, Piet\n10:38\n \nVraag het!\n"
    ),
    "own messages, the time first": (
        "Jan Jansen\n10:37\nBegin klein.\nEn vroeg.\n10:38\nPiet Puk\nVraag het!\nLaatst gelezen\n"
    ),
}
CHATS = [
    pytest.param(chat, id=f"{program}, {form}")
    for program, forms in (("Zoom", ZOOM_FORMS), ("Teams", TEAMS_FORMS))
    for form, chat in forms.items()
]


@pytest.mark.parametrize("chat", CHATS)
def test_a_chat_gives_its_messages_as_remarks_without_names(chat: str) -> None:
    result = imported_text(chat)
    expected = [("Begin klein.\nEn vroeg.", "remark"), ("Vraag het!", "remark")]
    assert [(tip.text, tip.kind) for tip in result.tips] == expected
    assert "Jan" not in result.file_text
    assert "Piet" not in result.file_text
    assert any("the names of 2 people" in sentence for sentence in result.report)


@pytest.mark.parametrize("chat", CHATS)
def test_a_chat_saved_by_windows_reads_the_same(chat: str) -> None:
    for content in (
        chat.replace("\n", "\r\n").encode("utf-8-sig"),
        chat.encode("utf-16"),
        chat.encode("utf-16-le"),
    ):
        assert import_text(content, "chat.txt", OPTIONS).tips == imported_text(chat).tips


def test_names_may_be_kept_as_comments() -> None:
    result = imported_text(ZOOM_FORMS["text below"], ImportOptions(id_prefix="n", with_names=True))
    assert "  # Jan Jansen\n  - id: n-01\n" in result.file_text


def test_private_messages_reactions_and_wordless_messages_are_left_out() -> None:
    result = imported_text(
        "16:00:00 From Jan Jansen to Everyone:\n\tBegin klein.\n"
        "16:00:01 From Jan Jansen to Piet Puk(Direct Message):\n\tWat een avond.\n"
        '16:00:02 From Piet Puk to Everyone:\n\tReacted to "Begin klein." with 👍\n'
        '16:00:03 From Piet Puk to Everyone:\n\tRemoved a 👍 reaction from "Begin klein."\n'
        "16:00:04 From Piet Puk to Everyone:\n\tadd 👍🏻\n"
        "16:00:05 From Piet Puk to Everyone:\n\t👏 +1\n"
        '16:00:06 From Piet Puk to Everyone:\n\tReplying to "Begin klei..."\n\t\n\tEn vroeg.\n'
        '16:00:07 From Piet Puk to Everyone:\n\tReplying to "Begin klei..." En samen.\n'
    )
    assert [tip.text for tip in result.tips] == ["Begin klein.", "En vroeg.", "En samen."]
    assert result.report[1:] == (
        "left out private messages: 1",
        "left out reactions: 3",
        "left out messages without a word: 1",
    )


def test_system_lines_of_teams_are_left_out_and_reported() -> None:
    result = imported_text(
        "maandag 13 augustus\nJan Jansen heeft deelgenomen aan de vergadering.\n"
        "[10:37] Jan Jansen\nBegin klein.\nBewerkt\nvind ik leuk 2\n"
        "Vergadering beëindigd: 1u 3m\n"
    )
    assert [tip.text for tip in result.tips] == ["Begin klein."]
    assert "left out lines of the chat program itself: 4" in result.report


def test_what_tells_who_somebody_is_goes_out_of_the_texts_of_a_chat() -> None:
    result = imported_text(
        "16:00:00 From Jan Jansen to Everyone:\n\tMail j.jansen@voorbeeld.nl of bel 06-12345678.\n"
        "16:00:01 From Piet Puk to Everyone:\n\tDank @Jan Jansen, in 2030 zijn er 1500000.\n"
    )
    assert [tip.text for tip in result.tips] == [
        "Mail [e-mail] of bel [telefoon].",
        "Dank [naam], in 2030 zijn er 1500000.",
    ]
    assert "3 names and addresses inside texts" in result.report[0]


def test_notes_keep_the_addresses_that_stand_in_them() -> None:
    assert texts("- Mail info@voorbeeld.nl") == ["Mail info@voorbeeld.nl"]


@pytest.mark.parametrize("text", ["", "\n\n", "Alleen een zin.", "2021. was een jaar\n"])
def test_a_text_without_items_says_how_an_item_begins(text: str) -> None:
    with pytest.raises(NothingFoundError, match=r"no items in notes\.txt") as raised:
        imported_text(text)
    assert "1. or 1) or •" in (raised.value.hint or "")


def test_what_is_no_text_says_where() -> None:
    with pytest.raises(TipsFileError, match=r"notes.txt:2:5: .* no UTF-8"):
        import_text(b"1. een\n2. t\xe9\n", "notes.txt", OPTIONS)


any_text = st.text(st.characters(exclude_categories=["Cs"]))
marks = st.sampled_from(
    [
        *"-•*1 2.)\t:a",
        "\n",
        "\n",
        "10:37",
        "[10:37] ",
        "Jan Jansen",
        "16:00:00 From ",
        " to ",
        ":\n",
    ]
)


@given(any_text | st.lists(marks).map("".join))
def test_any_text_gives_a_valid_file_or_a_clear_error(text: str) -> None:
    try:
        result = import_text(text.encode(), "notes.txt", OPTIONS)
    except NothingFoundError:
        return
    written = yaml.safe_load(result.file_text)["tips"]
    assert [each["text"] for each in written] == [tip.text for tip in result.tips]


@pytest.mark.parametrize(
    ("line", "megabytes"),
    [
        ("{}. Een tip van een gewone lengte, over twee\n    regels.\n", 1),
        ("16:03:12 From Jan Jansen to Everyone:\n\tOver de wijk, zei Jan Jansen.\n", 1),
        ("Jan Jansen\n10:37\nEen bericht van een gewone lengte, over de wijk.\n", 1),
    ],
    ids=["notes", "Zoom", "Teams"],
)
def test_megabytes_are_read_in_seconds(line: str, megabytes: int) -> None:
    number = megabytes * 1_000_000 // len(line)
    content = "".join(line.format(n % 900 + 1) for n in range(number)).encode()
    begun = time.process_time()
    assert len(import_text(content, "big.txt", OPTIONS).tips) == number
    assert time.process_time() - begun < 60  # a quadratic reader takes hours


@pytest.mark.parametrize(
    "start", ["", "- ", "16:03:12 From ", "[10:37] ", "maandag ", "- https://"]
)
@pytest.mark.parametrize("filler", [" ", "a", "\t", "a ", ")", "1", "-", ".", "@", "a:", '"', "*"])
def test_no_line_takes_hours(start: str, filler: str) -> None:
    content = f"- een\n{start}{filler * 60_000}\n{start}{filler * 60_000}x\n".encode()
    begun = time.process_time()
    with suppress(NothingFoundError, TipsFileError):
        import_text(content, "notes.txt", OPTIONS)
    assert time.process_time() - begun < 10


def test_lines_above_a_chat_are_reported() -> None:
    result = imported_text("PAW aan tafel\n\n16:03:12 From Jan Jansen to Everyone:\n\tBegin.\n")
    assert [tip.text for tip in result.tips] == ["Begin."]
    assert "line 1: PAW aan tafel" in result.report


def test_a_chat_of_private_messages_says_so() -> None:
    with pytest.raises(NothingFoundError, match="left out private messages: 1"):
        imported_text("16:03:12 From Jan Jansen to Piet Puk(Direct Message):\n\tBegin.\n")


def test_what_no_tips_file_holds_is_a_clear_error() -> None:
    with pytest.raises(TipsFileError, match="longer than 100,000 characters"):
        imported_text("- " + "woord " * 20_000)
