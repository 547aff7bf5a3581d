"""What is said in interviews, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.interviews import InterviewWords

EN: Final = InterviewWords(
    begin="{minutes} minutes. The clock of a question cuts nothing off.",
    resume="We stopped here.",
    passed="Good.",
    failed="I see.",
    over="{time} over.",
    next="Next:",
    deeper="Deeper:",
    easier="One step back:",
    missed="You did not come to this: {point}",
    named="And that leads to:",
    head="question {number} · {question} · in all {interview}",
    head_short="{number} · {question} · {interview}",
    key_pause="pause",
    paused="The interview stands still.",
    paused_help=(
        "{next} goes on with the question. {quit} leaves; `quizgo interview` takes it up again."
    ),
    plain_paused="The interview stands still. An empty line goes on with the question, :q leaves.",
    finished="The interview is over: {questions} in {time}.",
    help=(
        "Interview\n"
        "Answer as in a study session: type, pick, write programs, choose who runs.\n"
        "The two clocks in the header are for the question and for the interview. A question that "
        "takes longer is not cut off; the report says so.\n"
        "Verdicts come with the report. What only you can judge is shown to you: tick the points "
        "you made, or grade yourself.\n"
        "{pause}: pause; the clocks stand and the question is hidden. While you type: {commands} "
        "first.\n"
        "{hint}: hint; {language}: language; {why}: when the card is due\n"
        "An answer stands: there is no undo, no second try and no editing here.\n"
        "{quit} or Ctrl-C leaves. What was answered is kept; `quizgo interview` goes on later."
    ),
    plain_clocks="Time: {question} for this question, {interview} for the interview. :p pauses.",
    ask_resume=("Interview {number} of {date} is not finished: {questions} answered, {time} left."),
    ask_resume_keys="Enter goes on with it, n begins a new one, q leaves.",
    ask_again="That is not understood. Press Enter alone, or type n or q.",
    left="Interview {number} waits: {questions} answered. `quizgo interview` goes on with it.",
    written="The report is in {file}.",
    closed="Interview {number} stays unfinished; `quizgo interview --show {number}` tells of it.",
    n_questions="{n} question|{n} questions",
    title="Interview {number}, {date}",
    unfinished="It is not finished: this is how it stands.",
    summary="{questions} in {time} of {minutes}; {passed} passed.",
    held="Asked for: {level}; {topics}. Seed {seed}.",
    any_level="any level",
    all_topics="all topics",
    nothing="No question was answered, so there is nothing to tell.",
    level="Level",
    level_is="These answers speak for the level {level}.",
    level_below="The level {level} is not reached yet.",
    level_unknown="Too few questions of one level to name yours: two are the least.",
    level_row="{level}: {passed} of {asked} passed; the true share is likely {low}% to {high}%.",
    level_rough=(
        "An interval so wide says little: {n} answer is a glimpse. Hold another to be surer.|"
        "An interval so wide says little: {n} answers are a glimpse. Hold another to be surer."
    ),
    level_self="You judged {n} of the answers yourself.",
    topics="Topics",
    col_topic="Topic",
    col_passed="Passed",
    col_grade="Grade",
    col_time="Time",
    strong="Strong: {topics}.",
    weak="Missed: {topics}.",
    between=", ",
    questions="Question by question",
    question="{card} · {level} · {grade} {word} · {time}",
    times="{took} of {budget}",
    times_over="{took} of {budget}, {over} over",
    lead_deeper="deeper after {number}",
    lead_easier="easier after {number}",
    lead_missed="left out in {number}",
    lead_named="led to by {number}",
    hinted="with a hint|with {n} hints",
    graded_by_self="your own grade",
    first_wrong_step="Step {number} is the first wrong one.",
    ended_as="It ended so: {ending}.",
    said_ending="You said: {ending}.",
    said_nothing="You said nothing.",
    printed="What is printed has a plus, what you said in vain a minus:",
    lab_tries="Handed in once.|Handed in {n} times.",
    lab_gave_up="You gave up.",
    program_again="The program is in `quizgo show {card}`.",
    lab_solution="How it is done is in `quizgo show {card}`.",
    lab_failed_on="It failed with Go {rules}, GOMAXPROCS={procs}, seed {seed}.",
    drive_wrong="Decision {number} was the first that Go takes otherwise.",
    aside=" ({text})",
    too_few="There is only {n} question of that sort.|There are only {n} questions of that sort.",
    undone="taken back since",
    gone="Not asked, since their cards are gone from their decks: {cards}.",
    reading="To read",
    nothing_to_read="Nothing in particular: every question with a reference was passed well.",
    study="To study next",
    study_missed="The cards that you missed, at once and outside the schedule:",
    study_topics="The topics behind them, as they come due:",
    study_nothing="Nothing was missed. Ask for a deeper level next time:",
    log="In the log",
    log_scheduled=(
        "{n} answer was to a new or due card and counts as a review.|"
        "{n} answers were to new or due cards and count as reviews."
    ),
    log_crammed=(
        "{n} answer came before its card was due; it is logged as cram and changes no schedule.|"
        "{n} answers came before their cards were due; they are logged as cram and change no "
        "schedule."
    ),
    col_number="No.",
    col_when="Begun",
    col_level="Level",
    col_minutes="Minutes",
    col_state="State",
    state_finished="finished",
    state_open="open",
    state_closed="given up",
    state_damaged="damaged",
    none_held="No interview was held yet. `quizgo interview` begins one.",
)
