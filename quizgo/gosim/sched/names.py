"""Names of goroutines as a learner says them: the function, and the number in order of creation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

MAIN = "main"


class Names:
    """The names of the goroutines that a program has made."""

    def __init__(self, born: Sequence[tuple[int, str]]) -> None:
        """`born` are goids and the functions that they began in, in order of creation."""
        made: Counter[str] = Counter()
        self._numbered: dict[int, tuple[str, int]] = {}
        for goid, function in born:
            name = short(function)
            made[name] += 1
            self._numbered[goid] = name, made[name]
        self._made = made
        self._is_alone = len(made) == 1 + (MAIN in made)
        """All but main began in one function: there a number says which."""

    def is_known(self, goid: int) -> bool:
        return goid in self._numbered

    def shown(self, goid: int) -> str:
        """`worker#2`; without the number where it is the only one; `g5` for one of the runtime."""
        if goid not in self._numbered:
            return f"g{goid}"
        name, number = self._numbered[goid]
        return name if self._made[name] == 1 else f"{name}#{number}"

    def said(self, goid: int) -> tuple[str, ...]:
        """How a goroutine is shown, and all that it may be called."""
        name, number = self._numbered[goid]
        is_main = name == MAIN and goid == 1
        ways = [self.shown(goid), f"{name}#{number}", f"{name}{number}", f"g{goid}"]
        if self._is_alone and not is_main:
            ways += [f"#{number}", str(number)]
        else:
            ways.append(str(goid))
        return tuple(dict.fromkeys(ways))

    def goid(self, who: str) -> int | None:
        """The goroutine of that name: `main`, `worker#2`, `worker` where it is the only one, or a
        goid."""
        if who.isdecimal():
            return int(who) if int(who) in self._numbered else None
        name, _, number = who.partition("#")
        name = short(name)
        if not number and self._made[name] != 1:
            return None
        wanted = name, int(number) if number.isdecimal() else 1
        return next((goid for goid, each in self._numbered.items() if each == wanted), None)

    def all(self) -> list[str]:
        return [self.shown(goid) for goid in self._numbered]


def short(function: str) -> str:
    """A function's name without its package; a literal's without the functions around it."""
    name = function.removeprefix("main.")
    literal = re.search(r"(?:^|\.)(func\d+(?:\.\d+)*)$", name)
    if literal is not None:
        return literal[1]
    return name.replace("(*", "").replace(")", "")
