"""Stops of a run put into words."""

from __future__ import annotations

from quizgo.gosim.events import Event, Kind
from quizgo.gosim.sched.names import Names
from quizgo.gosim.sched.walk import Stop
from quizgo.text.safe import one_line
from quizgo.ui.prose.steps import StepWords
from quizgo.ui.stepper.step import Note, Step, Wanted


def told(stop: Stop, names: Names, words: StepWords) -> str:
    """What has just happened, or is about to."""
    if stop.event is None:
        return words.about_to_run.format(g=names.shown(stop.g), line=stop.line)
    return event_told(stop.event, names, words)


def event_told(event: Event, names: Names, words: StepWords) -> str:
    by = names.shown(int(event.extra)) if event.extra.isdecimal() else event.extra
    form: str = getattr(words, field_of(event.kind, event.extra))
    return form.format(
        g=names.shown(event.g),
        m=f"M{event.m}",
        p=f"P{event.p}",
        by=one_line(by),
        extra=one_line(repr(event.extra) if event.kind is Kind.OUTPUT else event.extra),
    )


def field_of(kind: Kind, extra: str = "") -> str:
    """The field of the words that tells of such events."""
    if kind is Kind.GO_START and extra:
        return "go_start_inherits"
    return "output_event" if kind is Kind.OUTPUT else kind.value


def note_told(note: Note, words: StepWords) -> str:
    sentence: str = getattr(words, note.value)
    return sentence


def prompt_told(step: Step, words: StepWords) -> str:
    """What is asked for while something is typed; empty where nothing is."""
    match step.wanted:
        case Wanted.LINE:
            return words.ask_line
        case Wanted.KIND:
            return words.ask_kind
        case Wanted.CHOICE:
            choice = step.tape.choices[step.stop.draws]
            return words.ask_choice.format(
                kind=choice.kind, chosen=choice.chosen, most=choice.n - 1
            )
        case None:
            return ""
