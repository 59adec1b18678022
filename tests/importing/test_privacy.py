"""Whatever the kind of file, nothing that tells who somebody is stays in what import gives."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imports import everything, imported, texts

from paw_cli.importing import Unmarked
from paw_cli.importing.privacy import Privacy

TELEPHONES = [
    "0612345678", "06-12345678", "06 12345678", "06 12 34 56 78", "06.12.34.56.78", "06/12345678",
    "06 - 12345678", "06 – 12345678", "(06) 12345678", "06-1234 5678", "06-12 34 56 78",
    "+31612345678", "+31 6 12345678", "+31 (0)6 12345678", "+31(0)6-12345678", "0031612345678",
    "0031 6 12345678", "00 31 6 12 34 56 78", "+31-6-12345678", "6-12345678", "31612345678",
    "0301234567", "030-1234567", "030 123 45 67", "(030) 123 45 67", "(030)1234567",
    "030 - 123 45 67", "030/1234567", "0512-123456", "0512 12 34 56", "038 123 4567",
    "+32 470 12 34 56", "+32 2 123 45 67", "+49 30 123456", "+44 20 7946 0958", "+1 (555) 123-4567",
    "02 123 45 67", "0470 12 34 56", "0221/1234567", "089 12345", "030/12345",
    "https://wa.me/31612345678", "wa.me/31612345678",
    "06\u200b12345678", "06\xa012345678", "０６-12345678",
]  # fmt: skip
ADDRESSES = [
    "karin@gemeente.nl", "karin.bakker@gemeente.nl", "k.bakker+tips@sub.gemeente.co.uk",
    "karin [at] gemeente.nl", "karin(at)gemeente.nl", "karin (at) gemeente (dot) nl",
    "karin[at]gemeente[punt]nl", "karin at gemeente punt nl", "karin apenstaartje gemeente.nl",
    "karin%40gemeente.nl", "KARIN@GEMEENTE.NL", "kárin@gemeente.nl", "mailto:karin@gemeente.nl",
    "karin\u200b@gemeente.nl", "karin @ gemeente.nl", "karin＠gemeente.nl",
]  # fmt: skip
PROFILES = [
    "https://www.linkedin.com/in/karin-bakker-123/", "linkedin.com/in/karin",
    "nl.linkedin.com/in/x",
    "https://www.facebook.com/karin.bakker", "https://facebook.com/profile.php?id=100012",
    "https://x.com/karin", "https://twitter.com/karin/status/1", "https://instagram.com/karin?hl=nl",
    "https://www.tiktok.com/@karin", "https://mastodon.nl/@karin", "https://t.me/karin",
    "https://bsky.app/profile/karin.bsky.social", "https://www.youtube.com/@karin",
    "https://github.com/karin", "https://www.strava.com/athletes/123",
]  # fmt: skip
OTHER_LINKS = [
    "https://www.linkedin.com/company/gemeente", "https://www.facebook.com/groups/wijk",
    "https://voorbeeld.nl/in/karin", "https://github.com/org/project", "https://x.com/search?q=wijk",
]  # fmt: skip
NO_TELEPHONES = [
    "in 2030", "2026-2030", "12-03-2026", "06-12-2026", "06-12-2026 19:30", "2026-03-12 19:31:02",
    "€ 1.500.000,00", "1500000", "1234 AB 12", "Dorpsstraat 06", "0,5", "006", "NL91ABNA0417164300",
    "10.000 woningen", "0800-1234", "14 030", "3.14159265358979", "1 2 3 4 5 6 7 8 9",
]  # fmt: skip


NEIGHBOURS = [
    "06-12345678/06-87654321", "06 12345678 06 87654321", "06-12345678 - 030-7654321",
    "+31 6 12345678 / 030-7654321", "+31612345678/+31687654321", "030-1234567/06-87654321",
]  # fmt: skip


@pytest.mark.parametrize("text", NEIGHBOURS)
def test_numbers_that_stand_side_by_side_are_both_replaced(text: str) -> None:
    (tip,) = texts(f"- Bel {text} of kom\n")
    assert tip.count("[telefoon]") == 2
    assert not any(map(str.isdigit, tip))


REPLACED = {"[telefoon]": TELEPHONES, "[e-mail]": ADDRESSES, "[profiel]": PROFILES}


@pytest.mark.parametrize(
    ("text", "placeholder"), [(text, name) for name, texts in REPLACED.items() for text in texts]
)
def test_what_tells_who_somebody_is_is_replaced_whole(text: str, placeholder: str) -> None:
    for around in ("{}", "Zie {}.", "(tel. {})", "[hier]({})", "aan {}, of kom langs"):
        assert Privacy([]).cleaned(around.format(text)) == around.format(placeholder)


@pytest.mark.parametrize("text", [*NO_TELEPHONES, *OTHER_LINKS])
def test_other_numbers_and_links_stay(text: str) -> None:
    assert Privacy([]).cleaned(f"Het was {text} toen.") == f"Het was {text} toen."


def test_a_link_of_which_a_part_is_taken_out_is_no_link_any_more() -> None:
    [tip] = imported("- Zie https://x.nl/?u=karin%40y.nl&b=1 en https://x.nl/a").tips
    assert tip.text == "Zie https://x.nl/?u=[e-mail]&b=1 en https://x.nl/a"
    assert tip.links == ("https://x.nl/a",)


SHOWN = [
    ("Jan Jansen - Gemeente X", "Jan Jansen"),
    ("Gemeente X | Jan Jansen", "Jan Jansen"),
    ("Jan Jansen, Gemeente Zwolle", "Jan Jansen"),
    ("Jan Jansen (hij/hem)", "Jan Jansen"),
    ("Kolk, Joris van der", "Joris van der Kolk"),
    ("van der Kolk, Joris", "Joris van der Kolk"),
    ("JORIS VAN DER KOLK", "Joris van der Kolk"),
    ("drs. Joris van der Kolk", "Joris van der Kolk"),
    ("iPad van Joris van der Kolk", "Joris van der Kolk"),
    ("~\u202fJoris van der Kolk", "Joris van der Kolk"),
    ("\u202aJoris\u200b van der Kolk\u202c", "Joris van der Kolk"),
    ("Özgür Yıldız", "Özgür Yıldız"),
    ("Anne-Marie O'Brien", "Anne-Marie O'Brien"),
]
WRITTEN = [
    "{0}", "@{0}", "{0}'s", "{0}’s", "dag {0}!", "({0})", "{upper}", "{lower}", "{double}",
    "{last}, {first}", "{last} {first}", "{initial}. {last}", "{initial} {last}", "{first}",
    "{together}", "{hidden}", "{first}-{last}", "{first}.{last}", "{0}s",
]  # fmt: skip


def spellings(name: str, how: str) -> str:
    first, last = name.split(" ", 1)
    return how.format(
        name,
        upper=name.upper(),
        lower=name.lower(),
        double=name.replace(" ", "  "),
        first=first,
        last=last,
        initial=first[0],
        together=name.replace(" ", "").replace("-", "").replace("'", ""),
        hidden=f"{name[:2]}\u200b{name[2:]}",
    )


@pytest.mark.parametrize(("shown", "name"), SHOWN)
def test_who_took_part_is_found_however_it_is_written(shown: str, name: str) -> None:
    privacy = Privacy([shown])
    for how in WRITTEN:
        cleaned = privacy.cleaned(f"Volgens {spellings(name, how)} is dit zo.")
        assert "[naam]" in cleaned, how
        rest = cleaned.replace("[naam]", "").casefold()
        for word in name.replace("-", " ").replace("'", " ").split():
            assert len(word) < 3 or word.casefold() not in rest.split(), how
            assert len(word) < 4 or word.casefold() not in rest.replace("volgens", ""), how


@pytest.mark.parametrize(
    ("shown", "text", "expected"),
    [
        ("Joris van der Kolk", "Vraag J. v.d. Kolk", "Vraag [naam]"),
        ("Joris van der Kolk", "Vraag Joris Kolk", "Vraag [naam]"),
        ("Joris van der Kolk", "Vraag mevrouw Van der Kolk", "Vraag mevrouw [naam]"),
        ("Joris van der Kolk", "de kolk in de sluis", "de kolk in de sluis"),
        ("Wil de Boer", "Ik wil de boer spreken", "Ik wil de boer spreken"),
        ("Wil de Boer", "Vraag het Wil de Boer", "Vraag het [naam]"),
        ("Wil de Boer", "Wil heeft gelijk", "[naam] heeft gelijk"),
        ("Roos Bakker", "Volgens Roos is een roos mooi", "Volgens [naam] is een roos mooi"),
        ("Gemeente Zwolle", "In de gemeente Zwolle kan het", "In de gemeente Zwolle kan het"),
        ("Gast", "Iedere gast telt", "Iedere gast telt"),
        ("+31 6 12345678", "Zes en 31", "Zes en 31"),
        ("Teun Brandsma", "Vraag T. Brandsma of TB", "Vraag [naam] of TB"),
        ("Joris van der Kolk", "Het plan van Kolk", "Het plan van [naam]"),
    ],
)
def test_words_that_are_names_too_stay_words(shown: str, text: str, expected: str) -> None:
    assert Privacy([shown]).cleaned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Karin Bakker weet het", "@[naam] weet het"),
        ("@Karin Heb je tips?", "@[naam] Heb je tips?"),
        ("@karin_bakker en @k\u200barin", "@[naam] en @[naam]"),
        ("@Jan van der Berg kan het", "@[naam] kan het"),
        ("insta @karin.b", "insta @[naam]"),
        ("karin @gemeente.nl", "[e-mail]"),
        ("Vraag @iedereen", "Vraag @iedereen"),
        ("Begin @ 10 uur", "Begin @ 10 uur"),
        ("Doe mee\n\nMet vriendelijke groet,\nKees", "Doe mee\n\nMet vriendelijke groet,\n[naam]"),
        ("Doe mee. Groetjes, Karin", "Doe mee. Groetjes, [naam]"),
        ("Groeten uit Zwolle", "Groeten uit Zwolle"),
        ("@31612345678 belt", "@[telefoon] belt"),
    ],
)
def test_mentions_and_signatures_are_replaced_whoever_took_part(text: str, expected: str) -> None:
    assert Privacy([]).cleaned(text) == expected


KINDS = {
    "notes.txt": "Aanwezig: Fenna Oosterwijk, Jan Puk\n\nTips van Fenna Oosterwijk\n- {}\n",
    "notes.md": "# Van Fenna Oosterwijk\n\n| Tip | Wie |\n|--|--|\n| {} | Fenna Oosterwijk |\n",
    "lijst.csv": 'Nr;Tip;Wie\n1;"{}";Fenna Oosterwijk\n',
    "kolommen.txt": "{}\tFenna Oosterwijk\n{}, zei iemand\tJan Puk\n",
    "chat.txt": "16:00:00 From Fenna Oosterwijk to Everyone:\n\t{}\n",
    "wa.txt": "18-08-2026 09:15 - Fenna Oosterwijk: {}\n18-08-2026 09:16 - Jan Puk: Ja dat\n",
    "mail.eml": "From: Fenna Oosterwijk <f@x.nl>\nTo: a@b.nl\nSubject: x\n\n- {}\n\nGroet,\nF\n",
    "pagina.html": "<html><p>Aanwezig: Fenna Oosterwijk</p><ul><li>{}</li></ul></html>",
}
SAID = (
    "Bel Fenna Oosterwijk op 06-12345678 of mail fenna@gemeente.nl, zie linkedin.com/in/fenna en"
    " https://x.nl/?mail=fenna@gemeente.nl want dat helpt"
)


@pytest.mark.parametrize(("file", "content"), KINDS.items())
def test_in_every_kind_of_file_people_are_taken_out_of_everything(file: str, content: str) -> None:
    result = imported(content.replace("{}", SAID), file, id_prefix="tips-van-fenna-oosterwijk")
    given = everything(result).casefold()
    assert "helpt" in given
    for forbidden in ("fenna", "oosterwijk", "12345678", "gemeente.nl", "linkedin"):
        assert forbidden not in given
    assert {link for tip in result.tips for link in tip.links} <= {"https://x.nl/"}
    kept = imported(content.replace("{}", SAID), file, with_names=True)
    assert kept.tips[0].text == SAID


# Whole files as programs write them, with the tips that they give.
SAMPLES = Path(__file__).with_name("samples")
GIVEN: dict[str, list[str]] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
PEOPLE = ("Hanneke", "Smeets", "Bram", "van Loon", "11223344", "voorbeeld.nl", "privé")


@pytest.mark.parametrize("file", sorted(path.name for path in SAMPLES.glob("*.[!j]*")))
def test_a_sample_gives_its_tips_and_nobody(file: str) -> None:
    unmarked = Unmarked.LINES if file == "losse-tips.txt" else Unmarked.NOTHING
    result = imported((SAMPLES / file).read_bytes(), file, unmarked=unmarked)
    assert [tip.text for tip in result.tips] == GIVEN[file]
    for forbidden in PEOPLE:
        assert forbidden not in everything(result)


def test_our_own_records_are_cleaned_as_well() -> None:
    links = ["mailto:karin@x.nl", "https://x.nl"]
    record = {"id": "a", "text": "Mail karin@x.nl", "links": links, "keywords": ["06-12345678"]}
    [tip] = imported(json.dumps([record])).tips
    assert (tip.text, tip.links) == ("Mail [e-mail]", ("https://x.nl",))
    assert tip.keywords == ("[telefoon]",)


def test_the_report_counts_and_says_what_cannot_be_known() -> None:
    counted, not_known = imported(KINDS["chat.txt"].format(SAID)).notes
    assert counted == (
        "replaced in the texts: 1 × [naam], 1 × [telefoon], 2 × [e-mail], 1 × [profiel]"
        " (--with-names leaves all as it is)"
    )
    assert not_known.startswith("Names of people who did not take part, and first names that are")


def test_the_report_counts_what_is_replaced_in_texts_that_are_kept() -> None:
    chat = """\
        18-08-2026 09:14 - Fenna Oosterwijk heeft de groep 'Noord' gemaakt
        18-08-2026 09:15 - Fenna Oosterwijk: Vraag Jan Puk om koffie
        18-08-2026 09:17 - Jan Puk: Vraag Jan Puk om koffie
    """
    said = "replaced in the texts: 1 × [naam] (--with-names leaves all as it is)"
    assert imported(chat).notes[0] == said


@given(st.sampled_from(TELEPHONES), st.sampled_from(ADDRESSES), st.text("ab .,\n()", max_size=9))
def test_numbers_beside_addresses_are_replaced(number: str, address: str, between: str) -> None:
    cleaned = texts(f"- Bel {number} {between} of mail {address} want dat kan")[0]
    assert "12345" not in cleaned
    assert "gemeente" not in cleaned.casefold()
