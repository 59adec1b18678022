"""Kill a process that adds tips, 200 times at any moment: `python tests/cli/signal_rounds.py`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from test_own_at_once import add_until_killed

if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        confirmed = add_until_killed(Path(folder), rounds, seed=rounds)
        print(f"{rounds} rounds, {len(confirmed)} tips confirmed, none lost")  # noqa: T201 - a script
