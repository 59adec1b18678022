r"""Texts from anybody, where they are shown: on a terminal, as a link, in a spreadsheet's cell.

What a terminal would obey instead of show, what would show a line in another order than it is
stored in, and what no reader sees is written out as JSON writes it: ESC becomes the six
characters `\u001b`.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from unicodedata import combining, normalize


def _codes(ranges: str) -> Iterator[int]:
    """Yield the code points of ranges such as `7f-9f`."""
    for first, _, last in (each.partition("-") for each in ranges.split()):
        yield from range(int(first, 16), int(last or first, 16) + 1)


# What a terminal obeys: C0 with ESC, DEL, and C1 with CSI and OSC as one character; marks,
# embeddings, overrides and isolates of direction, separators of lines, annotations between them.
ESCAPES = {
    code: f"\\u{code:04x}"
    for code in _codes("0-1f 7f-9f 61c 200e-200f 2028-202e 2066-206f fff9-fffb")
}

# What takes no ink: most of Unicode's Default_Ignorable_Code_Point, and letters that are blank. At
# the end are tags, in which a whole text can hide, and more variation selectors.
_INVISIBLE = (
    "[\xad\u034f\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)

_ONE_LINE = ESCAPES | {ord("\n"): " ", ord("\t"): " "}
_LINES = _ONE_LINE | {ord("\n"): "\n"}


def json_escape(character: str) -> str:
    r"""Return a character as JSON writes it in ASCII: `\u202e`, or two of those."""
    return re.sub("....", r"\\u\g<0>", character.encode("utf-16-be", "surrogatepass").hex())


def safe_text(text: str, *, lines: bool = False) -> str:
    """Return a text in which nothing is left that a terminal would obey or a reader not see.

    It is one line, tabs and line ends made spaces; `lines` keeps the line ends. Emoji
    sequences, combining marks, no-break spaces and soft hyphens stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    seen = without_hidden(text)
    if seen.isprintable():
        return seen
    escaped = seen.replace("\r\n", "\n").translate(_LINES if lines else _ONE_LINE)
    return without_surrogates(escaped)


def without_hidden(text: str) -> str:
    r"""Return a text with each hidden character as `\u200b`."""
    hidden = {*hidden_characters(text)}
    escaped = (json_escape(c) if place in hidden else c for place, c in enumerate(text))
    return "".join(escaped) if hidden else text


def hidden_characters(text: str) -> tuple[int, ...]:
    """Return the offsets of the characters that no reader sees and that nothing needs.

    Emoji sequences need joiners, selectors and tags, and some scripts joiners; a soft hyphen
    stands between letters.
    """
    if text.isascii() or not re.search(_INVISIBLE, text):
        return ()
    return tuple(found.start() for found in _invisible().finditer(text) if found["hidden"])


@cache
def _invisible() -> re.Pattern[str]:
    """Return what matches each sequence that invisible characters belong to, else one of them."""
    emoji = "[©®‼⁉™ℹ\u2190-\u27ff\u2900-\u2bff〰〽㊗㊙\U0001f000-\U0001faff]"
    styled = f"{emoji}[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?"
    tags = ("gbeng", "gbsct", "gbwls")  # the flags of England, Scotland and Wales
    flags = "|".join("".join(chr(0xE0000 + ord(tag)) for tag in name) for name in tags)
    # Arabic and its kin, the scripts of India and around it, Thai, Tibetan, Burmese, Khmer...
    joined = (
        "\u0620-\u109f\u1780-\u17b3\u17b6-\u17ff\u1a20-\u1cff\ua840-\uabff\ufb50-\ufdff\ufe70-\ufefc"
        "\U00010a00-\U00011fff\U0001e900-\U0001e95f"
    )
    return re.compile(
        "[0-9#*]\ufe0f\u20e3"
        f"|\U0001f3f4(?:{flags})\U000e007f"
        f"|{styled}(?:\u200d{styled})*"
        f"|(?<=[{joined}])[\u200b-\u200d]|[\u200b-\u200d](?=[{joined}])"
        "|(?<![\\s\xad])\xad(?![\\s\xad])"
        f"|(?P<hidden>{_INVISIBLE})"
    )


def without_surrogates(text: str) -> str:
    r"""Return a text with halves of characters, which no encoding can write, as `\udc80`."""
    return text.encode("utf-8", "backslashreplace").decode()


# What typography and our own drawing would lose most by; letters lose their accents only.
_PLAIN_SIGNS = (
    '…=... ·=- •=* –=- —=- ‘=\' ’=\' ‚=\' “=" ”=" „=" «=" »=" →=-> €=EUR ×=x ●=* ○=- ┃=| █=#'
)
_PLAIN_LETTERS = "ß=ss æ=ae Æ=AE œ=oe Œ=OE ø=o Ø=O ł=l Ł=L"
_PLAIN = {
    **dict(pair.split("=") for pair in f"{_PLAIN_SIGNS} {_PLAIN_LETTERS}".split()),
    **dict.fromkeys("\N{SOFT HYPHEN}\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}", ""),
    "\N{NO-BREAK SPACE}": " ",
}


