"""Calls back into Go code from a native, by running the native again.

The native is called from its beginning each time one more result is there.
`Callback` hands out the results in order and raises `NeedCall` for the first
that is missing; `with_callbacks` turns that into the `Call` the VM carries out.
"""

from __future__ import annotations

from collections.abc import Callable

from quizgo.gosim.vm.host import Call, Context
from quizgo.gosim.vm.values import Closure, Value


class NeedCall(Exception):
    """The native cannot go on without this Go call."""

    def __init__(self, call: Call) -> None:
        super().__init__(call)
        self.call = call


class Callback:
    """The results of Go calls, in the order in which they are asked for."""

    __slots__ = ("memo", "used")

    def __init__(self, memo: list[Value]) -> None:
        self.memo = memo
        self.used = 0

    def __call__(self, closure: Closure, args: tuple[Value, ...]) -> Value:
        """The result of `closure(*args)`."""
        if self.used == len(self.memo):
            raise NeedCall(Call(closure, args))
        result = self.memo[self.used]
        self.used += 1
        return result


def with_callbacks(native: Callable[..., Value]) -> Callable[..., Value]:
    """Make a HOSTED native of a function that takes a `Callback` first."""

    def hosted(context: Context, *args: Value) -> Value:
        try:
            return native(Callback(context.memo), *args)
        except NeedCall as need:
            return need.call

    return hosted
