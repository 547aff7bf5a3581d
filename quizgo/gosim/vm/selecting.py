"""select, as the VM carries it out: cases from the registers, and what came of it back there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, cast

from quizgo.gosim.code.instr import Instr
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.select import Case, Chosen, Pick
from quizgo.gosim.sync.waitq import CLOSED, DONE, PARK, Signal, Sudog, sudog_of
from quizgo.gosim.vm.faults import plain_error
from quizgo.gosim.vm.host import Host, Registers, Routine
from quizgo.gosim.vm.values import Interface, Value

CLOSED_SEND: Final = "send on closed channel"

Choose = Callable[[Sequence[Case], bool, Sudog, Pick], Chosen | Signal]
"""As `sync.select.select`."""


def reason(ins: Instr) -> str:
    return "select" if ins.cases else "select (no cases)"


def carry_out(g: Routine, ins: Instr, r: Registers, host: Host, choose: Choose) -> object:
    """PARK, or whatever else when a case (or the default, number -1) was chosen."""
    values = cast("tuple[Value, ...]", r[0])
    cases: list[Case] = []
    at = 0
    for case in ins.cases:
        if case.is_send:
            cases.append(Case(cast("Chan | None", values[at]), True, values[at + 1]))
            at += 2
        else:
            cases.append(Case(cast("Chan | None", values[at]), False))
            at += 1
    chosen = choose(cases, ins.blocks, sudog_of(g), host.pick)
    if chosen is PARK:
        return PARK
    if not isinstance(chosen, Chosen):
        r[0] = (-1, None, False)
        return None
    case = ins.cases[chosen.case]
    if chosen.answer is CLOSED:
        raise plain_error(CLOSED_SEND)
    _deliver_case(chosen.case, sudog_of(g), ins, r)
    if chosen.answer is not DONE:
        host.ready(chosen.answer)
    return None


def _deliver_case(index: int, sudog: Sudog, ins: Instr, r: Registers) -> None:
    case = ins.cases[index]
    if case.is_send:
        r[0] = (index, None, False)
    elif sudog.success:
        r[0] = (index, sudog.elem, True)
    else:
        r[0] = (index, None if case.zero is None else case.zero(), False)


def selected(fired: Sudog, ins: Instr, r: Registers) -> Interface:
    """A select that had parked was woken; the panic of a send that found its channel closed."""
    index = fired.case
    if ins.cases[index].is_send and not fired.success:
        return plain_error(CLOSED_SEND).value
    _deliver_case(index, fired, ins, r)
    return None
