"""Read a chat of Zoom, WhatsApp or Teams: one item a message, without what its program wrote.

Of most forms one line begins a message. Teams puts names and times on lines of their own:

    Jan Jansen      (a name above a time begins a message)
    10:37
    Ga langs

    10:38           (whoever copied the chat has the time first, and their name below it)
    Piet Puk
    Mee eens

A line above a time may also be the last one of a message. So all who may have copied the chat are
tried, and nobody; the reading stands in which the fewest names look like none.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from paw_cli.extracting import chat_forms as forms
from paw_cli.extracting.items import Extract, Item, SkipReason
from paw_cli.extracting.names import INFIXES, fold, is_ordinary, looks_like_name, shows_name
from paw_cli.extracting.text import plain_blanks, visible

# People whom a program named between marks of direction.
_ISOLATED = re.compile("@\u2068([^\u2068\u2069\n]{1,80})\u2069")
_HAS_CLOCK = re.compile(r"\d[:.]\d\d")
_EMOJI_ONLY = re.compile(r"[^\w\n]{1,12}")
_COUNTED_EMOJI = re.compile(r"(?:\n ?(?:[^\w\s]{1,8}\n ?\d{1,3}|\d{1,3}\n ?[^\w\s]{1,8}))+\Z")
_LIKES = re.compile(r"(\d{1,6}) .{0,30}\b(?:like|leuk|j'aime)", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:heeft|hebben|hebt|has|have|is|joined|left|added|removed|a|toegevoegd|nam|created"
    r"|changed|by|door)\b"
)
_MAX_NOISE_ABOVE = 12
_MAX_OWNERS = 8
# How much speaks against a line being a name, from which on it is none; and where it cannot be.
_TOO_UNLIKELY = 2
_IMPOSSIBLE = 9

# A line with nothing but a time, and those above and below it that may be names, or -1.
_Time = tuple[int, int, int]


class _Opening(NamedTuple):
    """The lines that begin a message, or the line of an event, taken apart."""

    author: str = ""
    text: str = ""
    to: str = ""
    length: int = 1
    is_event: bool = False


def read_chat(lines: Sequence[str]) -> Extract | None:
    """Return each message to everybody as an item; None for lines that are no chat."""
    shown = _without_blocks(lines)
    openings = {at: opening for at, line in enumerate(shown) if (opening := _opening_of(line))}
    if not any(opening.author for opening in openings.values()):
        openings = _turns([plain_blanks(line).strip() for line in shown])
    said_before = any(map(str.strip, shown[: min(openings, default=0)]))
    if not openings or (said_before and all(opening.is_event for opening in openings.values())):
        return None  # a line of a chat among notes makes no chat of them
    found = Extract()
    found.people.update(_ISOLATED.findall("\n".join(lines)))
    begins = [*sorted(openings), len(shown)]
    _read_lines(shown, 0, begins[0], None, found)
    for at, end in pairwise(begins):
        _read_message(shown, at, end, openings[at], found)
    return found


def _without_blocks(lines: Sequence[str]) -> list[str]:
    """Return the lines of a chat, blank where it shows what is answered, linked or to come."""
    plain = plain_blanks("\n".join(lines))
    kept = forms.BLOCKS.sub(lambda block: "\n" * block[0].count("\n"), plain).split("\n")
    # Of no lines at all one is kept: the body of a mail may be empty.
    return [line if said else "" for line, said in zip(lines, kept, strict=False)]


def _opening_of(line: str) -> _Opening | None:
    """Return the beginning of a message that a line is, of a form that needs one line only."""
    shown = visible(line).strip(" ")
    plain = plain_blanks(shown) if _HAS_CLOCK.search(line) else ""
    match = next(filter(None, (form.fullmatch(plain) for form in forms.OPENINGS)), None)
    if not match:
        return None
    parts = match.groupdict(default="")
    author = parts["author"].strip(" ~")
    text = shown[slice(*match.span("text"))]
    if "to" in parts:
        return _Opening(author, text, parts["to"])
    if not author or forms.EVENT.search(author):
        return _Opening(text=f"{author}: {text}".strip(": "), is_event=True)
    # WhatsApp on an iPhone puts a mark before what it writes itself.
    before, mark, _text = line.partition(": \u200e")
    is_marked = mark and visible(before).rstrip().endswith(author[-1])
    was_sent = forms.ATTACHMENT.fullmatch(text) or forms.WITHDRAWN.fullmatch(text)
    return _Opening(author, text, is_event=bool(is_marked and not was_sent))


def _turns(lines: Sequence[str]) -> dict[int, _Opening]:
    """Return where messages of Teams begin, by the number of the line; none where none do."""
    turns = {
        at: _Opening(match["author"].strip())
        for at, line in enumerate(lines)
        for pattern in forms.NAME_AND_TIME
        if (match := pattern.fullmatch(line)) and forms.may_be_name(match["author"])
    }
    if len(turns) > 1 and _are_people(turns):
        return turns
    times = list(_times(lines))
    seen = Counter(lines[at] for _at, *names in times for at in names if at >= 0)
    below = Counter(lines[name] for _at, _above, name in times if name >= 0)
    owners = [*(name for name, _n in below.most_common(_MAX_OWNERS)), ""]
    readings = [_reading(lines, times, seen, owner) for owner in owners]
    turns = min(readings, key=lambda reading: reading[0])[1]
    above = sum(map(bool, lines[: min(turns, default=0)]))
    return turns if above <= _MAX_NOISE_ABOVE and _are_people(turns) else {}


def _times(lines: Sequence[str]) -> Iterator[_Time]:
    said = [at for at, line in enumerate(lines) if line]
    times = {at for at in said if forms.TIME_LINE.fullmatch(lines[at])}
    around = zip([-1, *said], said, [*said[1:], -1], [*said[2:], -1, -1], strict=False)
    for above, at, below, text in around:
        if at in times:
            has_text = 0 < text - below <= below - at and not {below, text} & times
            yield at, -1 if above in times else above, below if has_text else -1


def _reading(
    lines: Sequence[str], times: Sequence[_Time], seen: Mapping[str, int], owner: str
) -> tuple[int, dict[int, _Opening]]:
    """Return how much speaks against `owner` having copied the chat, and the turns if so."""
    turns: dict[int, _Opening] = {}
    cost, text_from = 0, -1
    for time in times:
        ways = _ways(lines, time, text_from, seen, owner)
        doubt, begin, opening = min(ways, key=lambda way: way[0])
        cost += doubt
        turns[begin] = opening
        text_from = begin + opening.length
    return cost, turns


def _ways(
    lines: Sequence[str], time: _Time, text_from: int, seen: Mapping[str, int], owner: str
) -> Iterator[tuple[int, int, _Opening]]:
    """Yield how a message may begin at a time: how much speaks against that, and where it does."""
    at, above, below = time
    doubt, silence = _IMPOSSIBLE, _silence(lines, text_from, at)
    if above >= 0:
        doubt = _unlike_name(lines[above], comes_back=seen[lines[above]] > 1)
        doubt += (above < at - 1) + _silence(lines, text_from, above)
    if below >= 0 and lines[below] == owner:
        own = _unlike_name(owner, comes_back=seen[owner] > 1) + max(0, _TOO_UNLIKELY - doubt)
        yield own + silence, at, _Opening(owner, length=below - at + 1)
    yield _TOO_UNLIKELY + silence, at, _Opening()
    if above >= 0:
        yield doubt, above, _Opening(lines[above], length=at - above + 1)


def _silence(lines: Sequence[str], begin: int, end: int) -> int:
    """Return how much speaks against a message that says nothing."""
    return _TOO_UNLIKELY if begin >= 0 and not any(lines[begin:end]) else 0


@lru_cache(maxsize=10_000)
def _unlike_name(text: str, *, comes_back: bool) -> int:
    """Return how much speaks against a line being a name."""
    if not forms.may_be_name(text):
        return _IMPOSSIBLE
    if shows_name(text):
        return 0
    words = [word for word in text.split() if fold(word) not in INFIXES]
    says_something = any(is_ordinary(fold(word)) for word in words)
    is_word = len(words) == 1 and words[0].isalpha() and words[0][0] == words[0][0].upper()
    if is_word or (" " in text and not says_something and not any(map(str.isdigit, text))):
        return says_something + (not comes_back)
    return 1 if comes_back else _TOO_UNLIKELY + 1


def _are_people(turns: Mapping[int, _Opening]) -> bool:
    """Tell whether these are who speak in a chat and not what is done in an evening."""
    authors = [turn.author for turn in turns.values() if turn.author]
    named = [name for name in authors if fold(name.split()[0]) not in forms.AGENDA]
    return len(named) > 1 or any(map(shows_name, authors))


def _read_message(
    lines: Sequence[str], at: int, end: int, opening: _Opening, found: Extract
) -> None:
    """Make an item of the message that begins at a line, or leave it out with the reason."""
    begin = at + opening.length
    if opening.is_event:
        _skip_noise(at, opening.text, SkipReason.SYSTEM, found)
        if opening.text.startswith(opening.author):  # and not with that of the group
            found.people.add(opening.author)
        _read_lines(lines, begin, end, None, found)
        return
    found.people.add(opening.author)
    said = [opening.text] if opening.text else []
    likes = _read_lines(lines, begin, end, said, found)
    text = _text_of(said)
    if opening.to and not forms.is_everybody(opening.to):
        found.people.add(re.sub(r"\(.*", "", opening.to).strip())
        found.skip(at + 1, "…", SkipReason.PRIVATE)
    elif reason := forms.reason_to_skip(text):
        found.skip(at + 1, text, reason)
    elif text:
        item = Item(text=text, line=at + 1, author=opening.author, said=True, likes=likes)
        found.items.append(item)


def _read_lines(
    lines: Sequence[str], begin: int, end: int, message: list[str] | None, found: Extract
) -> int:
    """Add lines to a message, but for what its program wrote; return how many liked it."""
    likes = 0
    for at in range(begin, end):
        line = visible(lines[at]).removeprefix("\t")
        said = line.strip()
        if reason := forms.noise_in(said):
            _skip_noise(at, said, reason, found)
            if reason is SkipReason.REACTION:
                # The emoji that was counted stands above.
                if message and _EMOJI_ONLY.fullmatch(message[-1].strip() or "a"):
                    message.pop()
                likes += int(match[1]) if (match := _LIKES.match(said)) else 0
        elif message is not None:
            message.append(line)
        elif said:
            found.skip(at + 1, said, SkipReason.NO_ITEM)
    return likes


def _skip_noise(at: int, said: str, reason: SkipReason, found: Extract) -> None:
    """Leave out a line of the program, and keep the names of those whom it told of."""
    found.skip(at + 1, said, reason)
    parts = (part.strip(' ~.,"') for part in _VERB.split(said))
    found.people.update(filter(looks_like_name, parts))


def _text_of(lines: Sequence[str]) -> str:
    """Return what a message says itself, without what it answers and what is counted below."""
    joined = "\n".join(line.rstrip(" \t") for line in lines).strip("\n\t ")
    text = forms.QUOTE.sub("", _COUNTED_EMOJI.sub("", joined))
    first, _line_end, caption = text.partition("\n")
    if caption and forms.ATTACHMENT.fullmatch(first):
        text = caption if forms.PICTURE.fullmatch(first) else first
    return forms.BEHIND_A_TEXT.sub("", text).strip() or text
