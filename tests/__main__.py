"""Every check of the project, in the order in which they are quick to fail.

`python -m tests` runs all of them and exits with 1 if one failed; words typed
behind it go to pytest.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent


def checks(words: list[str]) -> dict[str, list[str]]:
    """The command of each check, by name."""
    python = [sys.executable, "-m"]
    scripts = Path(sys.executable).parent
    return {
        "formatting": [*python, "ruff", "format", "--check", "."],
        "ruff": [*python, "ruff", "check", "."],
        "floors": [str(scripts / "lint-imports")],
        "types": [*python, "mypy"],
        "decks": [*python, "quizgo", "check", "decks"],
        "tests": [*python, "pytest", "-n", "auto", "--dist", "worksteal", *words],
    }


def main() -> int:
    failed = []
    for name, command in checks(sys.argv[1:]).items():
        print(f"== {name}", flush=True)
        start = time.monotonic()
        if subprocess.run(command, cwd=TOP, check=False).returncode != 0:
            failed.append(name)
        print(f"== {name}: {time.monotonic() - start:.0f} s", flush=True)
    print("all checks passed" if not failed else f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
