"""Tables give the cells that hold sentences, documents their lists; people stay behind."""

import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from imports import everything, imported, texts

from paw_cli.importing import Unmarked

LANGS = "Ga langs bij alle buren van de straat"
MARKT = "Sta op zaterdag met koffie op de markt"
BOTH = [LANGS, MARKT]


FORMS = (
    "ID;Begintijd;Tijd van voltooien;E-mail;Naam;Welke tip geef je?;Mogen we bellen?\n"
    f"1;12-3-2026 19:30;12-3-2026 19:31;jan@x.nl;Jan Puk;{LANGS};ja, 06-12345678\n"
    f"2;12-3-2026 19:30;12-3-2026 19:31;anonymous;;{MARKT};nee\n"
)
FORMS_IN_ENGLISH = (
    "Id,Start time,Completion time,Email,Name,What is your tip?\n"
    f"1,3/12/26 19:30,3/12/26 19:31,jan@x.nl,Jan Puk,{LANGS}\n"
    f"2,3/12/26 19:30,3/12/26 19:31,anonymous,,{MARKT}\n"
)


TABLES = {
    "stdin": f'Nr,Tip,Wie\n1,"{LANGS}",Jan Puk\n2,"{MARKT}",Jo Vis\n',
    "slido.csv": f'"Question","Author","Upvotes"\n"{LANGS}","Jan Puk","3"\n"{MARKT}","","1"\n',
    "menti.csv": f"Session,Question,Response\n1,Wat helpt?,{LANGS}\n1,Wat helpt?,{MARKT}\n",
    "menti-twee.csv": f"Question,Response\nWat helpt?,{LANGS}\nWat kan beter?,{MARKT}\n",
    "vragen.csv": f"Vraag;Naam;Reactie\n{LANGS};Jan Puk;\n{MARKT};Jo Vis;\n",
    "menti-kaal.csv": f"1,Wat helpt?,{LANGS}\n1,Wat helpt?,{MARKT}\n",
    "miro.csv": f"{LANGS}\n{MARKT}\n",
    "sep.csv": f"sep=;\nTip;Wie\n{LANGS};Jan Puk\n{MARKT};Jo Vis\n",
    "titel.csv": f"Opbrengst;;\n;;\nNr;Wat;Wie\n1;{LANGS};Jan Puk\n2;{MARKT};Jo Vis\n",
    "geplakt.txt": f"{LANGS}\tJan Puk\n{MARKT}\tJo Vis\n",
    "forms.csv": FORMS,
    "forms-en.csv": FORMS_IN_ENGLISH,
}


@pytest.mark.parametrize(("file", "content"), TABLES.items())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_cells_that_hold_sentences_are_tips(file: str, content: str, encoding: str) -> None:
    result = imported(content.replace("\n", "\r\n").encode(encoding), file)
    assert [tip.text for tip in result.tips] == BOTH
    for forbidden in ("Jan", "Puk", "Vis", "jan@", "06-", "12345678"):
        assert forbidden not in everything(result)


def test_names_in_a_column_are_taken_out_of_the_other_cells() -> None:
    assert texts(
        "Voornaam;Tussenvoegsel;Achternaam;Jouw tip\n"
        "Joris;van der;Kolk;Vraag Joris van der Kolk om hulp met alles\n"
        "Fenna;;Puk;Van der Kolk weet het en Fenna ook wel\n",
        "x.csv",
    ) == ["Vraag [naam] om hulp met alles", "[naam] weet het en [naam] ook wel"]
    mail = "Tip;E-mail\nVraag Fenna Oosterwijk maar om hulp;fenna.oosterwijk@x.nl\n"
    assert texts(mail) == ["Vraag [naam] maar om hulp"]


def test_two_questions_give_their_answers_below_them() -> None:
    header = "Naam;Wat ging goed?;Wat kan beter?\n"
    rows = f"Jan Puk;{LANGS};nee\nJo Vis;De koffie was goed;{MARKT}\n"
    result = imported(header + rows, "x.csv")
    assert [tip.text for tip in result.tips] == [LANGS, "De koffie was goed", MARKT]
    short = f"{header[:-1]};Waarom?\nJan Puk;{LANGS};nee;Mensen praten graag\n"
    assert texts(short, "x.csv") == [LANGS, "Mensen praten graag"]
    assert result.details[:2] == (
        "below 'Wat ging goed?': 2 items, kind tip",
        "below 'Wat kan beter?': 1 item, kind tip",
    )


