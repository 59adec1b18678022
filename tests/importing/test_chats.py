"""A chat gives each message to everybody, word for word, and nobody who wrote them."""

import re
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from imports import everything, imported, texts

from paw_cli.extracting.names import fold


class Said(NamedTuple):
    name: str
    text: str


class Form(NamedTuple):
    """How a program writes a message, the first line of a text and the others."""

    message: str
    line: str = "{}\n"

    def chat(self, said: list[Said], nl: str = "\n", own: str = "") -> str:
        """Return a conversation; `own` copied it from Teams, which puts their times first."""
        messages = []
        for at, each in enumerate(said):
            text = "".join(map(self.line.format, each.text.split("\n")))
            shape = "10:{at:02}\n{name}\n{text}\n" if each.name == own else self.message
            messages.append(shape.format(at=at + 10, name=each.name, text=text))
        return "".join(messages).replace("\n", nl)


# The first seven are drawn with any names and texts as well.
FORMS = {
    "Zoom": Form("16:03:{at} From {name} to Everyone:\n{text}", "\t{}\n"),
    "Zoom, cloud": Form("00:03:{at}\t{name}:\t{text}"),
    "WhatsApp, Android": Form("18-08-2026 09:{at} - {name}: {text}"),
    "WhatsApp, iPhone": Form("[18-08-2026, 09:16:{at}] {name}: {text}"),
    "Teams, in brackets": Form("[10:{at}] {name}\n\n{text}\n"),
    "Teams, on lines": Form("{name}\n10:{at}\n{text}"),
    "Teams, blank lines": Form("{name}\n10:{at}\n{text}\n"),
    "Zoom, to everyone": Form("16:03:{at}\t From  {name}  to  Everyone : {text}"),
    "Zoom, Dutch": Form("16:03:{at} Van {name} aan Iedereen:\n{text}", "\t{}\n"),
    "Zoom, French": Form("16:03:{at} De {name} à Tout le monde:\n{text}", "\t{}\n"),
    "Zoom, window": Form("From {name} to Everyone:  04:{at} PM\n{text}"),
    "Zoom, window, 24 hours": Form("From {name} to Everyone: (16:{at})\n{text}"),
    "WhatsApp, American": Form("8/18/26, 9:{at}\u202fAM - {name}: {text}"),
    "WhatsApp, German": Form("18.08.26, 09:{at} - {name}: {text}"),
    "WhatsApp, hidden marks": Form("\u200e[18-08-2026, 09:15:{at}] ~\u202f{name}: {text}"),
    "WhatsApp, iPhone, American": Form("[8/18/26, 9:15:{at}\u202fAM] {name}: {text}"),
    "WhatsApp, window": Form("[09:{at}, 18-8-2026] {name}: {text}"),
    "Teams, days": Form("[maandag 10:{at}] {name}\n{text}"),
    "Teams, dates": Form("[10:{at} • 13/08/2024] {name}:\n{text}"),
    "Teams, behind it": Form("[12:{at}] {name}: {text}"),
    "Teams, dates on lines": Form("{name}\n12/03/2026 7:{at} pm\n{text}"),
    "Teams, one line": Form("{name}  gisteren 10:{at}\n{text}\n"),
    "Teams, the date stuck to the name": Form("{name}8/31 10:{at} AM\n{text}"),
    "Teams, screen reader": Form("x by {name}\n{name}\n10:{at}\n \n{text}Has context menu\n"),
}
SAID = [Said("Jan Jansen", "Begin klein.\nEn vroeg."), Said("Piet Puk", "Vraag het")]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_chat_gives_its_messages_as_remarks_without_names(form: Form) -> None:
    result = imported(form.chat(SAID))
    assert [(tip.text, tip.kind) for tip in result.tips] == [(s.text, "remark") for s in SAID]
    assert "Jan" not in everything(result)
    assert "Piet" not in everything(result)
    windows = form.chat(SAID, nl="\r\n")
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le"):
        assert texts(windows.encode(encoding)) == [each.text for each in SAID]
    if form is not FORMS["Teams, screen reader"]:  # whose first line announces a message
        other = form.chat([SAID[0], Said("Jo Vis", "Ga langs")])
        joined = f"\ufeff{form.chat(SAID)}\n\ufeff{other}"
        assert texts(joined) == ["Begin klein.\nEn vroeg.", "Vraag het", "Ga langs"]


