"""What marks an item in notes, as people type it and as word processors leave it, as data."""

from __future__ import annotations

import re

_BLANK = r"[ \t\xa0]"
_BULLETS = "•●○◦▪■□▫◆◇◊‣⁃∙·⦁⚫⚪§Ø➢➤➔►▶▸▹✓✔✗✘☐☑☒❑❒→⇒»›✦★☆✱✳\uf000-\uf0ff*+–—-"
_EMOJI = "\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_WORDS_OF_AN_ITEM = (
    r"(?:tip|idee|idea|punt|point|nr\.?|no\.?|nummer|opmerking|remark|stelling|advies|les)"
)
# An item: "1. ", "1) ", "Tip 1: ", "a) ", an emoji of a number, or a bullet as people type it or as
# word processors leave it. A year is no number of an item, and "1.5 miljoen" no item.
ITEM = re.compile(
    rf"(?P<indent>{_BLANK}*)(?:"
    rf"{_WORDS_OF_AN_ITEM}[ \xa0]?#?(?P<named>\d{{1,3}}){_BLANK}*[:.)–—-]{_BLANK}+"
    rf"|[(#\[]?(?P<number>\d{{1,3}})(?:[.)\]°:]{{1,2}}(?:{_BLANK}+|(?=[^\W\d_]))|{_BLANK}-{_BLANK}|\t)"
    rf"|\(?[a-zA-Z]\){_BLANK}+|[a-z]\.{_BLANK}+|\(?[ivx]{{1,5}}[.)]{_BLANK}+"
    rf"|[\d#*]\ufe0f?\u20e3(?:[\d]\ufe0f?\u20e3)?{_BLANK}*|[\U0001f51f①-⑳❶-❿➀-➓]{_BLANK}*"
    rf"|(?:[{_BULLETS}]|[{_EMOJI}]\ufe0f?[\U0001f3fb-\U0001f3ff]?){_BLANK}+|o\t)"
    r"(?P<text>\S.*)",
    re.IGNORECASE,
)
MARK_ALONE = re.compile(
    rf"{_BLANK}*(?:{_WORDS_OF_AN_ITEM} ?#?\d{{1,3}}[:.)]?|\d{{1,3}}[.)]|[{_BULLETS}]|o){_BLANK}*",
    re.IGNORECASE,
)
BOX = re.compile(rf"\[[ xXvV✓✔]?\]{_BLANK}+")


def is_item(line: str) -> bool:
    """Tell whether a line begins an item by its mark."""
    return ITEM.fullmatch(line) is not None
