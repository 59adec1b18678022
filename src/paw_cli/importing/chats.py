"""Read a chat of Zoom, WhatsApp or Teams: one item a message, without what its program wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.importing import chat_forms as forms
from paw_cli.importing.chat_turns import find_turns
from paw_cli.importing.items import Collector, Item, SkipReason
from paw_cli.importing.names import looks_like_name
from paw_cli.importing.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paw_cli.importing.chat_turns import Turn
    from paw_cli.importing.items import Extract

_ONE_LINE_FORMS = (
    ("Zoom", forms.ZOOM),
    ("WhatsApp", forms.WHATSAPP),
    ("Teams", (forms.TEAMS_BRACKETED,)),
)
_WIDE_BLANK = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")
# People whom a program named between marks of direction.
_ISOLATED = re.compile("@\u2068([^\u2068\u2069\n]{1,80})\u2069")
_MARKED = ": \u200e"
_LINES_LOOKED_AT = 400
_HAS_DIGIT = re.compile(r"\d[:.]\d\d")
_EMOJI_ONLY = re.compile(r"[^\w\n]{1,12}")
_COUNTED_EMOJI = re.compile(r"(?:\n ?(?:[^\w\s]{1,8}\n ?\d{1,3}|\d{1,3}\n ?[^\w\s]{1,8}))+\Z")
_LIKES = re.compile(r"(\d+) .{0,30}\b(?:like|leuk|j'aime)", re.IGNORECASE)
_EXCLAIMED = re.compile(r"!|[^\w\s.,;:?'\"()-]")


class Opening(NamedTuple):
    """A line that begins a message, taken apart; no author means a line of the program."""

    program: str
    author: str
    to: str
    text: str


@dataclass(slots=True, kw_only=True)
class Message:
    """What one person sent; `reason` tells why it is no tip."""

    line: int
    author: str
    lines: list[str] = field(default_factory=list)
    reason: SkipReason | None = None
    likes: int = 0
    has_noise: bool = False

    @property
    def text(self) -> str:
        """Return the message without blank lines around it, and emoji counted below it."""
        text = "\n".join(line.rstrip(" \t") for line in self.lines).strip("\n\t ")
        return _COUNTED_EMOJI.sub("", text)


def is_chat(lines: Sequence[str]) -> bool:
    """Tell whether a text is a chat of a known form."""
    found = [opening for line in lines[:_LINES_LOOKED_AT] if (opening := opening_of(line))]
    if any(opening.program != "WhatsApp" for opening in found):
        return True
    if any(opening.author for opening in found):
        first = next((line for line in lines if line.strip()), "")
        return len(found) > 1 or opening_of(first) is not None
    return bool(find_turns(lines))


def read_chat(lines: Sequence[str]) -> Extract:
    """Return each message to everybody as an item."""
    found = Collector()
    found.people.update(name for line in lines for name in _ISOLATED.findall(line))
    turns: Mapping[int, Turn] = {}
    if not any(opening_of(line) for line in lines):
        turns = find_turns(lines)
    for message in _messages(lines, turns, found):
        _take(message, found)
    return found.extract()


def opening_of(line: str) -> Opening | None:
    """Return the beginning of a message that a line is, of a form that needs one line only."""
    if not _HAS_DIGIT.search(line):
        return None
    shown = visible(line).strip(" ")
    plain = _WIDE_BLANK.sub(" ", shown)
    for program, patterns in _ONE_LINE_FORMS:
        for pattern in patterns:
            if match := pattern.fullmatch(plain):
                return _opening(program, match, line, shown)
    return None


def _opening(program: str, match: re.Match[str], line: str, shown: str) -> Opening:
    parts = match.groupdict(default="")
    author = parts["author"].strip(" ~")
    text = shown[slice(*match.span("text"))]
    if program != "Zoom":
        head, marked, _rest = line.partition(_MARKED)
        by_program = marked and visible(head).strip().endswith(author[-1:])
        is_event = forms.GROUP_EVENT.match(author) or forms.EVENT_VERB.search(author)
        if is_event or (by_program and forms.GROUP_EVENT.match(text)):
            return Opening(program, "", "", f"{author}: {text}" if text else author)
    return Opening(program, author, parts.get("to", ""), text)


def _messages(
    lines: Sequence[str], turns: Mapping[int, Turn], found: Collector
) -> Iterator[Message]:
    """Yield the messages of a chat in order, and leave out what its program wrote."""
    message: Message | None = None
    at = 0
    while at < len(lines):
        turn, opening = turns.get(at), None if turns else opening_of(lines[at])
        if turn or opening:
            if message:
                yield _without_preview(message, turn.author if turn else "")
            message = _begun(at, turn, opening, found)
            at += turn.length if turn else 1
            continue
        at = _take_line(lines, at, message, found)
    if message:
        yield message


def _begun(at: int, turn: Turn | None, opening: Opening | None, found: Collector) -> Message | None:
    if turn:
        return Message(line=at + 1, author=turn.author)
    if opening is None or not opening.author:
        if opening:
            found.skip(at + 1, opening.text, SkipReason.SYSTEM)
            found.people.update(_named_in_event(opening.text))
        return None
    message = Message(line=at + 1, author=opening.author)
    if opening.text:
        message.lines.append(opening.text)
    if opening.to and not forms.TO_EVERYBODY.fullmatch(opening.to):
        message.reason = SkipReason.PRIVATE
        found.people.add(re.sub(r"\(.*", "", opening.to).strip())
    return message


def _take_line(lines: Sequence[str], at: int, message: Message | None, found: Collector) -> int:
    """Give a line that begins no message its place; return the number of the next line."""
    line = visible(lines[at]).removeprefix("\t")
    said = line.strip()
    kept = len(found.skipped)
    if forms.SYSTEM.fullmatch(said):
        found.skip(at + 1, said, SkipReason.SYSTEM)
        found.people.update(_named_in_event(said))
    elif forms.URL_PREVIEW.fullmatch(said):
        found.skip(at + 1, said, SkipReason.SYSTEM)
        at += _length_of_preview(lines, at + 1)
    elif forms.REACTION.fullmatch(said):
        found.skip(at + 1, said, SkipReason.REACTION)
        _count_reaction(said, message)
    elif message is not None:
        message.lines.append(line)
    elif said:
        found.skip(at + 1, said, SkipReason.NO_ITEM)
    if message is not None and len(found.skipped) > kept:
        message.has_noise = True
    return at + 1


def _count_reaction(said: str, message: Message | None) -> None:
    """Take the emoji above a count of reactions out of the message, and keep its likes."""
    if message is None:
        return
    if message.lines and _EMOJI_ONLY.fullmatch(message.lines[-1].strip() or "a"):
        message.lines.pop()
    if likes := _LIKES.match(said):
        message.likes += int(likes[1][:6])


def _length_of_preview(lines: Sequence[str], at: int) -> int:
    """Return how many lines the title and the host below a link's preview take."""
    for length in (1, 2, 3):
        if lines[at + length - 1 : at + length] and forms.DOMAIN.fullmatch(
            lines[at + length - 1].strip()
        ):
            return length
    return 0


