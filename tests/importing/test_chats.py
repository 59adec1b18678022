"""A chat gives each message to everybody, word for word, and nobody who wrote them."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from imports import everything, imported, texts

from paw_cli.importing.names import fold

ZOOM = {
    "text below": (
        "16:03:12 From  Jan Jansen  to  Everyone:\n\tBegin klein.\n\tEn vroeg.\n"
        "16:04:00 From  Piet Puk  to  Everyone:\n\tVraag het\n"
    ),
    "with a date": (
        "2023-03-01 16:03:12 From Jan Jansen to Everyone:\n\tBegin klein.\n\tEn vroeg.\n\t\n"
        "2023-03-01 16:04:00 From Piet Puk to Everyone:\n\tVraag het\n\t\n"
    ),
    "on one line, to everyone": (
        "16:03:12\t From  Jan Jansen  to  Everyone : Begin klein.\nEn vroeg.\n"
        "16:04:00\t From  Piet Puk  to  Everyone : Vraag het\n"
    ),
    "on one line": (
        "16:03:12\t From  Jan Jansen : Begin klein.\nEn vroeg.\n"
        "16:04:00\t From  Piet Puk : Vraag het\n"
    ),
    "Dutch": (
        "16:03:12 Van Jan Jansen aan Iedereen:\n\tBegin klein.\n\tEn vroeg.\n"
        "16:04:00 Van Piet Puk aan Iedereen:\n\tVraag het\n"
    ),
    "French": (
        "16:03:12 De Jan Jansen à Tout le monde:\n\tBegin klein.\n\tEn vroeg.\n"
        "16:04:00 De Piet Puk à Tout le monde:\n\tVraag het\n"
    ),
    "in the cloud": (
        "00:03:12\tJan Jansen:\tBegin klein.\nEn vroeg.\n00:04:00\tPiet Puk:\tVraag het\n"
    ),
    "from the window": (
        "From Jan Jansen to Everyone:  04:03 PM\nBegin klein.\nEn vroeg.\n"
        "From Piet Puk to Everyone: (16:04)\nVraag het\n"
    ),
}
WHATSAPP = {
    "Android": (
        "18-08-2026 09:15 - Jan Jansen: Begin klein.\nEn vroeg.\n"
        "18-08-2026 09:16 - Piet Puk: Vraag het\n"
    ),
    "Android, American": (
        "8/18/26, 9:15\u202fAM - Jan Jansen: Begin klein.\nEn vroeg.\n"
        "8/18/26, 9:16\u202fPM - Piet Puk: Vraag het\n"
    ),
    "Android, German": (
        "18.08.26, 09:15 - Jan Jansen: Begin klein.\nEn vroeg.\n"
        "18.08.26, 09:16 - Piet Puk: Vraag het\n"
    ),
    "iPhone": (
        "\u200e[18-08-2026, 09:15:01] Jan Jansen: Begin klein.\r\nEn vroeg.\r\n"
        "[18-08-2026, 09:16:03] ~\u202fPiet Puk: Vraag het \u200e<Dit bericht is bewerkt>\r\n"
    ),
    "iPhone, English": (
        "[8/18/26, 9:15:01\u202fAM] Jan Jansen: Begin klein.\nEn vroeg.\n"
        "[8/18/26, 9:16:03\u202fAM] Piet Puk: Vraag het \u200e<This message was edited>\n"
    ),
    "from the window": (
        "[09:15, 18-8-2026] Jan Jansen: Begin klein.\nEn vroeg.\n"
        "[09:16, 18-8-2026] Piet Puk: Vraag het\n"
    ),
}
TEAMS = {
    "times in brackets": (
        "[10:37] Jan Jansen\n\nBegin klein.\nEn vroeg.\n\n[10:38] Piet Puk\n\nVraag het\n\n"
    ),
    "days in brackets": (
        "[maandag 10:37] Jan Jansen\nBegin klein.\nEn vroeg.\n"
        "[gisteren 10:38] Piet Puk\nVraag het\n"
    ),
    "dates in brackets": (
        "[10:42 • 13/08/2024] Jan Jansen:\nBegin klein.\nEn vroeg.\n"
        "[10:42 • 13/08/2024] Piet Puk:\nVraag het\n"
    ),
    "with the text behind it": (
        "[12:10] Jan Jansen: Begin klein.\nEn vroeg.\n[12:14] Piet Puk: Vraag het\n"
    ),
    "name and time on lines": (
        "Jan Jansen\n10:37\nBegin klein.\nEn vroeg.\nPiet Puk\n10:38\nVraag het\n"
    ),
    "name and date on lines": (
        "Jan Jansen\n12/03/2026 7:31 pm\nBegin klein.\nEn vroeg.\nPiet Puk\n12/03/2026 7:33 pm\n"
        "Vraag het\n"
    ),
    "name and time on one line": (
        "Jan Jansen  10:37\nBegin klein.\nEn vroeg.\n\nPiet Puk  gisteren 10:38\nVraag het\n"
    ),
    "the date stuck to the name": (
        "Jan Jansen8/31 10:39 AM\nBegin klein.\nEn vroeg.\nPiet Puk8/31 10:40 AM\nVraag het\n"
    ),
    "with what only a screen reader says": (
        "Begin klein. by Jansen, Jan (Gast)\nJansen, Jan (Gast)\n10:37\n \n"
        "Begin klein.\nEn vroeg.\nHas context menu\n"
        "Vraag het by Puk, Piet\nPuk, Piet\n10:38\n \nVraag het\n"
    ),
    "own messages, the time first": (
        "Jan Jansen\n10:37\nBegin klein.\nEn vroeg.\n10:38\nPiet Puk\nVraag het\nLaatst gelezen\n"
    ),
    "below the head of the pane": (
        "Chat\nBestanden\nWijkavond Noord\nJan Jansen\n19:31\nBegin klein.\nEn vroeg.\n"
        "Piet Puk\n19:33\nVraag het\n"
    ),
}
CHATS = [
    pytest.param(chat, id=f"{program}, {form}")
    for program, forms in (("Zoom", ZOOM), ("WhatsApp", WHATSAPP), ("Teams", TEAMS))
    for form, chat in forms.items()
]


@pytest.mark.parametrize("chat", CHATS)
def test_a_chat_gives_its_messages_as_remarks_without_names(chat: str) -> None:
    result = imported(chat)
    expected = [("Begin klein.\nEn vroeg.", "remark"), ("Vraag het", "remark")]
    assert [(tip.text, tip.kind) for tip in result.tips] == expected
    assert "Jan" not in everything(result)
    assert "Piet" not in everything(result)


@pytest.mark.parametrize("chat", CHATS)
def test_a_chat_saved_by_windows_reads_the_same(chat: str) -> None:
    expected = texts(chat)
    lines = chat.replace("\r\n", "\n").replace("\n", "\r\n")
    for content in (lines.encode("utf-8-sig"), chat.encode("utf-16"), chat.encode("utf-16-le")):
        assert texts(content) == expected


@pytest.mark.parametrize("chat", CHATS[:-1])  # nobody can tell a pane's head from a message
def test_two_saved_chats_in_one_file_are_one_chat(chat: str) -> None:
    twice = f"\ufeff{chat}\n\ufeff{chat.replace('Vraag het', 'Ga langs')}"
    assert texts(twice) == ["Begin klein.\nEn vroeg.", "Vraag het", "Ga langs"]


@pytest.mark.parametrize(
    ("chat", "expected"),
    [
        pytest.param(
            "Jan Jansen\n10:37\nGa langs\n\n10:38\nPiet Puk\nDoe mee\n",
            ["Ga langs", "Doe mee"],
            id="an own message below a blank line",
        ),
        pytest.param(
            "Jan Jansen\n10:37\nGa langs\n10:38\nÉlodie Puk\nDoe mee\n",
            ["Ga langs", "Doe mee"],
            id="an own message of somebody outside A-Z",
        ),
        pytest.param(
            "Jan Jansen\n10:37\nPrima Plan\n10:38\nPiet Puk\nDoe mee\n",
            ["Prima Plan", "Doe mee"],
            id="a message that reads as a name",
        ),
        pytest.param(
            "Fenna\n10:37\nGa langs\nEn vroeg\nJoris\n10:38\nDoe mee\n",
            ["Ga langs\nEn vroeg", "Doe mee"],
            id="first names alone",
        ),
        pytest.param(
            "Sam\n10:37\nKoffie\njan de boer\n10:38\nKoffie\nSam\n10:39\nPrima Plan\nDoe mee\n",
            ["Koffie", "Prima Plan\nDoe mee"],
            id="short messages that come back, a name in small letters",
        ),
        pytest.param(
            "李雷\n10:37\nKoffie\n\n10:38\njan de boer\nDoe mee\nOok jij\n\nSam\n10:39\nThee\n",
            ["Koffie", "Doe mee\nOok jij", "Thee"],
            id="an own message of a name in small letters",
        ),
        pytest.param(
            "Jan Jansen\n10:37\nGa langs\n👍\n3 Vind ik leuk-reacties.\n❤️\n1 Hartje-reactie.\n"
            "Piet Puk\n10:38\nBegin Reference, Ga langs by Jan Jansen\nJan Jansen\n10:37\n"
            "Ga langs\nEnd Reference\nDoe mee\nBewerkt.\n",
            ["Ga langs", "Doe mee"],
            id="reactions, a reply and a mark",
        ),
        pytest.param(
            "Jan Jansen\n10:37\nZie https://x.nl/a\nUrl Preview for https://x.nl/a\nTitel\nx.nl\n"
            "Piet Puk heeft de vergadering verlaten\nPiet Puk\n10:38\n(GIF-afbeelding)\n",
            ["Zie https://x.nl/a"],
            id="a preview of a link, an event and a picture",
        ),
        pytest.param(
            "16:03:12 From Team: Wijk to Everyone:\n\tBegin klein\n"
            "16:03:13 From Jan Jansen to Alle Hoekstra:\n\tGeheim\n"
            "16:03:14 From Jan Jansen to Piet Puk(Direct Message):\n\tGeheim\n",
            ["Begin klein"],
            id="a colon in a name, and private messages",
        ),
        pytest.param(
            "16:00:02 From Piet Puk to Everyone:\n\tReacted to “Begin klein.” with 👍\n"
            "16:00:02 From Piet Puk to Everyone:\n\tHeeft gereageerd op 'Begin' met \"❤️\"\n"
            '16:00:03 From Piet Puk to Everyone:\n\tRemoved a 👍 reaction from "Begin klein."\n'
            '16:00:03 From Piet Puk to Everyone:\n\tA réagi à "Begin klein." avec 👍\n'
            "16:00:04 From Piet Puk to Everyone:\n\tadd 👍🏻\n"
            "16:00:05 From Piet Puk to Everyone:\n\t👏 +1\n"
            '16:00:06 From Piet Puk to Everyone:\n\tReplying to "Begin klei..."\n\t\n\tEn vroeg\n'
            "16:00:07 From Piet Puk to Everyone:\n\tAntwoord verzenden naar “Begin klei...” Samen\n"
            '16:00:08 From Piet Puk to Everyone:\n\tRépondre à "Begin klei..."\n\t\n\tEnsemble\n',
            ["En vroeg", "Samen", "Ensemble"],
            id="reactions and quotations of Zoom",
        ),
        pytest.param(
            "12-03-2026 19:30 - Berichten en oproepen zijn end-to-end versleuteld.\n"
            '12-03-2026 19:30 - Jan Jansen heeft de groep "Wijk: Noord" gemaakt\n'
            '12-03-2026 19:31 - Jan Jansen heeft de onderwerpnaam "Tips: a" gewijzigd in "b"\n'
            "12-03-2026 19:32 - Jan Jansen: <Media weggelaten>\n"
            "12-03-2026 19:33 - Jan Jansen: verslag.pdf (bestand bijgevoegd)\nVerslag\n"
            "12-03-2026 19:34 - Jan Jansen: IMG-1.jpg (bestand bijgevoegd)\nZo doen zij het\n"
            "12-03-2026 19:35 - Jan Jansen: Dit bericht is verwijderd\n"
            "12-03-2026 19:36 - Jan Jansen: POLL:\nWanneer?\nOPTIE: Dinsdag (4 stemmen)\n"
            "12-03-2026 19:37 - +31 6 12345678 is weggegaan\n"
            "12-03-2026 19:38 - +31 6 12345678: Mijn tips:\n- Ga langs\n- Doe mee\n",
            ["Zo doen zij het", "Mijn tips:\n- Ga langs\n- Doe mee"],
            id="what WhatsApp writes itself",
        ),
        pytest.param(
            "[12-03-2026, 19:30:05] Noord: \u200eJan Jansen heeft deze groep gemaakt\r\n"
            "\u200e[12-03-2026, 19:32:11] Piet Puk: \u200eafbeelding weggelaten\r\n"
            "\u200e[12-03-2026, 19:33:11] Piet Puk: a.pdf • \u200e4 p \u200edocument weggelaten\r\n"
            "\u200e[12-03-2026, 19:34:11] Piet Puk: \u200eDit bericht is verwijderd.\r\n"
            "[12-03-2026, 19:36:15] Piet Puk: Ga langs\r\n",
            ["Ga langs"],
            id="what an iPhone adds",
        ),
        pytest.param(
            "16:03:12 From Jan Jansen to Everyone:\n\tGoedenavond allemaal!\n"
            "16:03:13 From Jan Jansen to Everyone:\n\tEens!\n"
            "16:03:14 From Jan Jansen to Everyone:\n\tDank jullie wel 👏\n"
            "16:03:15 From Jan Jansen to Everyone:\n\tDank de bewoners\n",
            ["Dank de bewoners"],
            id="greetings, thanks and assent",
        ),
    ],
)
def test_only_what_people_said_to_everybody_is_a_tip(chat: str, expected: list[str]) -> None:
    assert texts(chat) == expected


def test_likes_and_kept_names_stand_above_a_tip() -> None:
    chat = "Jan Jansen\n10:37\nGa langs\n👍\n3 like reactions.\nPiet Puk\n10:38\nDoe mee\n"
    assert "  # 👍 3\n  - id: notes-01\n" in imported(chat).file_text()
    kept = imported(chat, with_names=True).file_text()
    assert "  # Jan Jansen · 👍 3\n  - id: notes-01\n" in kept


def test_what_is_left_out_is_counted_and_listed_and_private_texts_are_not_told() -> None:
    result = imported(
        "PAW aan tafel\n\n16:03:12 From Jan Jansen to Everyone:\n\tBegin klein\n"
        "16:03:13 From Jan Jansen to Piet Puk(Direct Message):\n\tWat een avond\n"
        "16:03:14 From Piet Puk to Everyone:\n\tadd 👍🏻\n"
    )
    assert result.summary() == (
        "1 tip; left out: 1 line that is no item, 1 private message, 1 reaction"
    )
    assert result.details == (
        "left out: 1 line that is no item",
        "line 1: PAW aan tafel",
        "left out: 1 private message",
        "line 5: …",
        "left out: 1 reaction",
        "line 8: add 👍🏻",
    )


class Said(NamedTuple):
    name: str
    text: str


_FIRST = [
    "Jan",
    "Fenna",
    "Özgür",
    "Élodie",
    "Łukasz",
    "Anne-Marie",
    "J.P.",
    "Noor",
    "Wouter",
    "Þór",
]
_LAST = [
    "Jansen",
    "van der Kolk",
    "Oosterwijk",
    "de Wilde",
    "Yıldız",
    "O'Brien",
    "Puk",
    "el Amrani",
]
_ORGANISATION = ["", "", "", " (Zwolle)", " - Gemeente X", " | Waterschap", " (Gast)"]
NAMES = st.builds("{} {}{}".format, *map(st.sampled_from, (_FIRST, _LAST, _ORGANISATION)))
_SPOKEN = """
    ga langs bij buren vraag koffie een plan vroeg klein samen straat why pas wijk doe ook bewoners
    écoute the neighbours première één
