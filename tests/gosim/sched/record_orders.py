"""Run the programs of `orders/` on a real Go toolchain many times, and write down what they print.

    python tests/gosim/sched/record_orders.py GO [RUNS]

`GO` is the go command. `orders.json` then says, by program and GOMAXPROCS, how often each order
came.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
PROCS = (2, 3, 4)


def orders(binary: Path, procs: int, runs: int) -> dict[str, int]:
    """What the program printed, the most frequent first."""
    environment = {**os.environ, "GOMAXPROCS": str(procs)}
    counts = Counter(
        subprocess.run(
            [binary], env=environment, capture_output=True, check=True, text=True
        ).stdout.strip()
        for _ in range(runs)
    )
    return dict(counts.most_common())


def record(go: str, runs: int) -> dict[str, dict[str, dict[str, int]]]:
    recorded = {}
    with tempfile.TemporaryDirectory() as folder:
        for source in sorted((HERE / "orders").glob("*.go")):
            binary = Path(folder) / source.stem
            subprocess.run([go, "build", "-o", binary, source], check=True)
            recorded[source.stem] = {str(n): orders(binary, n, runs) for n in PROCS}
    return recorded


if __name__ == "__main__":
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    text = json.dumps(record(sys.argv[1], runs), indent=1)
    (HERE / "orders.json").write_text(text + "\n")
