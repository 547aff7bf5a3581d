"""Keys typed into the study screen, each turn once the session has come to what it waits for."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from quizgo.model import Lang
from quizgo.session.state import Asking, Finished, Judged, State
from quizgo.ui.frontend import Desk, Ending, WriteProgram
from quizgo.ui.study.app import study
from tests.studying import Sitting

ENTER, ESCAPE, BACKSPACE, TAB = "\r", "\x1b", "\x7f", "\t"
CTRL_C, CTRL_D = "\x03", "\x04"
UP, DOWN, END = "\x1b[A", "\x1b[B", "\x1b[F"
F4, F5 = "\x1bOS", "\x1b[15~"

MOST_PAUSES = 30_000
PAUSE_SECONDS = 0.01

Turn = tuple[str, Callable[[State], bool]]


def typed_in_turn(one: Sitting, *turns: Turn, write: WriteProgram | None = None) -> Ending:
    """Type each turn's keys and wait for its state; at the end Ctrl-C, so that no test waits."""
    desk = Desk(Lang.EN, lambda _: ())
    if write is not None:
        desk = Desk(Lang.EN, lambda _: (), write)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pause, gave_up = Event(), Event()

        def type_on() -> None:
            for keys, is_there in turns:
                pipe.send_text(keys)
                for _ in range(MOST_PAUSES):
                    if is_there(one.session.view.state):
                        break
                    pause.wait(PAUSE_SECONDS)
                else:
                    gave_up.set()
            pipe.send_text(CTRL_C)

        typist = Thread(target=type_on)
        typist.start()
        ending = study(one.session, desk, input=pipe, output=DummyOutput())
        typist.join()
        assert not gave_up.is_set()
        return ending


def is_judged(state: State) -> bool:
    return isinstance(state, Judged)


def is_done(state: State) -> bool:
    return isinstance(state, Finished)


def is_tried(state: State) -> bool:
    """Whether a lab was given a program that did not pass."""
    return isinstance(state, Asking) and state.question.tried is not None
