"""The log of a run as it is written: numbers and words one after another, made events when read.

Making an `Event` takes longer than the switch it tells of. So a change adds only what can not be
found out later; ids, times, lines and the events themselves are worked out for who reads them. A
record begins with what it is, and has a length of its own:

    TURN      M, P                             no event: what follows happens on these, until a TURN
                                               or what is TOLD names others
    SWITCHED  HORIZON, FUEL, GOID, INHERITS    it begins to run; in the slice of who ran before it?
    CONTINUED GOID, INHERITS                   the same, in the instant of the last one
    READIED   HORIZON, FUEL, GOID, BY          the readier's GOID or 0
    PARKED    HORIZON, FUEL, GOID, OBJECT, AT  a channel's id, and the operation on it
    TOLD      TIME, KIND, M, P, GOID, EXTRA, OBJECT, LINE    whatever else

Who is readied or begins to run stands where it stood when it was last told of. No record holds a
value of the program or a part of the scheduler: the collector counts references, and who keeps an
outcome is not to keep the run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from typing import TYPE_CHECKING, Final, TypeAlias, cast, overload

from quizgo.gosim.code.instr import SEND
from quizgo.gosim.events import Event, Kind
from quizgo.gosim.vm.host import address_of_channel

if TYPE_CHECKING:
    from quizgo.gosim.code.instr import Instr

SWITCHED: Final = 0
CONTINUED: Final = 1
READIED: Final = 2
PARKED: Final = 3
TOLD: Final = 4
TURN: Final = 5

INHERIT: Final = "inherit"
"""What a start says of a goroutine that inherits its time slice."""

Add: TypeAlias = "Callable[[tuple[object, ...]], None]"
"""Adds a record."""

_Short: TypeAlias = "tuple[int, int, int]"
_Wait: TypeAlias = "tuple[int, Instr]"
_Told: TypeAlias = "tuple[int, Kind, int, int, int, str, int, int]"


class Log(Sequence[Event]):
    """The events of one run. Reading them the first time takes as long as it takes."""

    __slots__ = ("_events", "_per_op", "_rises", "_written", "add")

    def __init__(self, per_op: int, *, rises: bool) -> None:
        """`per_op`: nanoseconds that a unit of fuel stands for; `rises`: no event is to be earlier
        than the one before, even on another thread."""
        self._per_op = per_op
        self._rises = rises
        self._written: list[object] = []
        self._events: tuple[Event, ...] | None = None
        self.add: Add = self._written.extend

    def read(self) -> tuple[Event, ...]:
        """All events, in order."""
        if self._events is None:
            self._events = tuple(self._made())
            self._written.clear()
        return self._events

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, index: int | slice) -> Event | tuple[Event, ...]:
        return self.read()[index]

    def __len__(self) -> int:
        return len(self.read())

    def __iter__(self) -> Iterator[Event]:
        return iter(self.read())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.read() == tuple(other)

    def __hash__(self) -> int:
        return hash(self.read())

    def _made(self) -> Iterator[Event]:
        new, per_op, latest = tuple.__new__, self._per_op, 0
        lines: dict[int, int] = {}
        """Where each goroutine stood when it was last told of."""
        words = iter(self._written)
        time, m, p = 0, -1, -1
        seq = count()
        for record in words:  # a round takes one record
            kind, extra, number = Kind.GO_START, "", 0
            if record == TOLD:
                told = cast("_Told", tuple(islice(words, 8)))
                time, kind, m, p, goid, extra, number, line = told
                lines[goid] = line
            elif record == CONTINUED:
                goid = cast("int", next(words))
                extra = INHERIT if next(words) else ""
                line = lines.get(goid, 0)
            elif record == TURN:
                m, p = cast("tuple[int, int]", (next(words), next(words)))
                continue
            else:  # SWITCHED, READIED or PARKED
                horizon, fuel, goid = cast("_Short", tuple(islice(words, 3)))
                time = horizon - fuel * per_op
                if record == SWITCHED:
                    extra = INHERIT if next(words) else ""
                elif record == READIED:
                    kind, extra = Kind.GO_UNBLOCK, str(next(words) or "timer")
                else:
                    id, at = cast("_Wait", tuple(islice(words, 2)))
                    kind, number = Kind.GO_BLOCK, address_of_channel(id)
                    extra = "chan send" if at.op == SEND else "chan receive"
                    lines[goid] = at.pos >> 16
                line = lines.get(goid, 0)
            if self._rises:
                time = latest = max(time, latest)
            yield new(Event, (time, next(seq), kind, m, p, goid, extra, number, line))
