"""What makes a function a command: its name, its options in groups, its examples.

Annotations are evaluated here, so the modules of this package that define commands or
options leave `from __future__ import annotations` out.
"""

import inspect
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, get_type_hints


class Command(NamedTuple):
    """A command as Typer is told of it."""

    name: str
    function: Callable[..., None]
    epilog: str


def command(name: str, *, examples: Sequence[str]) -> Callable[[Callable[..., None]], Command]:
    """Make a function the command `name`, whose help ends in `examples`."""

    def made(function: Callable[..., None]) -> Command:
        return Command(name, function, epilog(examples))

    return made


def epilog(examples: Sequence[str]) -> str:
    """Return the end of a help text, its lines kept as they are by Typer's mark for that."""
    return "\b\nExamples:\n" + "\n".join(f"  {example}" for example in examples)


def spread(function: Callable[..., None]) -> Callable[..., None]:
    """Return a function that takes the options of each group as parameters of its own.

    A group is a NamedTuple whose fields are options. Typer sees the fields, the command
    gets the tuple, and options that several commands share are written once.
    """
    groups: dict[str, Any] = {
        name: annotation
        for name, annotation in function.__annotations__.items()
        if isinstance(annotation, type) and issubclass(annotation, tuple)
    }

    def called(**given: object) -> None:
        bundled = {
            name: group(**{field: given.pop(field) for field in group._fields})
            for name, group in groups.items()
        }
        function(**given, **bundled)

    parameters = [
        parameter
        for own in inspect.signature(function).parameters.values()
        for parameter in (_parameters(groups[own.name]) if own.name in groups else [own])
    ]
    called.__doc__ = function.__doc__
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # what Typer reads
    return called


def _parameters(group: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field,
            inspect.Parameter.KEYWORD_ONLY,
            default=group._field_defaults[field],
            annotation=hints[field],
        )
        for field in group._fields
    ]
