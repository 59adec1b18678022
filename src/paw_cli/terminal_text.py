r"""What may reach a terminal.

Texts, themes, ids, file names and queries come from anybody. What a terminal would obey
instead of show, or what would show a line in another order than it is stored in, is
written out as JSON writes it: ESC becomes the six characters `\u001b`.
"""

from __future__ import annotations

from itertools import chain
from unicodedata import combining, normalize

_HARMFUL = (
    range(0x20),  # C0: ESC, BEL, backspace, carriage return...
    range(0x7F, 0xA0),  # DEL, and C1: CSI and OSC as one character
    (0x061C, 0x200E, 0x200F),  # marks that turn the direction
    range(0x2028, 0x202F),  # line and paragraph separator; embedding and override of direction
    range(0x2066, 0x2070),  # isolates of direction; deprecated format characters
    range(0xFFF9, 0xFFFC),  # annotations between lines
    range(0xE0000, 0xE0080),  # tags: a whole text can hide in them
)

# From here on UTF-16, and so JSON, writes a character as two.
_FIRST_PAIR = 0x10000


def escape(character: str) -> str:
    r"""Return a character as JSON writes it in ASCII: `\u202e`, or two of those."""
    code = ord(character)
    if code < _FIRST_PAIR:
        return f"\\u{code:04x}"
    high, low = divmod(code - _FIRST_PAIR, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


ESCAPES = {code: escape(chr(code)) for code in chain(*_HARMFUL)}
_ONE_LINE = ESCAPES | {ord("\n"): " ", ord("\t"): " "}
_LINES = _ONE_LINE | {ord("\n"): "\n"}


def safe_text(text: str, *, lines: bool = False) -> str:
    """Return a text in which nothing is left that a terminal would obey.

    It is one line, tabs and line ends made spaces; `lines` keeps the line ends. Emoji
    sequences, combining marks, no-break spaces and soft hyphens stay as they are.
    """
    if text.isprintable():
        return text
    escaped = text.replace("\r\n", "\n").translate(_LINES if lines else _ONE_LINE)
    return without_surrogates(escaped)


def without_surrogates(text: str) -> str:
    r"""Return a text with halves of characters, which no encoding can write, as `\udc80`."""
    return text.encode("utf-8", "backslashreplace").decode()


def safe_url(url: str) -> str | None:
    """Return a link as it may be made clickable, or None when it is no web or mail link."""
    from urllib.parse import quote  # only where links are drawn

    if not url.casefold().startswith(("https://", "http://", "mailto:")):
        return None
    return quote(without_surrogates(url), safe="!#$%&'()*+,-./:;=?@_~")


# What typography and our own drawing would lose most by; letters lose their accents only.
_PLAIN = str.maketrans(
    {
        "…": "...",
        "·": "-",
        "•": "*",
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "→": "->",
        "€": "EUR",
        "×": "x",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "\N{NO-BREAK SPACE}": " ",
        "\N{SOFT HYPHEN}": "",
        "\N{ZERO WIDTH JOINER}": "",
        "\N{VARIATION SELECTOR-16}": "",
    }
)


def encodable(text: str, encoding: str) -> str:
    """Return a text that `encoding` can write: as it is, else plainer, at worst with a `?`."""
    if _fits(text, encoding):
        return text
    missing = [character for character in set(text) if not _fits(character, encoding)]
    return text.translate({ord(c): _plainer(c, encoding) for c in missing})


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _plainer(character: str, encoding: str) -> str:
    plain = character.translate(_PLAIN)
    if plain == character:
        plain = "".join(c for c in normalize("NFKD", character) if not combining(c))
    return plain.encode(encoding, "replace").decode(encoding)
