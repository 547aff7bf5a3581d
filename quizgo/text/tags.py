"""What may be a tag, in a deck and on the command line alike."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgo.text.safe import printable

TAG_PATTERN = r"[^\s,#\"'`]{1,60}"


@lru_cache(1_000)
def is_tag(word: str) -> bool:
    """Whether a word may be a tag: one that can be searched for and shown as it is."""
    return re.fullmatch(TAG_PATTERN, word) is not None and printable(word) == word
