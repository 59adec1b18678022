"""Change the lines of a text as people break files: by moving, cutting, indenting and repeating."""

import random

_INDENTS = (b"", b" ", b"  ", b"    ", b"\t")


def mutated(data: bytes, seed: int) -> bytes:
    """Return `data` with one to four of its lines changed; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    lines = data.splitlines(keepends=True)
    for _ in range(chance.randint(1, 4)):
        if lines:
            chance.choice(_CHANGES)(lines, chance.randrange(len(lines)), chance)
    return b"".join(lines)


def _remove(lines: list[bytes], at: int, _chance: random.Random) -> None:
    del lines[at]


def _repeat(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines.insert(chance.randint(0, len(lines)), lines[at])


def _swap(lines: list[bytes], at: int, chance: random.Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = chance.choice(_INDENTS) + lines[at].lstrip(b" \t")


def _cut(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = lines[at][: chance.randint(0, len(lines[at]))]


def _splice(lines: list[bytes], at: int, chance: random.Random) -> None:
    other = lines[chance.randrange(len(lines))]
    here, there = chance.randint(0, len(lines[at])), chance.randint(0, len(other))
    lines[at] = lines[at][:here] + other[there:]


_CHANGES = (_remove, _repeat, _swap, _indent, _cut, _splice)
