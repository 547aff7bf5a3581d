"""The settings file read: every setting, and what becomes of slips."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import Lang, Scheduler
from quizgo.settings import (
    DeckSettings,
    Editing,
    LeechAction,
    Settings,
    Show,
    Theme,
    load,
    read,
)
from quizgo.settings.reading import read_bytes
from quizgo.settings.table import SETTINGS

PLACE = Path("config.yaml")
PARAMETERS = "0.2,1,2,3,4,0.5,0.6,0.7,1,0.1,0.2,0.3,0.04,0.5,0.6,0.7,2,0.8,0.9,0.5,2e-1"

FULL = """\
lang: both
interface: zh
new_per_day: 7
reviews_per_day: 70
rollover_hour: 5
maximum_interval_days: 365
fuzz: true
scheduler: fsrs
retention: 0.85
fsrs_parameters: [0.2,1,2,3,4,0.5,0.6,0.7,1,0.1,0.2,0.3,0.04,0.5,0.6,0.7,2,0.8,0.9,0.5,2e-1]
bury_siblings: no
time_box_minutes: 25
leech_lapses: 6
leech_action: suspend
four_grades: on
editing: vi
theme: colour-blind
screen_reader: true
keys:
  undo: z
  pick: [space, "."]
  next: [enter, ctrl-g]
decks:
  go: {new_per_day: 5}
  go/scheduling: {scheduler: sm2, retention: 0.95, leech_action: tag}
