"""Law: the same answers give the same log, on the screen and in plain mode."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from quizgo.grading.answers import Ordered, Picked, Shown, TypedAnswer, Written
from quizgo.model import Asked, Card, Choice, Grade, Lang, Order, Points, Predict
from quizgo.session.actions import (
    AcceptGrade,
    Action,
    Bury,
    CorrectTicks,
    GiveAnswer,
    ShowHint,
    Suspend,
    Undo,
)
from quizgo.session.state import Asking, Judged, Question, Ticking
from quizgo.ui.content import is_open, is_typed
from quizgo.ui.frontend import Desk
from quizgo.ui.plain import study_plain
from quizgo.ui.study.app import study
from tests.studying import EVERY_KIND, sitting

ENTER, ESCAPE, CTRL_C = "\r", "\x1b", "\x03"
WORDS = [
    "goexit",
    "goready",
    "gopark",
    "GOPARK",
    "goprak",
    "2",
    "",
    ":q",
    "::",
    "no lock",
    "缓存 hand off",
    "x y",
]


@dataclass(slots=True)
class Script:
    """What one learner does, as actions, as keys and as lines."""

    draw: st.DataObject
    actions: list[Action] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def add(self, action: Action, keys: str, *lines: str) -> None:
        self.actions.append(action)
        self.keys.append(keys)
        self.lines.extend(lines)

    def pick(self, strategy: st.SearchStrategy[int]) -> int:
        return self.draw.draw(strategy)

    def some(self, count: int) -> frozenset[int]:
        return self.draw.draw(st.frozensets(st.integers(0, count - 1)))

    def ask(self, question: Question) -> None:
        """A wish besides answering, or an answer."""
        wish = self.pick(st.integers(0, 9))
        wishes: dict[int, tuple[Action, str, str]] = {
            0: (ShowHint(), "h", ":h"),
            1: (Undo(), "u", ":u"),
            2: (Bury(), "b", ":b"),
            3: (Suspend(), "@", ":s"),
        }
        if wish in wishes:
            action, key, line = wishes[wish]
            has_line = is_typed(question.card) or is_open(question.card)
            self.add(action, ESCAPE + key if has_line else key, line)
        else:
            self.answer(question)

    def answer(self, question: Question) -> None:
        match question.card.body:
            case Choice(options=options):
                rows = sorted(self.some(len(options)))
                picked = Picked(frozenset(question.shuffle[row] for row in rows))
                digits = [str(row + 1) for row in rows]
                self.add(GiveAnswer(picked), "".join(digits) + ENTER, " ".join(digits))
            case Order(steps=steps):
                order = self.draw.draw(st.permutations(range(len(steps))))
                ordered = Ordered(tuple(question.shuffle[row] for row in order))
                digits = [str(row + 1) for row in order]
                self.add(GiveAnswer(ordered), "".join(digits) + ENTER, " ".join(digits))
            case Predict(what=Asked.ENDING):
                row = self.pick(st.integers(0, 4))
                answer = GiveAnswer(Picked(frozenset({row})))
                self.add(answer, f"{row + 1}{ENTER}", str(row + 1))
            case Predict(what=Asked.ONE_OF, options=outputs):
                rows = sorted(self.some(len(outputs)))
                picked = Picked(frozenset(question.shuffle[row] for row in rows))
                digits = [str(row + 1) for row in rows]
                self.add(GiveAnswer(picked), "".join(digits) + ENTER, " ".join(digits))
            case Points() | Predict():
                texts = self.draw.draw(st.lists(st.sampled_from(WORDS), max_size=3))
                keys = "".join(text + ENTER for text in texts) + "." + ENTER
                answer = GiveAnswer(Written("\n".join(texts)))
                self.add(answer, keys, *map(escaped, texts), ".")
            case _ if is_typed(question.card):
                text = self.draw.draw(st.sampled_from(WORDS))
                self.add(GiveAnswer(TypedAnswer(text)), text + ENTER, escaped(text))
            case _:
                self.add(GiveAnswer(Shown()), " ", "")

    def tick(self, state: Ticking) -> None:
        assert isinstance(state.question.card.body, Points)
        ticks = self.some(len(state.question.card.body.points))
        digits = "".join(str(index + 1) for index in sorted(ticks ^ state.found))
        numbers = " ".join(str(index + 1) for index in sorted(ticks)) or "0"
        self.add(CorrectTicks(ticks), digits + ENTER, f":t {numbers}")

    def grade(self) -> None:
        grade = self.pick(st.integers(0, 6))
        if grade == 6:
            self.add(AcceptGrade(), ENTER, "")
        else:
            self.add(AcceptGrade(Grade(grade)), str(grade), str(grade))


def escaped(text: str) -> str:
    return ":" + text if text.startswith(":") else text


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(EVERY_KIND), min_size=1, max_size=4, unique=True),
    st.integers(0, 1000),
    st.data(),
)
def test_screen_and_plain_mode_write_the_same_log(
    cards: list[Card], seed: int, draw: st.DataObject
) -> None:
    model, script = sitting(cards, seed=seed), Script(draw)
    for _ in range(14):
        state = model.session.view.state
        if isinstance(state, Asking):
            script.ask(state.question)
        elif isinstance(state, Ticking):
            script.tick(state)
        elif isinstance(state, Judged):
            script.grade()
        else:
            break
        model.session.apply(script.actions[-1])

    plain = sitting(cards, seed=seed)
    given_lines = StringIO("".join(line + "\n" for line in script.lines))
    desk = Desk(Lang.EN, lambda _: ())
    study_plain(plain.session, desk, lines=given_lines, out=StringIO())
    assert plain.journal.entries == model.journal.entries

    screen = sitting(cards, seed=seed)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("".join(script.keys) + CTRL_C)
        study(screen.session, desk, input=pipe, output=DummyOutput())
    assert screen.journal.entries == model.journal.entries
