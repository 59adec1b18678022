"""Answers to render: a small collection that holds what is hard, and arbitrary ones."""

from typing import Any

from hypothesis import strategies as st

from any_tips import any_collection
from paw_cli.model import Collection, Kind, Source, Theme, Tip
from paw_cli.render import Cards, Format, Found, Listing, ThemeTable, View, render
from paw_cli.safe_text import ESCAPES
from paw_cli.search_engine import FieldMatch, Hit, MatchKind, SearchResult, TextMatch

TIPS = (
    Tip(
        id="paw-04",
        text="Eerlijkheid is ook heel belangrijk in participatie. En timing. Want als er echt "
        "niets meer te kiezen is, dan ben je te laat met participatie begonnen!",
        themes=("eerlijkheid", "timing"),
        source="chat",
        keywords=("transparantie", "open, eerlijk"),
        answers=("Wanneer begin je met participatie?", "Moet ik zeggen wat al vastligt?"),
    ),
    Tip(
        id="paw-36",
        kind=Kind.REMARK,
        text="Zie het stuk https://example.org/een/lange/koppeling_die_nergens_in_past/van-"
        "klimaatakkoord-naar-keukentafel. Super verhelderend!",
        links=("https://example.org/elders",),
        source="chat",
    ),
    Tip(
        id="team-1",
        text='=1+1; "aanhaling", *sterren* en <b>vet</b>\n\n- punt een\n\tpunt twee \\ eind',
        themes=("eerlijkheid",),
        source="team",
    ),
    Tip(
        id="team-2",
        kind=Kind.REMARK,
        text="Kwaad: \x1b[31mrood\x1b[0m \x9b5m \u202eomgekeerd\u202c "
        "参加 e\u0301e\u0301n 👩\u200d👧",
        themes=("timing",),
        source="\x1b]0;titel\x07",
    ),
)
COLLECTION = Collection(
    tips=TIPS,
    themes=(
        Theme(
            id="eerlijkheid",
            title="Eerlijkheid en vertrouwen",
            description="Open zijn over wat al vastligt en waarmaken wat je over participatie zegt",
        ),
        Theme(id="timing", title="Timing | tempo"),
        Theme(id="leeg", title="Leeg", description="Nog geen tips"),
    ),
    sources=(
        Source(id="chat", title="Tips uit de chat", url="https://example.org/chat"),
        Source(id="team", title="Eigen [tips]"),
    ),
)


def _text_match(found: str, kind: MatchKind, word: str) -> TextMatch:
    start = TIPS[0].text.index(found)
    return TextMatch(start=start, end=start + len(found), kind=kind, word=word)


_IN_TEXT = (
    _text_match("Eerlijkheid", MatchKind.TYPO, "eerlykheid"),
    _text_match("heel", MatchKind.INFLECTION, "hele"),
    _text_match("part", MatchKind.COMPOUND, "part"),
    _text_match("timing", MatchKind.EXACT, "timing"),
    _text_match("kiezen", MatchKind.SYNONYM, "besluiten"),
)
_ELSEWHERE = (
    FieldMatch("theme", "Timing | tempo", MatchKind.EXACT, "tempo\x1b[0m"),
    FieldMatch("answer", "Hoe laat?", MatchKind.EXACT, "laat"),
)
HITS = (
    Hit(tip=TIPS[0], score=1.0, matches=_IN_TEXT),
    Hit(tip=TIPS[3], score=0.123456, matches=_ELSEWHERE),
)

VIEWS: dict[str, View] = {
    "list": Listing(COLLECTION, TIPS),
    "search": Found(COLLECTION, SearchResult(query="eerlykheid hele timing", hits=HITS), HITS),
    "show": Cards(COLLECTION, TIPS, in_full=True),
    "random": Cards(COLLECTION, TIPS[1:2]),
    "themes": ThemeTable(COLLECTION.theme_counts()),
}
NOTHING: dict[str, View] = {
    "list": Listing(Collection(), ()),
    "search": Found(Collection(), SearchResult(query="niets", hits=()), ()),
    "show": Cards(Collection(), (), in_full=True),
    "themes": ThemeTable(()),
}


def rendered(view: View, chosen: Format, **options: Any) -> str:
    """Return a view in a form that is text."""
    content = render(view, chosen, **options)
    assert isinstance(content, str)
    return content


_CODES = ("\x1b[31m", "\x1b]8;;https://kwaad.example\x07", "[bold]", ":smile:", "=1+1", "<b>", "\n")
_SIGNS = ("参", "👩\u200d👧", "❤\ufe0f", "👍🏽", "e\u0301", "\u00ad", "\u00a0", "\u200b", "\udc80")
_WORDS = ("https://example.org/", "bewonersparticipatie", "wijk", "a", " ", "  ", ";", '"', "\\")
_PIECES = st.sampled_from([*map(chr, ESCAPES), *_CODES, *_SIGNS, *_WORDS])
any_text = st.text(st.characters(), max_size=20) | st.lists(_PIECES, max_size=30).map("".join)


@st.composite
def any_view(draw: st.DrawFn) -> View:
    """Draw an answer of any command."""
    collection = draw(any_collection(any_text, any_text, any_text))
    hits = tuple(draw(_any_hit(tip)) for tip in collection.tips)
    views: list[View] = [
        Listing(collection=collection, tips=collection.tips),
        Found(collection, SearchResult(query=draw(any_text), hits=hits), hits),
        ThemeTable(counts=collection.theme_counts()),
        Cards(collection=collection, tips=collection.tips, in_full=draw(st.booleans())),
    ]
    return draw(st.sampled_from(views))


@st.composite
def _any_hit(draw: st.DrawFn, tip: Tip) -> Hit:
    places = st.integers(min_value=0, max_value=len(tip.text))
    edges = sorted(draw(st.lists(places, max_size=6, unique=True)))
    kind = st.sampled_from(MatchKind)
    in_text = [
        TextMatch(start=start, end=end, kind=draw(kind), word=draw(any_text))
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    field = st.sampled_from(["theme", "keyword", "answer"])
    elsewhere = st.builds(FieldMatch, field=field, value=any_text, kind=kind, word=any_text)
    score = draw(st.floats(min_value=0, max_value=1, exclude_min=True))
    return Hit(tip, score, (*in_text, *draw(st.lists(elsewhere, max_size=2))))
