"""What gives no tips is refused by its name, with the way on."""

import zipfile
from io import BytesIO

import pytest
from imports import imported, texts

from paw_cli.errors import NothingFoundError, PawTipsError, TipsFileError, WrongUseError


def archive(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        for name in names:
            zipped.writestr(zipfile.ZipInfo(name), "x")  # of no date: cases are told apart by it
    return file.getvalue()


FILE, TIPS_FILE = TipsFileError, WrongUseError
TRANSCRIPT = NOTHING = NothingFoundError
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = b"From: a@b.nl\nTo: c@d.nl\nSubject: x\n"
CASES = [
    (b"%PDF-1.7 x", FILE, "a PDF document"),
    (b"{\\rtf1\\ansi x}", FILE, "Rich Text Format"),
    (OLE + "WordDocument".encode("utf-16-le"), FILE, "an old Word"),
    (OLE + "Workbook".encode("utf-16-le"), FILE, "an old Excel"),
    (OLE + "__substg1.0_".encode("utf-16-le"), FILE, "Outlook"),
    (archive("ppt/presentation.xml"), FILE, "a presentation"),
    (archive("content.xml", "mimetype"), FILE, "an OpenDocument file"),
    (archive("_chat.txt", "IMG-1.jpg"), FILE, "an archive"),
    (archive("word/document.xml"), FILE, "damaged or locked"),
    (archive("xl/workbook.xml"), FILE, "damaged or locked"),
    (HEAD + b"Cc: Jan <jan@\n\n- een\n", FILE, "damaged or locked"),
    (HEAD + b"Content-Type: application/pdf\n\nJVBERi0=\n", NOTHING, "no items"),
    (b"PK\x03\x04 stuk", FILE, "an archive"),
    (b"\x89PNG\r\n\x1a\n\0", FILE, "an image"),
    (b"\0\0\0\x20ftypM4A \0", FILE, "a recording"),
    (b"\x1f\x8b\x08\0", FILE, "an archive"),
    (b"\x7fELF\x02\0\0\0\0\1\2\3", FILE, "no text"),
    (b"- een\0twee\n", FILE, "no text"),
    (b"BEGIN:VCARD\nFN:Jan Puk\nEND:VCARD\n", FILE, "contacts"),
    (b'<?xml version="1.0"?><a><b>- een</b></a>', FILE, "XML"),
    (b'[{"type": "message", "user": "U1", "text": "a", "ts": "1.0"}]', FILE, "Slack"),
    (b'{"guild": {}, "channel": {}, "messages": []}', FILE, "Discord"),
    (b'{"name": "x", "type": "group", "messages": []}', FILE, "Telegram"),
    (b'[{"id": "gesprek", "title": "x", "count": 3}]', FILE, "JSON of another program"),
    (b"Jan Puk\n  7:31 PM\n- Ga langs\n:+1:\n2\n", FILE, "Slack"),
    (b"Jan Puk  7:31 PM\nGa langs\n3 replies\nView thread\n- x", FILE, "Slack"),
    ("fenna — Today at 7:31 PM\nGa\njo — Today at 7:32 PM\n- x\n".encode(), FILE, "Discord"),
    (b"Jan Puk, [12.03.2026 19:31]\nGa\nJo Vis, [12.03.2026 19:32]\n- x", FILE, "Telegram"),
    (b"00:07:56.376,00:07:59.376\nJan Puk: Ga langs\n", FILE, "Google Meet"),
    (b"In-call messages\nJan Puk\n19:31\n- Ga langs\n", FILE, "Google Meet"),
    (b"12:30 Jan Puk: Ga langs\n12:31 Jo Vis: Doe mee\n- x\n", FILE, "not known here"),
    (b"2026-03-12 12:30 <Jan> Ga\n2026-03-12 12:31 <Jo> Doe\n- x\n", FILE, "not known here"),
    (b"(12:30) Jan Puk | Ga\n(12:31) Jo Vis | Doe\n- x\n", FILE, "not known here"),
    (b"12/3/2026 Jan Puk: Ga\n12/3/2026 Jo Vis: Doe\n- x\n", FILE, "not known here"),
    (b"Jan Puk - 12:30\nGa langs\nJo Vis - 12:31\n- x\n", FILE, "not known here"),
    (b"WEBVTT\n\n00:03.000 --> 00:06.500\n<v Jan Puk>- Een\n", TRANSCRIPT, "a transcript"),
    (b"1\n00:00:03,000 --> 00:00:06,500\n- Een\n", TRANSCRIPT, "a transcript"),
    (b"0:00:03.000,0:00:06.500\nwelkom allen\n", TRANSCRIPT, "a transcript"),
    (b"Jan Puk   0:03\nWelkom\n\nJo Vis   0:09\n- Ja\n", TRANSCRIPT, "a transcript"),
    (b"Jan Puk\n0:00:03\nWelkom\nJo Vis\n0:00:09\n- Ja\n", TRANSCRIPT, "a transcript"),
    (b"[Jan Puk] 19:31:02\nWelkom\n\n[Jo Vis] 19:31:09\n- Ja\n", TRANSCRIPT, "a transcript"),
    (b"Transcriptie\n12 maart 2026\nJan Puk 10:03\nDag\nJo Vis 12:09\n- Ja\n", TRANSCRIPT, "a tra"),
    (b"tips:\n- id: a\n  text: Koffie.\n", TIPS_FILE, "a tips file already"),
    (b"# van mij\n\ntips:\n  # een\n  - text: Koffie.\n", TIPS_FILE, "a tips file already"),
    (b'{"tips": [{"text": "Koffie."}]}', TIPS_FILE, "a tips file already"),
    (b"{tips: [{text: Koffie}]}", TIPS_FILE, "a tips file already"),
    (b"", NothingFoundError, "no items"),
    (b"[]\n", NothingFoundError, "no items"),
    (b"Een zin.\n", NothingFoundError, "no items"),
    (b"From: a@b.nl\nTo: c@d.nl\nSubject: x\n\nGroet,\nJan\n", NothingFoundError, "no items"),
]


@pytest.mark.parametrize(("content", "error", "name"), CASES)
def test_what_gives_no_tips_is_named(content: bytes, error: type[PawTipsError], name: str) -> None:
    for file in ("gewoon.txt", "raar.csv")[: 1 if content == b"Een zin.\n" else 2]:
        with pytest.raises(error) as raised:
            imported(content, file)
        assert name in raised.value.message
        assert file in raised.value.message
        assert raised.value.hint


@pytest.mark.parametrize(
    "programme",
    [
        "Agenda\n19:30 Opening: welkom door de wethouder\n19:45 Tips ophalen\n20:30 Afsluiting\n",
        "Programma\n19:30\nInloop\n20:00\nOpening\n",
        "19:30 - 20:00 Inloop\n20:00 - 21:00 Plenair\n",
        "19:30 Muziek: het koor\n20:00 Quiz: over de wijk\n",
    ],
)
def test_the_programme_of_an_evening_is_no_chat(programme: str) -> None:
    assert texts(f"{programme}\n- Ga langs\n- Doe mee\n") == ["Ga langs", "Doe mee"]
