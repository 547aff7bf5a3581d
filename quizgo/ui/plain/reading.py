"""What a line typed in plain mode means: an action, something aside, or a sentence back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quizgo.frozen import dataclass
from quizgo.grading.answers import Ordered, Picked, Program, Shown, TypedAnswer, Written
from quizgo.model import Asked, Choice, Drive, Lab, Order, Points, Predict
from quizgo.session.actions import (
    AcceptGrade,
    Action,
    Bury,
    CorrectTicks,
    GiveAnswer,
    Quit,
    Retry,
    SetFlag,
    ShowHint,
    StudyMore,
    Suspend,
    SwitchLanguage,
    ToggleMark,
    Undo,
    WriteNote,
)
from quizgo.session.more import More
from quizgo.session.state import Judged, Question
from quizgo.text.safe import one_line
from quizgo.ui.content import is_open, is_typed
from quizgo.ui.daily import offer_of, spoken
from quizgo.ui.frontend import Aside
from quizgo.ui.grades import grade_typed
from quizgo.ui.lines import clipped
from quizgo.ui.prose.words import Words

COMMANDS: dict[str, Action | Aside] = {
    "q": Quit(),
    "u": Undo(),
    "b": Bury(),
    "s": Suspend(),
    "e": Aside.EDIT,
    "h": ShowHint(),
    "l": SwitchLanguage(),
    "i": Aside.WHY,
    "r": Retry(),
    "p": Aside.PAUSE,
    "*": ToggleMark(),
    "?": Aside.HELP,
}

FLAG_DIGITS = tuple("01234567")

DRIVE_COMMANDS = {"g": Aside.GIVE_UP, "z": Aside.TAKE_BACK}
"""What else a drive understands."""

LAB_COMMANDS = {"g": Aside.GIVE_UP, "x": Aside.RUN, "o": Aside.WRITE}
"""What else a lab understands."""

LONGEST_ECHO = 40
"""Cells of a line that is quoted back."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """One sentence; the same is asked again."""

    sentence: str


@dataclass(frozen=True, slots=True)
class OneMoreLine:
    """A line of an open answer that goes on."""

    text: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is done next in a drive, from 0; None: whoever runs goes on as long as it can; -1: it
    is no number."""

    row: int | None


Heard = Action | Aside | NotUnderstood | Chosen


def command(line: str, words: Words) -> Heard | None:
    """What a line with a colon in front asks for; None for a line that is no command."""
    bare = line.strip().replace("：", ":", 1).replace("？", "?")
    if not bare.startswith(":") or bare.startswith("::"):
        return None
    known = COMMANDS.get(bare[1:])
    if known is not None:
        return known
    own = _about_the_card(bare[1:], words)
    if own is not None:
        return own
    if line.lstrip().startswith("：") and len(bare) > 2:
        return None  # Chinese prose may begin with a wide colon
    return NotUnderstood(words.plain_bad_command.format(typed=_echo(bare)))


def _about_the_card(typed: str, words: Words) -> Heard | None:
    """`:f 3`, `:n what comes to mind`, `:*`: what is put on the card."""
    letter, _, rest = typed.partition(" ")
    if letter == "n":
        return WriteNote(rest)
    if letter != "f":
        return None
    flag = rest.strip()
    if flag in FLAG_DIGITS:
        return SetFlag(int(flag))
    return NotUnderstood(spoken(words).plain_bad_flag.format(typed=_echo(flag or ":f")))


def more(line: str, offers: Sequence[More], words: Words) -> Heard | None:
    """What is said at the end of a session; None for an empty line, which leaves."""
    bare = line.strip().replace("：", ":", 1)
    if not bare:
        return None
    found = offer_of(offers, bare.removeprefix(":"))
    if found is not None:
        return StudyMore(found)
    asked = command(line, words)
    if asked is not None and not (isinstance(asked, NotUnderstood) and offers):
        return asked
    return NotUnderstood(spoken(words).plain_bad_more.format(typed=_echo(bare))) if offers else None


