"""The entry point: `quizgo` and `python -m quizgo`."""

from __future__ import annotations

import gc
import sys

QUIET_OBJECTS = 200_000
"""How many objects come to be before the collector looks for garbage: more than a start makes."""


def main() -> None:
    """Run the words typed, and leave with their exit status."""
    if sys.argv[1:2] == ["due"] and "--prompt" in sys.argv:
        from quizgo.summary import prompt  # a shell asks before every line

        said = prompt(sys.argv[2:])
        if said is not None:
            raise SystemExit(said)
    gc.set_threshold(QUIET_OBJECTS)  # what imports make stays; to look through it takes a tenth
    from quizgo.cli import run

    status = run()
    gc.freeze()  # the process ends: to look through all that is left would cost as much again
    raise SystemExit(status)


if __name__ == "__main__":
    main()
