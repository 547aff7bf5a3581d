"""What a trace shows above the program's own code, where the runtime found a fatal error: the calls
of the standard library that led to it."""

from __future__ import annotations

from typing import Final

_SRC: Final = "/usr/local/go/src"
_MAPS: Final = "internal/runtime/maps"
_MAP_FATAL: Final = (f"{_MAPS}.fatal({{...}})", f"{_SRC}/runtime/panic.go:1195 +0x18")
_RW_FATAL: Final = ("sync.fatal({...})", f"{_SRC}/runtime/panic.go:1175 +0x18")

_CALLS: Final = {
    ("concurrent map writes", ""): (_MAP_FATAL,),
    ("concurrent map writes", "Delete"): (
        _MAP_FATAL,
        (f"{_MAPS}.(*Map).Delete(...)", f"{_SRC}/{_MAPS}/map.go:677 +0x4c"),
    ),
    ("concurrent map writes", "Clear"): (
        _MAP_FATAL,
        (f"{_MAPS}.(*Map).Clear(...)", f"{_SRC}/{_MAPS}/map.go:762 +0x45"),
    ),
    ("concurrent map read and map write", ""): (_MAP_FATAL,),
    ("concurrent map iteration and map write", ""): (
        _MAP_FATAL,
        (f"{_MAPS}.(*Iter).Next(...)", f"{_SRC}/{_MAPS}/table.go:882 +0x85"),
    ),
    ("sync: unlock of unlocked mutex", ""): (
        ("internal/sync.fatal({...})", f"{_SRC}/runtime/panic.go:1205 +0x18"),
        ("internal/sync.(*Mutex).unlockSlow(...)", f"{_SRC}/internal/sync/mutex.go:204 +0x35"),
        ("internal/sync.(*Mutex).Unlock(...)", f"{_SRC}/internal/sync/mutex.go:198"),
        ("sync.(*Mutex).Unlock(...)", f"{_SRC}/sync/mutex.go:65"),
    ),
    ("sync: Unlock of unlocked RWMutex", ""): (
        _RW_FATAL,
        ("sync.(*RWMutex).Unlock(...)", f"{_SRC}/sync/rwmutex.go:212 +0x45"),
    ),
    ("sync: RUnlock of unlocked RWMutex", ""): (
        _RW_FATAL,
        ("sync.(*RWMutex).rUnlockSlow(...)", f"{_SRC}/sync/rwmutex.go:132 +0x2f"),
        ("sync.(*RWMutex).RUnlock(...)", f"{_SRC}/sync/rwmutex.go:122"),
    ),
}
"""By the text, and by what the program asked for where the text does not say it: each call and its
place, innermost first. A call that the compiler has written into its caller has no offset."""


def calls_of(text: str, within: str) -> list[str]:
    """The lines of the trace; none for an error that another place found."""
    calls = _CALLS.get((text, within)) or _CALLS.get((text, ""), ())
    return [line for call, at in calls for line in (call, f"\t{at}")]
