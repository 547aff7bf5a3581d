"""What the browse screen says, in Chinese."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.browse import BrowseWords

ZH: Final = BrowseWords(
    flag="旗标 {n}",
    own_tags="自己的标签：{tags}",
    note="笔记：{text}",
)
