"""How the benchmarks measure and report: times, memory, versions and tables (Linux only)."""

import os
import platform
import pty
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

# What would make Python, or a program that looks at its terminal, slower or faster than it is.
_DISTURBING = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONUTF8", "PYTHONPATH")
_BYTES_READ = 65536


class Process(NamedTuple):
    """What one whole process took."""

    seconds: float
    processor_seconds: float


def undisturbed(env: Mapping[str, str] = os.environ, **more: str) -> dict[str, str]:
    """Return an environment in which Python starts as it does for a user."""
    return {**{k: v for k, v in env.items() if k not in _DISTURBING}, **more}


def whole_process(command: Sequence[str], *, env: Mapping[str, str]) -> Process:
    """Run a command to its end, its output thrown away; where it fails, so does the benchmark."""
    with Path(os.devnull).open("r+b") as nothing:
        start = time.perf_counter()
        child = subprocess.Popen(command, env=env, stdin=nothing, stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"exit code {child.returncode}: {command}")
    return Process(seconds, usage.ru_utime + usage.ru_stime)


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


def compared(floor: Callable[[], float], other: Callable[[], float], *, rounds: int) -> list[float]:
    """Return the medians of two taken in turns (a busy moment falls on both) and of their ratio."""
    pairs = [(floor(), other()) for _ in range(rounds)]
    ratios = [b / a for a, b in pairs]
    return [statistics.median(each) for each in (*zip(*pairs, strict=True), ratios)]


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
    # getrusage starts from the peak of the process that started this one.
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    peak = next(line for line in status if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def installed(module: str) -> Any:  # noqa: ANN401 - whatever peer it is
    """Return a module that a peer needs, or None where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        return None


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
    lines = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    drawn = [f"| {' | '.join(map(str.ljust, line, widths))} |" for line in lines]
    rule = "|".join("-" * (width + 2) for width in widths)
    return "\n".join([drawn[0], f"|{rule}|", *drawn[1:]])


def _distribution(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""
