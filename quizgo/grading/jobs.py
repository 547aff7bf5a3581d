"""What the child process does for graders: it compiles and runs programs. JSON in, JSON out.

Only the child imports this module for its own use; graders ask through `sandbox`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache, partial
from typing import NamedTuple

from quizgo import gosim
from quizgo.gosim.events import Kind
from quizgo.gosim.sched.watch import Moment
from quizgo.grading import helm_jobs, lab_checks, queries
from quizgo.grading.ran import Json, Ran, of_outcome, to_json
from quizgo.model import CheckKind

FILENAME = "prog.go"
"""How the compiler's messages name the program."""

LIMITS = gosim.Limits(
    steps=5_000_000,
    time_ns=60 * 1_000_000_000,
    goroutines=10_000,
    heap_bytes=64 << 20,
    output_bytes=64 << 10,
    stack_bytes=16 << 20,
)
"""Of one run: bounded tightly, so that no deck can hold a session up. `time_ns` is a minute of the
program's own clock. Deep stacks are slow to grow, and no question needs one."""


def _run(job: Json) -> Json:
    """One run: `["ran", …]`, or `["refused", messages]` of the compiler."""
    program = _compiled(job["source"], job["rules"])
    if isinstance(program, gosim.CompileFaults):
        return ["refused", program.lines]
    return ["ran", to_json(_once(program, job["rules"], job["procs"], job["seed"]))]


def _compile(job: Json) -> Json:
    """What the compiler says: one `[line, column, text]` each."""
    program = _compiled(job["source"], job["rules"])
    messages = program.lines if isinstance(program, gosim.CompileFaults) else ()
    return [_placed(message) for message in messages]


def _sample(job: Json) -> Json:
    """Every output of many runs: `["sampled", runs, [[count, procs, seed, ran]…]]`."""
    program = _compiled(job["source"], job["rules"])
    if isinstance(program, gosim.CompileFaults):
        return ["refused", program.lines]
    counts: Counter[str] = Counter()
    firsts: dict[str, Json] = {}
    for procs, seed, ran in _many(program, job["rules"], job["procs"], job["seeds"]):
        counts[ran.stdout] += 1
        firsts.setdefault(ran.stdout, [procs, seed, to_json(ran)])
        if ran.how == gosim.How.LIMIT.value:
            break
    found = [[count, *firsts[stdout]] for stdout, count in counts.most_common()]
    return ["sampled", counts.total(), found]


def _lab(job: Json) -> Json:
    """A program held against checks: `["refused", messages]`, `["passed", runs]`, or
    `["failed", runs, rules, procs, seed, ran, [passed…], [line…]]` of the first run that fails.
    """
    source, checks = job["source"], lab_checks.from_json(job["checks"])
    still = lab_checks.of_source(checks, source, job["starter"])
    asked = Asked(
        events=any(check.needs_events for check in checks),
        races=any(check.kind is CheckKind.RACE for check in checks),
    )
    runs = 0
    passed = [True] * len(checks)
    for rules in job["rules"]:
        program = _compiled(source, rules)
        if isinstance(program, gosim.CompileFaults):
            return ["refused", program.lines]
        many = _many(program, rules, job["procs"], job["seeds"], asked)
        for procs, seed, ran in many:
            runs += 1
            found = [
                still[index] if index in still else lab_checks.of_run(check, ran)
                for index, check in enumerate(checks)
            ]
            passed = [before and now.passed for before, now in zip(passed, found, strict=True)]
            if not all(passed) or ran.how == gosim.How.LIMIT.value:
                lines = [each.line for each in found]
                return ["failed", runs, rules, procs, seed, to_json(ran), passed, lines]
    return ["passed", runs]


