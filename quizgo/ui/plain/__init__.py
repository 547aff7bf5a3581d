"""Plain mode: a whole session in lines, for a screen reader, a pipe or a dumb terminal.

Everything goes to one output, one input line to a prompt, each prompt flushed
before its line is read. The labels are a contract; `prose` holds them.
"""

from quizgo.ui.plain.front import study_plain

__all__ = ["study_plain"]
