"""Wrong programs get the compiler's words at the compiler's places; doubtful ones get vet's.

`messages.json` and `vet.json` hold small programs of our own with what Go 1.27 said of them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

import pytest

from quizgo.gosim.check import Checked, check_source
from quizgo.gosim.check.vet import vet
from quizgo.gosim.source import Lines, worded
from quizgo.gosim.syntax import lines_of

HERE = Path(__file__).parent


class Case(TypedDict):
    name: str
    source: str
    messages: list[str]


def cases(file: str) -> list[Case]:
    found: list[Case] = json.loads((HERE / file).read_text())
    return found


def lines(case: Case) -> list[str]:
    """What is printed, a line an entry."""
    checked = check_source(case["source"].encode(), "prog.go")
    faults = vet(checked) if isinstance(checked, Checked) else checked
    return [
        line
        for text in worded(lines_of(case["source"].encode(), "prog.go"), faults)
        for line in text.split("\n")
    ]


@pytest.mark.parametrize("case", cases("messages.json"), ids=lambda case: case["name"])
def test_the_compilers_words(case: Case) -> None:
    checked = check_source(case["source"].encode(), "prog.go")
    if isinstance(checked, Checked):
        assert case["messages"] == []
    else:
        assert lines(case) == case["messages"]


@pytest.mark.parametrize("case", cases("vet.json"), ids=lambda case: case["name"])
def test_vets_words(case: Case) -> None:
    assert isinstance(check_source(case["source"].encode(), "prog.go"), Checked)
    assert sorted(lines(case)) == sorted(case["messages"])


def test_the_message_limit_is_ten() -> None:
    body = "".join(f"\tv{i} := 1\n" for i in range(20))
    source = f"package main\n\nfunc main() {{\n{body}}}\n"
    faults = check_source(source.encode(), "prog.go")
    assert isinstance(faults, list)
    assert len(faults) == 11
    assert faults[-1].message == "too many errors"
    assert faults[-1].pos == faults[-2].pos


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("net/http", "package net/http is not in the simulator"),
        ("log/slog", "package log/slog is not in the simulator (nearest: log)"),
        ("conext", "package conext is not in std (nearest: context)"),
        ("nonsense/of/mine", "package nonsense/of/mine is not in std"),
        (
            "example.org/x",
            "no required module provides package example.org/x: go.mod file not found in current"
            " directory or any parent directory; see 'go help modules'",
        ),
    ],
)
def test_a_missing_package_is_refused_by_name(path: str, message: str) -> None:
    source = f'package main\n\nimport "{path}"\n\nfunc main() {{}}\n'
    found = check_source(source.encode(), "prog.go")
    assert isinstance(found, list)
    assert worded(Lines("prog.go"), found) == [f"prog.go:3:8: {message}"]


def test_a_name_that_only_go_has_is_refused_with_the_nearest() -> None:
    source = b'package main\n\nimport "os"\n\nfunc main() { os.Chdir("x"); os.Exitt(1) }\n'
    found = check_source(source, "prog.go")
    assert isinstance(found, list)
    chdir, exitt = [fault.message for fault in found]
    assert chdir.startswith("undefined: os.Chdir (not in the simulator")
    assert exitt == "undefined: os.Exitt"
