"""What is said of schedulers, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.scheduler import SchedulerWords

EN: Final = SchedulerWords(
    sm2="SM-2",
    fsrs="FSRS-6",
    fsrs_wanting="FSRS-6 at {retention}",
    col_decks="decks",
    col_scheduler="scheduler",
    col_retention="wanted",
    col_parameters="parameters",
    col_seen="reviewed",
    all_decks="all decks",
    published="published",
    own="your own",
    can_undo="`quizgo scheduler --undo` takes back the change of {on}: {what}.",
    change="{decks}: {before} → {after}",
    nothing_moves="No card moves: none of them was reviewed yet.",
    moved="Of {items} in review {earlier} come earlier, {later} later, {same} on the same day.",
    most_heading="These move most:",
    due_heading="So many come due:",
    col_card="card",
    col_before="now",
    col_after="then",
    col_days="days",
    col_day="day",
    and_before="{day} and before",
    keeps="{decks} keeps its own: {scheduler}.",
    ask="Change it?",
    changed="Changed. `quizgo scheduler --undo` takes it back.",
    unchanged="Nothing was changed.",
    is_so="{decks}: {scheduler} already.",
    undone="Taken back: {what}.",
    refolding="Folding the log",
    fitting="Fitting",
    judging="Judging",
    fitted="Fitted to {reviews} of {items}.",
    tried=(
        "Tried on the latest {reviews}, with parameters fitted to what came before them: log loss "
        "{after}, with the parameters of now {before}. Less is better."
    ),
    tried_better="Your own parameters foretell your answers better.",
    tried_worse=(
        "Your own parameters foretell your answers no better yet. Keep those of now until there "
        "are more reviews."
    ),
    not_by_fsrs=(
        "That counts once FSRS schedules these cards: `quizgo scheduler fsrs` shows what moves."
    ),
    judged="{reviews} of {items} from {first} to {last}, each foretold before it was seen.",
    small=(
        "That is a small log: under {least} reviews, differences between the rows are mostly "
        "chance."
    ),
    none_to_judge=(
        "There is nothing to judge yet: a card counts from its second review on a later day."
    ),
    col_model="foretold by",
    col_log_loss="log loss",
    col_rmse="RMSE",
    col_auc="AUC",
    sm2_model="SM-2",
    fsrs_model="FSRS-6, published",
    own_model="FSRS-6, your parameters",
    fitted_model="FSRS-6, fitted as it went",
    moving_model="average of the last {n}",
    constant_model="average so far",
    about_numbers=(
        "Log loss: how surprised it was by the answers. RMSE: how far its chances are from what "
        "happened, among alike reviews. Less is better for both. AUC: how well it tells what is "
        "forgotten from what is known; 0.5 is a guess, 1 is perfect."
    ),
    about_before="A pass is a grade of hard or better; the first review of a card is not foretold.",
    about_sm2=(
        "SM-2 foretells no chances. Here it is taken to mean 90% at the end of each interval, and "
        "0.9 to the power of elapsed/interval at other times."
    ),
    about_own="Your parameters may have been fitted to these very reviews, and then look too good.",
    about_fitted="Fitted as it went: {times} times, each on what came before.",
    best="Best by log loss: {model}.",
    to_fit="`quizgo fit` finds such parameters and shows what they would move.",
    calibration="Foretold and happened, {model}:",
    col_said="foretold",
    col_happened="happened",
    col_count="reviews",
    plot_key=(
        "{said} foretold, {happened} happened, {both} both; the scale goes from {least} to 100%."
    ),
    exact="as foretold",
    retention="True retention: {all} of {reviews} passed; {young}, {mature}.",
    retention_none="none",
    young="{share} within 3 weeks of the last review",
    mature="{share} after 3 weeks or more",
)
