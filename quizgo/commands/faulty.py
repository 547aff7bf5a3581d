"""A fault of quizgo's own, kept in a file for those who can mend it."""

from __future__ import annotations


def keep(fault: BaseException) -> str | None:
    """The file that now tells of the fault; None where none can be written."""
    import tempfile
    import traceback

    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="quizgo-fault-", suffix=".txt", delete=False
        ) as file:
            traceback.print_exception(fault, file=file)
    except OSError:  # a full disk, perhaps
        return None
    return file.name
