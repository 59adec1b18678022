import re

import pytest
from any_views import COLLECTION, VIEWS, any_view, rendered
from hypothesis import given
from hypothesis import strategies as st
from rich._palettes import EIGHT_BIT_PALETTE
from rich.cells import cell_len

from paw_cli.model import Theme, Tip
from paw_cli.render import Cards, Format, Found, Listing, Terminal, ThemeTable, View
from paw_cli.safe_text import ESCAPES
from paw_cli.search_engine import Hit, MatchKind, SearchResult, TextMatch

HARMFUL = {chr(code) for code in ESCAPES} - {"\n"}
LINK = re.compile(r"https?://|mailto:|www\.", re.IGNORECASE)
STYLE = re.compile(r"\x1b\[[0-9;]*m")
HYPERLINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")

PLAIN = Terminal()

any_width = st.integers(min_value=40, max_value=150)
any_encoding = st.sampled_from(["utf-8", "ascii", "cp1252"])


def pretty(view: View, terminal: Terminal = PLAIN) -> str:
    return rendered(view, Format.PRETTY, terminal=terminal)


def card(text: str, terminal: Terminal = PLAIN) -> list[str]:
    """Return the lines of a card that hold the text."""
    tips = (Tip(id="a", text=text),)
    lines = pretty(Cards(collection=COLLECTION, tips=tips), terminal).splitlines()
    return lines[1 : lines.index("", 1)]


@given(any_view(), any_width, any_encoding)
def test_all_fits_the_terminal_and_is_not_obeyed(view: View, width: int, encoding: str) -> None:
    text = pretty(view, Terminal(width=width, encoding=encoding))
    assert HARMFUL.isdisjoint(text)
    assert text.encode(encoding).decode(encoding) == text
    for line in text.split("\n"):
        stands_alone = LINK.search(line) and " " not in line.strip()
        assert cell_len(line) <= width or stands_alone
        assert not line.endswith(" ")


@given(any_view(), any_width)
def test_colour_adds_nothing_but_our_own_styles_and_links(view: View, width: int) -> None:
    colored = pretty(view, Terminal(width=width, color=True, hyperlinks=True))
    plain = HYPERLINK.sub("", STYLE.sub("", colored))
    assert HARMFUL.isdisjoint(plain)
    for url in filter(None, HYPERLINK.findall(colored)):
        assert re.fullmatch(r"(https?://|mailto:)[!-~]*", url, re.IGNORECASE)
    if not isinstance(view, Found):  # in which signs stand for the styles
        bare = [line.rstrip(" ") for line in plain.split("\n")]
        assert bare == pretty(view, Terminal(width=width)).split("\n")


def test_prose_is_no_wider_than_ninety() -> None:
    long = "woord " * 100
    tip = Tip(id="a", text=long, answers=(long,))
    in_full = Cards(collection=COLLECTION, tips=(tip,), in_full=True)
    for view in (in_full, found(long, MatchKind.EXACT)):
        assert max(map(len, pretty(view, Terminal(width=200)).splitlines())) <= 90


@pytest.mark.parametrize(("blanks", "letters"), [(3, 38), (3, 90), (45, 2), (45, 90)])
def test_the_blanks_before_a_long_word_count(blanks: int, letters: int) -> None:
    lines = card(f"a\n{' ' * blanks}{'b' * letters}", Terminal(width=40))
    assert max(map(cell_len, lines)) <= 40
    assert sum(line.count("b") for line in lines) == letters


@pytest.mark.parametrize("width", [40, 80])
def test_a_card_in_full_cuts_no_question(width: int) -> None:
    questions = ("Hoe krijg ik mensen van andere teams zover?", "En wat als het er te weinig zijn?")
    tip = Tip(id="a", text="tekst", answers=questions)
    in_full = Cards(collection=COLLECTION, tips=(tip,), in_full=True)
    assert " ".join(questions) in " ".join(pretty(in_full, Terminal(width=width)).split())


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_a_link_is_never_broken(width: int) -> None:
    link = "https://example.org/" + "lang/" * 12 + "einde"
    lines = card(f"Zie het stuk {link} en lees het.", Terminal(width=width))
    [holding] = [line for line in lines if "https" in line]
    assert link in holding
    if width <= len(link):
        assert holding == link


