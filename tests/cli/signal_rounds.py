"""Kill a process that adds tips, 200 times at any moment: `python tests/cli/signal_rounds.py`."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from test_own_at_once import add_until_killed

# In one folder: a file that grows makes each round longer.
_IN_ONE = 20

if __name__ == "__main__":
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    confirmed = 0
    for begin in range(0, rounds, _IN_ONE):
        with tempfile.TemporaryDirectory() as folder:
            made = add_until_killed(Path(folder), min(_IN_ONE, rounds - begin), seed=begin)
        confirmed += len(made)
        print(f"{begin + _IN_ONE} rounds, {confirmed} tips confirmed, none lost", flush=True)  # noqa: T201 - a script
