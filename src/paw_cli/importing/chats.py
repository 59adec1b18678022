"""Read a chat of Zoom, WhatsApp or Teams: one item a message, without what its program wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.importing import chat_forms as forms
from paw_cli.importing.chat_turns import find_turns
from paw_cli.importing.items import Extract, Item, SkipReason
from paw_cli.importing.names import looks_like_name
from paw_cli.importing.text import plain_blanks, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


# People whom a program named between marks of direction.
_ISOLATED = re.compile("@\u2068([^\u2068\u2069\n]{1,80})\u2069")
_MAX_REPLY = 8
_MARKED = ": \u200e"
_HAS_CLOCK = re.compile(r"\d[:.]\d\d")
_EMOJI_ONLY = re.compile(r"[^\w\n]{1,12}")
_COUNTED_EMOJI = re.compile(r"(?:\n ?(?:[^\w\s]{1,8}\n ?\d{1,3}|\d{1,3}\n ?[^\w\s]{1,8}))+\Z")
_LIKES = re.compile(r"(\d+) .{0,30}\b(?:like|leuk|j'aime)", re.IGNORECASE)
_EXCLAIMED = re.compile(r"!|[^\w\s.,;:?'\"()-]")
_VERB = re.compile(
    r"\b(?:heeft|hebben|hebt|has|have|is|joined|left|added|removed|a|toegevoegd|nam|created"
    r"|changed|by|door|van|of)\b"
)


class Opening(NamedTuple):
    """The lines that begin a message, taken apart; no author means a line of the program."""

    author: str
    text: str = ""
    to: str = ""
    length: int = 1
    is_turn: bool = False


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


def chat_openings(lines: Sequence[str]) -> dict[int, Opening]:
    """Return where messages begin, by the number of the line; nothing where it is no chat."""
    found = {at: opening for at, line in enumerate(lines) if (opening := _opening_of(line))}
    if any(opening.author for opening in found.values()):
        return found
    shown = [plain_blanks(line).strip() for line in lines]
    for at in _reply_lines(lines):
        shown[at] = ""
    turns = find_turns(shown)
    return {at: Opening(name, length=n, is_turn=True) for at, (name, n) in turns.items()}


def read_chat(lines: Sequence[str], openings: Mapping[int, Opening]) -> Extract:
    """Return each message to everybody as an item."""
    found = Extract()
    found.people.update(name for line in lines for name in _ISOLATED.findall(line))
    for message in _messages(lines, openings, found):
        _take(message, found)
    return found


def _opening_of(line: str) -> Opening | None:
    """Return the beginning of a message that a line is, of a form that needs one line only."""
    if not _HAS_CLOCK.search(line):
        return None
    shown = visible(line).strip(" ")
    plain = plain_blanks(shown)
    for pattern in forms.ONE_LINE:
        if match := pattern.fullmatch(plain):
            return _opening(match, line, shown)
    return None


def _opening(match: re.Match[str], line: str, shown: str) -> Opening:
    parts = match.groupdict(default="")
    author = parts["author"].strip(" ~")
    text = shown[slice(*match.span("text"))]
    if "to" not in match.re.groupindex:
        head, marked, _rest = line.partition(_MARKED)
        by_program = marked and visible(head).strip().endswith(author[-1:])
        is_event = forms.GROUP_EVENT.match(author) or forms.EVENT_VERB.search(author)
        if is_event or (by_program and forms.GROUP_EVENT.match(text)):
            return Opening("", f"{author}: {text}" if text else author)
    return Opening(author, text, parts.get("to", ""))


def _reply_lines(lines: Sequence[str]) -> set[int]:
    """Return the lines of the quotations that answers in Teams begin with."""
    hidden: set[int] = set()
    for at, line in enumerate(lines):
        if at in hidden or not forms.REPLY_BLOCK.fullmatch(visible(line).strip()):
            continue
        near = range(at + 1, min(at + 4, len(lines)))
        time = next((n for n in near if forms.TIME_LINE.fullmatch(plain_blanks(lines[n]))), -1)
        if time < 0:
            continue
        below = range(time + 1, min(time + _MAX_REPLY, len(lines)))
        end = next((n for n in below if forms.END_OF_REPLY.fullmatch(lines[n].strip())), time + 1)
        hidden.update(range(at, end + 1))
    return hidden


def _messages(
    lines: Sequence[str], openings: Mapping[int, Opening], found: Extract
) -> Iterator[Message]:
    """Yield the messages of a chat in order, and leave out what its program wrote."""
    message: Message | None = None
    hidden = _reply_lines(lines)
    at = 0
    while at < len(lines):
        if opening := openings.get(at):
            if message:
                yield _without_preview(message, opening)
            message = _begun(at, opening, found)
            at += opening.length
        elif at in hidden:
            at += 1
        else:
            at = _take_line(lines, at, message, found)
    if message:
        yield message


def _begun(at: int, opening: Opening, found: Extract) -> Message | None:
    if not (opening.author or opening.is_turn):
        found.skip(at + 1, opening.text, SkipReason.SYSTEM)
        found.people.update(_named_in_event(opening.text))
        return None
    lines = [opening.text] if opening.text else []
    message = Message(line=at + 1, author=opening.author, lines=lines)
    if opening.to and not forms.TO_EVERYBODY.fullmatch(opening.to):
        message.reason = SkipReason.PRIVATE
        found.people.add(re.sub(r"\(.*", "", opening.to).strip())
    return message


def _take_line(lines: Sequence[str], at: int, message: Message | None, found: Extract) -> int:
    """Give a line that begins no message its place; return the number of the next line."""
    line = visible(lines[at]).removeprefix("\t")
    said = line.strip()
    is_preview = forms.URL_PREVIEW.fullmatch(said)
    if is_preview or forms.SYSTEM.fullmatch(said):
        found.skip(at + 1, said, SkipReason.SYSTEM)
        found.people.update(() if is_preview else _named_in_event(said))
        at += _length_of_preview(lines, at + 1) if is_preview else 0
    elif forms.REACTION.fullmatch(said):
        found.skip(at + 1, said, SkipReason.REACTION)
        _count_reaction(said, message)
    elif message is not None:
        message.lines.append(line)
        return at + 1
    elif said:
        found.skip(at + 1, said, SkipReason.NO_ITEM)
    if message is not None:
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


def _named_in_event(text: str) -> list[str]:
    """Return the names of those whom the program told of: what stands before its verb."""
    return [name for part in _VERB.split(text) if looks_like_name(name := part.strip(' ~.,"'))]


def _without_preview(message: Message, following: Opening) -> Message:
    """Take off the line "first words by NAME" that announces the next message."""
    while message.lines and not message.lines[-1].strip():
        message.lines.pop()
    announced = f"{message.lines[-1].strip()}, " if message.lines else ""
    names = (f" {by} {following.author}, " for by in ("by", "door", "par"))
    if following.is_turn and following.author and any(name in announced for name in names):
        message.lines.pop()
    return message


def _take(message: Message, found: Extract) -> None:
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