def test_a_link_is_clickable_where_the_terminal_can() -> None:
    text = "Zie https://example.org/é, echt."
    url = "https://example.org/%C3%A9"
    linked = "\n".join(card(text, Terminal(color=True, hyperlinks=True)))
    assert HYPERLINK.findall(linked) == [url, ""]
    assert HYPERLINK.sub("", STYLE.sub("", linked)).endswith("https://example.org/é, echt.")
    assert "\x1b]8" not in "\n".join(card(text, Terminal(color=True)))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("参" * 20, ["参" * 19, "参"]),
        ("e\u0301" * 40, ["e\u0301" * 38, "e\u0301" * 2]),
        ("👩\u200d👧" * 10, ["👩\u200d👧" * 9, "👩\u200d👧"]),
        ("👍🏽" * 10, ["👍🏽" * 9, "👍🏽"]),
        ("a" * 40, ["a" * 38, "a" * 2]),
        ("[bold]vet[/bold] :smile: [link=x]", ["[bold]vet[/bold] :smile: [link=x]"]),
        ("drie\u00a0kort " * 4, ["drie\u00a0kort drie\u00a0kort drie\u00a0kort", "drie\u00a0kort"]),
    ],
)
def test_text_is_measured_in_cells_and_no_sign_is_broken(text: str, lines: list[str]) -> None:
    assert [line.removeprefix("┃ ") for line in card(text, Terminal(width=40))] == lines


def luminance(*color: int) -> float:
    """Say how bright a colour is, as WCAG 2.1 has it."""
    parts = [part / 255 for part in color]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# White, black, an editor's black, Solarized light and dark, and PowerShell's blue.
GROUNDS = ("ffffff", "000000", "1e1e1e", "fdf6e3", "002b36", "012456")


def test_every_colour_stands_out_from_every_usual_ground() -> None:
    drawn = "".join(pretty(view, Terminal(color=True)) for view in VIEWS.values())
    used = {*map(int, re.findall(r"38;5;(\d+)", drawn))}
    assert used
    for number in used:
        for ground in GROUNDS:
            ours, its = luminance(*EIGHT_BIT_PALETTE[number]), luminance(*bytes.fromhex(ground))
            assert (max(ours, its) + 0.05) / (min(ours, its) + 0.05) >= 3.6


def test_a_listing_has_a_line_for_each_tip_with_its_whole_id() -> None:
    tips = (
        Tip(id="paw-1", text="kort"),
        Tip(id="een-heel-lang-id-van-een-gebruiker", text="lang " * 30),
    )
    assert pretty(Listing(collection=COLLECTION, tips=tips), Terminal(width=60)).splitlines() == [
        "paw-1  tip     kort",
        "een-heel-lang-id-van-een-gebruiker  tip     lang lang lang…",
    ]


def found(text: str, *kinds: MatchKind, word: str = "gezocht") -> Found:
    """Return a hit in which words of the text match, each of another kind."""
    words = list(re.finditer(r"\w+", text))
    matches = tuple(
        TextMatch(start=place.start(), end=place.end(), kind=kind, word=word)
        for place, kind in zip(words, kinds, strict=False)
    )
    hits = (Hit(tip=Tip(id="a", text=text), score=1.0, matches=matches),)
    return Found(COLLECTION, SearchResult(query=word, hits=hits), hits)


def test_each_kind_of_match_is_marked_by_more_than_colour() -> None:
    view = found("een twee drie vier vijf", *MatchKind)
    assert "[een] [~twee] [+drie] [?vier] [=vijf]" in pretty(view)
    without_color = re.sub(r";?38;5;\d+", "", pretty(view, Terminal(color=True)))
    styles = re.findall(r"\x1b\[([0-9;]*)m(?:een|twee|drie|vier|vijf)", without_color)
    assert len(set(styles)) == len(MatchKind)


