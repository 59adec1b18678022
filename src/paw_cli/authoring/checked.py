"""What a check of tips files found, as text and as records."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paw_cli.files.problems import Problem, Severity, pluralize
from paw_cli.terminal_text import safe_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was looked at, and what is wrong: faults, and warnings."""

    files: int
    tips: int
    problems: tuple[Problem, ...]

    def text(self) -> str:
        """Return a line for each problem: `file:line:column: what; how to mend it`."""
        return "".join(f"{safe_text(_line(problem))}\n" for problem in self.problems)

    def records(self) -> tuple[dict[str, str | int], ...]:
        """Return the problems as records."""
        return tuple(
            {
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in self.problems
        )

    def fails(self, *, strict: bool) -> bool:
        """Tell whether something is wrong; to be `strict` is to count warnings as well."""
        return bool(self._count(Severity.ERROR) or (strict and self.problems))

    def summary(self) -> str:
        """Return how much of what was found in how many files."""
        found = [
            pluralize(number, noun)
            for severity, noun in ((Severity.ERROR, "fault"), (Severity.WARNING, "warning"))
            if (number := self._count(severity))
        ]
        where = f"{pluralize(self.files, 'file')}, {pluralize(self.tips, 'good tip')}"
        return f"{' and '.join(found) or 'nothing wrong'} in {where}"

    def _count(self, severity: Severity) -> int:
        return sum(problem.severity is severity for problem in self.problems)


def _line(problem: Problem) -> str:
    mark = "warning: " if problem.severity is Severity.WARNING else ""
    return str(replace(problem, message=f"{mark}{problem.message}"))
