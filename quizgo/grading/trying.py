"""What an editor asks while a program is being written: the compiler's word, and one run."""

from __future__ import annotations

from quizgo.frozen import dataclass
from quizgo.grading.programs import unfit
from quizgo.grading.ran import Ran, from_json
from quizgo.grading.sandbox import SANDBOX, Broken
from quizgo.grading.verdict import Refusal, UnfitDetail
from quizgo.model import Lab


@dataclass(frozen=True, slots=True)
class Complaint:
    """One message of the compiler. Line and column count from 1; 0 where there is none."""

    line: int
    column: int
    text: str


def complaints(body: Lab, source: str) -> tuple[Complaint, ...]:
    """What the compiler says of a program; nothing where it cannot be asked now."""
    answer = SANDBOX.ask("compile", {"source": source, "rules": body.runs.rules[0]})
    if isinstance(answer, Broken):
        return ()
    return tuple(Complaint(*each) for each in answer)


OnceFound = Ran | Refusal | UnfitDetail
"""What one run gives: a run, the compiler's refusal, or why nothing came of it."""


def once(body: Lab, source: str) -> OnceFound:
    """One run, on the first of the lab's numbers of Ps. It is no hand-in.

    Raises programs.Stopped where the learner stops it.
    """
    runs = body.runs
    job = {"source": source, "rules": runs.rules[0], "procs": runs.procs[0], "seed": 1}
    answer = SANDBOX.ask("run", job)
    if isinstance(answer, Broken):
        return unfit(answer)
    return Refusal(tuple(answer[1])) if answer[0] == "refused" else from_json(answer[1])
