"""Goroutines written as Python generators, to drive the scheduler without a VM.

A generator yields operations; each is a function of (scheduler, goroutine) that answers None (run
on), a `Stop`, or what `sync` answers.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

from quizgo.gosim.choices import Choices
from quizgo.gosim.code.function import Function
from quizgo.gosim.limits import Costs, Limits
from quizgo.gosim.rules import GO_1_27, Rules
from quizgo.gosim.sched.boot import boot
from quizgo.gosim.sched.ending import Ending
from quizgo.gosim.sched.g import G
from quizgo.gosim.sched.host import Scheduler
from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.waitq import PARK
from quizgo.gosim.vm.host import Request, Stop, World
from quizgo.gosim.vm.requests import Sleep, Syscall, Yield

Operation = Callable[["Toy", G], Stop | None]
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
    ) -> None:
        self.world = World()
        self.sched = Scheduler(
            self.world,
            Choices(),
            rules=rules,
            limits=limits or Limits(),
            costs=costs or Costs(),
            stdin=lambda size: b"",
        )
        self.with_os = with_os
        self.scripts: dict[int, Script] = {}
        self.log: list[object] = []

    def run(self, main: Callable[[Toy], Script]) -> Ending:
        g = G(0, self._function(), [])
        boot(self.sched, g, with_os=self.with_os)
        self.scripts[g.goid] = main(self)
        return self.sched.run(self._step)

    def go(self, script: Script) -> Operation:
        def start(toy: Toy, g: G) -> None:
            self.sched.newproc(self._function(), [], None)
            self.scripts[self.sched.p.goidcache - 1] = script

        return start

    def _function(self) -> Function:
        return Function("main.main", 0, lambda function: None)

    def _step(self, g: G) -> Stop:
        script = self.scripts[g.goid]
        while True:
            if self.world.fuel <= 0:
                return Stop.PREEMPT
            self.world.fuel -= 1
            try:
                operation = next(script)
            except StopIteration:
                return Stop.EXIT
            stop = operation(self, g)
            if stop is not None:
                return stop


def note(*what: object) -> Operation:
    def run(toy: Toy, g: G) -> None:
        toy.log.append(what[0] if len(what) == 1 else what)

    return run


def send(ch: Chan, value: object) -> Operation:
    def run(toy: Toy, g: G) -> Stop | None:
        answer = chan.send(ch, value, g.sudog)
        if answer is PARK:
            g.wait_reason = "chan send"
            return Stop.PARK
        if isinstance(answer, G):
            toy.sched.ready(answer)
        return None

    return run


def receive(ch: Chan) -> Operation:
    def run(toy: Toy, g: G) -> Stop | None:
        answer = chan.receive(ch, g.sudog)
        if answer is PARK:
            g.wait_reason = "chan receive"
            return Stop.PARK
        if isinstance(answer, G):
            toy.sched.ready(answer)
        return None

    return run


def close(ch: Chan) -> Operation:
    def run(toy: Toy, g: G) -> None:
        waiters = chan.close(ch)
        assert isinstance(waiters, list)
        for waiter in waiters:
            toy.sched.ready(waiter)

    return run


def work(ops: int) -> Operation:
    """Operations without a back-edge: they overrun the fuel."""

    def run(toy: Toy, g: G) -> None:
        toy.world.fuel -= ops

    return run


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