def _look(job: Json) -> Json:
    """What a query finds at a moment: `["refused", messages]`, `["moment", why]` where it never
    comes, `["query", column, why]`, or `["found", is_list, items, chance]`.
    """
    program = _compiled(job["source"], job["rules"])
    if isinstance(program, gosim.CompileFaults):
        return ["refused", program.lines]
    moment = _moment(*job["when"])
    if isinstance(moment, str):
        return ["moment", moment]
    moment = moment._replace(needs_places=queries.needs_places(job["query"]))
    machine = gosim.Machine(
        program,
        gosim.Choices(job["seed"]),
        limits=LIMITS,
        rules=gosim.RULES[job["rules"]],
        procs=job["procs"],
        look=moment,
    )
    outcome = machine.run()
    if machine.seen is None:
        return ["moment", f"it never comes: {_ending(outcome)}"]
    try:
        found = queries.find(job["query"], machine.seen)
    except queries.BadQuery as bad:
        return ["query", bad.column, str(bad)]
    chance = sorted(outcome.choices.kinds())
    return ["found", found.is_list, found.items, chance]


def _moment(event: str, line: int, at: int | None, g: str, nth: int, reason: str) -> Moment | str:
    """The moment to look at, or what is wrong with it."""
    kinds = {kind.value: kind for kind in Kind}
    if event and event not in kinds:
        near = get_close_matches(event, kinds, 1)
        hint = f"Do you mean {near[0]}?" if near else f"There are {', '.join(kinds)}."
        return f"there is no event {event}. {hint}"
    who = int(g) if g.isdecimal() else g or None
    return Moment(kinds.get(event), at, line or None, None, who, nth, reason)


def _ending(outcome: gosim.Outcome) -> str:
    time = f"{outcome.statistics.time_ns / 1_000_000:g} ms"
    return f"the program ended ({outcome.text or outcome.how.value}) after {time}"


def _steered(do: Callable[[gosim.Program, Json], Json], job: Json) -> Json:
    """A job of a drive, or `["refused", messages]`."""
    program = _compiled(job["source"], job["rules"])
    return (
        ["refused", program.lines] if isinstance(program, gosim.CompileFaults) else do(program, job)
    )


JOBS: dict[str, Callable[[Json], Json]] = {
    "run": _run,
    "compile": _compile,
    "sample": _sample,
    "lab": _lab,
    "look": _look,
    "stand": partial(_steered, helm_jobs.stand),
    "way": partial(_steered, helm_jobs.way),
}


# Running --------------------------------------------------------------------


@lru_cache(maxsize=16)
def _compiled(source: str, rules: str) -> gosim.Program | gosim.CompileFaults:
    data = source.encode("utf-8", "surrogatepass")  # half a character is the compiler's matter
    return gosim.compile(data, FILENAME, gosim.RULES[rules])


class Asked(NamedTuple):
    """What of a run is to be noted besides."""

    events: bool = False
    races: bool = False


NOTHING = Asked()


def _once(program: gosim.Program, rules: str, procs: int, seed: int, asked: Asked = NOTHING) -> Ran:
    outcome = gosim.run(
        program,
        gosim.Choices(seed),
        limits=LIMITS,
        rules=gosim.RULES[rules],
        procs=procs,
        events=asked.events,
        races=asked.races,
    )
    return of_outcome(outcome)


def _many(
    program: gosim.Program,
    rules: str,
    procs: Sequence[int],
    seeds: int,
    asked: Asked = NOTHING,
) -> Iterator[tuple[int, int, Ran]]:
    """Runs on each number of Ps with the seeds 1, 2, …

    A run is a function of the program and its draws: one that drew nothing is like all others.
    """
    for count in procs:
        for seed in range(1, seeds + 1):
            ran = _once(program, rules, count, seed, asked)
            yield count, seed, ran
            if not ran.chance:
                break


def _placed(message: str) -> Json:
    """`prog.go:3:1: …` as line, column and text; zeros where it has no place."""
    place = re.match(rf"{re.escape(FILENAME)}:(\d+)(?::(\d+))?: ", message)
    if place is None:
        return [0, 0, message]
    return [int(place[1]), int(place[2] or 0), message[place.end() :]]
