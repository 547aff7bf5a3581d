"""What bundled cards refer to exists in Go, and their versions are consistent."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from quizgo.model import Card, Kind
from tests.bundled import CARDS, question
from tests.toolchain import go_command, needs_go

SOURCE = re.compile(r"[\w./-]+\.(?:go|s) \w+")

DOCUMENT = re.compile(r"go\.dev/ref/(?:spec|mem) \w+")
"""A section of the language's specification or memory model."""

NEWEST = 27
"""Go 1.27 is the version in whose source the references are looked up."""


def test_references_are_a_file_and_a_name() -> None:
    for card in CARDS:
        assert card.refs, card.id
        assert all(SOURCE.fullmatch(ref) or DOCUMENT.fullmatch(ref) for ref in card.refs), card.id


@pytest.fixture(scope="module")
def source() -> Path:
    told = subprocess.run(
        [go_command(), "env", "GOROOT"], capture_output=True, text=True, check=True
    )
    return Path(told.stdout.strip()) / "src"


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _declares(text: str, name: str) -> bool:
    """Whether Go or its assembly declares a function, type, variable or constant of that name."""
    ways = (
        rf"^func (\([^)]*\) )?{name}[(\[]",
        rf"^(type|const|var) {name}\b",
        rf"^\t{name}\b[^(.:]*(=|\n|//| [\w*\[(])",
        rf"^TEXT [^(]*\b_?{name}(<[^>]*>)?\(SB\)",
    )
    return re.search("|".join(ways), text, re.MULTILINE) is not None


@needs_go
def test_references_name_what_go_declares(source: Path) -> None:
    missing = [
        f"{card.id}: {ref}"
        for card in CARDS
        for ref in card.refs
        if SOURCE.fullmatch(ref) and not _exists(source, ref)
    ]
    assert missing == []


def _exists(source: Path, ref: str) -> bool:
    file, name = ref.split()
    path = source / file
    return path.is_file() and _declares(_text(path), name)


# Versions -----------------------------------------------------------------------------


def _minor(version: str) -> int:
    major, minor = version.split(".")
    assert major == "1"
    return int(minor)


def _holds(card: Card) -> tuple[int, int]:
    """First and last version for which the card holds."""
    first = _minor(card.since) if card.since else 0
    return first, _minor(card.until) if card.until else NEWEST


def test_versions_are_in_order() -> None:
    for card in CARDS:
        first, last = _holds(card)
        assert 0 <= first <= last <= NEWEST, card.id


def test_a_card_asks_about_the_versions_that_it_holds_for() -> None:
    for card in CARDS:
        asked = question(card).en or ""
        for version in re.findall(r"Go (1\.\d+) and later", asked):
            assert card.since == version, card.id
        for version in re.findall(r"(?<=^Until Go )1\.\d+(?=:)", asked):
            assert card.until == version, card.id
        if card.kind is not Kind.CLOZE:
            for version in re.findall(r"\b[Ss]ince Go (1\.\d+)", asked):
                assert card.since == version, card.id


CAME = {
    "AfterFunc(ctx": 21,
    "SIGURG": 14,
    "SetDefaultGOMAXPROCS": 25,
    "WithCancelCause": 20,
    "WithTimeoutCause": 21,
    "WithoutCancel": 21,
    "asyncPreempt`": 14,
    "goroutineleak": 27,
    "goyield": 14,
    "m.signalPending": 14,
    "needspinning": 20,
    "parentGoid": 21,
    "preemptStop": 14,
    "sched.customGOMAXPROCS": 25,
    "sched.pollUntil": 14,
    "sched.pollingNet": 25,
}
"""What is new since 1.13, and the minor version in which it came."""

WENT = {"gcscanvalid": 13, "sysblocktraced": 20, "sysexitticks": 20, "traceseq": 20}
"""What is gone, and the last minor version that had it."""


@pytest.mark.parametrize("name", CAME)
def test_what_came_is_asked_about_from_its_version_on(name: str) -> None:
    for card in CARDS:
        asked = question(card).en or ""
        if name in asked and f"1.{CAME[name]}" not in asked:
            assert _holds(card)[0] >= CAME[name], card.id


@pytest.mark.parametrize("name", WENT)
def test_what_went_is_asked_about_up_to_its_version(name: str) -> None:
    for card in CARDS:
        asked = question(card).en or ""
        if f"`g.{name}`" in asked and f"1.{WENT[name]}" not in asked:
            assert _holds(card)[1] <= WENT[name], card.id
