"""Which links a person reads aright: the host that they see is the one that they go to."""

from __future__ import annotations

import re
from unicodedata import category, name, normalize

from paw_cli.terminal_text import without_surrogates

# What is a link in a text; a sentence's own point or bracket after it is not part of it.
LINK_PATTERN = r"((?:https?://|mailto:)[^\s<>\"]*[^\s<>\".,;:!?)\]'])"

_LINK = re.compile(r"(https?://|mailto:)(.*)", re.IGNORECASE | re.DOTALL)

# The scripts in everyday use today (Unicode Standard Annex 31), as the names of letters begin.
_IN_USE = re.compile(
    "LATIN|GREEK|CYRILLIC|ARMENIAN|GEORGIAN|HEBREW|ARABIC|THAANA|ETHIOPIC|DEVANAGARI|BENGALI"
    "|GURMUKHI|GUJARATI|ORIYA|TAMIL|TELUGU|KANNADA|MALAYALAM|SINHALA|THAI|LAO|TIBETAN|MYANMAR"
    "|KHMER|HANGUL|HIRAGANA|KATAKANA|BOPOMOFO|IDEOGRAPHIC|CJK"
)
_RIGHT_TO_LEFT = frozenset({"HEBREW", "ARABIC", "THAANA"})

# Japanese, Korean and Chinese are written in several scripts, all others in one.
_WRITTEN_TOGETHER = (
    frozenset({"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA"}),
    frozenset({"CJK", "HANGUL"}),
    frozenset({"CJK", "BOPOMOFO"}),
)

# Letters of European alphabets; other Latin ones pass for these with dust on them.
_LATIN = frozenset(
    "abcdefghijklmnopqrstuvwxyz"
    "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĵķĺļľłńņňŋōŏőœŕŗřśŝşšţťŧ"
    "ũūŭůűųŵŷźżžșț"
)

# Letters that look like Latin ones; a label of nothing else reads as another word.
_LIKE_LATIN = frozenset(
    "аысԁеԍһіюјӏорԗԛѕԝхуъьҽпгѵѡ"  # Cyrillic
    "αικνρυωηοτ"  # Greek
    "ագզէլհյոսւօ"  # Armenian
    "იოყძხჽჿ"  # Georgian
    "דוחיןסװײ"  # Hebrew
    "ሀሠሰስዐዕዘጠፐ"  # Ethiopic
    "ทนบพรห०০੦૦୦௦౦೦൦๐໐ဝ၀"  # Thai, Burmese; noughts
)
_BLANK = frozenset("\u115f\u1160\u17b4\u17b5")


def safe_url(url: str) -> str | None:
    """Return a link as it may be made clickable; None for no web or mail link, or a misleading one.

    What is not ASCII is written as browsers send it, the host as the network knows it, in Punycode.
    """
    from urllib.parse import quote  # only where links are drawn

    link = _LINK.match(url)
    if link is None or misleading_host(url):
        return None
    start, rest = link.groups()
    if start.casefold() == "mailto:":
        user, at, host = re.split(r"\?", rest, maxsplit=1)[0].rpartition("@")
        before = f"{user}{at}"
    else:
        before, host = "", _authority(rest)
    whole = f"{start}{before}{_punycode(host)}{rest[len(before) + len(host) :]}"
    return quote(without_surrogates(whole), safe="!#$%&'()*+,-./:;=?@_~")


def misleading_host(url: str) -> bool:
    """Whether a person may read another host in a web or mail link than the one it leads to.

    A host reads aright when it is letters, digits, hyphens and dots, each label in one script in
    everyday use, Latin ones in the letters of European alphabets, and no label looks Latin that
    is not, unless all are in its script (`www` aside). Nothing stands before it, as in
    `https://gemeente.nl@kwaad.example`, and it is not written in another way: no percent signs,
    wide letters or backslashes. Other links than those of web and mail do not mislead.
    """
    link = _LINK.match(url)
    if link is None:
        return False
    if link[1].casefold() == "mailto:":
        addresses = link[2].partition("?")[0]
        return any(map(_is_misleading_address, filter(None, addresses.split(","))))
    return not _reads_aright(re.sub(r":[0-9]*\Z", "", _authority(link[2])))


def _authority(rest: str) -> str:
    """Return what stands between the slashes of a web link."""
    return re.split(r"[/?#]", rest, maxsplit=1)[0]


def _is_misleading_address(address: str) -> bool:
    user, _, host = address.rpartition("@")
    return "@" in user or "%" in user or not _reads_aright(host)


def _reads_aright(host: str) -> bool:
    try:
        labels = [_decoded(label) for label in host.lower().removesuffix(".").split(".")]
    except UnicodeError:
        return False
    scripts = [_script(label) for label in labels]
    used = {script for label, script in zip(labels, scripts, strict=True) if label != "www"}
    used.discard("any")
    return (
        all(scripts)
        and len({script in _RIGHT_TO_LEFT for script in used}) <= 1
        and (len(used) <= 1 or not any(map(_looks_latin, labels)))
    )


def _looks_latin(label: str) -> bool:
    letters = set(label) - set("0123456789-_")
    return bool(letters) and letters <= _LIKE_LATIN


def _decoded(label: str) -> str:
    return label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label


def _script(label: str) -> str:
    """Return the script of a well written label, `any` where it is digits, else nothing."""
    if not label or normalize("NFKC", label) != label:
        return ""
    found = {_script_of(character) for character in label} - {"any"}
    if len(found) > 1 and any(found <= together for together in _WRITTEN_TOGETHER):
        return "CJK"
    return found.pop() if len(found) == 1 else "" if found else "any"


def _script_of(character: str) -> str:
    if character in "0123456789-_":
        return "any"
    script = re.split(r"[ -]", name(character, ""), maxsplit=1)[0]
    is_letter = category(character)[0] in "LMN" and character not in _BLANK
    is_usual = character in _LATIN if script == "LATIN" else _IN_USE.fullmatch(script)
    return script if is_letter and is_usual else ""


def _punycode(host: str) -> str:
    if host.isascii():
        return host
    labels = normalize("NFC", host).lower().split(".")
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels
    )
