"""Data races of a program, in words: one line each, with both places."""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.gosim.vm.races import Access, Race
from quizgo.text.safe import one_line
from quizgo.ui.prose.runs import RunWords


def race_lines(
    found: Sequence[tuple[Race, int]], file: str, runs: int, words: RunWords
) -> list[str]:
    """Each race with the first seed that showed it, in the order of their lines; then how many."""
    name = one_line(file)
    lines = [_line(race, seed, name, words) for race, seed in sorted(found, key=_place)]
    if not found:
        return [words.races_none.format(runs=runs)]
    return [*lines, words.races_found.format(n=len(found), runs=runs)]


def _place(each: tuple[Race, int]) -> tuple[int, int]:
    race, _ = each
    lines = sorted((race.now.site.line, race.before.site.line))
    return lines[0], lines[1]


def _line(race: Race, seed: int, file: str, words: RunWords) -> str:
    first, second = sorted((race.before, race.now), key=lambda access: access.site.line)
    return words.race.format(
        one=_access(first, file, words), other=_access(second, file, words), seed=seed
    )


def _access(access: Access, file: str, words: RunWords) -> str:
    form = words.race_writes if access.is_write else words.race_reads
    return form.format(place=f"{file}:{access.site.line}", function=one_line(access.site.function))
