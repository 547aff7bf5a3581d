"""What there is at a stop, as lines: one function a pane, from a step to lines of any length."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from quizgo.gosim.sched.inside import Fields, Plain
from quizgo.gosim.view.units import short
from quizgo.text.safe import one_line, printable
from quizgo.ui.highlight import highlighted
from quizgo.ui.lines import Line
from quizgo.ui.prose.steps import StepWords
from quizgo.ui.stepper.step import Pane, Step, goid_of

LABEL, QUIET, HERE, KEY = "class:label", "class:quiet", "class:hint", "class:code"
MOST_NAMED = 12
"""Goroutines of a queue that are named."""
MOST_CHOICES = 200


def pane_lines(step: Step, source: str, words: StepWords) -> list[Line]:
    """The pane that is looked at."""
    if step.pane is Pane.SOURCE:
        return source_lines(step, source)
    made: Mapping[Pane, Callable[[Step, StepWords], Iterator[Line]]] = {
        Pane.MACHINE: _machine,
        Pane.GOROUTINES: _goroutines,
        Pane.FIELDS: _fields,
        Pane.CHANNELS: _channels,
        Pane.CHOICES: _choices,
        Pane.OUTPUT: _output,
    }
    return list(made[step.pane](step, words))


# Source ---------------------------------------------------------------------


def source_lines(step: Step, source: str) -> list[Line]:
    """The program, with the thread that runs a line in front of it."""
    running = _running(step)
    here = focus_line(step)
    lines: list[Line] = []
    for number, code in enumerate(_coloured(source), start=1):
        is_here = number == here
        mark = ">" if is_here else " "
        threads = running.get(number, "")
        style = HERE if is_here else QUIET
        lines.append(((style, f"{mark}{threads:<3}{number:>3} "), *code))
    return lines


def focus_line(step: Step) -> int:
    """The line of the source that must be seen, from 1: of an event, where the thread stands that
    it happened on."""
    event = step.stop.event
    runs = [g for g in step.inside.gs if event is not None and g["m"] == event.m]
    if event is None or not (runs or step.stop.line):
        g = _g(step, step.stop.g if event is None else step.goid)
        runs = [] if g is None else [g]
    line = runs[0]["line"] if runs else step.stop.line
    return line if isinstance(line, int) and line else 1


def _running(step: Step) -> dict[int, str]:
    """Which thread is at which line."""
    found: dict[int, str] = {}
    for g in step.inside.gs:
        line = g["line"]
        if g["m"] is not None and isinstance(line, int):
            found[line] = "M*" if line in found else f"M{g['m']}"
    return found


@lru_cache(maxsize=4)
def _coloured(source: str) -> tuple[Line, ...]:
    lines: list[list[tuple[str, str]]] = [[]]
    for style, text in highlighted(printable(source.replace("\t", "    ")), "go"):
        first, *rest = text.split("\n")
        lines[-1].append((style, first))
        lines += [[(style, piece)] for piece in rest]
    return tuple(tuple(line) for line in lines)


# Queues ---------------------------------------------------------------------


def _machine(step: Step, words: StepWords) -> Iterator[Line]:
    inside = step.inside
    sched = inside.schedt
    yield _pair(words.global_queue, _queue(step, sched["runq"], words))
    for p in inside.ps:
        m = "" if p["m"] is None else f" M{p['m']}"
        tick = f" · tick {p['schedtick']}"
        asked = " · preempt" if p["preempt"] else ""
        yield (LABEL, f"P{p['id']} "), ("", f"{p['status']}{m}{tick}{asked}")
        yield _pair("  runnext", _named(step, p["runnext"]) or words.nothing)
        yield _pair("  runq", _queue(step, p["runq"], words))
        timers = p["timers"]
        if isinstance(timers, list) and timers:
            times = " ".join(short(when) for when in timers[:4] if isinstance(when, int))
            yield _pair("  timers", f"{len(timers)}: {times}")
    for thread in inside.ms:
        yield _thread(step, thread)
    yield (
        (
            QUIET,
            words.idle.format(ps=sched["npidle"], ms=sched["nmidle"], spinning=sched["nmspinning"]),
        ),
    )


def _thread(step: Step, m: Fields) -> Line:
    held = "" if m["p"] is None else f" P{m['p']}"
    curg = "" if m["curg"] is None else f" {_named(step, m['curg'])}"
    locked = "" if m["lockedg"] is None else f" lockedg={_named(step, m['lockedg'])}"
    spins = " spinning" if m["spinning"] else ""
    return (LABEL, f"M{m['id']} "), ("", f"{m['state']}{held}{curg}{spins}{locked}")


def _queue(step: Step, goids: Plain, words: StepWords) -> str:
    if not isinstance(goids, list) or not goids:
        return words.nothing
    names = " ".join(_named(step, goid) for goid in goids[:MOST_NAMED])
    left = len(goids) - MOST_NAMED
    return names + (" " + words.more.format(n=left) if left > 0 else "")


def _named(step: Step, goid: Plain) -> str:
    return step.names.shown(goid) if isinstance(goid, int) else ""


# Goroutines -----------------------------------------------------------------


def _goroutines(step: Step, words: StepWords) -> Iterator[Line]:
    if not step.inside.gs:
        yield ((QUIET, words.no_goroutine),)
    names, shown = step.names, step.goid
    for g in sorted(step.inside.gs, key=goid_of):
        goid = goid_of(g)
        mark = "> " if goid == shown else "  "
        reason = f" ({g['waitreason']})" if g["waitreason"] else ""
        where = f":{g['line']} " if g["line"] else ""
        yield (
            (HERE if goid == shown else LABEL, f"{mark}{names.shown(goid)} "),
            ("", f"{where}{g['atomicstatus']}{reason}"),
        )


def _fields(step: Step, words: StepWords) -> Iterator[Line]:
    """The goroutine on show: calls and variables, then every field of its `g`."""
    g = _g(step, step.goid)
    if g is None:
        yield ((QUIET, words.no_goroutine),)
        return
    yield ((LABEL, f"{step.names.shown(step.goid)} (g{step.goid})"),)
    frames = g["frames"]
    assert isinstance(frames, list)
    for frame in frames:
        assert isinstance(frame, dict)
        yield ((KEY, f"{frame['function']}:{frame['line']}"),)
        variables = frame["variables"]
        assert isinstance(variables, dict)
        for name, value in variables.items():
            yield _pair(f"  {name} =", str(value))
    if g["gopc"]:
        yield ((QUIET, words.created_at.format(place=g["gopc"])),)
    for name, value in _flat(g):
        yield _pair(name, value)


def _flat(fields: Fields, front: str = "") -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{front}{name}.")
        elif name != "frames":
            yield front + name, _plain(name, value)


def _plain(name: str, value: Plain) -> str:
    if value is None:
        return "nil"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and (value > 1 << 31 or name in ("lo", "hi", "sp", "bp")):
        return hex(value)
    if isinstance(value, list):
        return "[" + ", ".join(_sudog(each) for each in value) + "]"
    return str(value)


def _sudog(each: Plain) -> str:
    if not isinstance(each, dict):
        return str(each)
    return f"sudog{{g:{each['g']} elem:{each['elem']} isSelect:{_plain('', each['isSelect'])}}}"


def _g(step: Step, goid: int) -> Fields | None:
    return next((g for g in step.inside.gs if goid_of(g) == goid), None)


# Channels, choices, output --------------------------------------------------


def _channels(step: Step, words: StepWords) -> Iterator[Line]:
    called = _variables(step)
    if not step.inside.channels:
        yield ((QUIET, words.no_channels),)
    for channel in step.inside.channels:
        address = channel["address"]
        assert isinstance(address, int)
        names = " ".join(sorted(called.get(address, ()))) or hex(address)
        closed = " closed" if channel["closed"] else ""
        yield (
            (LABEL, f"{names} "),
            ("", f"{channel['qcount']}/{channel['dataqsiz']}{closed}"),
        )
        values = channel["buf"]
        if isinstance(values, list) and values:
            yield _pair("  buf", " ".join(map(str, values)))
        for queue in ("recvq", "sendq"):
            if channel[queue]:
                yield _pair(f"  {queue}", _queue(step, channel[queue], words))
    if step.inside.globals:
        yield ((LABEL, words.variables_of_package),)
    for name, value in step.inside.globals.items():
        yield _pair(f"  {name} =", str(value))


def _variables(step: Step) -> dict[int, set[str]]:
    """The names of the variables that hold each channel, by its address."""
    found: dict[int, set[str]] = {}

    def note(variables: Plain) -> None:
        assert isinstance(variables, dict)
        for name, value in variables.items():
            match = re.fullmatch(r"&?chan (0x[0-9a-f]+)", str(value))
            if match is not None:
                found.setdefault(int(match[1], 16), set()).add(name)

    note(step.inside.globals)
    for g in step.inside.gs:
        frames = g["frames"]
        assert isinstance(frames, list)
        for frame in frames:
            assert isinstance(frame, dict)
            note(frame["variables"])
    return found


def _choices(step: Step, words: StepWords) -> Iterator[Line]:
    """The draws around the next one."""
    next_one, choices = step.stop.draws, step.tape.choices
    if not choices:
        yield ((QUIET, words.no_choices),)
    first = max(0, next_one - 4)
    for number, choice in enumerate(choices[first : first + MOST_CHOICES], start=first):
        is_next = number == next_one
        mark = f"> {words.next_choice}: " if is_next else "  "
        style = HERE if is_next else (QUIET if number > next_one else "")
        yield ((style, f"{mark}{number} {choice.kind}: {choice.chosen} (0-{choice.n - 1})"),)


def _output(step: Step, words: StepWords) -> Iterator[Line]:
    stop, outcome = step.stop, step.tape.outcome
    is_last = step.position == step.tape.last and not step.tape.is_cut
    stderr = outcome.stderr if is_last else outcome.stderr[: stop.stderr]
    if not stop.stdout and not stderr:
        yield ((QUIET, words.no_output),)
    for data, style in ((outcome.stdout[: stop.stdout], ""), (stderr, "class:bad")):
        text = printable(data.decode(errors="replace"))
        for line in text.removesuffix("\n").split("\n") if text else ():
            yield ((style, line),)


def _pair(name: str, value: str) -> Line:
    return (QUIET, f"{name} "), ("", one_line(value))
