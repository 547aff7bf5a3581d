"""The capacities of slices that stay on the stack, as Go 1.27 printed them."""

from __future__ import annotations

import pytest

from tests.gosim.vm.fifo import Fifo, program_of

LOOP = "for i := 0; i < 5; i++ { s = append(s, i); print(cap(s), ` `) }"

CASES = {
    "local": (f"var s []int\n{LOOP}", "4 4 4 4 8 "),
    "empty literal": (f"s := []int{{}}\n{LOOP}", "4 4 4 4 8 "),
    "made and ranged over": (
        f"s := make([]int, 0)\n{LOOP}\nfor _, x := range s {{ print(x) }}",
        "4 4 4 4 8 01234",
    ),
    "kept by somebody": (f"var s []int\n{LOOP}\nsink = s", "1 2 4 4 8 "),
    "captured": (f"var s []int\n{LOOP}\nsink = func() int {{ return len(s) }}", "1 2 4 4 8 "),
    "with a capacity": (f"s := make([]int, 0, 1)\n{LOOP}", "1 2 4 4 8 "),
}


@pytest.mark.parametrize(("body", "printed"), CASES.values(), ids=CASES.keys())
def test_capacity(body: str, printed: str) -> None:
    source = f"package main\n\nvar sink any\n\nfunc main() {{\n{body}\n_ = sink\n}}\n"
    assert Fifo(program_of(source)).finish().output.decode() == printed
