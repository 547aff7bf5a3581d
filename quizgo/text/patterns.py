"""Regular expressions from a deck, matched in time linear in the text.

A deck comes from anywhere, and Python's `re` can be made to run for ever by twenty
characters. This one follows all alternatives at once (Thompson's construction), so
the work is bounded by expression size times text length. What needs going back,
lookaround and back-references, is refused. Letter case is ignored by `(?i)` in front.

Understood: literals, `.`, classes, `\\d \\w \\s \\b` and their opposites, groups
(plain, `(?:…)` and named), `|`, `* + ? {m,n}` and their lazy forms, `^`, `$`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import lru_cache

from quizgo.frozen import dataclass

MAX_SOURCE = 500
"""Characters in an expression."""

MAX_STATES = 500
"""Size of an expression with its repeats written out."""

MAX_DEPTH = 40
"""Groups in each other."""


class BadPattern(ValueError):
    """An expression that cannot be used; the message says why, as the end of a sentence."""


Accepts = Callable[[str], bool]
"""Whether a character is one of a set."""

Holds = Callable[[str, int], bool]
"""Whether an assertion holds between two characters of a text."""


@dataclass(slots=True, eq=False)
class _State:
    """A place in the machine: reads a character, or passes on to all of `out` at once."""

    accepts: Accepts | None = None
    holds: Holds | None = None
    out: list[_State] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled regular expression."""

    start: _State
    end: _State
    ignore_case: bool
    size: int
    """States. Size times length of the text bounds the steps of a match."""

    def matches(self, text: str) -> bool:
        """Whether the whole of `text` is matched."""
        return self._run(text, anywhere=False)

    def is_in(self, text: str) -> bool:
        """Whether some stretch of `text` is matched."""
        return self._run(text, anywhere=True)

    def _run(self, text: str, *, anywhere: bool) -> bool:
        if self.ignore_case:
            text = text.lower()
        states: dict[_State, None] = {}
        for at, letter in enumerate(text):
            if anywhere or at == 0:
                _enter(self.start, text, at, states)
            if anywhere and self.end in states:
                return True
            following: dict[_State, None] = {}
            for state in states:
                if state.accepts is not None and state.accepts(letter):
                    _enter(state.out[0], text, at + 1, following)
            states = following
            if not states and not anywhere:
                return False
        if anywhere or not text:
            _enter(self.start, text, len(text), states)
        return self.end in states


def _enter(state: _State, text: str, at: int, into: dict[_State, None]) -> None:
    """Add `state`, and all that is reached from it without reading, to `into`."""
    waiting = [state]
    while waiting:
        state = waiting.pop()
        if state in into or (state.holds is not None and not state.holds(text, at)):
            continue
        into[state] = None
        if state.accepts is None:
            waiting.extend(state.out)


@lru_cache(maxsize=512)
def compile_pattern(source: str, *, ignore_case: bool = False) -> Expression:
    """The expression that `source` spells, without its slashes.

    Case is ignored where `ignore_case` or the expression itself says so.

    Raises BadPattern.
    """
    if len(source) > MAX_SOURCE:
        raise BadPattern(f"it is longer than {MAX_SOURCE} characters")
    flagged = source.startswith("(?i)")
    ignore_case = ignore_case or flagged
    parser = _Parser(source, 4 if flagged else 0, ignore_case)
    start, end = parser.whole()
    return Expression(start, end, ignore_case, parser.states)


# Parsing ---------------------------------------------------------------------

_Piece = tuple[_State, _State]


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _at_edge(text: str, at: int) -> bool:
    before = at > 0 and _is_word(text[at - 1])
    after = at < len(text) and _is_word(text[at])
    return before != after


def _at_start(text: str, at: int) -> bool:
    return at == 0


def _at_end(text: str, at: int) -> bool:
    return at == len(text) or (at == len(text) - 1 and text[at] == "\n")


def _not(accepts: Accepts) -> Accepts:
    return lambda letter: not accepts(letter)


_CLASSES: dict[str, Accepts] = {
    "d": str.isdecimal,
    "D": _not(str.isdecimal),
    "w": _is_word,
    "W": _not(_is_word),
    "s": str.isspace,
    "S": _not(str.isspace),
}

_ASSERTIONS: dict[str, Holds] = {
    "b": _at_edge,
    "B": lambda text, at: not _at_edge(text, at),
    "A": _at_start,
    "Z": lambda text, at: at == len(text),
}

_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}

_HEX = {"x": 2, "u": 4, "U": 8}


