"""What the program says to people, as templates with named fields.

Every sentence for a person is marked where it is raised: `_("no tip '{id}'", id=reference)`.
"""

from __future__ import annotations


def _(template: str, /, **fields: object) -> str:
    """Return a message with its fields filled in."""
    return template.format(**fields)


def ngettext(singular: str, plural: str, number: int, /, **fields: object) -> str:
    """Return the message for `number` things, which it names as `{number}`."""
    return (singular if number == 1 else plural).format(number=f"{number:,}", **fields)


def N_(template: str, /) -> str:  # noqa: N802 - gettext's own name for a mark
    """Mark a template that stands in a constant, to be looked up by `_` where it is said."""
    return template
