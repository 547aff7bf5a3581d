"""The headings of the notes that the bundled decks are made from.

Where a heading is filled by several decks, or by one of another title, the decks alone
do not say under which heading of the notes a card stands.
"""

from __future__ import annotations

from quizgo.frozen import dataclass
from quizgo.model import DeckName, Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the notes and the decks that fill it."""

    title: Text
    decks: tuple[DeckName, ...]


def _heading(en: str, zh: str, *decks: str) -> Heading:
    return Heading(Text(en, zh), tuple(DeckName(f"go/{deck}") for deck in decks))


HEADINGS = (
    _heading("What a goroutine is", "Goroutine 是什么", "goroutines"),
    _heading("The G-P-M model", "GPM 模型", "gpm"),
    _heading("Some important structs", "一些重要的结构体", "structs", "g-struct", "gobuf"),
    _heading("How goroutines are scheduled", "Goroutine 调度策略", "scheduling"),
    _heading("Passive scheduling", "Goroutine 被动调度", "passive"),
    _heading("Active scheduling", "Goroutine 主动调度", "active"),
    _heading("Preemption", "抢占调度", "preemption"),
    _heading("Scheduler start-up", "调度器初始化", "init"),
    _heading("The main goroutine", "main goroutine", "main-goroutine"),
    _heading("Other goroutines", "非 main goroutine", "other-goroutines"),
    _heading("schedt", "schedt", "schedt"),
    _heading("GC and memory", "go gc，memory manage", "gc"),
    _heading("context", "go context", "context"),
    _heading("Interview", "面试", "interview"),
)
"""In the order of the notes. The decks that run programs belong to no single heading."""