"""
_WORDS = st.sampled_from(_SPOKEN.split())
_LINES = st.lists(_WORDS, min_size=2, max_size=6).map(" ".join)
TEXTS = st.lists(_LINES, min_size=1, max_size=3, unique=True).map("\n".join)
_HIDDEN = st.sampled_from(["", "", "", "\u200b", "\u200e", "\u00ad", "\u2060"])
CONVERSATIONS = st.lists(st.builds(Said, NAMES, TEXTS), min_size=2, max_size=6)


class Form(NamedTuple):
    """How a program writes a message, and how it writes the one who copied the chat."""

    message: str
    line: str = "{}\n"
    own: str = ""


FORMS = {
    "Zoom": Form("16:03:{at:02} From {name} to Everyone:\n{text}", "\t{}\n"),
    "Zoom, cloud": Form("00:03:{at:02}\t{name}:\t{text}"),
    "WhatsApp, Android": Form("18-08-2026 09:{at:02} - {name}: {text}"),
    "WhatsApp, iPhone": Form("[18-08-2026, 09:16:{at:02}] {name}: {text}"),
    "Teams, in brackets": Form("[10:{at:02}] {name}\n\n{text}\n"),
    "Teams, on lines": Form("{name}\n10:{at:02}\n{text}"),
    "Teams, own first": Form("{name}\n10:{at:02}\n{text}\n", own="10:{at:02}\n{name}\n{text}\n"),
}


def written(form: Form, said: list[Said], nl: str = "\n") -> str:
    """Return a conversation in a form; the last one to speak is who copied it."""
    own = said[-1].name
    messages = []
    for at, each in enumerate(said):
        text = "".join(form.line.format(line) for line in each.text.split("\n"))
        shape = form.own if form.own and each.name == own else form.message
        messages.append(shape.format(at=at, name=each.name, text=text))
    return "".join(messages).replace("\n", nl)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@settings(phases=[Phase.generate])
@given(said=CONVERSATIONS, nl=st.sampled_from(["\n", "\r\n"]))
def test_no_message_of_a_chat_is_lost_and_no_name_stays(
    form: Form, said: list[Said], nl: str
) -> None:
    assume(len({each.name for each in said}) > 1)
    assume(not form.own or said[0].name != said[-1].name)
    result = imported(written(form, said, nl))
    expected = list(dict.fromkeys(each.text for each in said))
    assert [tip.text for tip in result.tips] == expected
    given_away = fold(everything(result))
    for each in said:
        bare = each.name.split(" (")[0].split(" - ")[0].split(" | ")[0]
        assert fold(bare) not in given_away


@settings(phases=[Phase.generate])
@given(
    said=CONVERSATIONS, form=st.sampled_from([*FORMS.values()][:6]), hidden=_HIDDEN, data=st.data()
)
def test_names_within_messages_are_replaced(
    said: list[Said], form: Form, hidden: str, data: st.DataObject
) -> None:
    assume(len({each.name for each in said}) > 1)
    name = data.draw(st.sampled_from([each.name for each in said]))
    bare = name.split(" (")[0].split(" - ")[0].split(" | ")[0]
    spelled = data.draw(
        st.sampled_from(
            [
                bare,
                bare.upper(),
                bare.lower(),
                bare.replace(" ", "  "),
                f"@{bare}",
                f"{bare}'s",
                hidden.join([bare[:2], bare[2:]]),
                unicodedata.normalize("NFD", bare),
            ]
        )
    )
    answer = Said("Karin Bakker", f"volgens {spelled} is dit waar")
    result = imported(written(form, [*said, answer]))
    last = result.tips[-1].text
    assert last.startswith(("volgens [naam]", "volgens @[naam]"))
    assert last.endswith(("] is dit waar", "]'s is dit waar", "]S is dit waar"))
