"""Pictures of runs: the words on them, and lanes as styled lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, assert_never

from quizgo.gosim.view.labels import Labels
from quizgo.gosim.view.lanes import Bar, By, Picture, Shade
from quizgo.gosim.view.text import Drawn, draw, legend
from quizgo.gosim.view.units import short
from quizgo.model import Lang
from quizgo.ui.lines import Line, wrapped
from quizgo.ui.prose.runs import RunWords, run_words_in


class RunName(NamedTuple):
    """What a run is called."""

    name: str
    """Of the program."""
    procs: int
    rules: str
    seed: int


_STYLES: Final = {
    "name": "class:label",
    "time": "class:quiet",
    "edge": "class:quiet",
    Shade.RUNNING.value: "class:good",
    Shade.SYSCALL.value: "class:code",
    Shade.LOOKING.value: "class:hint",
    Shade.RUNNABLE.value: "class:hint",
    Shade.WAITING.value: "class:quiet",
    Shade.STOPPED.value: "class:bad",
}
_LANGUAGES: Final = {Lang.EN: "English", Lang.ZH: "中文"}


def run_title(run: RunName, words: RunWords) -> str:
    """The heading of a picture or an explanation."""
    return words.picture_title.format(**run._asdict())


def labels_in(lang: Lang, run: RunName) -> Labels:
    """The words on a picture."""
    words = run_words_in(lang)
    return Labels(
        language=lang.value,
        name=_LANGUAGES[lang],
        title=run_title(run, words),
        running=words.running,
        syscall=words.syscall,
        looking=words.looking,
        idle=words.idle,
        stopped=words.stopped,
        runnable=words.runnable,
        waiting=words.waiting,
        line=words.at_line,
        lasted=words.lasted,
        zoom_in=words.zoom_in,
        zoom_out=words.zoom_out,
        whole=words.whole,
        help=words.page_help,
        events=words.events,
    )


def lane_lines(
    picture: Picture, words: RunWords, width: int, *, ascii: bool = False
) -> Iterator[Line]:
    """The lanes, what the signs in them mean, and what is not shown."""
    drawn = draw(picture, width, ascii=ascii)
    for line in drawn.lines:
        yield tuple((_STYLES.get(name, ""), text) for name, text in line)
    yield ()
    yield from wrapped([("class:quiet", text) for text in _notes(drawn, words, ascii=ascii)], width)


MOST_SENTENCES = 200
"""Of one lane."""


def lane_sentences(picture: Picture, words: RunWords) -> Iterator[str]:
    """The lanes for somebody who listens: each bar a line, one lane after the other."""
    for lane in picture.lanes:
        yield words.told_lane.format(name=lane.name)
        for bar in lane.bars[:MOST_SENTENCES]:
            yield _sentence(bar, picture.by, words)
        if len(lane.bars) > MOST_SENTENCES:
            yield words.not_all.format(n=len(lane.bars) - MOST_SENTENCES)


def _sentence(bar: Bar, by: By, words: RunWords) -> str:
    who = f" G{bar.g}" if by is By.P and bar.g >= 0 else ""
    where = f" P{bar.p}" if by is By.G and bar.p >= 0 else ""
    said = [f"{shade_word(bar.shade, words)}{who}{where}"]
    said += [bar.why] if bar.why else []
    said += [words.at_line.format(line=bar.line)] if bar.line else []
    said += [words.lasted.format(time=short(bar.end - bar.start))]
    return words.told_bar.format(at=short(bar.start), what=words.told_and.join(said))


def _notes(drawn: Drawn, words: RunWords, *, ascii: bool) -> Iterator[str]:
    for shade, sign in legend(drawn, ascii=ascii):
        yield f"{sign} {shade_word(shade, words)}  "
    if drawn.is_sliced:
        yield words.sliced + " "
    if drawn.left_out:
        yield words.lanes_left_out.format(n=drawn.left_out)


def shade_word(shade: Shade, words: RunWords) -> str:
    match shade:
        case Shade.RUNNING:
            return words.running
        case Shade.SYSCALL:
            return words.syscall
        case Shade.LOOKING:
            return words.looking
        case Shade.IDLE:
            return words.idle
        case Shade.STOPPED:
            return words.stopped
        case Shade.RUNNABLE:
            return words.runnable
        case Shade.WAITING:
            return words.waiting
        case _:
            assert_never(shade)
