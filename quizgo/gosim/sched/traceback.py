"""What the runtime prints when a program dies: the goroutines and where they stand.

Real Go also prints arguments and code offsets; those depend on the machine code, so arguments are
`...` and offsets are made up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quizgo.gosim.code.instr import Instr
from quizgo.gosim.sched import throws
from quizgo.gosim.sched.ending import Ending, How
from quizgo.gosim.sched.g import RUNNABLE, RUNNING, WAITING, G
from quizgo.gosim.sched.synctest import is_durable
from quizgo.gosim.vm.panics import PANIC_FUNCTION
from quizgo.gosim.vm.raised import STACK_OVERFLOW

if TYPE_CHECKING:
    from quizgo.gosim.code.copied import Shown

STACK_OVERFLOW_HEAD = """\
runtime: goroutine stack exceeds {limit}-byte limit
runtime: sp=0xc0200e0390 stack=[0xc0200e0000, 0xc0400e0000]
"""
MAX_FRAMES = 100
"""Half of them from the top, half from the bottom, as Go cuts long stacks."""
_SOME = 6
"""So many times the frames that are shown are looked at: some are wrappers."""
_OFFSET = "+0x1d"
_PANIC_LINES = ("panic({...})", "\t/usr/local/go/src/runtime/panic.go:859 +0x125")


def report(ending: Ending, alive: Iterable[G], max_stack: int) -> str:
    """What goes to stderr when the program dies, but for what it wrote there itself."""
    if ending.how in (How.EXIT, How.STOPPED):
        return ""
    if ending.how is How.LIMIT:
        return ending.text + "\n"
    if ending.how is How.PANIC:
        assert ending.g is not None
        return f"{ending.text}\n\n{traceback(ending.g)}"
    if ending.how is How.DEADLOCK:
        everybody = "\n".join(map(traceback, alive))
        return f"fatal error: {ending.text}\n\n{everybody}"
    head = STACK_OVERFLOW_HEAD.format(limit=max_stack) if ending.text == STACK_OVERFLOW else ""
    g = ending.g
    assert g is not None
    return f"{head}fatal error: {ending.text}\n\n{traceback(g, thrown=ending.text)}"


def traceback(g: G, *, skip: int = 0, thrown: str = "") -> str:
    """One goroutine, headed by why it does not run, without the `skip` innermost frames.

    `thrown`: the fatal error that it died of.
    """
    above = throws.calls_of(thrown, g.instr.name)
    return "\n".join([_header(g), *above, *_frames(g, skip), *_created_by(g)]) + "\n"


def stack(g: G, others: Iterable[G]) -> str:
    """What runtime.Stack, the innermost frame of `g`, has to say."""
    traces = [traceback(g, skip=1), *(traceback(other) for other in others if other is not g)]
    return "\n".join(traces)


def _header(g: G) -> str:
    what = _status(g)
    if g.lockedm is not None:
        what += ", locked to thread"
    if g.bubble is not None:
        what += f", synctest bubble {g.bubble.id}"
    return f"goroutine {g.goid} [{what}]:"


def _status(g: G) -> str:
    if g.status is RUNNING:
        return "running"
    if g.status is not WAITING:
        return "runnable" if g.status is RUNNABLE else "syscall"
    return f"{g.wait_reason} (durable)" if is_durable(g) else g.wait_reason


def calls(g: G) -> list[Instr]:
    """Where each frame stands, innermost first; after a crash that is where it panicked."""
    found = [call for call, _ in reversed(g.frames)]
    if not g.panics:
        found.insert(0, g.instr)
    return found


def _frames(g: G, skip: int) -> list[str]:
    every = calls(g)
    count = sum(map(_is_shown, every)) - skip
    half = MAX_FRAMES // 2
    if count <= MAX_FRAMES:
        return [line for frame in _shown(every)[skip:] for line in _frame(frame)]
    top = _shown(every[: _SOME * half])[skip:][:half]
    bottom = _shown(every[-_SOME * half :])[-half:]
    elided = f"...{count - MAX_FRAMES} frames elided..."
    lines = [[line for frame in part for line in _frame(frame)] for part in (top, bottom)]
    return [*lines[0], elided, *lines[1]]


def _shown(some: list[Instr]) -> list[Shown]:
    from quizgo.gosim.code import copied

    return [frame for frame in copied.shown(some) if _is_shown(frame.call)]


def _is_shown(call: Instr) -> bool:
    function = call.function
    return function is PANIC_FUNCTION or not (
        function.is_wrapper or function.is_system or function.name == "runtime.main"
    )


def _frame(frame: Shown) -> tuple[str, str]:
    """A copied function has no frame of its own: no arguments are known, and no offset."""
    function = frame.call.function
    if function is PANIC_FUNCTION:
        return _PANIC_LINES
    if frame.is_copied:
        return f"{frame.name}(...)", _place(frame.call)
    arguments = "..." if frame.has_arguments else ""
    return f"{frame.name}({arguments})", _line(frame.call)


def _line(call: Instr) -> str:
    return f"{_place(call)} {_OFFSET}"


def _place(call: Instr) -> str:
    file, line = call.function.lines.named(call.pos)
    return f"\t{file}:{line}"


def _created_by(g: G) -> list[str]:
    if g.creator is None:
        return []
    return [f"created by {g.creator.function.name} in goroutine {g.parent}", _line(g.creator)]