# What is a tip of it, and the chat.
SAID_TO_ALL: dict[str, tuple[Any, ...]] = {
    "below the head of the pane": (
        ["Begin klein.\nEn vroeg.", "Vraag het"],
        "Chat\nBestanden\nWijkavond Noord\nJan Jansen\n19:31\nBegin klein.\nEn vroeg.\n",
        "Piet Puk\n19:33\nVraag het\n",
    ),
    "own messages, one after the other": (
        ["Begin klein\nEn vroeg", "Vraag het", "Samen"],
        "Jan Jansen\n10:37\nBegin klein\nEn vroeg\n10:38\nPiet Puk\nVraag het\n10:39\n",
        "Piet Puk\nSamen\nLaatst gelezen\n",
    ),
    "an own message of somebody outside A-Z": (
        ["Ga langs", "Doe mee"],
        "Jan Jansen\n10:37\nGa langs\n10:38\nÉlodie Puk\nDoe mee\n",
    ),
    "a message that reads as a name": (
        ["Prima Plan", "Doe mee"],
        "Jan Jansen\n10:37\nPrima Plan\n10:38\nPiet Puk\nDoe mee\n",
    ),
    "a last line that reads as a name, but for its full stop": (
        ["Deur aan deur\nPosters Ophangen.", "Doe mee"],
        "Jan Jansen\n10:37\nDeur aan deur\nPosters Ophangen.\n10:38\nPiet Puk\nDoe mee\n",
    ),
    "first names alone": (
        ["Ga langs\nEn vroeg", "Doe mee"],
        "Fenna\n10:37\nGa langs\nEn vroeg\nJoris\n10:38\nDoe mee\n",
    ),
    "short messages that come back, a name in small letters": (
        ["Koffie", "Prima Plan\nDoe mee"],
        "Sam\n10:37\nKoffie\njan de boer\n10:38\nKoffie\nSam\n10:39\nPrima Plan\nDoe mee\n",
    ),
    "an own message of a name in small letters": (
        ["Koffie", "Doe mee\nOok jij", "Thee"],
        "李雷\n10:37\nKoffie\n\n10:38\njan de boer\nDoe mee\nOok jij\n\nSam\n10:39\nThee\n",
    ),
    "reactions, a reply and a mark": (
        ["Ga langs", "Doe mee"],
        "Jan Jansen\n10:37\nGa langs\n👍\n3 Vind ik leuk-reacties.\n❤️\n1 Hartje-reactie.\n",
        "Piet Puk\n10:38\nBegin Reference, Ga langs by Jan Jansen\nJan Jansen\n10:37\n",
        "Ga langs\n  End Reference\nDoe mee\nBewerkt.\n",
    ),
    "a preview of a link, an event and a picture": (
        ["Zie https://x.nl/a"],
        "Jan Jansen\n10:37\nZie https://x.nl/a\nUrl Preview for https://x.nl/a\nTitel\nx.nl\n",
        "Piet Puk heeft de vergadering verlaten\nPiet Puk\n10:38\n(GIF-afbeelding)\n",
    ),
    "a colon in a name, and private messages": (
        ["Begin klein"],
        "16:03:12 From Team: Wijk to Everyone:\n\tBegin klein\n",
        "16:03:13 From Jan Jansen to Alle Hoekstra:\n\tGeheim\n",
        "16:03:14 From Jan Jansen to Piet Puk(Direct Message):\n\tGeheim\n",
    ),
    "reactions and quotations of Zoom": (
        ["En vroeg", "Samen", "Ensemble"],
        "16:00:02 From Piet Puk to Everyone:\n\tReacted to “Begin klein.” with 👍\n",
        "16:00:02 From Piet Puk to Everyone:\n\tHeeft gereageerd op 'Begin' met \"❤️\"\n",
        '16:00:03 From Piet Puk to Everyone:\n\tRemoved a 👍 reaction from "Begin klein."\n',
        '16:00:03 From Piet Puk to Everyone:\n\tA réagi à "Begin klein." avec 👍\n',
        "16:00:04 From Piet Puk to Everyone:\n\tadd 👍🏻\n",
        "16:00:05 From Piet Puk to Everyone:\n\t👏 +1\n",
        '16:00:06 From Piet Puk to Everyone:\n\tReplying to "Begin klei..."\n\t\n\tEn vroeg\n',
        "16:00:07 From Piet Puk to Everyone:\n\tAntwoord verzenden naar “Begin klei...” Samen\n",
        '16:00:08 From Piet Puk to Everyone:\n\tRépondre à "Begin klei..."\n\t\n\tEnsemble\n',
    ),
    "what WhatsApp writes itself": (
        ["Zo doen zij het", "Mijn tips:\n- Ga langs\n- Doe mee"],
        "12-03-2026 19:30 - Berichten en oproepen zijn end-to-end versleuteld.\n",
        '12-03-2026 19:30 - Jan Jansen heeft de groep "Wijk: Noord" gemaakt\n',
        '12-03-2026 19:31 - Jan Jansen heeft de onderwerpnaam "Tips: a" gewijzigd in "b"\n',
        "12-03-2026 19:32 - Jan Jansen: <Media weggelaten>\n",
        "12-03-2026 19:33 - Jan Jansen: verslag.pdf (bestand bijgevoegd)\nVerslag\n",
        "12-03-2026 19:34 - Jan Jansen: IMG-1.jpg (bestand bijgevoegd)\nZo doen zij het\n",
        "12-03-2026 19:35 - Jan Jansen: Dit bericht is verwijderd\n",
        "12-03-2026 19:36 - Jan Jansen: POLL:\nWanneer?\nOPTIE: Dinsdag (4 stemmen)\n",
        "12-03-2026 19:37 - +31 6 12345678 is weggegaan\n",
        "12-03-2026 19:38 - +31 6 12345678: Mijn tips:\n- Ga langs\n- Doe mee\n",
    ),
    "what an iPhone marks as its own, in any language": (
        ["Kijk", "Ga langs"],
        "\u200e[12-03-2026, 19:30:05] Noord: \u200eJan Jansen hat die Gruppe verlassen\r\n",
        "[12-03-2026, 19:32:11] Piet Puk: Kijk \u200e<bijgevoegd: 1-PHOTO.jpg>\r\n",
        "\u200e[12-03-2026, 19:33:11] Piet Puk: \u200eYou're now an admin\r\n",
        "[19. 10. 2026, 19:36:15] Piet Puk: Ga langs\r\n",
    ),
    "what announces a message, above a blank line or a surname that stands first": (
        ["Ga langs", "Doe mee"],
        "Ga langs by Jansen, Jan (Zwolle)\nJansen, Jan (Zwolle)\n10:37\nGa langs\n",
        "Doe mee by Piet Puk, has an attachment.\n\nPiet Puk\n10:38\nDoe mee\n",
    ),
    "first names beside dates in brackets": (
        ["Ga langs", "Doe mee"],
        "[3/2/2024 6:12 PM] Sjoerd\nGa langs\n[3/2/2024 6:14 PM] Karin\nDoe mee\n",
    ),
    "greetings, thanks and assent": (
        ["Dank de bewoners"],
        "16:03:12 From Jan Jansen to Everyone:\n\tGoedenavond allemaal!\n",
        "16:03:13 From Jan Jansen to Everyone:\n\tEens!\n",
        "16:03:14 From Jan Jansen to Everyone:\n\tDank jullie wel 👏\n",
        "16:03:15 From Jan Jansen to Everyone:\n\tDank de bewoners\n",
    ),
}


