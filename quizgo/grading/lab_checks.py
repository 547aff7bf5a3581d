"""The checks of a lab, each held against one run or against the program's text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import assert_never

from quizgo.frozen import dataclass
from quizgo.grading.ran import Json, Ran
from quizgo.model import Check, CheckKind
from quizgo.text.patterns import compile_pattern

EXIT, PANIC, FATAL, DEADLOCK, LIMIT = "exit", "panic", "fatal error", "deadlock", "limit"
"""The values of gosim's `How`."""

_ENDS = {PANIC: "panic", FATAL: "fatal", DEADLOCK: "deadlock"}


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one check in one run."""

    passed: bool
    line: int = 0
    """Of the program, where the failure points at one; else 0."""


PASSED = Found(True)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, without what nobody sees at the end of them."""
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


# Runs -----------------------------------------------------------------------


def of_run(check: Check, ran: Ran) -> Found:
    """Whether a run does what the check asks."""
    passed = _holds(check, ran)
    return PASSED if passed else Found(False, _line(check, ran))


def _holds(check: Check, ran: Ran) -> bool:
    match check.kind:
        case CheckKind.OUTPUT:
            return is_output(check, ran.stdout)
        case CheckKind.ENDS:
            return ending(ran) == check.words[0]
        case CheckKind.DEADLOCK:
            return (ran.how == DEADLOCK) == (check.words[0] == "always")
        case CheckKind.LEAKS:
            return _is_within(check, ran.leaks)
        case CheckKind.STEALS:
            return _is_within(check, ran.steals)
        case CheckKind.WITHIN:
            return _is_within(check, ran.time_ns)
        case CheckKind.RACE:
            return not ran.races
        case CheckKind.USES | CheckKind.KEEPS:
            raise AssertionError("the text decides, not a run")
        case _:
            assert_never(check.kind)


def is_output(check: Check, stdout: str) -> bool:
    """Whether an output is the one asked for, blanks at the ends of lines aside."""
    lines = lines_of(stdout)
    if check.is_regex:
        return compile_pattern(check.words[0]).matches("\n".join(lines))
    return lines == lines_of(check.words[0])


def ending(ran: Ran) -> str:
    """How a run ended, as a deck says it: `ok`, `panic`, `fatal`, `deadlock`, or its status."""
    if ran.how == EXIT:
        return "ok" if ran.status == 0 else str(ran.status)
    return _ENDS.get(ran.how, ran.how)


def _is_within(check: Check, amount: int) -> bool:
    return check.least <= amount and (check.most is None or amount <= check.most)


def _line(check: Check, ran: Ran) -> int:
    """The line of the program that a failed check points at."""
    if check.kind in (CheckKind.STEALS, CheckKind.WITHIN):
        return 0
    if check.kind is CheckKind.RACE:
        return ran.races[0].line
    if ran.how in (PANIC, FATAL):
        return _line_of_crash(ran.stderr)
    if ran.how == LIMIT:
        return line_of_limit(ran)
    if ran.how == DEADLOCK or check.kind is CheckKind.LEAKS:
        return next((left.line for left in ran.left if left.line), 0)
    return 0


def line_of_limit(ran: Ran) -> int:
    """The line of the program at which a limit ended it; 0 where none is known."""
    place = re.search(r"at line (\d+)", ran.text)
    return int(place[1]) if place else 0


def _line_of_crash(stderr: str) -> int:
    """The innermost line of the program in a trace."""
    place = re.search(r"^\t\S*prog\.go:(\d+)", stderr, re.MULTILINE)
    return int(place[1]) if place else 0


# The text -------------------------------------------------------------------


def of_source(checks: Sequence[Check], source: str, starter: str) -> Mapping[int, Found]:
    """What becomes of the checks that the program's text decides, by their index."""
    asked = [index for index, check in enumerate(checks) if check.is_of_source]
    if not asked:
        return {}
    mine, given = _tokens(source), _tokens(starter)
    found = {}
    for index in asked:
        check = checks[index]
        if check.kind is CheckKind.USES:
            found[index] = Found(all(stands_in(word, mine) for word in check.words))
        else:
            found[index] = _kept(check, mine, given)
    return found


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    line: int


def tokens(source: str) -> tuple[str, ...]:
    """The tokens of a piece of Go, without comments and without the semicolons of line ends."""
    return tuple(_spelled(_tokens(source)))


def _tokens(source: str) -> list[_Token]:
    """All tokens; a line end that stands for a semicolon is one, too."""
    from quizgo.gosim.syntax.scanner import EOF, scan

    cut = scan(source.encode("utf-8", "surrogatepass"))
    found = []
    for kind, text, pos in zip(cut.kinds, cut.texts, cut.positions, strict=True):
        if kind != EOF:
            found.append(_Token("\n" if kind == ";" else text or kind, pos >> 16))
    return found


def stands_in(word: str, source: Sequence[_Token]) -> bool:
    """Whether the tokens of a word stand in a program one behind the other."""
    wanted = tokens(word)
    texts = [token.text for token in source]
    places = range(len(texts) - len(wanted) + 1)
    return any(tuple(texts[at : at + len(wanted)]) == wanted for at in places)


def _kept(check: Check, mine: Sequence[_Token], given: Sequence[_Token]) -> Found:
    """Whether declarations stand as in the starter, layout and comments aside."""
    for word in check.words:
        before, after = declaration(word, given), declaration(word, mine)
        if _spelled(before) != _spelled(after):
            return Found(False, after[0].line if after else 0)
    return PASSED


def _spelled(source: Sequence[_Token]) -> list[str]:
    return [token.text for token in source if token.text != "\n"]


def declares(word: str, source: str) -> bool:
    """Whether a program has a declaration that begins so: `func worker`, `type Counter`."""
    return bool(declaration(word, _tokens(source)))


def declaration(word: str, source: Sequence[_Token]) -> Sequence[_Token]:
    """The tokens of the top-level declaration that begins with a word's; none where it is not."""
    wanted = tokens(word)
    start = depth = 0
    for at, token in enumerate(source):
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if token.text == "\n" and depth == 0:
            if tuple(each.text for each in source[start : start + len(wanted)]) == wanted:
                return source[start:at]
            start = at + 1
    return ()


_OPENING, _CLOSING = ("(", "[", "{"), (")", "]", "}")


# Through the pipe -----------------------------------------------------------


def to_json(checks: Sequence[Check]) -> Json:
    return [[check.kind, check.words, check.least, check.most, check.is_regex] for check in checks]


def from_json(value: Json) -> tuple[Check, ...]:
    return tuple(
        Check(CheckKind(kind), tuple(words), least, most, is_regex)
        for kind, words, least, most, is_regex in value
    )
