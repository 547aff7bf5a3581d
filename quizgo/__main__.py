"""The entry point: `quizgo` and `python -m quizgo`."""

from __future__ import annotations


def main() -> None:
    """Run the words typed, and leave with their exit status."""
    from quizgo.cli import run

    raise SystemExit(run())


if __name__ == "__main__":
    main()
