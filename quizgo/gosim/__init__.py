"""gosim: Go source in, what the program does out, on a faithful G-M-P scheduler.

`compile` gives a `Program` or the compiler's complaints; `run` runs it to its end and gives the
`Outcome`. Nothing of a program reaches the machine it runs on: no files, no network, no real time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from quizgo.gosim.check.program import Checked, check_source
from quizgo.gosim.choices import Choice, Choices
from quizgo.gosim.code.program import Program
from quizgo.gosim.errors import GosimError, InternalError
from quizgo.gosim.events import Event
from quizgo.gosim.lib import natives
from quizgo.gosim.limits import HOSTS, Costs, Limit, Limits
from quizgo.gosim.machine import Blocked, How, Machine, Outcome, Reader, Sink, Statistics
from quizgo.gosim.rules import GO_1_27, RULES, Rules
from quizgo.gosim.sched.debug import Debug
from quizgo.gosim.sched.debug import parse as parse_debug
from quizgo.gosim.source import worded
from quizgo.gosim.syntax import lines_of
from quizgo.gosim.vm.ops import BUILTINS

if TYPE_CHECKING:
    from quizgo.gosim.sched.inside import Inside
    from quizgo.gosim.sched.watch import Moment

__all__ = [
    "GO_1_27",
    "HOSTS",
    "RULES",
    "Blocked",
    "Choice",
    "Choices",
    "CompileFaults",
    "Costs",
    "Debug",
    "Event",
    "GosimError",
    "How",
    "Inside",
    "InternalError",
    "Limit",
    "Limits",
    "Machine",
    "Moment",
    "Outcome",
    "Program",
    "Reader",
    "Rules",
    "Sink",
    "Statistics",
    "compile",
    "parse_debug",
    "run",
    "vet",
]


_STARTS_GOROUTINES: Final = re.compile(
    rb"\bgo\b|\.\s*Go\b|AfterFunc|testing|Pull|context|SetFinalizer|AddCleanup"
)
"""What a program must name to have a second goroutine. A name too many costs only time."""
_SETS_PROCS: Final = rb"GOMAXPROCS\s*\(\s*(?![01]\s*\))"


def __getattr__(name: str) -> object:
    """What only who looks inside needs is loaded then."""
    if name == "Inside":
        from quizgo.gosim.sched.inside import Inside

        return Inside
    if name == "Moment":
        from quizgo.gosim.sched.watch import Moment

        return Moment
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class CompileFaults(NamedTuple):
    """A program that Go's compiler refuses, in its words."""

    lines: tuple[str, ...]
    """As printed: `prog.go:6:1: syntax error: …`. One may be several lines, the others begin with
    a tab."""

    def __str__(self) -> str:
        return "\n".join(self.lines)


def compile(source: bytes, filename: str, rules: Rules = GO_1_27) -> Program | CompileFaults:
    """A program ready to run, any number of times; or why it is none.

    `filename` is how messages and traces name the source. Raises InternalError for a fault of
    the simulator's own, whatever the program.
    """
    shared = not rules.loopvar_per_iteration
    with _own_faults():
        checked = check_source(source, filename, shared_loop_vars=shared)
        if not isinstance(checked, Checked):
            return CompileFaults(tuple(worded(lines_of(source, filename), checked)))
        return Program(
            checked,
            natives,
            BUILTINS,
            is_concurrent=_STARTS_GOROUTINES.search(source) is not None,
            sets_procs=b"GOMAXPROCS" in source and bool(re.search(_SETS_PROCS, source)),
        )


def vet(source: bytes, filename: str, rules: Rules = GO_1_27) -> tuple[str, ...]:
    """The compiler's complaints about a program, or those of `go vet` where it compiles."""
    from quizgo.gosim.check.vet import vet as findings

    with _own_faults():
        checked = check_source(source, filename, shared_loop_vars=not rules.loopvar_per_iteration)
        faults = findings(checked) if isinstance(checked, Checked) else checked
        return tuple(worded(lines_of(source, filename), faults))


def run(
    program: Program,
    choices: Choices | None = None,
    *,
    limits: Limits | None = None,
    rules: Rules = GO_1_27,
    costs: Costs | None = None,
    procs: int = 1,
    stdin: bytes | Reader = b"",
    sink: Sink | None = None,
    events: bool = False,
    debug: Debug | None = None,
    on_schedtrace: Callable[[Inside], None] | None = None,
    gogc: int = 100,
    races: bool = False,
) -> Outcome:
    """Run a program to its end. The same arguments give the same outcome, to the byte.

    `procs` is GOMAXPROCS, `gogc` is GOGC (negative: off), `debug` is GODEBUG; `on_schedtrace` is
    shown the inside of the scheduler as often as GODEBUG's `schedtrace` says. `races` has the
    memory watched: the outcome names accesses that nothing orders; such a run takes its own turns.
    """
    machine = Machine(
        program,
        choices,
        limits=limits,
        rules=rules,
        costs=costs,
        procs=procs,
        stdin=stdin,
        sink=sink,
        events=events,
        debug=debug,
        on_schedtrace=on_schedtrace,
        gogc=gogc,
        races=races,
    )
    with _own_faults():
        return machine.run()


@contextmanager
def _own_faults() -> Iterator[None]:
    """Whatever a program brings the simulator to raise is the simulator's fault, and named so.

    What `stdin` and `sink` raise is their caller's.
    """
    try:
        yield
    except (GosimError, OSError):
        raise
    except Exception as error:
        raise InternalError(f"{type(error).__name__}: {error}") from error
