"""The nouns that the whole program shares: cards, items, grades, memories, log entries.

Frozen values without behaviour. How a deck is read is `deck`'s matter, how a
memory changes is `schedule`'s, how an answer is judged is `grading`'s.

A *card* is what a deck's author writes. An *item* is what is scheduled: a card
is one item, or several when it is asked both ways round or has several gaps.
Items of one card are *siblings*.
"""

from __future__ import annotations

from quizgo.model.cards import (
    KIND_OF,
    Body,
    Card,
    Deck,
    Item,
    ItemState,
    Kind,
)
from quizgo.model.log import (
    Answered,
    DayLimits,
    Entry,
    EntryKind,
    Grade,
    Memory,
    Planned,
    Progress,
    Scheduler,
    TreeLimits,
)
from quizgo.model.names import (
    CardId,
    DeckName,
    ItemId,
    Lang,
    Place,
    Text,
)
from quizgo.model.practical import (
    ENDS,
    AnswerAs,
    Asked,
    Check,
    CheckKind,
    Drive,
    Goal,
    GoalKind,
    GoRules,
    Lab,
    Predict,
    Runs,
    State,
    Vary,
    When,
    WrongProgram,
)
from quizgo.model.questions import (
    Basic,
    Choice,
    Cloze,
    Ignore,
    Level,
    Option,
    Order,
    Pattern,
    Point,
    Points,
    Typed,
)

__all__ = [
    "ENDS",
    "KIND_OF",
    "AnswerAs",
    "Answered",
    "Asked",
    "Basic",
    "Body",
    "Card",
    "CardId",
    "Check",
    "CheckKind",
    "Choice",
    "Cloze",
    "DayLimits",
    "Deck",
    "DeckName",
    "Drive",
    "Entry",
    "EntryKind",
    "GoRules",
    "Goal",
    "GoalKind",
    "Grade",
    "Ignore",
    "Item",
    "ItemId",
    "ItemState",
    "Kind",
    "Lab",
    "Lang",
    "Level",
    "Memory",
    "Option",
    "Order",
    "Pattern",
    "Place",
    "Planned",
    "Point",
    "Points",
    "Predict",
    "Progress",
    "Runs",
    "Scheduler",
    "State",
    "Text",
    "TreeLimits",
    "Typed",
    "Vary",
    "When",
    "WrongProgram",
]
