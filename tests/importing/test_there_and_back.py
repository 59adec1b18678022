"""What this program wrote comes back with every field, also from a spreadsheet."""

import csv
import json
import re
import zipfile
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imports import imported

from paw_cli.errors import NothingFoundError, WrongUseError
from paw_cli.files.layers import bundled_collection
from paw_cli.library import load, search
from paw_cli.model import Collection, Kind, Source, Theme, Tip
from paw_cli.render import Format, Found, Listing, Terminal, ThemeTable, render

WRITTEN = (Format.JSON, Format.JSONL, Format.CSV, Format.TSV, Format.XLSX)
FORMATS = {chosen: f"tips.{chosen}" for chosen in WRITTEN}
OWN = (
    Tip(
        id="wijk-01",
        text="=HYPERLINK(1); 's avonds\n\n- en koek",
        kind=Kind.REMARK,
        themes=("gesprek", "koffie"),
        links=("https://voorbeeld.nl/?a=1,2", "mailto:info@voorbeeld.nl"),
        source="sessie-2",
        keywords=("a, b; c", "@x", "'tja", "-1"),
        answers=("Hoe, en waarom; wanneer?",),
    ),
    Tip(id="wijk-02", text='Zeg "ja" \\ en nee; en\tverder', source="sessie-2", keywords=("een",)),
    Tip(id="a", text="'=1+1", source="sessie-2"),
)
THEMES = (Theme(id="koffie", title="Koffie, koek en zo", description="Wat er gebeurt"),)
SOURCES = (Source(id="sessie-2", title="Tweede sessie"),)


def written(tips: tuple[Tip, ...], chosen: Format) -> bytes:
    known = bundled_collection()
    collection = Collection(
        tips=tips, themes=(*known.themes, *THEMES), sources=(*known.sources, *SOURCES)
    )
    content = render(Listing(collection, tips), chosen, terminal=Terminal())
    return content if isinstance(content, bytes) else content.encode()


def read_back(content: bytes, file: str) -> tuple[Tip, ...]:
    return imported(content, file, with_names=True).tips


@pytest.mark.parametrize(("chosen", "file"), FORMATS.items())
def test_own_tips_come_back_whole_and_bundled_ones_without_id(chosen: Format, file: str) -> None:
    assert read_back(written(OWN, chosen), file) == OWN
    assert read_back(written(OWN, chosen), "stdin") == OWN
    bundled = bundled_collection().tips
    back = read_back(written(bundled, chosen), file)
    assert back == tuple(tip._replace(id="") for tip in bundled)


def test_the_hits_of_a_search_come_back() -> None:
    found = search(load(), "eigenaren")
    view = Found(load(), found, found.hits)
    for chosen in (Format.JSON, Format.JSONL, Format.CSV, Format.TSV):
        content = render(view, chosen, terminal=Terminal())
        back = read_back(str(content).encode(), "x")
        assert [tip.text for tip in back] == [hit.tip.text for hit in found.hits]


def test_markdown_brings_back_what_it_shows() -> None:
    bundled = bundled_collection().tips
    back = read_back(written(bundled, Format.MARKDOWN), "tips.md")
    assert [(t.text, t.themes, t.source, set(t.links)) for t in back] == [
        (t.text, t.themes, t.source, set(t.links)) for t in bundled
    ]
    own = read_back(written(OWN[1:], Format.MARKDOWN), "tips.md")
    assert [(tip.id, tip.text.split(), tip.source) for tip in own] == [
        (tip.id, tip.text.split(), "tweede-sessie") for tip in OWN[1:]
    ]


