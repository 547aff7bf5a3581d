"""Record what real Go prints for the programs of a folder.

`python -m tests.gosim.tools.record_programs FOLDER…` writes `.out` and, where the
exit status is not 0, `.rc` beside each `.go`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.toolchain import go_command


def record(program: Path) -> None:
    """Build and run one program with real Go."""
    with tempfile.TemporaryDirectory() as folder:
        binary = Path(folder) / "prog"
        subprocess.run([go_command(), "build", "-o", binary, program], check=True, timeout=120)
        ran = subprocess.run(
            [binary],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
            env={**os.environ, "GOMAXPROCS": "1"},
        )
    program.with_suffix(".out").write_bytes(ran.stdout)
    status = program.with_suffix(".rc")
    if ran.returncode:
        status.write_text(f"{ran.returncode}\n")
    else:
        status.unlink(missing_ok=True)


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        for path in sorted(Path(argument).glob("*.go")):
            record(path)
