r"""Read the chat that Zoom saves.

Its forms over the years, in which `\t` is a tab and the two blanks are Zoom's own:

    16:03:12 From  Jan Jansen  to  Everyone:          (and the text on lines that begin with \t)
    2023-03-01 16:03:12 From Jan Jansen to Everyone:  (the same, since the "new chat experience")
    16:03:12\t From  Jan Jansen  to  Everyone : text
    16:03:12\t From  Jan Jansen : text
    00:16:12\tJan Jansen:\ttext                       (with a recording in the cloud)
    From Jan Jansen to Everyone:  04:03 PM            (copied from the chat's window)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paw_cli.authoring.importing.items import Message, Reading, Why, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TIME = r"(?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d\d:\d\d(?: ?[AP]M)?"
# Names are bounded, so that no line of blanks takes hours.
_HEADER = re.compile(
    rf"{_TIME}[\t ]{{1,4}}(?:From|Van) {{1,3}}(?P<who>[^:]{{1,200}}?) {{0,3}}:[ ]*(?P<text>.*)"
    r"|\d{1,2}:\d\d:\d\d\t(?P<speaker>[^\t:]{1,200}):\t(?P<said>.*)"
    r"|(?:From|Van) {1,3}(?P<shown>[^:]{1,200}?): {0,3}\(?\d{1,2}:\d\d(?: ?[AP]M)?\)?"
)
_FROM_TO = re.compile(r"(?P<author>.*\S) +(?:to|To|aan|naar) +(?P<to>.*)")
_ENOUGH_TO_TELL = 50
_EVERYBODY = re.compile(
    r"everyone|iedereen|(?:hosts? (?:and|en) )?(?:all |alle )?panel|all |alle |group|groep"
    r"|waiting room|wachtruimte",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"\((?:direct message|privately|direct bericht|privé.{0,8})\)", re.IGNORECASE)
_REACTION = re.compile(
    r"(?:Reacted to \".*\" with |Removed an? .* reaction from \""
    r"|Heeft gereageerd op \".*\" met |Heeft een reactie .* verwijderd)"
    r"|(?:add|remove|toevoegen|verwijderen) [^\w\s]{1,12}$",
    re.DOTALL,
)
_QUOTE = re.compile(
    r"(?:Replying to|Antwoord op|Als antwoord op) \"[^\n]*?(?:\.{3}|…)?\"(?::?\s+|$)"
)


def recognises(lines: Sequence[str]) -> bool:
    """Tell whether one of the first lines begins a message of Zoom; nothing else looks like it."""
    return any(_HEADER.fullmatch(line) for line in lines[:_ENOUGH_TO_TELL])


def read(lines: Sequence[str]) -> Reading:
    """Return each message to everybody as an item."""
    return reading_of(_messages(lines))


def _messages(lines: Sequence[str]) -> Iterator[Message]:
    message: Message | None = None
    for number, line in enumerate(lines, start=1):
        match = _HEADER.fullmatch(line)
        if match:
            if message:
                yield _judged(message)
            message = _begun(number, match)
        elif message:
            message.lines.append(line.removeprefix("\t"))
        elif line.strip():
            yield Message(line=number, author="", lines=[line.strip()], why_not=Why.NO_ITEM)
    if message:
        yield _judged(message)


def _begun(number: int, match: re.Match[str]) -> Message:
    who = match["who"] or match["speaker"] or match["shown"]
    text = match["text"] or match["said"]
    from_to = _FROM_TO.fullmatch(who) if not match["speaker"] else None
    for_all = from_to is None or (
        _EVERYBODY.match(from_to["to"]) is not None and not _PRIVATE.search(from_to["to"])
    )
    return Message(
        line=number,
        author=(from_to["author"] if from_to else who).strip(),
        lines=[text] if text else [],
        why_not=None if for_all else Why.PRIVATE,
    )


def _judged(message: Message) -> Message:
    """Take the quotation out of an answer, and a reaction for what it is."""
    text = message.text
    if message.why_not is None and _REACTION.match(text):
        message.why_not = Why.REACTION
    message.lines = [text[quote.end() :] if (quote := _QUOTE.match(text)) else text]
    return message