def encodable(text: str, encoding: str) -> str:
    """Return a text that `encoding` can write: as it is, else plainer, at worst with a `?`."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        lacking = [c for c in set(text) if not c.encode(encoding, "ignore")]
        plainer = {ord(c): _PLAIN.get(c, _without_accents(c)) for c in lacking}
        return text.translate(plainer).encode(encoding, "replace").decode(encoding)
    return text


def _without_accents(character: str) -> str:
    return "".join(c for c in normalize("NFKD", character) if not combining(c))


# --- Links: the host that a person sees is the one that they go to ----------------------------

# What is a link in a text; a sentence's own point or bracket after it is not part of it.
LINK = r"(?i:((?:https?://|mailto:)[^\s<>\"]*[^\s<>\".,;:!?)\]']))"

_LEADS_TO_A_HOST = r"(?i:https?://|mailto:[^?]*@)"

# A host in letters of European alphabets in Latin script, which nobody here takes for others. Not
# among them are those that look like another one (ı, ſ) or like two (ĳ, ŀ).
_LABEL = "[0-9A-Za-zÀ-ÖØ-öø-įĴ-ķĹ-ľŁ-ňŊ-žȘ-ț_-]+"
_HOST = rf"{_LABEL}(?:\.{_LABEL})*\.?"
_USER = "[^@%?,]*@"
_WEB = rf"(?s)((?i:https?)://)({_HOST})((?::[0-9]*)?(?:[/?#].*)?)"
_MAIL = rf"(?s)((?i:mailto):(?:{_USER}{_HOST},)*{_USER})({_HOST})((?:\?.*)?)"


def safe_url(url: str) -> str | None:
    """Return a link as it may be made clickable; None for no web or mail link, or a misleading one.

    What is not ASCII is written as browsers send it, the host as the network knows it, in Punycode.
    """
    from urllib.parse import quote  # only where links are drawn

    link = _aright(url)
    if link is None:
        return None
    before, host, after = link.groups()
    whole = f"{before}{'.'.join(map(_punycode, host.split('.')))}{after}"
    return quote(without_surrogates(whole), safe="!#$%&'()*+,-./:;=?@_~")


def misleading_host(url: str) -> bool:
    """Whether a person may read another host in a web or mail link than the one it leads to.

    Such as in `https://gemeente.nl@kwaad.example`, or in percent signs, wide letters, backslashes.
    """
    return not _aright(url) and bool(re.match(_LEADS_TO_A_HOST, url))


def _aright(url: str) -> re.Match[str] | None:
    return re.fullmatch(_WEB, url) or re.fullmatch(_MAIL, url)


def _punycode(label: str) -> str:
    return label if label.isascii() else f"xn--{label.lower().encode('punycode').decode()}"


# --- Cells of a spreadsheet: texts guarded against formulas, and lists ------------------------

# A piece of a text is its beginning, or what stands behind a semicolon, a tab or a line end: there
# a Dutch spreadsheet parts cells, and knows no quotation mark inside a line. A piece that begins
# with = + - @ or with one of their wide forms, which count in Asian locales, gets one apostrophe in
# front, and so does a text that begins with a tab or a line end. Blanks, quotation marks and
# apostrophes before these do not count: a spreadsheet takes the first two off, and a text that
# looks guarded already gets one more, so that one less is always what there was.
_BEFORE = r"""(?:[^\S\t\r\n]|["'\ufeff])*"""
_FORMULA = r"=+\-@＝＋－＠﹦﹢﹣﹫"
_GUARDABLE = (
    rf"\A{{guard}}(?={_BEFORE}[{_FORMULA}\t\r\n])",
    rf"(?<=[;\t\r\n]){{guard}}(?={_BEFORE}[{_FORMULA}])",
)
_TO_GUARD = "|".join(_GUARDABLE).format(guard="")
_GUARDED = "|".join(_GUARDABLE).format(guard="'")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return re.sub(_TO_GUARD, "'", text)


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return re.sub(_GUARDED, "", text)


# What a list is parted at that somebody typed into a cell: lines, else semicolons, else commas. A
# question may hold a comma, and a link no blank.
_PARTED_BY = {"answers": ("\n", ";"), "links": ("\n", ";", " ", ",")}


def list_from_cell(cell: str, name: str) -> list[str]:
    """Return the items of a list in the cell of a field: JSON, else as people part them."""
    if cell.lstrip().startswith("["):
        with suppress(ValueError, RecursionError):
            read = json.loads(cell)
            return [item if isinstance(item, str) else json.dumps(item) for item in read]
    by = next((by for by in _PARTED_BY.get(name, ("\n", ";", ",")) if by in cell), "\n")
    return [item.strip() for item in cell.split(by) if item.strip()]


def cell_from_list(items: Sequence[str], name: str) -> str:
    """Return a list as a cell of an item a line, or as JSON where that would read otherwise."""
    cell = "\n".join(items)
    is_same = list_from_cell(cell, name) == list(items)
    return cell if is_same else json.dumps(items, ensure_ascii=False)
