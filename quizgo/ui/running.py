"""Running a full-screen application to its end, whatever becomes of its terminal."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from prompt_toolkit.application import Application
from prompt_toolkit.output.vt100 import Vt100_Output

from quizgo.ui.progress import Say, off_the_screen, on_a_screen, unheard

Result = TypeVar("Result")

FRAME_BEGINS = "\x1b[?2026h"
FRAME_ENDS = "\x1b[?2026l"
"""The terminal's mode 2026, synchronized output: what is written in between is shown at once, not
as it comes. A terminal that does not know the mode passes over both."""


def run(app: Application[Result], *, gone: Result, say: Say = unheard) -> Result:
    """What the application exits with; `gone` where its terminal hung up or was closed.

    `say` is told how far long work is.

    An exception inside the application ends it and comes out here, once the screen
    is restored; prompt-toolkit would print it and wait for a key.
    """
    _show_whole_frames(app)

    def prepare() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: _fail(app, context))
        if hasattr(signal, "SIGHUP"):
            loop.add_signal_handler(signal.SIGHUP, partial(_leave, app, gone))

    try:
        with on_a_screen(say):
            return app.run(pre_run=prepare, set_exception_handler=False)
    except (EOFError, OSError):  # what a closed terminal gives to who reads or writes it
        return gone


def _show_whole_frames(app: Application[Result]) -> None:
    output = app.output
    if not isinstance(output, Vt100_Output):
        return

    def end(_: Application[Result]) -> None:
        output.write_raw(FRAME_ENDS)
        output.flush()

    # Added last: what the application itself does before it draws is no part of the frame.
    app.before_render += lambda _: output.write_raw(FRAME_BEGINS)
    app.after_render += end


@contextmanager
def interrupts_are_the_editors() -> Iterator[None]:
    """While the editor runs, Ctrl-C is its own matter and ends no session.

    A handler that does nothing, and not SIG_IGN, which the editor would inherit; and
    no word to the event loop, which would act on it afterwards.
    """
    before = signal.signal(signal.SIGINT, lambda *_: None)
    wakeup = signal.set_wakeup_fd(-1)
    try:
        with off_the_screen():
            yield
    finally:
        signal.set_wakeup_fd(wakeup)
        signal.signal(signal.SIGINT, before)


def _leave(app: Application[Result], result: Result) -> None:
    if app.is_running and not app.is_done:
        app.exit(result=result)


def _fail(app: Application[Result], context: dict[str, object]) -> None:
    error = context.get("exception")
    if not isinstance(error, BaseException):
        error = RuntimeError(str(context.get("message")))
    if app.is_running and not app.is_done:
        app.exit(exception=error)
