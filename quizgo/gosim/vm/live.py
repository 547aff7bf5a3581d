"""How many bytes the host holds for what a Go program can still reach.

The heap that is limited is the one that is really used: a Go int in a slice takes a slot of eight
bytes here, and an object of its own when it is large. There may be millions of objects, so they
are looked at in batches, by the functions of Python that are written in C, and no set of all that
were seen is kept: who is referred to once can be reached once. Only what is shared is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain, compress
from operator import attrgetter
from sys import getrefcount, getsizeof
from typing import Any, Final, NamedTuple, cast

from quizgo.gosim.code.rtypes import LARGEST, LONG, NUMBER, SMALLEST
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.cond import NotifyList
from quizgo.gosim.sync.mutex import Mutex
from quizgo.gosim.sync.rwmutex import RWMutex
from quizgo.gosim.sync.sema import Sema
from quizgo.gosim.sync.waitgroup import WaitGroup
from quizgo.gosim.vm.values import Closure, Map, Ptr, Slice, Window

Objects = list[Any]
"""Objects of any kind; or of one, where it is known which."""

_BATCH: Final = 4096
_FEW: Final = 8
"""So many are looked at one by one."""
_SAMPLES: Final = 64
"""Numbers of a very long list that are looked at."""
_SEQUENCE: Final = 56
"""Bytes of a list or tuple besides its slots."""
_SLOT: Final = 8
_TRACKED: Final = getsizeof([]) - [].__sizeof__()
"""Bytes before an object that Python's own collector follows."""
_HEADER: Final = 96
"""Of a slice: the object and the numbers in it."""
_POINTER: Final = 48
CHANNEL: Final = 2_400
"""Of a channel with its three queues, which are made of blocks."""
LOCK: Final = 900
"""Of what goroutines wait for otherwise: a queue and some numbers."""
_ALONE: Final = 3
"""References to an object in a batch when one other object refers to it: that one, the batch, and
the argument of `getrefcount`."""


class Live(NamedTuple):
    """What `live` found."""

    bytes: int
    loose: int
    """Slots for numbers that share an object, as the zeros of a new slice do. Each can get one of
    its own without any allocation that the program would be charged for."""
    walk: int
    """Bytes that looking took itself, to remember what is shared."""
    looked: int
    """Objects that were looked at, about: the time that it took."""


def live(roots: Objects) -> Live:
    """What can be reached from these values. The list is empty afterwards: were it kept, they would
    all seem to be shared."""
    trace = _Trace()
    trace.follow(roots)
    walk = getsizeof(trace.seen) + NUMBER * len(trace.seen)
    return Live(trace.total, trace.loose, walk, trace.looked)