@pytest.mark.parametrize(
    "text", ["Begin klein, maar begin\nVraag het, en luister", "Ga langs; neem mee\nDoe mee; ook"]
)
def test_sentences_with_commas_are_no_table(text: str) -> None:
    assert texts(text, unmarked=Unmarked.LINES) == text.splitlines()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(*body: str) -> bytes:
    """Return a Word document; its paragraphs may have a style or a level of a list."""
    numbering = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/></w:lvl>' for n in range(3))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f"</w:style>"
        for name in ("heading 1", "List Bullet", "List Bullet 2", "List Number")
    )
    parts = {
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{numbering}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/document.xml": f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>",
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return file.getvalue()


def p(text: str, *, style: str = "", level: int | None = None) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{runs}</w:r></w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


WORD = {
    "nested": (
        docx(p("een", level=0), p("onder", level=1), p("ook", style="ListBullet2")),
        ["een\n- onder\n- ook"],
    ),
    "typed marks": (docx(p(f"- {LANGS}"), p(f"2. {MARKT}")), BOTH),
    "a table": (docx(table([["Tip", "Wie"], [LANGS, "Jan Puk"], [MARKT, "Jo Vis"]])), BOTH),
    "who were there": (
        docx(p("Aanwezig: Jan Puk, Jo Vis"), p("Volgens Jan Puk kan *dit*", level=0)),
        ["Volgens [naam] kan *dit*"],
    ),
    "a chat pasted into Word": (
        docx(p("12-03-2026 09:15 - Jan Puk: Ga langs"), p("12-03-2026 09:16 - Jo Vis: Ook")),
        ["Ga langs", "Ook"],
    ),
    "a chat with line breaks": (
        docx(p("Jan Puk\n10:37\nGa langs\nJo Vis\n10:38\nDoe mee")),
        ["Ga langs", "Doe mee"],
    ),
}


@pytest.mark.parametrize(("document", "expected"), WORD.values(), ids=WORD)
def test_a_word_document_gives_its_lists_and_tables(document: bytes, expected: list[str]) -> None:
    result = imported(document, "verslag.docx")
    assert [tip.text for tip in result.tips] == expected
    assert "Puk" not in everything(result)
    assert texts(document, "verslag.txt") == expected


def test_paragraphs_of_a_document_are_tips_on_request() -> None:
    document = docx(p("Verslag"), p(f"{LANGS}."), p("en nog", level=0))
    assert texts(document, "x.docx") == ["en nog"]
    assert texts(document, "x.docx", unmarked=Unmarked.PARAGRAPHS) == [f"{LANGS}.", "en nog"]


TABLE = f"""
    <html><body><table><tr><th>Tip</th><th>Wie</th></tr><tr><td>{LANGS}</td><td>Jan Puk</td></tr>
    <tr><td>{MARKT}</td><td>Jo Vis</td></tr></table></body></html>"""
WEB = {
    TABLE: BOTH,
    f"<div class='menu'><ul><li>Home</li></ul></div><ul><li>{LANGS}</li></ul>": [LANGS],
    f"<ol><li>{LANGS}<ul><li>ook &amp; zo</li></ul></li></ol>": [f"{LANGS}\n- ook & zo"],
    f"<html><body><div>1. {LANGS}<br>2. {MARKT}</div></body></html>": BOTH,
    "<ul><li>een<br>twee</li></ul>": ["een twee"],
    "<ul><li><h3>een</h3><p>twee</p></li></ul>": ["een twee"],
    f"<table><td><li>{LANGS}</li><table><tr><td>Tip<td>Wie<tr><td>{MARKT}<td>Jo Vis</table>": BOTH,
}


@pytest.mark.parametrize(("page", "expected"), WEB.items())
def test_a_web_page_gives_its_lists(page: str, expected: list[str]) -> None:
    assert texts(page, "pagina.html") == expected


IN_HTML = (
    f"<p>Beste Jan,</p><ul><li>Één tip van Karin Bakker en Kees Bos: {LANGS}</li>"
    f"<li>{MARKT}</li></ul>"
    "<p>Groet,</p><p>Karin</p><p>06-12345678</p><p>Op do 12 mrt 2026 schreef Kees Bos:</p>"
    "<ul><li>Oude tip van Kees</li></ul>"
)


def test_an_email_gives_its_own_list_and_its_attachments_are_not_read_which_is_said() -> None:
    message = EmailMessage()
    message["From"] = "Karin Bakker <karin@x.nl>"
    message["To"] = '"Puk, Jan" <jan@x.nl>'
    message["Subject"] = "Tips – de opbrengst"
    message.set_content("zie html", charset="iso-8859-1", cte="quoted-printable")
    message.add_alternative(IN_HTML, subtype="html", cte="base64")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="x.pdf")
    result = imported(message.as_bytes(), "mail.eml")
    assert [tip.text for tip in result.tips] == [f"Één tip van [naam] en [naam]: {LANGS}", MARKT]
    assert "1 attachment of the e-mail was not read" in result.notes
    for forbidden in ("Karin", "Bakker", "Puk", "Kees", "Oude tip", "12345678"):
        assert forbidden not in everything(result)


def test_a_workbook_gives_the_sentences_of_every_sheet() -> None:
    import xlsxwriter

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        for name, tip in (("Een", LANGS), ("Twee", MARKT)):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, ["Opbrengst"])
            sheet.write_row(2, 0, ["Nr", "Tip", "Naam"])
            sheet.write_row(3, 0, [1, tip, "Jan Puk"])
    assert texts(file.getvalue(), "x.xlsx") == BOTH


def test_a_heading_of_a_page_is_read_whole() -> None:
    page = "<h2>Wat<br>helpt</h2><ul><li><h3>Ga langs<br>bij buren</h3></li><li>Doe mee</li></ul>"
    result = imported(f"<html><body>{page}</body></html>", "x.html")
    assert [tip.text for tip in result.tips] == ["Ga langs bij buren", "Doe mee"]
    assert result.details == ("below 'Wat helpt': 2 items, kind tip",)
