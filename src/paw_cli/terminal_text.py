r"""What may reach a terminal, a card or a page.

Texts, themes, ids, file names and queries come from anybody. What a terminal would obey
instead of show, what would show a line in another order than it is stored in, and what no
reader sees is written out as JSON writes it: ESC becomes the six characters `\u001b`.
"""

import re
from functools import cache
from itertools import chain
from unicodedata import combining, normalize

_HARMFUL = (
    range(0x20),  # C0: ESC, BEL, backspace, carriage return...
    range(0x7F, 0xA0),  # DEL, and C1: CSI and OSC as one character
    (0x061C, 0x200E, 0x200F),  # marks that turn the direction
    range(0x2028, 0x202F),  # line and paragraph separator; embedding and override of direction
    range(0x2066, 0x2070),  # isolates of direction; deprecated format characters
    range(0xFFF9, 0xFFFC),  # annotations between lines
)

# What takes no ink: most of Unicode's Default_Ignorable_Code_Point, and letters that are blank.
INVISIBLE = frozenset(
    map(
        chr,
        chain(
            (0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFEFF, 0xFFA0),
            range(0x180B, 0x1810),  # Mongolian variation selectors and vowel separator
            range(0x200B, 0x200E),  # zero-width space, non-joiner, joiner
            range(0x2060, 0x2066),  # word joiner, invisible operators
            range(0xFE00, 0xFE10),  # variation selectors
            (0x16FE4, 0x1D159),
            range(0x1BCA0, 0x1BCA4),
            range(0x1D173, 0x1D17B),
        ),
    )
)

# From here on there are tags, in which a whole text can hide, and more variation selectors.
_FIRST_TAG = "\U000e0000"


def json_escape(character: str) -> str:
    r"""Return a character as JSON writes it in ASCII: `\u202e`, or two of those."""
    return re.sub("....", r"\\u\g<0>", character.encode("utf-16-be", "surrogatepass").hex())


ESCAPES = {code: f"\\u{code:04x}" for code in chain(*_HARMFUL)}
_ONE_LINE = ESCAPES | {ord("\n"): " ", ord("\t"): " "}
_LINES = _ONE_LINE | {ord("\n"): "\n"}


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
    if _is_all_seen(text):
        return text
    return _invisible().sub(
        lambda found: json_escape(found[0]) if found["hidden"] else found[0], text
    )


def hidden_characters(text: str) -> tuple[int, ...]:
    """Return the offsets of the characters that no reader sees and that nothing needs.

    Emoji sequences need joiners, selectors and tags, and some scripts joiners; a soft hyphen
    stands between letters.
    """
    if _is_all_seen(text):
        return ()
    return tuple(found.start() for found in _invisible().finditer(text) if found["hidden"])


def _is_all_seen(text: str) -> bool:
    return text.isascii() or (INVISIBLE.isdisjoint(text) and max(text) < _FIRST_TAG)


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
        f"|(?P<hidden>[{''.join(sorted(INVISIBLE))}\U000e0000-\U000e0fff])"
    )


def without_surrogates(text: str) -> str:
    r"""Return a text with halves of characters, which no encoding can write, as `\udc80`."""
    return text.encode("utf-8", "backslashreplace").decode()


# What typography and our own drawing would lose most by; letters lose their accents only.
_PLAIN_SIGNS = '…=... ·=- •=* –=- —=- ‘=\' ’=\' ‚=\' “=" ”=" „=" «=" »=" →=-> €=EUR ×=x'
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
