"""What can go wrong in quizgo and is told to the person at the terminal.

Every message names what is wrong, where, and what to do. Only `cli` prints
these and turns them into an exit status; other modules raise them, or catch
them where they can do better. A broken invariant is not one of these: it is an
`AssertionError`, and loud.
"""

from __future__ import annotations


class QuizgoError(Exception):
    """A request that failed for a reason the person can act on. Exit status 1."""


class WrongWords(QuizgoError):
    """A command line or a prompt that cannot be understood. Exit status 2."""


class BadGrade(QuizgoError, ValueError):
    """A grade that is no integer from 0 to 5."""


class StoreError(QuizgoError):
    """A store that cannot be opened, read or written."""


class DeckError(QuizgoError):
    """A deck file that cannot be read at all. Faults inside a deck are values."""
