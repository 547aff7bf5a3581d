"""What the compiler says of `//go:` comments, which it calls directives.

Some stand only before a function, one only before the package clause, others not at all in a
program. What the linker and the race detector do with them is nothing to the simulator.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from quizgo.gosim.errors import Fault

NOINLINE: Final = "go:noinline"
MISPLACED: Final = "misplaced compiler directive"
_EMBED: Final = "go:embed"
_MISPLACED_EMBED: Final = "misplaced go:embed directive"
_OF_FILES: Final = frozenset(("go:build",))
_OF_THE_RUNTIME: Final = frozenset(
    ("go:systemstack", "go:nowritebarrier", "go:nowritebarrierrec", "go:yeswritebarrierrec")
)
_OF_FUNCTIONS: Final = _OF_THE_RUNTIME | {
    *("go:noescape", "go:norace", "go:nosplit", NOINLINE, "go:nocheckptr"),
    *("go:cgo_unsafe_args", "go:uintptrkeepalive", "go:uintptrescapes", "go:registerparams"),
}
_USAGES: Final = {
    "go:linkname": (2, 3, "localname [linkname]"),
    "go:linknamestd": (2, 3, "localname [linkname]"),
    "go:wasmimport": (3, 3, "importmodule importname"),
    "go:wasmexport": (2, 2, "exportname"),
}
"""The fewest and the most words, and what they are."""
_CGO: Final = {
    "go:cgo_export_static": (2, 3, "local [remote]"),
    "go:cgo_export_dynamic": (2, 3, "local [remote]"),
    "go:cgo_import_dynamic": (2, 4, 'local [remote ["library"]]'),
    "go:cgo_import_static": (2, 2, "local"),
    "go:cgo_dynamic_linker": (2, 2, '"path"'),
    "go:cgo_ldflag": (2, 2, '"arg"'),
}
_QUOTED: Final = {"go:cgo_dynamic_linker": 1, "go:cgo_ldflag": 1, "go:cgo_import_dynamic": 3}
"""From which word on they are in quotes."""


class Pragma(NamedTuple):
    """One `//go:` comment."""

    token: int
    """Index of the token before which it stands."""
    pos: int
    """Of `go:`."""
    text: str
    """From there to the end of its line."""
    is_alone: bool
    """Nothing but blanks stands before it on its line."""

    @property
    def verb(self) -> str:
        return self.text.split(" ", 1)[0]


def faults_at_once(pragma: Pragma) -> Iterator[Fault]:
    """What is wrong with it wherever it stands."""
    pos, text, verb = pragma.pos, pragma.text, pragma.verb
    if not pragma.is_alone:
        yield Fault(pos, MISPLACED)
    elif verb in _USAGES and verb != text:
        least, most, words = _USAGES[verb]
        if not least <= len(text.split()) <= most:
            yield Fault(pos, f"usage: //{verb} {words}")
    elif verb == _EMBED:
        yield from _embedding(pragma)
    elif verb.startswith("go:cgo_"):
        yield from _linking(pragma)
    elif verb in _OF_THE_RUNTIME:
        yield Fault(pos, f"//{verb} only allowed in runtime")
    elif verb == "go:uintptrkeepalive":
        yield Fault(pos, f"//{verb} is only allowed in the standard library")


def _embedding(pragma: Pragma) -> Iterator[Fault]:
    """Patterns are words or Go strings."""
    rest = pragma.text[len(_EMBED) :].strip()
    if not rest:
        yield Fault(pragma.pos, "usage: //go:embed pattern...")
        return
    while rest:
        quote = rest[0]
        if quote not in '"`':
            rest = rest.partition(" ")[2].strip()
            continue
        end = _closing(rest, quote)
        if end < 0 or rest[end + 1 : end + 2].strip():
            message = f"invalid quoted string in //go:embed: {rest}"
            yield Fault(pragma.pos, message)
            yield Fault(pragma.pos, "usage: //go:embed pattern...")
            return
        rest = rest[end + 1 :].strip()


def _closing(text: str, quote: str) -> int:
    """Where the quotation ends that `text` begins with; -1: nowhere."""
    at = 1
    while at < len(text):
        if text[at] == quote:
            return at
        at += 2 if quote == '"' and text[at] == "\\" else 1
    return -1


def _linking(pragma: Pragma) -> Iterator[Fault]:
    fields = pragma.text.split()
    if pragma.verb == "go:cgo_import_dynamic" and len(fields) >= 4:
        pass  # the one that programs may have
    else:
        yield Fault(pragma.pos, f"//{pragma.text} only allowed in cgo-generated code")
    usage = _CGO.get(pragma.verb)
    if usage is None:
        return
    least, most, words = usage
    from_here = _QUOTED.get(pragma.verb, most)
    quoted = [len(word) > 1 and word[0] == word[-1] == '"' for word in fields]
    if not least <= len(fields) <= most or quoted != [i >= from_here for i in range(len(fields))]:
        yield Fault(pragma.pos, f"usage: //{pragma.verb} {words}")


def left_over(pragmas: list[Pragma]) -> Iterator[Fault]:
    """They stand where no declaration begins."""
    for pragma in pragmas:
        if pragma.is_alone and pragma.verb in _OF_FUNCTIONS | _OF_FILES:
            yield Fault(pragma.pos, MISPLACED)
    for pragma in pragmas:
        if pragma.is_alone and pragma.verb == _EMBED:
            yield Fault(pragma.pos, _MISPLACED_EMBED)


def before(what: str, pragmas: list[Pragma]) -> Iterator[Fault]:
    """They stand before a declaration: `package`, `func`, `var`… It is said of programs whose
    types fit."""
    allowed = {"package": _OF_FILES, "func": _OF_FUNCTIONS}.get(what, frozenset())
    mine = [pragma for pragma in pragmas if pragma.is_alone]
    for pragma in mine:
        if pragma.verb in (_OF_FUNCTIONS | _OF_FILES) - allowed:
            yield Fault(pragma.pos, MISPLACED)
    embeds = [pragma for pragma in mine if pragma.verb == _EMBED]
    if what == "var" and embeds:
        needs = 'requires import "embed" (or import _ "embed", if package is not used)'
        yield Fault(embeds[0].pos, f"{_EMBED} {needs}")
    elif embeds:
        yield from (Fault(pragma.pos, _MISPLACED_EMBED) for pragma in embeds)


def before_body(pragmas: list[Pragma], pos: int) -> Iterator[Fault]:
    """They stand before a function that has a body, at `pos`."""
    if any(pragma.is_alone and pragma.verb == "go:noescape" for pragma in pragmas):
        yield Fault(pos, "can only use //go:noescape with external func implementations")


def anywhere(pragmas: list[Pragma]) -> Iterator[Fault]:
    """Names for the linker need the package unsafe, which the simulator does not have."""
    for pragma in pragmas:
        verb = pragma.verb
        is_link = verb in ("go:linkname", "go:linknamestd") and pragma.text != verb
        if is_link and pragma.is_alone and not list(faults_at_once(pragma)):
            yield Fault(pragma.pos, f'//{verb} only allowed in Go files that import "unsafe"')
