"""Which scheduler foretells the log best: sentences, a table of scores, a plot of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO, assert_never

from quizgo.schedule.evaluate import (
    MOVING_OVER,
    SMALL,
    Evaluation,
    Model,
    Retention,
)
from quizgo.schedule.scores import Bin, Scores
from quizgo.ui.lines import cells, wrapped
from quizgo.ui.printing import columns_of, write_lines
from quizgo.ui.prose.scheduler import SchedulerWords
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.schedulers import scheduler_words
from quizgo.ui.schedules import percent
from quizgo.ui.table_lines import BETWEEN
from quizgo.ui.tables import Column, Table, write_table

SAID, HAPPENED, BOTH, TRACK = "o", "*", "@", "."
"""Marks that any terminal has, so that a plot reads the same everywhere."""

LONGEST_TRACK = 60
LEAST_TRACK = 10

SCHEDULERS = (Model.SM2, Model.FSRS, Model.OWN, Model.FITTED)
"""The models by which cards could come round; the others are what these must beat."""


def write_evaluation(
    found: Evaluation | None, words: Words, out: TextIO, *, can_draw: bool = True
) -> None:
    """All that is told of an evaluation. Without `can_draw` the plot is left out."""
    told = scheduler_words(words)
    if found is None:
        _write([told.none_to_judge], out)
        return
    _write(_before_the_table(found, words), out)
    write_table(scores_table(found, words), words, out)
    _write(["", *_behind_the_table(found, words)], out)
    model = best_scheduler(found)
    heading = told.calibration.format(model=model_name(model, words))
    width = columns_of(out)
    plotted = plot_lines(found.models[model].calibration, words, width, can_draw=can_draw)
    out.write("\n")
    _write([heading], out)
    out.writelines(line + "\n" for line in plotted)


def best_scheduler(found: Evaluation) -> Model:
    """The scheduler with the least log loss."""
    there = [model for model in SCHEDULERS if model in found.models]
    return min(there, key=lambda model: found.models[model].log_loss)


def model_name(model: Model, words: Words) -> str:
    told = scheduler_words(words)
    match model:
        case Model.SM2:
            return told.sm2_model
        case Model.FSRS:
            return told.fsrs_model
        case Model.OWN:
            return told.own_model
        case Model.FITTED:
            return told.fitted_model
        case Model.MOVING:
            return told.moving_model.format(n=MOVING_OVER)
        case Model.AVERAGE:
            return told.constant_model
        case _:
            assert_never(model)


def scores_table(found: Evaluation, words: Words) -> Table:
    """The scores of every model, the best first."""
    told = scheduler_words(words)
    columns = (
        Column(told.col_model),
        Column(told.col_log_loss, is_number=True),
        Column(told.col_rmse, is_number=True, rank=1),
        Column(told.col_auc, is_number=True, rank=2),
    )
    ordered = sorted(found.models.items(), key=lambda one: one[1].log_loss)
    return Table(columns, [(model_name(model, words), *_numbers(one)) for model, one in ordered])


def _numbers(one: Scores) -> tuple[str, str, str]:
    auc = "–" if one.auc is None else f"{one.auc:.3f}"
    return f"{one.log_loss:.4f}", f"{one.rmse:.4f}", auc


# Sentences ------------------------------------------------------------------------


def _before_the_table(found: Evaluation, words: Words) -> Iterator[str]:
    told = scheduler_words(words)
    yield told.judged.format(
        reviews=counted(words.n_reviews, found.reviews),
        items=counted(words.n_cards, found.items),
        first=found.first,
        last=found.last,
    )
    if found.is_small:
        yield told.small.format(least=SMALL)
    yield ""


def _behind_the_table(found: Evaluation, words: Words) -> Iterator[str]:
    told = scheduler_words(words)
    yield told.best.format(model=model_name(found.best, words))
    if found.best is Model.FITTED and Model.OWN not in found.models:
        yield told.to_fit
    yield retention_line(found, words)
    yield ""
    yield told.about_numbers
    yield told.about_before
    yield told.about_sm2
    if Model.OWN in found.models:
        yield told.about_own
    if Model.FITTED in found.models:
        yield told.about_fitted.format(times=found.fits)


def retention_line(found: Evaluation, words: Words) -> str:
    told = scheduler_words(words)
    return told.retention.format(
        all=_share(found.retention, told),
        reviews=counted(words.n_reviews, found.retention.reviews),
        young=told.young.format(share=_share(found.young, told)),
        mature=told.mature.format(share=_share(found.mature, told)),
    )


def _share(one: Retention, told: SchedulerWords) -> str:
    return told.retention_none if one.share is None else percent(one.share)


def _write(sentences: Iterator[str] | Sequence[str], out: TextIO) -> None:
    width = columns_of(out)
    write_lines((line for one in sentences for line in wrapped([("", one)], width)), out)


# The plot -------------------------------------------------------------------------


def plot_lines(
    bins: Sequence[Bin], words: Words, width: int, *, can_draw: bool = True
) -> list[str]:
    """Of each bin what was foretold, what happened and how often, with marks on a scale."""
    told = scheduler_words(words)
    heads = (told.col_said, told.col_happened, told.col_count)
    rows = [(percent(one.said), percent(one.happened), str(one.count)) for one in bins]
    widths = [max(map(cells, column)) for column in zip(heads, *rows, strict=True)]
    front = sum(widths) + len(BETWEEN) * len(widths)
    track = min(LONGEST_TRACK, width - front)
    is_drawn = can_draw and track >= LEAST_TRACK
    least = _least(bins)
    lines = [_right(heads, widths)]
    for one, row in zip(bins, rows, strict=True):
        line = _right(row, widths)
        lines.append(line + BETWEEN + _track(one, least, track) if is_drawn else line)
    if is_drawn:
        key = told.plot_key.format(said=SAID, happened=HAPPENED, both=BOTH, least=percent(least))
        lines += ["".join(text for _, text in line) for line in wrapped([("", key)], width)]
    return lines


def _least(bins: Sequence[Bin]) -> float:
    """Where the scale begins: the tenth below all that is marked, and never above a half."""
    lowest = min(min(one.said, one.happened) for one in bins)
    return min(int(lowest * 10) / 10, 0.5)


def _track(one: Bin, least: float, room: int) -> str:
    marks = [TRACK] * room
    said, happened = (
        min(room - 1, int((share - least) / (1 - least) * room))
        for share in (one.said, one.happened)
    )
    marks[said] = SAID
    marks[happened] = BOTH if said == happened else HAPPENED
    return "".join(marks)


def _right(texts: Sequence[str], widths: Sequence[int]) -> str:
    return BETWEEN.join(
        " " * (room - cells(text)) + text for text, room in zip(texts, widths, strict=True)
    )