def answer(line: str, question: Question, words: Words) -> Heard | OneMoreLine:
    """The answer that a line gives to a question."""
    own = _own_commands(question)
    bare = line.strip().replace("：", ":", 1)
    if bare.startswith(":") and bare[1:] in own:
        return own[bare[1:]]
    asked = command(line, words)
    if asked is not None:
        return asked
    text = line[1:] if line.startswith("::") else line
    body = question.card.body
    match body:
        case Choice():
            return _picked(text, question, words)
        case Order():
            return _ordered(text, question, words)
        case Points() | Predict() | Lab() if is_open(question.card):
            return OneMoreLine(text)
        case Predict(what=Asked.ONE_OF):
            return _picked(text, question, words)
        case Predict():
            return _ending(text, question, words)
        case Drive():
            return _chosen(text)
        case _:
            return GiveAnswer(TypedAnswer(text) if is_typed(question.card) else Shown())


def _own_commands(question: Question) -> Mapping[str, Aside]:
    body = question.card.body
    if isinstance(body, Drive):
        return DRIVE_COMMANDS
    return LAB_COMMANDS if isinstance(body, Lab) else {}


def written(lines: list[str]) -> GiveAnswer:
    """An open answer from its lines."""
    return GiveAnswer(Written("\n".join(lines)))


def program(lines: list[str], *, gives_up: bool = False) -> GiveAnswer:
    """A lab's program from its lines."""
    return GiveAnswer(Program("\n".join(lines) + "\n", gives_up))


def grade(line: str, judged: Judged, words: Words, *, four_grades: bool = False) -> Heard:
    """What a line says at the prompt for a grade."""
    ticks = _ticks(line, judged, words)
    if ticks is not None:
        return ticks
    asked = command(line, words)
    if asked is not None:
        return asked
    typed = line.strip()
    if not typed:
        return AcceptGrade()
    numbers = _numbers(typed) or []
    found = grade_typed(numbers[0], four_grades=four_grades) if len(numbers) == 1 else None
    if found is None:
        return NotUnderstood(
            words.plain_bad_grade.format(typed=_echo(typed), grade=words.digits[judged.proposed])
        )
    return AcceptGrade(found)


def _ticks(line: str, judged: Judged, words: Words) -> Heard | None:
    """`:t 1 3` at an open answer; `:t 0` takes all ticks away."""
    body = judged.question.card.body
    match = re.fullmatch(r"\s*[:：]t\b(.*)", line)
    if match is None or not isinstance(body, Points):
        return None
    numbers = _numbers(match[1])
    if numbers == [0]:
        return CorrectTicks(frozenset())
    if not numbers or not all(1 <= number <= len(body.points) for number in numbers):
        return NotUnderstood(words.plain_bad_numbers.format(most=len(body.points)))
    return CorrectTicks(frozenset(number - 1 for number in numbers))


def _picked(text: str, question: Question, words: Words) -> Heard:
    numbers = _numbers(text)
    most = len(question.shuffle)
    if numbers is None or not all(1 <= number <= most for number in numbers):
        return NotUnderstood(words.plain_bad_numbers.format(most=most))
    return GiveAnswer(Picked(frozenset(question.shuffle[number - 1] for number in numbers)))


def _ending(text: str, question: Question, words: Words) -> Heard:
    numbers = _numbers(text)
    most = len(question.shuffle)
    if numbers == []:
        return GiveAnswer(Picked(frozenset()))
    if numbers is None or len(numbers) != 1 or not 1 <= numbers[0] <= most:
        return NotUnderstood(words.plain_bad_ending.format(most=most))
    return GiveAnswer(Picked(frozenset({numbers[0] - 1})))


def _chosen(text: str) -> Heard:
    numbers = _numbers(text)
    if numbers == []:
        return Chosen(None)
    if numbers is None or len(numbers) != 1 or not numbers[0]:
        return Chosen(-1)
    return Chosen(numbers[0] - 1)


def _ordered(text: str, question: Question, words: Words) -> Heard:
    numbers = _numbers(text)
    most = len(question.shuffle)
    if numbers == []:
        return GiveAnswer(Ordered(()))
    if numbers is None or sorted(numbers) != list(range(1, most + 1)):
        return NotUnderstood(words.plain_bad_order.format(most=most))
    return GiveAnswer(Ordered(tuple(question.shuffle[number - 1] for number in numbers)))


def _numbers(text: str) -> list[int] | None:
    """The numbers of a line, with spaces or commas between; None where it holds anything else."""
    found = [word for word in re.split(r"[\s,，、;；]+", text) if word]
    if not all(word.isdecimal() and len(word) <= 4 for word in found):
        return None
    return [int(word) for word in found]


def _echo(text: str) -> str:
    return clipped(one_line(text), LONGEST_ECHO)