"""


def faults_of(text: str) -> list[str]:
    return [str(fault) for fault in read_bytes(text.encode(), PLACE).faults]


def test_a_missing_file_is_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.yaml") == (Settings(), ())


def test_every_setting_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(FULL, encoding="utf-8")
    found, complaints = load(path)
    assert complaints == ()
    assert found == Settings(
        lang=Show.BOTH,
        interface=Lang.ZH,
        new_per_day=7,
        reviews_per_day=70,
        rollover_hour=5,
        maximum_interval_days=365,
        fuzz=True,
        scheduler=Scheduler.FSRS,
        retention=0.85,
        fsrs_parameters=tuple(map(float, PARAMETERS.split(","))),
        bury_siblings=False,
        time_box_minutes=25,
        leech_lapses=6,
        leech_action=LeechAction.SUSPEND,
        four_grades=True,
        editing=Editing.VI,
        theme=Theme.COLOUR_BLIND,
        screen_reader=True,
        keys={"undo": ("z",), "pick": ("space", "."), "next": ("enter", "ctrl-g")},
        decks=(
            DeckSettings(
                "go/scheduling",
                scheduler=Scheduler.SM2,
                retention=0.95,
                leech_action=LeechAction.TAG,
            ),
            DeckSettings("go", new_per_day=5),
        ),
    )
    assert read(path).lines["decks"] == 23


def test_a_deck_has_what_the_longest_pattern_says() -> None:
    text = "decks: {go: {scheduler: fsrs, retention: 0.8}, go/gc: {retention: 0.95}}\nfuzz: true\n"
    found = read_bytes(text.encode(), PLACE).settings
    assert found.retention_of("go/gc/sweep") == 0.95
    assert found.scheduler_of("go/gc/sweep") is Scheduler.FSRS
    assert found.retention_of("go/g") == 0.8
    assert found.retention_of("golang") == 0.9
    assert found.scheduler_of("golang") is Scheduler.SM2


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("new_per_day: lots", "1: new_per_day is 'lots'. Write a whole number from 0 to 9999."),
        ("\nrollover_hour: 24", "2: rollover_hour is '24'. Write a whole number from 0 to 23."),
        ("theme: dork", "1: theme is 'dork'. Write auto, dark, light, high-contrast,"),
        ("fuzz: maybe", "1: fuzz is 'maybe'. Write true or false."),
        ("retention: 9", "1: retention is '9'. Write a number from 0.70 to 0.99."),
        ("fsrs_parameters: [1]", "1: fsrs_parameters is a list. Write 21 numbers in brackets"),
        (
            f"fsrs_parameters: [{PARAMETERS[:-4]}0.9]",
            "1: fsrs_parameters is a list. Number 21 is 0.9; it must be from 0.1",
        ),
        ("new_per_dya: 5", "1: 'new_per_dya' is no setting. Did you mean new_per_day?"),
        ("keys: u", "1: keys is no mapping. Write `action: key` lines"),
        ("keys:\n  undoo: z", "2: keys: 'undoo' is no action. Did you mean undo?"),
        ("keys:\n  undo: 5", "2: keys.undo: 5 is a grade, a row or a flag. Take another key."),
        ("keys:\n  undo: hyper-x", "2: keys.undo: 'hyper-x' is no key."),
        ("keys:\n  undo: ctrl-c", "2: keys.undo: ctrl-c is taken."),
        ("keys:\n  undo: b", "2: keys.undo: b is the key of bury."),
        ("keys: {undo: alt-h}", "1: keys.undo: alt-h is the key of hint."),
        ("keys: {browse.sot: z}", "1: keys: 'browse.sot' is no action. Did you mean browse.sort?"),
        ("keys: {browse: {sort: z}}", "1: keys: 'browse' is no action. Write the whole name, as"),
        ("keys: {zzz: z}", "1: keys: 'zzz' is no action. `quizgo config keys` lists them."),
        ("keys:\n  browse.sort: u", "2: keys.browse.sort: u is the key of browse.undo."),
        ("keys:\n  step.line: [z, k]", "2: keys.step.line: k is the key of step.kind."),
        ("keys: {browse.list: x}", "1: keys.browse.list: x is typed there. Take enter, tab,"),
        ("keys: {browse.yes: escape}", "1: keys.browse.yes: escape is the key of browse.back."),
        ("keys: {step.line: hyper-x}", "1: keys.step.line: 'hyper-x' is no key."),
        ("keys: {undo: z, bury: z}", "1: keys.bury: z is the key of undo."),
        ("decks: [go]", "1: decks is no mapping."),
        ("decks:\n  go: 5", "2: decks.go is no mapping."),
        ("decks:\n  go: {theme: dark}", "2: decks.go: 'theme' is no setting of a deck."),
        ("decks:\n  go:\n    retention: x", "3: decks.go.retention is 'x'. Write a number"),
        ("fuzz: true\nfuzz: false", "2: `fuzz` stands twice"),
        ('fuzz: "tr', "1: This is no YAML"),
        ("- 1", "1: "),
        ("just words", "1: "),
        ("{}\nfuzz: true", "2: This is no YAML"),
    ],
)
def test_a_slip_is_told_with_its_line(text: str, fault: str) -> None:
    assert any(said.startswith(f"config.yaml:{fault}") for said in faults_of(text)), faults_of(text)


def test_a_slip_costs_its_own_value_alone() -> None:
    text = 'lang: zh\ntheme: "dark\nfuzz: true\nkeys:\n  undo: [z\n  bury: w\nnew_per_day: 3\n'
    found = read_bytes(text.encode(), PLACE)
    assert found.settings == Settings(lang=Show.ZH, fuzz=True, new_per_day=3)
    assert {fault.line for fault in found.faults} <= {2, 3, 5, 6, 7}


def test_two_actions_may_change_keys() -> None:
    found = read_bytes(b"keys: {undo: b, bury: u}", PLACE)
    assert found.faults == ()
    assert found.settings.keys == {"undo": ("b",), "bury": ("u",)}


def test_a_choice_that_clashes_leaves_the_others() -> None:
    found = read_bytes(b"keys: {hint: z, undo: b}", PLACE)
    assert found.settings.keys == {"hint": ("z",)}


def test_screens_do_not_mind_each_other() -> None:
    text = b"keys: {browse.sort: z, step.line: z, hint: z, quit: s, browse.yes: t, undo: t}"
    found = read_bytes(text, PLACE)
    assert found.faults == ()
    assert len(found.settings.keys) == 6


@pytest.mark.parametrize("text", ["", "---\n", "# nothing\n", "\ufefflang: zh\n", "decks:\n"])
def test_files_with_little_in_them_are_fine(text: str) -> None:
    assert faults_of(text) == []


def test_what_is_no_text_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    for data in (b"\xff\xfe\x00", b"lang: \xff\n", b"\x00", b"x" * 2_000_000):
        path.write_bytes(data)
        found, complaints = load(path)
        assert found == Settings()
        assert len(complaints) == 1
    (tmp_path / "folder").mkdir()
    assert len(load(tmp_path / "folder")[1]) == 1


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@settings(max_examples=200)
def test_no_file_raises(data: bytes) -> None:
    read_bytes(data, PLACE)


@given(
    st.lists(
        st.sampled_from([*SETTINGS, "x", "undo", "go"]).flatmap(
            lambda name: st.text("abz:{}[],'\"#-01 \n", max_size=8).map(lambda v: f"{name}: {v}")
        ),
        max_size=6,
    )
)
@settings(max_examples=200)
def test_no_garbled_setting_raises(lines: list[str]) -> None:
    read_bytes("\n".join(lines).encode(), PLACE)
