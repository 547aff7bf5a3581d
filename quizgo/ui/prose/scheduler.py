"""What is said of schedulers as a whole: choosing one, fitting one, judging them.

One field a sentence, as in `words`, loaded only by the commands that speak of them. Fields in
braces are filled in by `str.format`.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class SchedulerWords(NamedTuple):
    """Every sentence about schedulers in one language."""

    # Which there are

    sm2: str
    fsrs: str
    fsrs_wanting: str
    """FSRS with the retention that it keeps."""
    col_decks: str
    col_scheduler: str
    col_retention: str
    col_parameters: str
    col_seen: str
    """How many items were reviewed."""
    all_decks: str
    published: str
    own: str
    """Parameters: as published, or the learner's own."""
    can_undo: str

    # What a change moves

    change: str
    nothing_moves: str
    moved: str
    most_heading: str
    due_heading: str
    col_card: str
    col_before: str
    col_after: str
    col_days: str
    col_day: str
    and_before: str
    """The first day of the list, which takes in what is overdue."""
    keeps: str
    """Decks that have a choice of their own, when all others change."""
    ask: str
    changed: str
    unchanged: str
    is_so: str
    undone: str
    not_by_fsrs: str
    """What only FSRS will use changed, and SM-2 schedules."""
    refolding: str
    """Work that takes a while, as the next."""

    # Fitting

    fitting: str
    judging: str
    fitted: str
    tried: str
    tried_better: str
    tried_worse: str

    # Judging

    judged: str
    small: str
    none_to_judge: str
    col_model: str
    col_log_loss: str
    col_rmse: str
    col_auc: str
    sm2_model: str
    fsrs_model: str
    own_model: str
    fitted_model: str
    moving_model: str
    constant_model: str
    about_numbers: str
    about_before: str
    about_sm2: str
    about_own: str
    about_fitted: str
    best: str
    to_fit: str
    """What to do where fitted parameters would do best."""
    calibration: str
    col_said: str
    col_happened: str
    col_count: str
    plot_key: str
    """Under the plot: what its marks mean."""
    exact: str
    """On the diagonal of the picture."""
    retention: str
    retention_none: str
    young: str
    mature: str


def scheduler_words_in(lang: Lang) -> SchedulerWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.scheduler_zh import ZH

        return ZH
    from quizgo.ui.prose.scheduler_en import EN

    return EN
