"""The words of plain mode, line by line: scripts and screen readers rely on them."""

from __future__ import annotations

from tests.e2e.conftest import Home
from tests.e2e.kinds import HEAD, SAMPLES

TWO = HEAD + (
    "- {id: one, kind: basic, ask: 'First?', answer: 'Yes.', hints: ['It is short.']}\n"
    "- {id: two, kind: basic, ask: 'Second?', answer: 'No.'}\n"
)


def plain(home: Home, deck: str, lines: str, *words: str) -> list[str]:
    path = home.deck(deck)
    done = home.run("study", str(path), "--plain", *words, input=lines)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_a_basic_card_from_question_to_saved(home: Home) -> None:
    said = plain(home, SAMPLES["basic"].deck, "\n\n")
    assert "Card 1/1 · t/basic · basic" in said
    assert "Question: What is a P?" in said
    assert "Answer: A token to run Go code." in said
    assert "Grade 0-5 [4]: " in said
    assert "Saved: 4, due 2027-01-16" in said


def test_options_are_numbered_and_chosen_by_number(home: Home) -> None:
    said = plain(home, SAMPLES["choice"].deck, "")
    assert sorted(line[3:] for line in said if line[1:3] == ". ") == [
        "global",
        "ring",
        "runnext",
        "stack",
    ]


def test_a_lone_dot_ends_an_open_answer(home: Home) -> None:
    said = plain(home, SAMPLES["points"].deck, "they wake\n.\n\n")
    assert "Grade 0-5 [3]: " in said
    assert "Saved: 3, due 2027-01-16" in said


def test_what_is_not_understood_is_asked_again(home: Home) -> None:
    said = plain(home, SAMPLES["basic"].deck, "\nseven\n7\n:nonsense\n3\n\n4\n")
    assert said.count("Grade 0-5 [4]: ") == 5
    assert "Saved: 3, due 2027-01-16" in said


def test_a_double_colon_begins_an_answer_that_starts_with_a_colon(home: Home) -> None:
    deck = HEAD + "- {id: c, kind: typed, ask: 'Which operator declares?', accept: [':=']}\n"
    said = plain(home, deck, "::=\n\n")
    assert "Saved: 5, due 2027-01-16" in said


def test_end_of_input_quits_and_keeps_what_was_answered(home: Home) -> None:
    plain(home, TWO, "\n5\n")
    rows = home.json("cards", "deck:t")
    assert isinstance(rows, list)
    assert [row["reviews"] for row in rows] == [1, 0]


def test_every_command_has_a_letter(home: Home) -> None:
    said = plain(home, TWO, ":h\n:i\n:l\n:?\n\n4\n:u\n:b\n:s\n:q\n")
    assert "Hint 1: It is short." in said
    states = home.json("cards", "deck:t")
    assert isinstance(states, list)
    assert [row["state"] for row in states] == ["buried", "suspended"]


def test_a_card_graded_low_comes_round_again_and_keeps_its_schedule(home: Home) -> None:
    said = plain(home, SAMPLES["basic"].deck, "\n1\n\n2\n\n4\n")
    assert [line for line in said if line.startswith("Saved")] == [
        "Saved: 1, due 2027-01-16",
        "Saved: 2, due 2027-01-16",
        "Saved: 4, due 2027-01-16",
    ]
    rows = home.json("cards", "deck:t")
    assert isinstance(rows, list)
    (row,) = rows
    assert (row["reviews"], row["efactor"], row["interval_days"]) == (1, 250, 1)


def test_enter_at_todays_screen_begins_a_session(home: Home) -> None:
    done = home.run(input="\n\n4\n:q\n")
    assert "Enter study, q leave" in done.stdout
    assert "Card 1/" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")
