"""What is said of plans, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.plans import PlanWords

EN: Final = PlanWords(
    forecasting="Looking ahead",
    title="Ready by {ready}: {days}, {minutes} a day, {decks}.",
    line="Ready by {ready}: {share} known then, {span}.",
    all_decks="all decks",
    days="{n} day to go|{n} days to go",
    minutes="{n} minute|{n} minutes",
    label_new="New cards",
    label_reviews="Reviews",
    label_minutes="Minutes",
    label_known="Known then",
    label_today="Today",
    label_tomorrow="Tomorrow",
    new="{n} a day on average; {seen} of {items} begun by then",
    new_none="none; all {items} are begun",
    reviews="{n} a day on average",
    minutes_told="{n} a day on average; nine days in ten at most {most}",
    known="{share} of {items}; four times in five between {low} and {high}",
    today="{new} new, {reviews} to review, about {minutes} min",
    today_done="done",
    tomorrow="about {n} to review; four times in five {low} to {high}",
    tomorrow_sure="about {n} to review",
    gap=" ",
    about_known=(
        "Known: begun, and recalled if asked on that morning. Cards not begun count as unknown."
    ),
    kept="The plan is kept; each morning it is made anew from what happened. "
    "`quizgo plan --stop` ends it.",
    dry="Nothing was kept.",
    none=(
        "There is no plan. Say by when, and how many minutes a day there are:\n"
        "quizgo plan --date 2027-01-15 --minutes 20"
    ),
    over="The plan for {ready} is over. `quizgo plan --score` says how its forecasts went.",
    stopped="The plan for {ready} is stopped. The usual limits hold again.",
    short=(
        "Time is short: {n} card would not come up.|Time is short: {n} cards would not come up."
    ),
    short_minutes="With {n} minutes a day all would.",
    short_never="No number of minutes would do: the days are too few.",
    short_drops="Or leave out, the deepest questions first; {share} of the rest would be known:",
    drop="{level}, {deck}: {n}",
    drop_some="{level}, {deck}: {n} of {of}",
    drop_more="… and {n} more decks",
    drop_how="For example: {command}",
    basic="basic",
    intermediate="intermediate",
    expert="expert",
    col_deck="deck",
    col_cards="cards",
    col_begun="begun",
    col_known="known",
    col_span="4 times in 5",
    col_from="from",
    col_to="to",
    col_new="new",
    col_reviews="reviews",
    col_minutes="minutes",
    a_day="On a day, on average, days off included:",
    away="Away: {days}.",
    away_listed=", ",
    away_none="No days away are set.",
    away_cleared="No days away are set any more.",
    away_back="{n} review was put back.|{n} reviews were put back.",
    moved=("{n} review was moved to the days around.|{n} reviews were moved to the days around."),
    moved_none="Nothing has to be moved: nothing falls due on those days.",
    caught_up=(
        "{n} review of the backlog was moved to later days.|"
        "{n} reviews of the backlog were moved to later days."
    ),
    nothing_behind="There is no backlog: nothing is due that a day more would help.",
    undo="`{command}` takes it back.",
    col_day="day",
    col_before="due before",
    col_after="due after",
    score_title="{mornings}, from {first} to {last}.",
    mornings="{n} morning with a forecast|{n} mornings with a forecast",
    score_none="There is no forecast to judge yet. Under a plan there is one each morning.",
    score_load=(
        "Reviews the next morning: {expected} foretold, {came} came, {error} off on average; "
        "{held} of {n} intervals held."
    ),
    score_load_none="Reviews the next morning: no day was studied between two forecasts yet.",
    score_recall=(
        "Answers: {expected} right foretold, {right} of {n} were. "
        "Log loss {loss}, of a constant {average}."
    ),
    score_recall_none="Answers: no review yet since the first forecast.",
    score_better="The forecast knows more than the average does.",
    score_worse="So far the average would have done as well.",
    score_known=(
        "Known on the day: {held} of {n} earlier forecasts hold what is expected now. "
        "The first said {share}, between {low} and {high}."
    ),
    score_known_none="Known on the day: no earlier forecast of this plan yet.",
    col_said="foretold",
    col_happened="right",
    col_count="reviews",
)
