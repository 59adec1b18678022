"""Read a chat of Zoom, WhatsApp or Teams: one item a message, without what its program wrote."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paw_cli.extracting import chat_forms as forms
from paw_cli.extracting.chat_turns import Opening, find_turns
from paw_cli.extracting.items import Extract, Item, SkipReason
from paw_cli.extracting.names import looks_like_name
from paw_cli.extracting.text import plain_blanks, visible

# People whom a program named between marks of direction.
_ISOLATED = re.compile("@\u2068([^\u2068\u2069\n]{1,80})\u2069")
# What WhatsApp on an iPhone puts before what it writes itself.
_MARK = ": \u200e"
_HAS_CLOCK = re.compile(r"\d[:.]\d\d")
_EMOJI_ONLY = re.compile(r"[^\w\n]{1,12}")
_COUNTED_EMOJI = re.compile(r"(?:\n ?(?:[^\w\s]{1,8}\n ?\d{1,3}|\d{1,3}\n ?[^\w\s]{1,8}))+\Z")
_LIKES = re.compile(r"(\d{1,6}) .{0,30}\b(?:like|leuk|j'aime)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_EXCLAIMED = re.compile(r"!|[^\w\s.,;:?'\"()-]")
_VERB = re.compile(
    r"\b(?:heeft|hebben|hebt|has|have|is|joined|left|added|removed|a|toegevoegd|nam|created"
    r"|changed|by|door|van|of)\b"
)


@dataclass(slots=True, kw_only=True)
class _Message:
    """What one person sent, and how many liked it."""

    line: int
    author: str
    lines: list[str] = field(default_factory=list)
    is_private: bool = False
    likes: int = 0


def read_chat(lines: Sequence[str]) -> Extract | None:
    """Return each message to everybody as an item; None for lines that are no chat."""
    shown = _without_blocks(lines)
    openings = {at: opening for at, line in enumerate(shown) if (opening := _opening_of(line))}
    if not any(opening.author for opening in openings.values()):
        openings = find_turns([plain_blanks(line).strip() for line in shown])
    said_before = any(map(str.strip, shown[: min(openings, default=0)]))
    if not openings or (said_before and all(opening.is_event for opening in openings.values())):
        return None  # a line of a chat among notes makes no chat of them
    found = Extract()
    found.people.update(_ISOLATED.findall("\n".join(lines)))
    for message in _messages(shown, openings, found):
        _take(message, found)
    return found


def _without_blocks(lines: Sequence[str]) -> list[str]:
    """Return the lines of a chat, blank where it shows what is answered or linked."""
    plain = plain_blanks("\n".join(lines))
    kept = forms.BLOCKS.sub(lambda block: "\n" * block[0].count("\n"), plain).split("\n")
    # Of no lines at all one is kept: the body of a mail may be empty.
    return [line if said else "" for line, said in zip(lines, kept, strict=False)]


def _opening_of(line: str) -> Opening | None:
    """Return the beginning of a message that a line is, of a form that needs one line only."""
    if not _HAS_CLOCK.search(line):
        return None
    shown = visible(line).strip(" ")
    plain = plain_blanks(shown)
    for form in forms.OPENINGS:
        if match := form.fullmatch(plain):
            return _opening(match, shown, line)
    return None


def _opening(match: re.Match[str], shown: str, line: str) -> Opening:
    parts = match.groupdict(default="")
    author = parts["author"].strip(" ~")
    text = shown[slice(*match.span("text"))]
    if "to" in parts:
        return Opening(author, text, parts["to"])
    if not author or forms.EVENT.search(author):
        return Opening(text=f"{author}: {text}".strip(": "), is_event=True)
    was_sent = forms.ATTACHMENT.fullmatch(text) or forms.WITHDRAWN.fullmatch(text)
    return Opening(author, text, is_event=_is_marked(line, author) and not was_sent)


def _is_marked(line: str, author: str) -> bool:
    """Tell whether WhatsApp shows by its mark behind an author that nobody typed the text."""
    before, mark, _text = line.partition(_MARK)
    return mark != "" and visible(before).rstrip().endswith(author[-1:])


def _messages(
    lines: Sequence[str], openings: Mapping[int, Opening], found: Extract
) -> Iterator[_Message]:
    """Yield the messages of a chat in order, and leave out what its program wrote."""
    message: _Message | None = None
    text_from = 0
    for at, line in enumerate(lines):
        if opening := openings.get(at):
            if message:
                yield _without_announced(message, opening)
            message = _begun(at, opening, found)
            text_from = at + opening.length
        elif at >= text_from:
            _take_line(at, visible(line).removeprefix("\t"), message, found)
    if message:
        yield message


def _begun(at: int, opening: Opening, found: Extract) -> _Message | None:
    if opening.is_event:
        _skip_noise(at, opening.text, SkipReason.SYSTEM, found)
        if opening.text.startswith(opening.author):  # and not with that of the group
            found.people.add(opening.author)
        return None
    is_private = opening.to != "" and not _is_everybody(opening.to)
    if is_private:
        found.people.add(re.sub(r"\(.*", "", opening.to).strip())
    lines = [opening.text] if opening.text else []
    return _Message(line=at + 1, author=opening.author, lines=lines, is_private=is_private)


def _is_everybody(receivers: str) -> bool:
    words = {word for word in _WORD.findall(receivers.casefold()) if not word.isdigit()}
    return bool(words) and words <= forms.TO_EVERYBODY


def _skip_noise(at: int, said: str, reason: SkipReason, found: Extract) -> None:
    """Leave out a line of the program, and keep the names of those whom it told of."""
    found.skip(at + 1, said, reason)
    parts = (part.strip(' ~.,"') for part in _VERB.split(said))
    found.people.update(filter(looks_like_name, parts))


def _take_line(at: int, line: str, message: _Message | None, found: Extract) -> None:
    """Give a line that begins no message its place."""
    said = line.strip()
    if reason := forms.noise_in(said):
        _skip_noise(at, said, reason, found)
        if message and reason is SkipReason.REACTION:
            _count_reaction(said, message)
    elif message:
        message.lines.append(line)
    elif said:
        found.skip(at + 1, said, SkipReason.NO_ITEM)


def _count_reaction(said: str, message: _Message) -> None:
    """Take the emoji above a count of reactions out of the message, and keep its likes."""
    if message.lines and _EMOJI_ONLY.fullmatch(message.lines[-1].strip() or "a"):
        message.lines.pop()
    if likes := _LIKES.match(said):
        message.likes += int(likes[1])


def _without_announced(message: _Message, following: Opening) -> _Message:
    """Take off the line "first words by NAME" that announces the next message."""
    while message.lines and not message.lines[-1].strip():
        message.lines.pop()
    announced = f"{message.lines[-1]}, " if message.lines else ""
    names = (f" {by} {following.author}, " for by in ("by", "door", "par"))
    if following.length > 1 and any(name in announced for name in names):
        message.lines.pop()
    return message


def _take(message: _Message, found: Extract) -> None:
    """Make an item of a message, or leave it out with the reason."""
    found.people.add(message.author)
    joined = "\n".join(line.rstrip(" \t") for line in message.lines).strip("\n\t ")
    text = forms.QUOTE.sub("", _COUNTED_EMOJI.sub("", joined))
    first, _line_end, caption = text.partition("\n")
    if caption and forms.ATTACHMENT.fullmatch(first):
        text = caption if forms.PICTURE.fullmatch(first) else first
    text = forms.BEHIND_A_TEXT.sub("", text).strip() or text
    if message.is_private:
        found.skip(message.line, "…", SkipReason.PRIVATE)
    elif reason := _reason_to_skip(text):
        found.skip(message.line, text, reason)
    elif text:
        found.items.append(
            Item(
                text=text,
                line=message.line,
                author=message.author,
                said=True,
                likes=message.likes,
            )
        )


def _reason_to_skip(text: str) -> SkipReason | None:
    if reason := forms.noise_in(text):
        return reason
    if text and not any(map(str.isalpha, text)):
        return SkipReason.WORDLESS
    return SkipReason.GREETING if _is_greeting(text) else None


def _is_greeting(text: str) -> bool:
    """Tell whether a text only greets, thanks or agrees; "mee eens" is one with its mark."""
    words = set(_WORD.findall(text.casefold()))
    if words & forms.ASSENT and words <= forms.ASSENT | forms.ASSENTED:
        return len(words) == 1 or _EXCLAIMED.search(text) is not None
    return bool(words & forms.GREETINGS) and words <= forms.GREETINGS | forms.GREETED
