"""Wrong programs and what `go build` of Go 1.27 says of them, line for line (wrong.txt).

A case is `=== name`, the source, `--- `, the messages. The compiler goes on to
types when there is no syntax error; those messages are not the parser's.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from quizgo.gosim.source import Lines, reported, worded
from quizgo.gosim.syntax import parse
from tests.toolchain import go_command, needs_go


class Case(NamedTuple):
    name: str
    source: str
    messages: list[str]


def _cases() -> list[Case]:
    text = Path(__file__).with_name("wrong.txt").read_text(encoding="utf-8")
    cases = []
    for part in text.split("=== ")[1:]:
        name, _, rest = part.partition("\n")
        source, _, messages = rest.rpartition("--- \n")
        source = source.replace("<NUL>", "\0").replace("<BOM>", "\ufeff")
        cases.append(Case(name, source, messages.splitlines()))
    return cases


CASES = _cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_messages_are_those_of_go_build(case: Case) -> None:
    parsed = parse(case.source.encode(), "prog.go")
    messages = worded(Lines("prog.go"), reported(parsed.faults))
    if parsed.file is None:
        assert messages == case.messages
    else:
        assert messages
        assert set(messages) <= set(case.messages)


@pytest.mark.go
@needs_go
@pytest.mark.parametrize("case", CASES[::12], ids=[case.name for case in CASES[::12]])
def test_go_still_says_so(case: Case, tmp_path: Path) -> None:
    (tmp_path / "prog.go").write_bytes(case.source.encode())
    built = subprocess.run(
        [go_command(), "build", "-o", "out", "prog.go"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in built.stderr.splitlines() if not line.startswith("#")]
    assert [line.replace("./prog.go", "prog.go") for line in lines] == case.messages
