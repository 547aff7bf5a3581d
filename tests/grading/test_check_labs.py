"""Labs are tried out: what is wrong with one is told with its line of the deck."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgo.deck.load import load_bytes
from quizgo.grading.check import check

HEAD = "deck: d\ncards:\n- id: a\n  kind: lab\n  ask: q\n"


def program(body: str) -> str:
    return f"package main; func main() {{ {body} }}"


def told(
    *,
    go: str = program("panic(1)"),
    solution: str = program(""),
    checks: str = "[{ends: ok}]",
    rest: str = "",
) -> list[str]:
    """What is wrong with a lab whose starter stands in line 6, its solution in 7."""
    source = f"{HEAD}  go: '{go}'\n  solution: '{solution}'\n  checks: {checks}\n{rest}"
    loaded = load_bytes(source.encode(), Path("deck.yaml"))
    assert loaded.faults == ()
    assert loaded.deck is not None
    return [str(fault) for fault in check([loaded.deck])]


def test_a_good_lab_has_no_fault() -> None:
    assert told() == []
    assert told(rest=f"  wrong:\n  - '{program('panic(2)')}'\n") == []
    assert told(rest=f"  wrong:\n  - fails: ends\n    go: '{program('panic(2)')}'\n") == []


RUN = "(Go 1.27, GOMAXPROCS=1, seed 1)"


@pytest.mark.parametrize(
    ("lab", "line", "part"),
    [
        ({"go": program("")}, 6, "The starter passes every check already."),
        (
            {"solution": program("x")},
            7,
            "The solution does not compile: prog.go:1:29: undefined: x.",
        ),
        (
            {"solution": program("select {}")},
            7,
            f"fails: `ends: ok` does not hold at line 1 {RUN}: it ended with deadlock.",
        ),
        (
            {"solution": program("for {}"), "checks": "[{leaks: 0}]", "go": program("x")},
            7,
            "stopped by the steps limit",
        ),
        (
            {"checks": '[{output: "7"}]'},
            7,
            f'`output: 7` does not hold {RUN}: it printed "".',
        ),
        (
            {"checks": "[{ends: ok}, {uses: [sync.Mutex, go]}]"},
            7,
            "`uses: [sync.Mutex, go]` does not hold",
        ),
        ({"checks": "[{ends: ok}, {keeps: [func f]}]"}, 8, "`keeps` names `func f`, which"),
        (
            {"rest": f"  wrong:\n  - '{program('')}'\n"},
            10,
            "The wrong answer 1 passes every check.",
        ),
        (
            {"rest": f"  wrong:\n  - '{program('panic(3)')}'\n  - '{program('y')}'\n"},
            11,
            "The wrong answer 2 does not compile",
        ),
        (
            {
                "checks": "[{ends: ok}, {leaks: 0}]",
                "rest": f"  wrong:\n  - fails: leaks\n    go: '{program('panic(3)')}'\n",
            },
            11,
            "The wrong answer 1 is meant to fail `leaks`; `ends: ok` does not hold at line 1",
        ),
    ],
    ids=range(10),
)
def test_a_fault_is_told_with_its_line(lab: dict[str, str], line: int, part: str) -> None:
    faults = told(**lab)
    assert any(
        each.startswith(f'deck.yaml:{line}: card "a": ') and part in each for each in faults
    ), faults


def test_every_instance_is_tried() -> None:
    solution = program("if {{n}} == 2 { panic(9) }")
    (fault,) = told(solution=solution, rest="  vary: {n: [1, 2]}\n")
    assert "it ended with panic" in fault


def test_options_that_are_never_printed_are_a_fault() -> None:
    card = (
        "deck: d\ncards:\n- id: a\n  kind: predict\n  what: one-of\n  ask: q\n  options: [a, b]\n"
    )
    main = program("_ = 1")
    loaded = load_bytes(f"{card}  go: '{main}'\n".encode(), Path("deck.yaml"))
    assert loaded.deck is not None
    (fault,) = check([loaded.deck])
    assert str(fault).startswith('deck.yaml:8: card "a": In ')
    assert "the program printed none of `options`" in str(fault)
