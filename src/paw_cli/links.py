"""Which links a person reads aright: the host that they see is the one that they go to."""

import re

from paw_cli.terminal_text import without_surrogates

# What is a link in a text; a sentence's own point or bracket after it is not part of it.
LINK = re.compile(r"((?:https?://|mailto:)[^\s<>\"]*[^\s<>\".,;:!?)\]'])", re.IGNORECASE)

_LEADS_TO_A_HOST = re.compile(r"https?://|mailto:[^?]*@", re.IGNORECASE)

# A host in letters of European alphabets in Latin script, which nobody here takes for others. Not
# among them are those that look like another one (ı, ſ) or like two (ĳ, ŀ).
_LABEL = "[0-9A-Za-zÀ-ÖØ-öø-įĴ-ķĹ-ľŁ-ňŊ-žȘ-ț_-]+"
_HOST = rf"{_LABEL}(?:\.{_LABEL})*\.?"
_USER = "[^@%?,]*@"
_WEB = re.compile(rf"((?i:https?)://)({_HOST})((?::[0-9]*)?(?:[/?#].*)?)", re.DOTALL)
_MAIL = re.compile(rf"((?i:mailto):(?:{_USER}{_HOST},)*{_USER})({_HOST})((?:\?.*)?)", re.DOTALL)


def safe_url(url: str) -> str | None:
    """Return a link as it may be made clickable; None for no web or mail link, or a misleading one.

    What is not ASCII is written as browsers send it, the host as the network knows it, in Punycode.
    """
    from urllib.parse import quote  # only where links are drawn

    link = _WEB.fullmatch(url) or _MAIL.fullmatch(url)
    if link is None:
        return None
    before, host, after = link.groups()
    whole = f"{before}{'.'.join(map(_punycode, host.split('.')))}{after}"
    return quote(without_surrogates(whole), safe="!#$%&'()*+,-./:;=?@_~")


def misleading_host(url: str) -> bool:
    """Whether a person may read another host in a web or mail link than the one it leads to.

    A host reads aright when it is digits, hyphens, dots and European letters in Latin script.
    Nothing stands before it, as in `https://gemeente.nl@kwaad.example`, and it is not written in
    another way: no percent signs, wide letters or backslashes.
    """
    is_aright = _WEB.fullmatch(url) or _MAIL.fullmatch(url)
    return not is_aright and bool(_LEADS_TO_A_HOST.match(url))


def _punycode(label: str) -> str:
    return label if label.isascii() else f"xn--{label.lower().encode('punycode').decode()}"
