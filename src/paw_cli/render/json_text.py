"""Write records as JSON: UTF-8, and nothing in it that a terminal would obey.

The standard json module costs a twentieth of the time in which the program starts, lets
C1, DEL and overrides of direction through, and indents in Python, which is slow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paw_cli.terminal_text import ESCAPES, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.render.records import Records, Value

_ESCAPES = ESCAPES | str.maketrans(
    {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)


def json_array(records: Records) -> str:
    """Return records as one array, a record a line."""
    objects = ",\n  ".join(_objects(records))
    return f"[\n  {objects}\n]\n" if objects else "[]\n"


def json_lines(records: Records) -> str:
    """Return records as one object a line."""
    return "".join([f"{record}\n" for record in _objects(records)])


def json_text(value: Value) -> str:
    """Return a value as JSON."""
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, tuple):
        return f"[{', '.join([json_text(item) for item in value])}]"
    if isinstance(value, dict):
        pairs = [f"{_string(key)}: {json_text(item)}" for key, item in value.items()]
        return f"{{{', '.join(pairs)}}}"
    return repr(value)


def _objects(records: Records) -> Iterator[str]:
    keys = [f"{_string(field)}: " for field in records.fields]
    for row in records.rows:
        pairs = [key + json_text(value) for key, value in zip(keys, row, strict=True)]
        yield f"{{{', '.join(pairs)}}}"


def _string(text: str) -> str:
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f'"{without_surrogates(text.translate(_ESCAPES))}"'