def by_excel(content: bytes, *, separator: str, encoding: str) -> bytes:
    """Return a csv as a spreadsheet saves it: its own separator, quotes, encoding, line ends."""
    rows = list(csv.reader(StringIO(content.decode(), newline="")))
    text = StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "cp1252"), (",", "utf-8-sig"), ("\t", "utf-16"), ("\t", "cp1252")],
)
def test_a_csv_that_went_through_a_spreadsheet_comes_back(separator: str, encoding: str) -> None:
    for tips in (OWN, bundled_collection().tips):
        saved = by_excel(written(tips, Format.CSV), separator=separator, encoding=encoding)
        assert [tip.text for tip in read_back(saved, "Map1.csv")] == [tip.text for tip in tips]
    saved = by_excel(written(OWN, Format.CSV), separator=separator, encoding=encoding)
    assert read_back(saved, "x") == OWN


def test_columns_may_be_moved_left_out_and_added() -> None:
    [tip] = read_back(
        b"Wie;text;THEMES;id;kind\r\nJan Jansen;Ga langs;gesprek, intern;x-1;opmerking\r\n", "x.csv"
    )
    assert tip == Tip(id="x-1", text="Ga langs", kind=Kind.REMARK, themes=("gesprek", "intern"))
    [tip] = read_back(b'[{"id": "paw-14", "text": "Iets anders"}]', "tips.json")
    assert tip.id == "notes-01"  # as the program has another of this id
    [tip] = imported("id;text\nx-1;Ga langs\n").tips
    assert (tip.id, tip.text) == ("x-1", "Ga langs")


def test_the_themes_of_a_workbook_come_along_with_their_titles() -> None:
    result = imported(written(OWN, Format.XLSX), "x.xlsx")
    assert result.themes == THEMES
    assert '    title: "Koffie, koek en zo"\n' in result.text


_TEXTS = st.text("ab=+-@'\"; ,\t\n\\[]{}:é👍1.|<&*_`~#>＝\u200bu", min_size=1).filter(str.strip)
_LINES = st.text("ab=+-@'\"; ,\\[]é1", min_size=1).filter(lambda text: text.strip() == text)
_TIPS = st.builds(
    Tip,
    id=st.sampled_from(["x-1", "a.b", "Z"]),
    text=_TEXTS,
    kind=st.sampled_from(Kind),
    themes=st.lists(st.sampled_from(["gesprek", "koffie"]), unique=True).map(tuple),
    source=st.just("sessie-2"),
    links=st.just(()),
    keywords=st.lists(_TEXTS, max_size=3, unique=True).map(tuple),
    answers=st.lists(_LINES, max_size=2, unique=True).map(tuple),
)


@pytest.mark.parametrize(("chosen", "file"), FORMATS.items())
@given(tip=_TIPS)
def test_any_tip_comes_back_whole(chosen: Format, file: str, tip: Tip) -> None:
    assert read_back(written((tip,), chosen), file) == (tip,)


def test_a_workbook_holds_texts_only_and_a_header_that_stays() -> None:
    with zipfile.ZipFile(BytesIO(written(OWN, Format.XLSX))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        names = archive.read("xl/workbook.xml").decode()
    assert not re.search('<f>|hyperlink|t="n"', sheet)
    assert 'state="frozen"' in sheet
    assert "<autoFilter" in sheet
    assert names.index('name="tips"') < names.index('name="themes"')
    counts = bundled_collection().theme_counts()
    themes = render(ThemeTable(counts), Format.XLSX, terminal=Terminal())
    assert isinstance(themes, bytes)
    with pytest.raises(NothingFoundError):
        read_back(themes, "themes.xlsx")


def test_no_id_of_the_program_is_broken_in_a_workbook() -> None:
    with zipfile.ZipFile(BytesIO(written(OWN, Format.XLSX))) as archive:
        sheets = [archive.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
    longest = max(len(theme.id) for theme in bundled_collection().themes)
    for sheet in sheets:
        width = re.search(r'<col min="1" max="1" width="([\d.]+)"', sheet)
        assert width
        assert float(width[1]) > longest


def test_a_text_that_no_cell_holds_is_refused_by_its_id() -> None:
    with pytest.raises(WrongUseError, match="long-1 is longer than a cell"):
        written((Tip(id="long-1", text="é" * 32_768),), Format.XLSX)
    assert json.loads(written((Tip(id="b", text="é" * 32_767),), Format.JSON))
