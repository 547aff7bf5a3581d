"""What the browse screen says, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.browse import BrowseWords

EN: Final = BrowseWords(
    flag="flag {n}",
    own_tags="your tags: {tags}",
    note="Note: {text}",
)