@pytest.mark.parametrize(
    ("kind", "text", "word", "reason"),
    [
        (MatchKind.EXACT, "Cooperatie", "coöperatie", None),
        (MatchKind.INFLECTION, "eigenaren", "eigenaar", None),
        (MatchKind.COMPOUND, "bewonersparticipatie", "participatie", None),
        (MatchKind.COMPOUND, "Raad", "gemeenteraad", "'raad' (part of a word)"),
        (MatchKind.TYPO, "Eigenaar", "eigennaar", "'eigenaar' (other spelling)"),
        (MatchKind.SYNONYM, "Bewoner", "inwoner", "'bewoner' (same meaning)"),
    ],
)
def test_a_reason_is_given(kind: MatchKind, text: str, word: str, reason: str | None) -> None:
    lines = pretty(found(text, kind, word=word)).splitlines()
    assert lines[2:] == ([] if reason is None else [f"  → {word}: {reason}"])


def test_a_link_with_matches_in_it_stays_whole() -> None:
    link = "https://voorbeeld.example/tafel"
    text = f"Zie {link}, zie voorbeeld."
    matches = tuple(
        TextMatch(start=place.start(), end=place.end(), kind=MatchKind.EXACT, word=place[0])
        for place in re.finditer("voorbeeld|tafel", text)
    )
    hits = (Hit(tip=Tip(id="a", text=text), score=1.0, matches=matches),)
    view = Found(COLLECTION, SearchResult(query="", hits=hits), hits)
    assert HYPERLINK.findall(pretty(view, Terminal(color=True, hyperlinks=True))) == [link, ""]
    marked = f"  Zie {link}, zie [voorbeeld]."
    assert pretty(view).splitlines()[1:] == [marked, "  → tafel: in the link"]


def hits_of(*lengths: int) -> Found:
    """Return a hit for each length of a text, the word that matches at its end."""
    hits = []
    for number, length in enumerate(lengths):
        text = f"begin {'woord ' * (length // 6)}einde"
        start = text.index("einde")
        match = TextMatch(start=start, end=len(text), kind=MatchKind.EXACT, word="einde")
        hits.append(Hit(tip=Tip(id=f"t-{number}", text=text), score=1.0, matches=(match,)))
    result = SearchResult(query="einde", hits=tuple(hits), good=tuple(hits))
    return Found(COLLECTION, result, hits)


def test_the_best_hit_is_whole_and_a_long_one_cut_to_what_matches_and_its_beginning() -> None:
    best, _gap, other = pretty(hits_of(1200, 1200)).partition("\n\n")
    assert best.count("woord") == 200
    lines = other.splitlines()
    assert lines[1].startswith("  begin")
    assert lines[-2] == "  …"
    assert lines[-1].endswith("[einde]")
    assert len(lines) == 1 + 7


@pytest.mark.parametrize(
    ("lengths", "height", "width", "shown"),
    [
        ((100,) * 9, 24, 80, 5),
        ((100,) * 9, 50, 80, 9),
        ((800,) * 9, 24, 80, 3),  # shortened, but there
        ((1000, 800, 800), 24, 80, 3),
        ((800,) * 2, 24, 80, 2),
        ((800,) * 9, 24, 60, 1),
        ((1500,) * 9, 10, 80, 1),  # the best one is whole, whatever the window
    ],
)
def test_what_fits_is_shown(lengths: tuple[int, ...], height: int, width: int, shown: int) -> None:
    view = hits_of(*lengths)._replace(room=height - 2)
    lines = pretty(view, Terminal(width=width, height=height)).splitlines()
    assert sum(line.startswith("t-") for line in lines) == shown
    assert " ".join(lines).split("t-1")[0].count("woord") == lengths[0] // 6
    if shown > 1:
        assert len(lines) <= height - 2


def test_bars_are_as_long_as_the_counts_are_large() -> None:
    counts = tuple((Theme(id=name, title=name), n) for name, n in [("a", 8), ("b", 4), ("c", 0)])
    lines = pretty(ThemeTable(counts=counts), Terminal(encoding="ascii")).splitlines()
    assert [line.split()[2:] for line in lines] == [["#" * 24, "8"], ["#" * 12, "4"], ["0"]]
