"""Broken references of the bundled labs: what the checks let pass, real Go lets pass, too."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgo.deck.load import load
from quizgo.grading.lab import tried
from quizgo.grading.lab_checks import is_output
from quizgo.grading.verdict import LabDetail, Refusal
from quizgo.model import CheckKind, Lab
from tests.toolchain import go_command, needs_go

DECK = load(Path(__file__).parents[2] / "decks" / "go" / "labs.yaml").deck
LABS = [card.body for card in DECK.cards if isinstance(card.body, Lab)] if DECK is not None else []

RUNS = 4
"""Of what was let pass, on real Go at each number of Ps."""

LEAST_CAUGHT = 0.95

_STATEMENT = re.compile(
    r"(defer )?(wg|mu|c\.mu|b\.cond|first\.mu|second\.mu|once)\.|defer |close\("
)


def mutants(source: str) -> Iterator[str]:
    """A statement of waiting, locking or closing taken out, turned round, or no longer deferred."""
    lines = source.split("\n")
    for at, line in enumerate(lines):
        code = line.strip()
        if not _STATEMENT.match(code) or code.endswith("{"):
            continue
        changes = [None, line.replace("defer ", "")]
        if "Lock()" in code:
            other = ("Unlock", "Lock") if "Unlock" in code else ("Lock", "Unlock")
            changes.append(line.replace(*other))
        for change in changes:
            if change != line:
                kept = [] if change is None else [change]
                yield "\n".join([*lines[:at], *kept, *lines[at + 1 :]])


@pytest.mark.go
@needs_go
def test_what_changes_on_real_go_is_caught(tmp_path: Path) -> None:
    caught = 0
    let_pass: list[tuple[Lab, str]] = []
    for lab in LABS:
        for source in mutants(lab.solution):
            found = tried(lab, source)
            if isinstance(found, LabDetail) and found.is_right:
                let_pass.append((lab, source))
            elif not isinstance(found, Refusal):
                caught += 1
    missed = sum(changes(lab, binary) for lab, binary in built(let_pass, tmp_path))
    assert caught > 60
    assert caught >= LEAST_CAUGHT * (caught + missed)


def built(programs: list[tuple[Lab, str]], folder: Path) -> Iterator[tuple[Lab, Path]]:
    """Each program built by real Go."""
    (folder / "go.mod").write_text("module mutants\n\ngo 1.27\n")
    for number, (_, source) in enumerate(programs):
        (folder / f"m{number}").mkdir()
        (folder / f"m{number}" / "prog.go").write_text(source)
    if programs:
        subprocess.run(
            [go_command(), "build", "-o", f"{folder / 'bin'}{os.sep}", "./..."],
            cwd=folder,
            env={**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod"},
            check=True,
        )
    for number, (lab, _) in enumerate(programs):
        yield lab, folder / "bin" / f"m{number}"


def changes(lab: Lab, binary: Path) -> bool:
    """Whether a program fails on real Go in some run: by its status, its output, or for ever."""
    outputs = [check for check in lab.checks if check.kind is CheckKind.OUTPUT]
    for procs in lab.runs.procs:
        for _ in range(RUNS):
            try:
                ran = subprocess.run(
                    [binary],
                    capture_output=True,
                    text=True,
                    check=False,
                    timeout=120,
                    env={**os.environ, "GOMAXPROCS": str(procs)},
                )
            except subprocess.TimeoutExpired:
                return True
            if ran.returncode or not all(is_output(check, ran.stdout) for check in outputs):
                return True
    return False