def _named_in_event(text: str) -> Iterator[str]:
    """Yield the names of those whom the program told of: what stands before its verb."""
    parts = re.split(
        r"\b(?:heeft|hebben|hebt|has|have|is|joined|left|added|removed|a|toegevoegd|nam|created"
        r"|changed|by|door|van|of)\b",
        text,
    )
    yield from (part.strip(' ~.,"') for part in parts if looks_like_name(part.strip(' ~.,"')))


def _without_preview(message: Message, author: str) -> Message:
    """Take off the line "first words by NAME" that announces the next message."""
    while message.lines and not message.lines[-1].strip():
        message.lines.pop()
    if author and message.lines and _announces(message.lines[-1].strip(), author):
        message.lines.pop()
    return message


def _announces(line: str, author: str) -> bool:
    """Tell whether a line ends in "by NAME", and perhaps a comma and more."""
    return any(
        line.endswith(f" {by} {author}") or f" {by} {author}, " in line
        for by in ("by", "door", "par")
    )


def _take(message: Message, found: Collector) -> None:
    """Make an item of a message, or leave it out with the reason."""
    found.people.add(message.author)
    text = message.text
    if quote := forms.QUOTE.match(text):
        text = text[quote.end() :]
    text = forms.EDITED.sub("", text).strip()
    reason = message.reason or _reason_to_skip(text)
    if reason is SkipReason.ATTACHMENT and (caption := _caption(text)):
        text, reason = caption, _reason_to_skip(caption)
    if reason is SkipReason.EMPTY and message.has_noise:
        return
    if reason:
        shown = "…" if reason is SkipReason.PRIVATE else text
        found.skip(message.line, shown, reason)
        return
    found.items.append(
        Item(text=text, line=message.line, author=message.author, said=True, likes=message.likes)
    )


def _reason_to_skip(text: str) -> SkipReason | None:  # noqa: PLR0911 - one for each reason
    said = text.strip()
    first = said.split("\n", 1)[0].strip()
    if not said:
        return SkipReason.EMPTY
    if forms.DELETED.fullmatch(said):
        return SkipReason.SYSTEM
    if forms.POLL.match(said):
        return SkipReason.SYSTEM
    if forms.MEDIA.fullmatch(first) or forms.ATTACHED.fullmatch(first):
        return SkipReason.ATTACHMENT
    if forms.REACTION.fullmatch(said):
        return SkipReason.REACTION
    if not any(char.isalpha() for char in said):
        return SkipReason.WORDLESS
    return SkipReason.GREETING if is_greeting(said) else None


def _caption(text: str) -> str:
    """Return what was said below a picture; what stands below a document is its title."""
    first, _line_end, caption = text.partition("\n")
    is_picture = forms.MEDIA.fullmatch(first.strip()) or forms.PICTURE_NAME.search(first)
    return caption.strip() if is_picture else ""


def is_greeting(text: str) -> bool:
    """Tell whether a text only greets, thanks or agrees; "mee eens" is one with its mark."""
    words = re.sub(r"[^\w\s'’+]", " ", text)
    bare = " ".join(words.split())
    if not bare or not forms.GREETING.fullmatch(bare):
        return False
    is_assent = forms.ASSENT.fullmatch(bare)
    return not is_assent or len(bare.split()) == 1 or bool(_EXCLAIMED.search(text))
