"""Lines in the form that prompt-toolkit draws."""

from __future__ import annotations

from prompt_toolkit.formatted_text import StyleAndTextTuples

from quizgo.ui.lines import Line


def fragments(lines: list[Line]) -> StyleAndTextTuples:
    """One run of fragments with line ends between the lines."""
    found: StyleAndTextTuples = []
    for number, line in enumerate(lines):
        if number:
            found.append(("", "\n"))
        found.extend(line)
    return found