class _Trace:
    """One walk over the heap."""

    def __init__(self) -> None:
        self.seen: set[int] = set()
        """Objects, by id, that several refer to."""
        self.found: list[Objects] = []
        """What is still to be looked at."""
        self.long: list[tuple[Objects, int]] = []
        """Long lists of the program, each to be looked at from an index on."""
        self.total = 0
        self.loose = 0
        self.looked = 0

    def follow(self, roots: Objects) -> None:
        self.found.append(roots)
        while self.found or self.long:
            batch = self._batch()
            self.looked += len(batch)
            found = self._several(batch) if len(batch) > _FEW else self._each(batch)
            if found:
                self.found.append(found)

    def _batch(self) -> Objects:
        """What is looked at next. Nothing else here refers to it: references are counted."""
        if self.found:
            group = self.found[-1]
            batch = group[-_BATCH:]
            del group[-_BATCH:]
            if not group:
                self.found.pop()
            return batch
        items, at = self.long.pop()
        if at + _BATCH < len(items):
            self.long.append((items, at + _BATCH))
        return items[at : at + _BATCH]

    def _each(self, batch: Objects) -> Objects:
        """Look at objects one by one, and at what they refer to, as long as that stays little."""
        total = looked = 0
        seen = self.seen
        most = len(batch) + _BATCH
        while batch and len(batch) < most:
            looked += 1
            value = batch.pop()
            kind = type(value)
            if kind is int:
                if not SMALLEST <= value <= LARGEST:
                    total += NUMBER // (getrefcount(value) - 2 or 1)
                continue
            look = _KINDS.get(kind)
            if look is None:
                continue
            if getrefcount(value) > _ALONE:
                if id(value) in seen:
                    continue
                seen.add(id(value))
            if kind in _SEQUENCES and len(value) < LONG:
                total += _SEQUENCE + _SLOT * len(value)
                for item in value:
                    kind = type(item)
                    if kind is int:
                        if not SMALLEST <= item <= LARGEST:
                            total += NUMBER // (getrefcount(item) - 2 or 1)
                    elif kind in _KEPT:
                        batch.append(item)
                item = None  # it would count as a reference
            else:
                batch.extend(look(self, [value]))
        self.total += total
        self.looked += looked
        return batch

    def _several(self, batch: Objects) -> Objects:
        """The same for many objects at once, kind by kind."""
        kinds = set(map(type, batch))
        if len(kinds) == 1:
            return self._alike(kinds.pop(), batch, _ALONE)
        found: Objects = []
        for kind in [kind for kind in _KINDS_KEPT if kind in kinds]:
            # The batch and the group refer to each.
            group = [value for value in batch if type(value) is kind]
            found += self._alike(kind, group, _ALONE + 1)
        return found

    def _alike(self, kind: type, group: Objects, alone: int) -> Objects:
        if kind is int:
            self._integers(group, alone)
            return []
        look = _KINDS.get(kind)
        if look is None:
            return []
        counts = list(map(getrefcount, group))
        if max(counts) > alone:
            group = self._new(group, counts, alone)
        return [value for value in look(self, group) if value is not None]

    def _integers(self, group: Objects, alone: int) -> None:
        large = [x for x in group if not SMALLEST <= x <= LARGEST]
        # Each of those that refer to a number bears its part.
        self.total += sum(NUMBER // (c - alone or 1) for c in map(getrefcount, large))

    def _new(self, group: Objects, counts: list[int], alone: int) -> Objects:
        """Without those that were seen."""
        seen = self.seen
        shared = list(compress(group, map(alone.__lt__, counts)))
        by_id = dict(zip(map(id, shared), shared, strict=True))
        new = [value for key, value in by_id.items() if key not in seen]
        seen.update(by_id)
        if len(shared) < len(group):
            new += compress(group, map(alone.__ge__, counts))
        return new

    # Each adds what objects of its kind take, and gives what they refer to.

    def lists(self, group: Objects) -> Iterable[object]:
        self.total += sum(map(list.__sizeof__, group)) + _TRACKED * len(group)
        longest = max(map(len, group), default=0)
        if longest < LONG:
            return chain.from_iterable(group)
        for value in group:
            if len(value) >= LONG and not self._numbers(value):
                self.long.append((value, 0))
        return chain.from_iterable([value for value in group if len(value) < LONG])

    def _numbers(self, items: list[object]) -> bool:
        """Add what the numbers of a long list take; False: it holds others."""
        count = len(items)
        sample = items[:: count // (_SAMPLES if count > _BATCH else _FEW)]
        if not all(type(item) in _NUMBERS for item in sample):
            return False
        own = sum(
            type(x) is not bool and getrefcount(x) <= _ALONE + 1 and not _is_small(x)
            for x in sample
        )
        objects = count * own // len(sample)
        self.total += NUMBER * objects
        self.loose += count - objects
        return True

    def tuples(self, group: Objects) -> Iterable[object]:
        self.total += sum(map(tuple.__sizeof__, group)) + _TRACKED * len(group)
        return chain.from_iterable(group)

    def plain(self, group: Objects) -> Iterable[object]:
        self.total += sum(map(getsizeof, group))
        return ()

    def slices(self, group: Objects) -> Iterable[object]:
        self.total += _HEADER * len(group)
        return map(attrgetter("array"), group)

    def pointers(self, group: Objects) -> Iterable[object]:
        self.total += _POINTER * len(group)
        return map(attrgetter("base"), group)

    def closures(self, group: Objects) -> Iterable[object]:
        self.total += _POINTER * len(group)
        return map(attrgetter("free"), group)

    def maps(self, group: Objects) -> Iterable[object]:
        self.total += _HEADER * len(group)
        for value in cast("list[Map]", group):
            table, originals = value.table, value.originals
            if getrefcount(table) > _ALONE:
                # The operation that is under way has it, too.
                if id(table) in self.seen:
                    continue
                self.seen.add(id(table))
            self.total += getsizeof(table)
            if originals is None:
                self.found.append(list(table))
            else:
                # Stand-ins are in both tables and nowhere else: they need not be remembered.
                self.total += getsizeof(originals) + sum(map(getsizeof, table))
                self.looked += len(table)
                self.found.append(list(originals.values()))
            self.found.append(list(table.values()))
        return ()

    def dicts(self, group: Objects) -> Iterable[object]:
        self.total += sum(map(getsizeof, group))
        for table in group:
            self.found.append(list(table))
            self.found.append(list(table.values()))
        return ()

    def locks(self, group: Objects) -> Iterable[object]:
        self.total += LOCK * len(group)
        return ()

    def channels(self, group: Objects) -> Iterable[object]:
        self.total += CHANNEL * len(group)
        for ch in cast("list[Chan]", group):
            self.found.append(list(ch.buf))
            self.found.append([sudog.elem for sudog in ch.sendq])
        return ()


def _is_small(x: object) -> bool:
    return type(x) is int and SMALLEST <= x <= LARGEST


_NUMBERS: Final = frozenset((int, float, bool, complex))

_SEQUENCES: Final = frozenset((list, tuple))

_Look = Callable[[_Trace, Objects], Iterable[object]]
_KINDS: Final[dict[type, _Look]] = {
    list: _Trace.lists,
    tuple: _Trace.tuples,
    bytes: _Trace.plain,
    bytearray: _Trace.plain,
    float: _Trace.plain,
    complex: _Trace.plain,
    Slice: _Trace.slices,
    Ptr: _Trace.pointers,
    Window: _Trace.slices,
    Closure: _Trace.closures,
    Map: _Trace.maps,
    dict: _Trace.dicts,
    Chan: _Trace.channels,
    Mutex: _Trace.locks,
    NotifyList: _Trace.locks,
    RWMutex: _Trace.locks,
    Sema: _Trace.locks,
    WaitGroup: _Trace.locks,
}
"""Everything else is code, or shared by all, or state that natives account for themselves."""
_KINDS_KEPT: Final = (*_KINDS, int)
_KEPT: Final = frozenset(_KINDS_KEPT)
