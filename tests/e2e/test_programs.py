"""Cards that run programs, through the commands: `check`, `show` and a session."""

from __future__ import annotations

from tests.e2e.conftest import Home
from tests.e2e.kinds import HEAD, SAMPLES

BROKEN = """\
- id: broken
  kind: predict
  ask: What does it print?
  go: |
    package main

    func main() {
        fmt.Println(1)
    }
"""


def test_check_runs_the_programs(home: Home) -> None:
    good = home.deck(SAMPLES["predict"].deck, "good.yaml")
    done = home.run("check", str(good))
    assert (done.returncode, done.stdout) == (0, "")
    bad = home.deck(HEAD + BROKEN + "- {id: b, kind: basic, ask: q}\n", "bad.yaml")
    done = home.run("check", str(bad))
    assert done.returncode == 1
    first, second = done.stdout.splitlines()
    assert first == (
        f'{bad}:11: card "broken": The program does not compile: '
        "prog.go:4:5: undefined: fmt. Mend it."
    )
    assert second.startswith(f'{bad}:13: card "b" has no answer.')


def test_a_session_goes_on_past_a_card_at_fault(home: Home) -> None:
    deck = home.deck(HEAD + BROKEN + SAMPLES["ending"].card)
    done = home.run("study", str(deck), "--plain", input="1\n.\n\n5\n\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "This card's program does not compile (line 4:5: undefined: fmt)." in done.stdout
    rows = home.json("history")
    assert isinstance(rows, list)
    assert sorted((row["item"], row["grade"]) for row in rows) == [("t/broken", 4), ("t/ending", 5)]


def test_show_tells_program_and_answer(home: Home) -> None:
    deck = home.deck(SAMPLES["predict"].deck + SAMPLES["ending"].card)
    assert home.run("import", str(deck)).returncode == 0
    shown = home.run("show", "t/predict").stdout
    for piece in ("package main", "Go 1.27 · GOMAXPROCS=1", "Answer", "other\n", "main\n"):
        assert piece in shown
    shown = home.run("show", "t/ending", lang="zh_CN.UTF-8").stdout
    assert "死锁：所有 goroutine 都在等待" in shown
    assert "结局：fatal error: all goroutines are asleep - deadlock!" in shown
