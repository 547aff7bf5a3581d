"""Run-time errors, in the words of Go's runtime.

Their values are interfaces over types of package runtime. The value of each is its whole text, so
`Error` returns it as it is.
"""

from __future__ import annotations

from typing import Final, NoReturn

from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import RETURN, Instr
from quizgo.gosim.code.rtypes import Kind, Method, RType
from quizgo.gosim.vm.values import GoPanic


def _method(name: str, *, gives_text: bool) -> Method:
    function = Function(name, 1, lambda _: None)
    function.pad = []
    result = Instr(RETURN, function, 0)

    def segment(registers: list[object], world: object) -> Instr:
        registers[0] = registers[1] if gives_text else None
        return result

    function.start.next = segment
    return Method(function, None)


def _error_type(name: str, *, pointer: bool = False) -> RType:
    star = "*" if pointer else ""
    rtype = RType(Kind.STRING, f"{star}runtime.{name}", lambda: b"")
    rtype.name = "" if pointer else name
    rtype.named = not pointer
    rtype.pkg_path = "runtime"
    rtype.size = 16
    rtype.has_pointers = True
    owner = f"runtime.(*{name})" if pointer else f"runtime.{name}"
    rtype.found = {
        "Error": _method(f"{owner}.Error", gives_text=True),
        "RuntimeError": _method(f"{owner}.RuntimeError", gives_text=False),
    }
    rtype.method_names = ("Error", "RuntimeError")
    return rtype


ERROR_STRING: Final = _error_type("errorString")
PLAIN_ERROR: Final = _error_type("plainError")
BOUNDS_ERROR: Final = _error_type("boundsError")
TYPE_ASSERTION_ERROR: Final = _error_type("TypeAssertionError", pointer=True)
UNHASHABLE_TYPE_ERROR: Final = _error_type("unhashableTypeError")
PANIC_NIL_ERROR: Final = _error_type("PanicNilError", pointer=True)
RUNTIME_ERRORS: Final = frozenset(
    (
        ERROR_STRING,
        PLAIN_ERROR,
        BOUNDS_ERROR,
        TYPE_ASSERTION_ERROR,
        UNHASHABLE_TYPE_ERROR,
        PANIC_NIL_ERROR,
    )
)

NIL_DEREFERENCE: Final = (
    ERROR_STRING,
    b"runtime error: invalid memory address or nil pointer dereference",
)
"""The one that came as a signal: the report of a crash says so."""
DIVIDE: Final = (ERROR_STRING, b"runtime error: integer divide by zero")
PANIC_NIL: Final = (
    PANIC_NIL_ERROR,
    b"runtime error: panic called with nil argument",
)


class Throw(Exception):
    """The runtime ends the program: `fatal error: ` and the text. Nothing recovers it."""

    def __init__(self, text: str, within: str = "") -> None:
        super().__init__(text)
        self.within = within
        """What the program had asked for, where the text does not say it."""


def runtime_error(text: str) -> GoPanic:
    """`runtime error: ` and the text."""
    return GoPanic((ERROR_STRING, b"runtime error: " + text.encode()))


class Unhashable(GoPanic):
    """A key that has no hash, because of the type of something in it."""

    def __init__(self, rtype: RType) -> None:
        text = f"runtime error: hash of unhashable type {rtype.string}"
        super().__init__((ERROR_STRING, text.encode()))
        self.rtype = rtype

    def of_empty_map(self) -> GoPanic:
        """What it is where nothing is in the map to be compared with: Go says it otherwise."""
        text = f"hash of unhashable type: {self.rtype.string}"
        return GoPanic((UNHASHABLE_TYPE_ERROR, text.encode()))


def plain_error(text: str) -> GoPanic:
    return GoPanic((PLAIN_ERROR, text.encode()))


def bounds_error(text: str) -> GoPanic:
    return GoPanic((BOUNDS_ERROR, b"runtime error: " + text.encode()))


def oob(index: int, length: int) -> NoReturn:
    """Index out of range."""
    if index < 0:
        raise bounds_error(f"index out of range [{index}]")
    raise bounds_error(f"index out of range [{index}] with length {length}")


def nil_deref() -> NoReturn:
    raise GoPanic(NIL_DEREFERENCE)


def panic_wrap(text: str) -> NoReturn:
    """A value method was called by way of an interface that holds a nil pointer."""
    raise plain_error(text)


def assert_failed(value: tuple[RType, object] | None, target: RType, source: RType) -> NoReturn:
    """`value.(target)`, where the interface has the static type `source`."""
    is_interface = target.kind is Kind.INTERFACE
    if value is None:
        what = "interface" if is_interface else _interface_name(source)
        text = f"{what} is nil, not {target.string}"
    elif is_interface:
        dynamic = value[0]
        methods = target.interface_methods
        missing = next((m for m in methods if dynamic.method(m) is None), methods[0])
        text = f"{dynamic.string} is not {target.string}: missing method {missing.split('.')[-1]}"
    else:
        text = f"{_interface_name(source)} is {value[0].string}, not {target.string}"
        if value[0].string == target.string:
            same = value[0].pkg_path == target.pkg_path
            text += (
                " (types from different scopes)" if same else (" (types from different packages)")
            )
    raise GoPanic((TYPE_ASSERTION_ERROR, b"interface conversion: " + text.encode()))


def _interface_name(source: RType) -> str:
    return source.string


_RANGE_ERRORS: Final = {
    1: "after loop body panic",
    2: "after function for loop body returned false",
    3: "after whole loop exit",
}
"""By the state of the loop (see `code.rangefunc`)."""


def range_enter(state: list[int]) -> None:
    """An iterator calls the body of a range over a function."""
    if state[0]:
        raise runtime_error(f"range function continued iteration {_RANGE_ERRORS[state[0]]}")
    state[0] = 1


def range_done(state: list[int]) -> None:
    """The iterator has come back."""
    if state[0] == 1:
        text = "range function recovered a loop body panic and did not resume panicking"
        raise runtime_error(text)
    state[0] = 3