@pytest.mark.parametrize("case", SAID_TO_ALL)
def test_only_what_people_said_to_everybody_is_a_tip(case: str) -> None:
    expected, *chat = SAID_TO_ALL[case]
    assert texts("".join(chat)) == expected


def test_a_chat_of_teams_pasted_into_word_with_a_blank_line_below_each() -> None:
    chat = "Jan Jansen\n10:37\nGa langs\n10:38\nPiet van Puk\nDoe mee\nOok jij\n"
    assert texts(chat.replace("\n", "\n\n")) == ["Ga langs", "Doe mee\n\nOok jij"]


def test_who_left_is_not_named_in_the_report() -> None:
    chat = "Jan Jansen\n10:37\nGa langs\nBram van Loon heeft de vergadering verlaten\n"
    result = imported(f"{chat}Piet Puk\n10:38\nDoe mee\n")
    assert "[naam] heeft de vergadering verlaten" in everything(result)


def test_a_picture_without_a_text_is_counted() -> None:
    picture = "[12-03-2026, 19:31:11] Jan Jansen: \u200e<bijgevoegd: 1-PHOTO.jpg>\n"
    result = imported(f"{picture}[12-03-2026, 19:32:11] Piet Puk: Ga langs\n")
    assert result.summary.startswith("1 tip; left out: 1 attachment")