class _Parser:
    """Reads an expression from left to right and builds its machine.

    A repeated piece is parsed again for each time it is repeated: what is read
    twice is built twice.
    """

    def __init__(self, source: str, at: int, ignore_case: bool) -> None:
        self.source = source
        self.at = at
        self.ignore_case = ignore_case
        self.states = 0
        self.depth = 0

    def whole(self) -> _Piece:
        piece = self.alternatives()
        if self.at < len(self.source):
            raise BadPattern("a `)` closes nothing")
        return piece

    # Machines ----------------------------------------------------------------

    def state(self, accepts: Accepts | None = None, holds: Holds | None = None) -> _State:
        self.states += 1
        if self.states > MAX_STATES:
            raise BadPattern("it is too large with its repeats written out")
        return _State(accepts, holds)

    def one(self, accepts: Accepts | None = None, holds: Holds | None = None) -> _Piece:
        start, end = self.state(accepts, holds), self.state()
        start.out.append(end)
        return start, end

    # Grammar -----------------------------------------------------------------

    def alternatives(self) -> _Piece:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise BadPattern("its groups are nested too deep")
        start, end = self.state(), self.state()
        while True:
            first, last = self.sequence()
            start.out.append(first)
            last.out.append(end)
            if not self.takes("|"):
                self.depth -= 1
                return start, end

    def sequence(self) -> _Piece:
        start = end = self.state()
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            first, last = self.repeated()
            end.out.append(first)
            end = last
        return start, end

    def repeated(self) -> _Piece:
        begun = self.at
        first = self.atom()
        least, most = self.repeat()
        if (least, most) == (1, 1):
            return first
        self.takes("?")
        behind = self.at
        if self.repeat() != (1, 1):
            raise BadPattern("a repeat follows a repeat")
        copies = [first]
        for _ in range(max(least, most or 0, 1) - 1):
            self.at = begun
            copies.append(self.atom())
        self.at = behind
        return self.joined(copies, least, most)

    def joined(self, copies: list[_Piece], least: int, most: int | None) -> _Piece:
        """`copies` in a row, of which only `least` must be met; `most` None goes round for ever."""
        start = end = self.state()
        out = self.state()
        for index, (first, last) in enumerate(copies):
            if index >= least:
                end.out.append(out)
            if most == 0:
                break
            end.out.append(first)
            end = last
        if most is None:
            end.out.append(copies[-1][0])
        end.out.append(out)
        return start, out

    def repeat(self) -> tuple[int, int | None]:
        """How often the atom just read is met; (1, 1) where nothing is said."""
        for sign, times in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.takes(sign):
                return times
        return self.counted() if self.source.startswith("{", self.at) else (1, 1)

    def counted(self) -> tuple[int, int | None]:
        close = self.source.find("}", self.at)
        inside = self.source[self.at + 1 : close] if close > 0 else ""
        low, comma, high = inside.partition(",")
        if not (low + high).isdecimal() or not (low + high).isascii():
            return 1, 1  # as in Python, a brace that counts nothing is a brace
        self.at = close + 1
        least = int(low or 0)
        most = (int(high) if high else None) if comma else least
        if most is not None and most < least:
            raise BadPattern("a repeat has its limits the wrong way round")
        if max(least, most or 0) > MAX_STATES:
            raise BadPattern("it is too large with its repeats written out")
        return least, most

    def atom(self) -> _Piece:
        letter = self.letter("something")
        if letter == "(":
            return self.group()
        if letter == "[":
            return self.one(self.set())
        if letter == "\\":
            return self.escape()
        if letter in "*+?":
            raise BadPattern(f"a `{letter}` repeats nothing")
        if letter == ".":
            return self.one(lambda other: other != "\n")
        if letter in "^$":
            return self.one(holds=_at_start if letter == "^" else _at_end)
        return self.one(self.literal(letter))

    def group(self) -> _Piece:
        if self.takes("?"):
            self.group_kind()
        piece = self.alternatives()
        if not self.takes(")"):
            raise BadPattern("a `(` is not closed")
        return piece

    def group_kind(self) -> None:
        if self.takes(":"):
            return
        if self.takes("P<") and (close := self.source.find(">", self.at)) > 0:
            if not self.source[self.at : close].isidentifier():
                raise BadPattern("a group's name is no name")
            self.at = close + 1
            return
        raise BadPattern("of the `(?…` forms only `(?:…)`, and `(?i)` in front, are understood")

    # Characters --------------------------------------------------------------

    def takes(self, expected: str) -> bool:
        if not self.source.startswith(expected, self.at):
            return False
        self.at += len(expected)
        return True

    def letter(self, wanted: str) -> str:
        if self.at >= len(self.source):
            raise BadPattern(f"it ends where {wanted} is missing")
        self.at += 1
        return self.source[self.at - 1]

    def literal(self, letter: str) -> Accepts:
        return (letter.lower() if self.ignore_case else letter).__eq__

    def escape(self) -> _Piece:
        letter = self.letter("what `\\` stands before")
        if letter in _ASSERTIONS:
            return self.one(holds=_ASSERTIONS[letter])
        if letter in _CLASSES:
            return self.one(_CLASSES[letter])
        return self.one(self.literal(self.escaped(letter)))

    def escaped(self, letter: str) -> str:
        """The character that `\\` and `letter` stand for."""
        if letter in _HEX:
            digits = self.source[self.at : self.at + _HEX[letter]]
            self.at += len(digits)
            try:
                return chr(int(digits, 16))
            except (ValueError, OverflowError):
                raise BadPattern(f"`\\{letter}{digits}` is no character") from None
        if letter in _CONTROLS:
            return _CONTROLS[letter]
        if letter.isalnum():
            raise BadPattern(f"`\\{letter}` is not understood")
        return letter

    def set(self) -> Accepts:
        """The class behind a `[`."""
        opposite = self.takes("^")
        parts: list[Accepts] = []
        while not (parts and self.takes("]")):
            parts.append(self.member())
        met: Accepts = lambda letter: any(part(letter) for part in parts)  # noqa: E731
        return _not(met) if opposite else met

    def member(self) -> Accepts:
        letter = self.letter("the `]` of a class")
        if letter == "\\":
            letter = self.letter("what `\\` stands before")
            if letter in _CLASSES:
                return _CLASSES[letter]
            letter = "\b" if letter == "b" else self.escaped(letter)
        if not self.source.startswith("-", self.at) or self.source.startswith("-]", self.at):
            return self.literal(letter)
        self.at += 1
        last = self.letter("the end of a range")
        if last == "\\":
            last = self.escaped(self.letter("what `\\` stands before"))
        return self.range(letter, last)

    def range(self, first: str, last: str) -> Accepts:
        if last < first:
            raise BadPattern(f"the range {first}-{last} runs backwards")
        if not self.ignore_case:
            return lambda letter: first <= letter <= last
        return lambda letter: first <= letter <= last or first <= letter.upper() <= last
