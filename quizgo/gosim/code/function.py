"""A function of the running program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from quizgo.gosim.code.instr import JUMP, Instr
from quizgo.gosim.source import Lines

if TYPE_CHECKING:
    from quizgo.gosim.check.types import Signature
    from quizgo.gosim.code.ir import Body
    from quizgo.gosim.code.rtypes import RType
    from quizgo.gosim.syntax import tree

FRAME: Final = 24
GOROOT: Final = "/usr/local/go/src"
"""Where Go's own traces say that the standard library lives."""
_NOWHERE: Final = Lines("")


class Source(NamedTuple):
    """What a function was made from."""

    node: tree.Node
    """A FuncDecl, a FuncLit, the ForStmt of a range over a function, the expression of a package
    variable."""
    file: tree.File
    signature: Signature | None
    outer: Function | None
    """The function that a literal stands in."""
    number: int
    """Which of the literals there it is, from 1."""


class Function:
    """Code with a name. Its body is generated at the first call, and every segment of it when
    control first reaches it.

    Registers: 0 passes values between segments and the VM; then the parameters (a receiver is the
    first of them), then the captured variables, then the locals.
    """

    __slots__ = (
        "body",
        "borrows",
        "boxed",
        "build",
        "captured",
        "cost",
        "creator",
        "defers",
        "frame_bytes",
        "full_name",
        "is_library",
        "is_system",
        "is_wrapper",
        "lines",
        "name",
        "names",
        "pad",
        "params",
        "pinned",
        "pos",
        "recovery",
        "size",
        "source",
        "start",
        "types",
    )

    def __init__(self, name: str, params: int, build: Callable[[Function], None]) -> None:
        self.name = name
        """As traces print it: `main.main.func1`, `main.(*T).M`."""
        self.full_name = name
        self.params = params
        """Parameters and captured variables together."""
        self.captured = 0
        """How many of these are captured."""
        self.build = build
        """Fills `body`, `size` and the rest; called once."""
        self.body: Body | None = None
        self.size = params + 1
        """How many registers a call has."""
        self.pad: list[object] | None = None
        """The registers after those of the caller's making, for a call. None: not built yet."""
        self.cost = 1
        """Fuel a call takes: its operations outside of loops."""
        self.defers = 0
        """The register that holds the list of deferred calls; 0: it has no defer statement."""
        self.borrows = 0
        """As `defers`, in the body of a range over a function: the list is that of the function
        around it, which runs them."""
        self.recovery: Instr | None = None
        """The RUN_DEFERS where a recovered panic goes on."""
        self.pinned = 0
        """Registers, as a bit mask, that segments do not cache in locals: a panic leaves them."""
        self.is_wrapper = False
        """Made by the compiler (method values, promoted methods): absent from traces, and no
        obstacle between a deferred call and its recover."""
        self.is_system = False
        self.names: dict[int, str] = {}
        """Registers of named variables, for who looks inside; `types` of those that are known,
        `boxed` as a bit mask of those that hold the variable in a box."""
        self.types: dict[int, RType] = {}
        self.boxed = 0
        self.lines = _NOWHERE
        """What its places are called."""
        self.is_library = False
        """Of the standard library; known once it is prepared."""
        self.pos = 0
        self.source: Source | None = None
        """Of functions of the program itself; known once it is prepared."""
        self.frame_bytes = FRAME
        """What a call takes of Go's stack: the return address and the saved base pointer, and the
        variables that do not escape."""
        self.start = Instr(JUMP, self, 0)
        """Its `next` is the first segment."""
        self.start.next = self._first

    def prepare(self) -> list[object]:
        """Make sure that the body is built; the padding of a call."""
        if self.pad is None:
            self.build(self)
            self.pad = [None] * (self.size - 1 - self.params)
            self.start.pos = self.pos
            self.is_library = self.lines.filename.startswith(GOROOT)
        return self.pad

    def registers(self, args: list[object]) -> list[object]:
        """The registers of a call with these arguments (and captured variables)."""
        return [None, *args, *self.prepare()]

    def _first(self, registers: list[object], world: object) -> Instr:
        self.prepare()
        assert self.start.next != self._first, f"{self.name} was built without code"
        return self.start.next(registers, world)

    def __repr__(self) -> str:
        return f"<Function {self.name}>"