def test_likes_and_kept_names_stand_above_a_tip() -> None:
    chat = "Jan Jansen\n10:37\nGa langs\n👍\n3 like reactions.\nPiet Puk\n10:38\nDoe mee\n"
    assert "  # 👍 3\n  - id: notes-01\n" in imported(chat).text
    kept = imported(chat, with_names=True).text
    assert "  # Jan Jansen · 👍 3\n  - id: notes-01\n" in kept


_NAMES = """
    Jan Jansen,Fenna Oosterwijk,Özgür Yıldız,Élodie de Wilde,Łukasz Puk,Anne-Marie O'Brien,
    J.P. van der Kolk,Noor el Amrani,Wouter Puk,Þór Jansen,Jan de Wilde,Noor Yıldız
"""
_SPOKEN = """
    ga langs bij buren vraag koffie een plan vroeg klein samen straat why pas wijk doe ook bewoners
    écoute the neighbours première één
"""
_organisation = st.sampled_from(["", " (Zwolle)", " - Gemeente X", " | Waterschap", " (Gast)"])
_person = st.sampled_from([name.strip() for name in _NAMES.split(",")])
_line = st.lists(st.sampled_from(_SPOKEN.split()), min_size=2, max_size=6).map(" ".join)
_text = st.lists(_line, min_size=1, max_size=3, unique=True).map("\n".join)
_said = st.builds(Said, st.builds(str.__add__, _person, _organisation), _text)
conversations = st.lists(_said, min_size=2, max_size=6)
DRAWN = [*FORMS.values()][:7]


@settings(phases=[Phase.generate], max_examples=150)
@given(
    said=conversations,
    form=st.sampled_from(DRAWN),
    nl=st.sampled_from(["\n", "\r\n"]),
    copied=st.booleans(),
)
def test_no_message_is_lost(form: Form, said: list[Said], nl: str, *, copied: bool) -> None:
    assume(len({each.name for each in said}) > 1)
    is_teams = form.message == "{name}\n10:{at}\n{text}\n" and copied
    own = said[-1].name if is_teams and said[0].name != said[-1].name else ""
    result = imported(form.chat(said, nl, own))
    assert [tip.text for tip in result.tips] == list(dict.fromkeys(each.text for each in said))
    given_away = fold(everything(result))
    for each in said:
        assert fold(re.split(r" [(|-]", each.name, maxsplit=1)[0]) not in given_away
