"""Goroutines written as Python generators, to drive the scheduler without a VM.

A generator yields operations; each is a function of (scheduler, goroutine) that answers None (run
on) or a `Stop`. Before each the goroutine gives way, where other threads are behind.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import cast

from quizgo.gosim.choices import Choices
from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import BACK, Instr
from quizgo.gosim.lib import runtime as go_runtime
from quizgo.gosim.lib import sync as go_sync
from quizgo.gosim.limits import Costs, Limits
from quizgo.gosim.rules import GO_1_27, Rules
from quizgo.gosim.sched.boot import boot
from quizgo.gosim.sched.ending import Ending
from quizgo.gosim.sched.g import G
from quizgo.gosim.sched.host import Scheduler
from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.select import Case, Chosen, select
from quizgo.gosim.sync.waitq import CLOSED, PARK, sudog_of
from quizgo.gosim.vm.host import Context, Goexit, Request, Stop, World
from quizgo.gosim.vm.requests import Sleep, Syscall, Yield

Operation = Callable[["Toy", G], Stop | None]
Native = Callable[..., object]
Script = Generator[Operation, None, None]


class Toy:
    """A scheduler whose goroutines are scripts."""

    def __init__(
        self,
        *,
        rules: Rules = GO_1_27,
        limits: Limits | None = None,
        costs: Costs | None = None,
        with_os: bool = True,
        procs: int = 1,
        seed: int = 1,
    ) -> None:
        self.world = World()
        self.sched = Scheduler(
            self.world,
            Choices(seed),
            rules=rules,
            limits=limits or Limits(),
            costs=costs or Costs(),
            procs=procs,
            stdin=lambda size: b"",
        )
        self.world.host = self.sched
        self.with_os = with_os
        self.scripts: dict[int, Script] = {}
        self.log: list[object] = []
        self.context = Context(self.sched, self.world)
        self.after: Callable[[G], None] | None = None
        """Called after each operation that its goroutine runs on from."""
        self._next: dict[int, Operation] = {}

    def run(self, main: Callable[[Toy], Script]) -> Ending:
        g = G(0, self._function(), [None])
        boot(self.sched, g, with_os=self.with_os)
        self.scripts[g.goid] = main(self)
        return self.sched.run(self._step)

    def go(self, script: Script) -> Operation:
        def start(toy: Toy, g: G) -> None:
            self.sched.newproc(self._function(), [None], None)
            self.scripts[self.sched.p.goidcache - 1] = script

        return start

    def _function(self) -> Function:
        return Function("main.main", 0, lambda function: None)

    def _step(self, g: G) -> Stop:
        script = self.scripts[g.goid]
        world = self.world
        while True:
            operation = self._next.get(g.goid)
            if operation is None:
                try:
                    operation = next(script)
                except StopIteration:
                    return Stop.EXIT
                self._next[g.goid] = operation
                world.fuel -= 1
            if world.fuel < 0 or world.fuel < world.ahead:
                return Stop.PREEMPT
            del self._next[g.goid]
            stop = operation(self, g)
            if stop is not None:
                return stop
            if self.after is not None:
                self.after(g)


def note(*what: object) -> Operation:
    def run(toy: Toy, g: G) -> None:
        toy.log.append(what[0] if len(what) == 1 else what)

    return run


def send(ch: Chan, value: object) -> Operation:
    def run(toy: Toy, g: G) -> Stop | None:
        answer = chan.send(ch, value, g)
        if answer is PARK:
            g.wait_reason = "chan send"
            return Stop.PARK
        if isinstance(answer, G):
            toy.sched.ready(answer)
        return None if answer is not CLOSED else _panic(g, "send on closed channel")

    return run


def receive(ch: Chan) -> Operation:
    def run(toy: Toy, g: G) -> Stop | None:
        answer = chan.receive(ch, sudog_of(g))
        if answer is PARK:
            g.wait_reason = "chan receive"
            return Stop.PARK
        if isinstance(answer, G):
            toy.sched.ready(answer)
        return None

    return run


def close(ch: Chan) -> Operation:
    def run(toy: Toy, g: G) -> Stop | None:
        waiters = chan.close(ch)
        if not isinstance(waiters, list):
            return _panic(g, "close of closed channel")
        for waiter in waiters:
            toy.sched.ready(waiter)
        return None

    return run


def select_of(cases: list[Case], *, blocks: bool = True) -> Operation:
    def run(toy: Toy, g: G) -> Stop | None:
        answer = select(cases, blocks, sudog_of(g), toy.sched.pick)
        if answer is PARK:
            g.wait_reason = "select"
            return Stop.PARK
        if isinstance(answer, Chosen):
            if answer.answer is CLOSED:
                return _panic(g, "send on closed channel")
            if isinstance(answer.answer, G):
                toy.sched.ready(answer.answer)
        return None

    return run


def native(function: Native, *args: object) -> Operation:
    """A native of the library, as the VM calls it."""

    def run(toy: Toy, g: G) -> Stop | None:
        toy.context.g = g
        answer = function(toy.context, *args)
        if isinstance(answer, Goexit):
            g.exiting = True
            return Stop.EXIT
        if isinstance(answer, Request):
            g.request = answer
            return Stop.REQUEST
        return None

    return run


def runtime(name: str, *args: object) -> Operation:
    return native(cast("Native", go_runtime.HOSTED[name]), *args)


def sync(name: str, *args: object) -> Operation:
    return native(cast("Native", go_sync.HOSTED[name]), *args)


def wait_for(cond: list[object], unlock: Operation) -> Script:
    """Cond.Wait, but for locking the mutex again."""
    tickets: list[int] = []

    def take(toy: Toy, g: G) -> None:
        add = cast("Callable[[Context, object], int]", go_sync.HOSTED["(*notifyList).add"])
        tickets.append(add(toy.context, cond))

    def wait(toy: Toy, g: G) -> Stop | None:
        return sync("(*notifyList).wait", cond, tickets[0])(toy, g)

    yield take
    yield unlock
    yield wait


def panic() -> Operation:
    return lambda toy, g: _panic(g, "panic: toy")


def _panic(g: G, text: str) -> Stop:
    g.crash = text
    return Stop.CRASH


def work(ops: int) -> Operation:
    """Operations without a back-edge: they overrun the fuel."""

    def run(toy: Toy, g: G) -> None:
        toy.world.fuel -= ops

    return run


def hot_loop(ops: int) -> Script:
    """A loop without calls: nobody asks it to yield before 1.14."""

    def turn(toy: Toy, g: G) -> None:
        g.instr = Instr(BACK, g.instr.function, 0)
        toy.world.fuel -= 500

    def out(toy: Toy, g: G) -> None:
        g.instr = g.instr.function.start

    for _ in range(ops // 500):
        yield turn
    yield out


def _request(request: Request) -> Operation:
    def run(toy: Toy, g: G) -> Stop:
        g.request = request
        return Stop.REQUEST

    return run


def gosched() -> Operation:
    return _request(Yield.GOSCHED)


def sleep(ns: int) -> Operation:
    return _request(Sleep(ns))


def syscall(ns: int) -> Operation:
    return _request(Syscall(ns))


def block() -> Operation:
    """Wait for ever."""

    def run(toy: Toy, g: G) -> Stop:
        g.wait_reason = "select (no cases)"
        return Stop.PARK

    return run
