"""Texts for a terminal or a locale that has fewer characters than Unicode."""

from __future__ import annotations

from unicodedata import combining, normalize

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
