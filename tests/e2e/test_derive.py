"""`quizgo derive`, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Home

SEED = Path(__file__).parent.parent / "data" / "notes.md"

NOTES = "## Work stealing\nA thief is a P without work.\n"


def test_the_seed_notes_become_a_deck_that_check_accepts_and_can_be_studied(home: Home) -> None:
    deck = home.path.parent / "go-notes.yaml"
    done = home.run("derive", str(SEED), "-o", str(deck))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"go-notes: 49 cards derived → {deck}\nto be written: GPM")
    assert deck.read_text(encoding="utf-8").count("- id: g.") == 44
    checked = home.run("check", str(deck))
    assert (checked.returncode, checked.stderr) == (0, "1 deck file, no faults.\n")
    studied = home.run("study", str(deck), "--plain", "--limit", "1", input="x\n.\n\n")
    assert "Goroutine 是什么？" in studied.stdout


def test_progress_stays_when_the_notes_change(home: Home) -> None:
    notes = home.deck(NOTES, "notes.md")
    deck = home.path / "decks" / "notes.yaml"
    assert home.run("derive", str(notes), "-o", str(deck)).returncode == 0
    assert home.run("study", "notes", "--plain", "--limit", "1", input="x\n4\n").returncode == 0
    home.deck(NOTES.replace("A thief", "## More\nWords.\n\n## Work stealing\nA thief"), "notes.md")
    again = home.run("derive", str(notes), "-o", str(deck))
    assert "new: more\n" in again.stdout
    cards = {line.split()[0]: line for line in home.run("cards").stdout.splitlines()}
    assert "review" in cards["notes/work-stealing"]
    assert "new" in cards["notes/more"]


def test_deriving_again_says_what_became_of_each_card(home: Home) -> None:
    notes = home.deck(NOTES + "\n## Mine\nOld words.\n\n## Gone\nFor now.\n", "notes.md")
    deck = home.path.parent / "d.yaml"
    home.run("derive", str(notes), "-o", str(deck))
    edited = deck.read_text(encoding="utf-8").replace("Old words.", "My words.")
    deck.write_text(edited, encoding="utf-8")
    home.deck(NOTES.replace("without", "with no") + "\n## Mine\nNew words.\n", "notes.md")
    dry = home.run("derive", str(notes), "-o", str(deck), "--dry-run")
    assert deck.read_text(encoding="utf-8") == edited
    done = home.run("derive", str(notes), "-o", str(deck))
    assert done.stdout == dry.stdout.replace("would go to ", "")
    assert done.stdout == (
        f"d: 3 cards derived → {deck}\n"
        "changed: work-stealing\nchanged: what-is-a-thief\n"
        "left as you edited it, though the notes changed: mine\n"
        "gone from the notes, kept in the deck: gone\n"
        "unchanged: 0, taken out by you: 0\n"
    )
    told = home.run("derive", str(notes), "-o", str(deck), "--dry-run", lang="zh_CN.UTF-8").stdout
    assert told.startswith(f"d：生成 3 张卡片 → 将放到 {deck}\n")
    assert "笔记里已没有，仍留在牌组里：gone\n" in told
    assert "My words." in deck.read_text(encoding="utf-8")
    (kept,) = (home.path / "backups").iterdir()
    assert kept.read_text(encoding="utf-8") == edited


def test_what_cannot_be_read_is_told_by_line_and_the_rest_is_derived(home: Home) -> None:
    notes = home.path.parent / "notes.md"
    broken = "\n```go\ntype t struct {\n\ta int b\n}\n```\n"
    notes.write_bytes(NOTES.encode() + broken.encode() + "坏行\n".encode("gb18030"))
    deck = home.path.parent / "d.yaml"
    done = home.run("derive", str(notes), "-o", str(deck))
    assert done.returncode == 1
    assert f"{notes}:6: This Go cannot be read: syntax error" in done.stderr
    assert f"{notes}:9: The line is not UTF-8" in done.stderr
    assert home.run("check", str(deck)).returncode == 0


def test_a_file_that_derive_did_not_write_is_not_touched(home: Home) -> None:
    notes = home.deck(NOTES, "notes.md")
    text = "deck: my/own\ncards:\n- id: a\n  kind: basic\n  ask: Q?\n  answer: A\n"
    deck = home.deck(text, "d.yaml")
    done = home.run("derive", str(notes), "-o", str(deck))
    assert done.returncode == 1
    assert "not written by derive" in done.stderr
    assert deck.read_text(encoding="utf-8") == text
    added = home.run("derive", str(notes), "-o", str(deck), "--deck", "my/own")
    assert added.returncode == 0, added.stderr
    assert deck.read_text(encoding="utf-8").startswith(text)
    assert home.run("check", str(deck)).returncode == 0
    other = home.run("derive", str(notes), "-o", str(deck), "--deck", "another")
    assert (other.returncode, "this is the deck my/own" in other.stderr) == (1, True)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the notes are empty"),
        (b"x" * 10_000_000, "larger than 1 MB"),
        (b"\x7fELF\0\0", "this file is binary"),
        (b"## Only a heading\n", "no card could be derived"),
    ],
    ids=["empty", "huge", "binary", "bare"],
)
def test_notes_without_anything_to_derive(home: Home, data: bytes, says: str) -> None:
    notes, deck = home.path.parent / "n.md", home.path.parent / "d.yaml"
    notes.write_bytes(data)
    done = home.run("derive", str(notes), "-o", str(deck))
    assert (done.returncode, says in done.stderr) == (1, True), done.stderr
    assert "Traceback" not in done.stderr
    assert not deck.exists()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("notes.md",), 2),
        (("notes.md", "-o", "deck.txt"), 2),
        (("notes.md", "-o", "d.yaml", "--deck", "no name"), 2),
        (("notes.md", "-o", "牌.yaml"), 2),
        (("none.md", "-o", "d.yaml"), 1),
        ((".", "-o", "d.yaml"), 1),
        (("notes.md", "-o", "notes.md/d.yaml"), 1),
        (("notes.md", "-o", "folder.yaml"), 1),
    ],
    ids=lambda value: str(value)[:40],
)
def test_wrong_words_and_wrong_places(home: Home, words: tuple[str, ...], status: int) -> None:
    home.deck(NOTES, "notes.md")
    (home.path.parent / "folder.yaml").mkdir()
    done = home.run("derive", *words, cwd=home.path.parent)
    assert done.returncode == status, done
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
