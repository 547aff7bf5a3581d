"""What `go vet` finds in a program that compiles: mistakes that are legal Go.

Each module knows one family of mistakes and gives its findings as faults, in vet's words. Vet
itself prints its checks in no fixed order; here they come by position.
"""

from __future__ import annotations

from quizgo.gosim.check.program import Checked
from quizgo.gosim.check.vet import (
    calls,
    cancel,
    deadcode,
    locks,
    loopvars,
    misuse,
    printf,
    selfassign,
)
from quizgo.gosim.errors import Fault

_CHECKS = (
    selfassign.check,
    cancel.check,
    printf.check,
    misuse.check,
    calls.check,
    locks.check,
    deadcode.check,
    loopvars.check,
)


def vet(checked: Checked) -> list[Fault]:
    """All findings, by position."""
    found = [fault for check in _CHECKS for fault in check(checked)]
    return sorted(found, key=lambda fault: fault.pos)
