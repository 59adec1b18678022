"""How the benchmarks measure and report: times, memory, versions and tables (POSIX only)."""

import os
import platform
import pty
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType

# What would make Python, or a program that looks at its terminal, slower or faster than it is.
_DISTURBING = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONUTF8", "PYTHONPATH")
_BYTES_READ = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """What one whole process took."""

    seconds: float
    processor_seconds: float
    code: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two things measured in turns: the median time of each, and of their ratios."""

    floor: float
    seconds: float
    ratio: float


def undisturbed(env: Mapping[str, str] = os.environ, **more: str) -> dict[str, str]:
    """Return an environment in which Python starts as it does for a user."""
    return {**{k: v for k, v in env.items() if k not in _DISTURBING}, **more}


def whole_process(
    command: Sequence[str], *, env: Mapping[str, str], stdin: Path | None = None
) -> Process:
    """Run a command to its end, its output thrown away."""
    with (stdin or Path(os.devnull)).open("rb") as given:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, env=env, stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    return Process(
        seconds=seconds,
        processor_seconds=usage.ru_utime + usage.ru_stime,
        code=child.returncode,
    )


def seconds_on_terminal(command: Sequence[str], *, env: Mapping[str, str]) -> float:
    """Return how long a command takes whose input and output are a (pseudo-)terminal."""
    ours, theirs = pty.openpty()
    start = time.perf_counter()
    with subprocess.Popen(command, env=env, stdin=theirs, stdout=theirs, stderr=theirs) as child:
        os.close(theirs)
        # Linux ends a terminal that nobody holds any more with an error in place of nothing.
        with suppress(OSError):
            while os.read(ours, _BYTES_READ):
                pass
        child.wait()
        seconds = time.perf_counter() - start
    os.close(ours)
    return seconds


def compared(floor: Callable[[], float], other: Callable[[], float], *, rounds: int) -> Comparison:
    """Measure two in turns, A B A B, so that a busy moment falls on both."""
    pairs = [(floor(), other()) for _ in range(rounds)]
    return Comparison(
        floor=statistics.median(a for a, _ in pairs),
        seconds=statistics.median(b for _, b in pairs),
        ratio=statistics.median(b / a for a, b in pairs),
    )


def least_seconds(call: Callable[[], object], *, repeats: int) -> float:
    """Return the least processor time of a call: what other work costs only makes it longer."""
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        call()
        taken.append(time.process_time() - start)
    return min(taken)


def own_peak_mb() -> float:
    """Return the most memory that this process has had."""
    status = Path("/proc/self/status")
    if not status.exists():
        return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    # getrusage on Linux starts from the peak of the process that started this one.
    peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def installed(module: str) -> ModuleType | None:
    """Return a module that a peer needs, or None where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        return None


def required(module: str) -> ModuleType:
    """Return a module that has been found to be installed."""
    return import_module(module)


def setting(*distributions: str) -> str:
    """Return one line that says when, and with which versions, the figures were measured."""
    parts = [
        f"{datetime.now(UTC):%Y-%m-%d}",
        f"Python {platform.python_version()}",
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        # About 1 is the measuring itself; above that, other work has made the times longer.
        f"load {os.getloadavg()[0]:.1f}",
        *filter(None, map(_distribution, distributions)),
    ]
    return " · ".join(parts)


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table whose columns line up also when read as text."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    drawn = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([drawn[0], rule, *drawn[1:]])


def _distribution(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""


def _megabytes(peak: int) -> float:
    """Return megabytes of what getrusage gives: kilobytes, but bytes on macOS."""
    return peak / 1024 / (1024 if platform.system() == "Darwin" else 1)
