"""The stepper: actions, panes and screens of every size, and its keys."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from quizgo import gosim
from quizgo.gosim.events import Kind
from quizgo.gosim.tape import Tape
from quizgo.model import Lang
from quizgo.settings import Editing
from quizgo.ui import looks
from quizgo.ui.keymap import KeyMap
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.looks import Looks
from quizgo.ui.pictures import RunName
from quizgo.ui.prose import words_in
from quizgo.ui.prose.steps import StepWords, step_words_in
from quizgo.ui.stepper import step as steps
from quizgo.ui.stepper.app import Stepper
from quizgo.ui.stepper.keys import ACTIONS
from quizgo.ui.stepper.listing import listing
from quizgo.ui.stepper.screen import Labels, screen
from quizgo.ui.stepper.step import Note, Pane, Step, Wanted, beginning
from quizgo.ui.stepper.telling import field_of, told

SOURCE = """package main

import (
	"fmt"
	"math/rand"
	"sync"
)

var results = make(chan string, 2)

func worker(name string, wg *sync.WaitGroup) {
	defer wg.Done()
	results <- name + "\\x1b[2J"
}

func main() {
	n := rand.Intn(4)
	var wg sync.WaitGroup
	for _, name := range []string{"一", "two"} {
		wg.Add(1)
		go worker(name, &wg)
	}
	wg.Wait()
	close(results)
	for result := range results {
		fmt.Println(result, n)
	}
}
"""
RUN = RunName("prog.go", 4, "1.27", 1)
SIZES = [(80, 24), (40, 10), (200, 60), (72, 14), (20, 5), (10, 3), (1, 1)]


@cache
def program() -> gosim.Program:
    made = gosim.compile(SOURCE.encode(), "prog.go")
    assert isinstance(made, gosim.Program)
    return made


@cache
def tape(procs: int = 4) -> Tape:
    return Tape(program(), procs=procs)


def shown(step: Step, columns: int = 80, rows: int = 24, lang: Lang = Lang.EN) -> list[str]:
    labels = Labels(step_words_in(lang), words_in(lang), KeyMap())
    lines = screen(step, SOURCE, RUN, labels, columns=columns, rows=rows)
    assert len(lines) == rows
    assert all(line_cells(line) <= columns for line in lines)
    texts = [line_text(line) for line in lines]
    assert not set("".join(texts)) & set("\x1b\x07\n\r\t")
    return texts


# Screens --------------------------------------------------------------------


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("pane", Pane)
def test_every_pane_fits_every_size(pane: Pane, lang: Lang, columns: int, rows: int) -> None:
    for position in range(0, tape().last + 1, 9):
        step = Step(tape(), position, pane=pane, scroll=position % 7)
        shown(step, columns, rows, lang)
    for wanted in (Wanted.LINE, Wanted.KIND, Wanted.CHOICE):
        shown(steps.asking(wanted)(beginning(tape())), columns, rows, lang)
    shown(steps.with_help(beginning(tape())), columns, rows, lang)


def test_the_screen_at_the_first_line_of_main() -> None:
    lines = shown(steps.entered("19")(Step(tape(1), wanted=Wanted.LINE)))
    assert lines[1] == "main is about to run line 19"
    assert any(line.startswith(">M0  19     for _, name") for line in lines)
    assert any("P0 Prunning M0" in line for line in lines)


def test_each_pane_shows_what_it_is_for() -> None:
    def at(kind: Kind, pane: Pane, nth: int = 1) -> str:
        step = beginning(tape(1))
        for _ in range(nth):
            step = steps.entered(kind.value)(replace(step, wanted=Wanted.KIND))
        return "\n".join(shown(replace(step, pane=pane)))

    assert "runnext worker#2" in at(Kind.GO_CREATE, Pane.MACHINE, 2)
    assert re.search(r"runq .*worker#1", at(Kind.GO_CREATE, Pane.MACHINE, 2))
    assert "main :23 Gwaiting (sync" in at(Kind.GO_BLOCK, Pane.GOROUTINES)
    assert "worker#1 :11 Grunnable" in at(Kind.GO_BLOCK, Pane.GOROUTINES)
    assert "results 1/2" in at(Kind.GO_EXIT, Pane.CHANNELS)
    assert "created" not in at(Kind.GO_EXIT, Pane.OUTPUT)
    last = "\n".join(shown(replace(steps.to_last(beginning(tape(1))), pane=Pane.OUTPUT)))
    assert "two␛[2J" in last
    fields = at(Kind.GO_CREATE, Pane.FIELDS, 2)
    assert "worker#2 (g8)" in fields
    assert "made at main.main:21" in fields
    assert "stackguard0 0x" in fields


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("lang", Lang)
def test_every_event_has_words(kind: Kind, lang: Lang) -> None:
    assert field_of(kind) in StepWords._fields
    words = step_words_in(lang)
    assert getattr(words, field_of(kind))
    said = [told(stop, Step(tape()).names, words) for stop in tape().stops]
    assert all(said)
    inherits = words.go_start_inherits.rpartition("}")[2]
    starts = [stop.event.extra for stop in tape().stops if stop.event and stop.event.kind is kind]
    if kind is Kind.GO_START:
        assert sum(inherits in line for line in said) == starts.count("inherit") > 0


# Actions --------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(ACTIONS)), max_size=25),
    st.lists(st.sampled_from([*"0123456789", "steal", "block"]), max_size=3),
)
def test_forward_and_back_is_the_same_place(keys: list[str], typed: list[str]) -> None:
    step = beginning(tape())
    for key in keys:
        step = ACTIONS[key](step)
        if step.wanted is not None:
            step = steps.entered("".join(typed))(step)
    fresh = Tape(
        program(),
        procs=4,
        replay=step.tape.replay,
        changes=step.tape.changes,
    )
    assert step.inside == fresh.inside(step.position)
    plain = Step(step.tape, step.position)
    assert shown(plain) == shown(Step(fresh, step.position))
    there = steps.moved(3)(plain)
    if there.note is None:
        assert shown(steps.moved(-3)(there)) == shown(plain)
    shown(step)


def test_the_ends_say_so() -> None:
    first = steps.to_first(beginning(tape()))
    assert steps.moved(-1)(first).note is Note.FIRST
    last = steps.to_last(first)
    assert steps.moved(1)(last).note is Note.LAST
    assert steps.next_event(last).note is Note.NO_SUCH
    assert steps.asking(Wanted.CHOICE)(last).note is Note.NO_CHOICE


@pytest.mark.parametrize(
    ("wanted", "typed", "note"),
    [
        (Wanted.LINE, "", Note.NOT_A_LINE),
        (Wanted.LINE, "main", Note.NOT_A_LINE),
        (Wanted.LINE, "999", Note.NO_SUCH),
        (Wanted.LINE, "9" * 5_000, Note.NOT_A_LINE),
        (Wanted.KIND, "", Note.NOT_A_KIND),
        (Wanted.KIND, "nonsense", Note.NOT_A_KIND),
        (Wanted.KIND, "go_yield", Note.NO_SUCH),
        (Wanted.CHOICE, "99999", Note.NOT_A_CHOICE),
        (Wanted.CHOICE, "-1", Note.NOT_A_CHOICE),
        (Wanted.CHOICE, "", Note.NOT_A_CHOICE),
    ],
)
def test_what_cannot_be_done_is_said(wanted: Wanted, typed: str, note: Note) -> None:
    step = steps.entered(typed)(replace(beginning(tape()), wanted=wanted))
    assert (step.note, step.wanted, step.position) == (note, None, beginning(tape()).position)


def test_a_choice_is_changed_where_one_stands() -> None:
    before = beginning(tape())
    draw = before.stop.draws
    choice = before.tape.choices[draw]
    other = (choice.chosen + 1) % choice.n
    after = steps.entered(str(other))(replace(before, wanted=Wanted.CHOICE))
    assert (after.note, after.position) == (Note.CHANGED, before.position)
    assert after.tape.choices[draw].chosen == other
    assert after.inside == before.inside
    assert "choices changed: 1" in shown(after)[0]


def test_a_goroutine_is_followed() -> None:
    step = steps.entered("go_create")(replace(beginning(tape(1)), wanted=Wanted.KIND))
    chosen = replace(step, selected=7)
    following = steps.next_of_goroutine(chosen)
    assert following.stop.g == 7
    assert steps.next_of_goroutine(following).goid == 7


# Keys -----------------------------------------------------------------------


def walked(keys: str) -> Step:
    with create_pipe_input() as pipe:
        pipe.send_text(keys)
        return Stepper(tape(1), SOURCE, RUN, Lang.EN, input=pipe, output=DummyOutput()).walk()


def test_keys_walk() -> None:
    start = beginning(tape(1)).position
    assert walked("nn pq").position == start + 2
    assert walked("\x1b[C\x1b[C\x1b[Dq").position == start + 1
    assert walked("\x1b[Fq").position == tape(1).last
    assert walked("\x1b[F\x1b[Hq").position == 0
    assert walked("l23\rq").stop.line == 23
    blocked = walked("kgo_block\rq")
    assert blocked.stop.event is not None
    assert blocked.stop.event.kind is Kind.GO_BLOCK
    assert walked("kstart\r..,q").kind is Kind.GO_START
    assert walked("l2x\x7f3\rq").stop.line == 23


def test_keys_look() -> None:
    assert walked("\t\tq").pane is Pane.FIELDS
    assert walked("\x1b[Zq").pane is Pane.OUTPUT
    assert walked("?q").has_help
    assert walked("kcreate\r.gq").goid == 1
    assert walked("\x03").position == beginning(tape(1)).position


def walked_with(looks_: Looks, keys: str) -> Step:
    with looks.use(looks_):
        return walked(keys)


def test_the_learners_keys_walk_and_the_old_ones_no_longer() -> None:
    start = beginning(tape(1)).position
    own = Looks(keys=KeyMap({"step.forward": ("f",), "step.line": ("ctrl-l",), "quit": ("Q",)}))
    assert walked_with(own, "fnf qQ").position == start + 2
    assert walked_with(own, "\x0c23\rQ").stop.line == 23
    help_ = Looks(keys=KeyMap({"help": ("f2",), "step.cancel": ("x",)}))
    assert walked_with(help_, "?\x1bOQq").has_help
    assert not walked_with(help_, "\x1bOQxq").has_help


def test_keys_of_sessions_hold_here_where_they_are_free() -> None:
    start = beginning(tape(1)).position
    for chosen, keys in (("Q", "nQ"), ("n", "nq"), ("f10", "n\x1b[21~")):
        assert walked_with(Looks(keys=KeyMap({"quit": (chosen,)})), keys).position == start + 1


def test_other_layouts_walk() -> None:
    start = beginning(tape(1)).position
    assert walked("тｎй").position == start + 2
    assert walked("kstart\r。，、й").kind is Kind.GO_START


def test_a_line_is_edited_as_under_emacs() -> None:
    assert walked("l13\x01\x042\rq").stop.line == 23
    blocked = walked("kgo_blocked\x1b\x7fgo_block\rq").stop.event
    assert blocked is not None
    assert blocked.kind is Kind.GO_BLOCK


def test_a_line_is_left_as_it_was_with_escape_or_an_own_key() -> None:
    start = beginning(tape(1)).position
    with create_pipe_input() as pipe:
        pipe.send_text("l23")
        stepper = Stepper(tape(1), SOURCE, RUN, Lang.EN, input=pipe, output=DummyOutput())
        pipe.send_text("\x1b[24~" + "nq")  # f12
        with looks.use(Looks(keys=KeyMap({"step.cancel": ("f12",)}))):
            own = Stepper(tape(1), SOURCE, RUN, Lang.EN, input=pipe, output=DummyOutput())
            assert own.walk().position == start + 1
    assert stepper.step.position == start


def test_a_line_is_edited_as_under_vi() -> None:
    vi = Looks(keys=KeyMap(editing=Editing.VI))
    assert walked_with(vi, "l93\x1b0r2\rq").stop.line == 23
    assert walked_with(vi, "l9\x1bxl" + "\x1b\x1bnq").position == beginning(tape(1)).position + 1


# The listing ----------------------------------------------------------------


@pytest.mark.parametrize("lang", Lang)
def test_a_listing_has_a_line_a_stop(lang: Lang) -> None:
    run = tape()
    born = run.inside(run.last).born
    lines = list(listing(run.stops, born, SOURCE, RUN, step_words_in(lang), is_cut=True))
    assert len(lines) == len(run.stops) + 2
    assert not set("".join(lines)) & set("\x1b\n\t")
    assert any("worker#2" in line for line in lines)
    assert any(line.endswith(": close(results)") for line in lines)
