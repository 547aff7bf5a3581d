"""What is exported is a file that is read again, by quizgo or another program."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from quizgo.deck.load import load
from quizgo.model import Deck
from tests.e2e.conftest import NOW, Home
from tests.exchange.test_plain import bare

PACKAGE = Path(__file__).parents[1] / "exchange/packages/legacy.apkg"
LATER = "2026-11-24T20:00:00+00:00"

DECK = """\
deck: my/d
title: {en: Mine, zh: 我的}
order: 7
cards:
- {id: one, kind: basic, tags: [hard], ask: {en: Who wakes?, zh: 谁唤醒？}, answer: A, hints: [h]}
- {id: two, kind: basic, reversed: true, ask: What is g0, answer: "`A` stack"}
- {id: gap, kind: cloze, text: "P has {{c1::256}} and {{c2::runnext}}"}
"""


@pytest.fixture(scope="module")
def made(looked_over: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose learner has answered, flagged and noted."""
    home = looked_over.copied(tmp_path_factory.mktemp("made") / "home")
    home.run("import", str(home.deck(DECK)))
    home.run("study", "my/d", "--plain", "--limit", "2", input="\n4\n\n1\n\n4\n")
    home.run("flag", "2", "one")
    home.run("note", "gap", "Ask Ann")
    home.run("tag", "later", "two")
    home.run("undo")
    return home


@pytest.fixture
def learner(made: Home, tmp_path: Path) -> Home:
    return made.copied(tmp_path / "home")


def deck_at(path: Path) -> Deck:
    loaded = load(path)
    assert loaded.faults == ()
    assert loaded.deck is not None
    return loaded.deck


def test_a_deck_in_yaml_is_equal_in_every_field(learner: Home, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    done = learner.run("export", "my/d", "-o", str(out))
    assert done.stdout == f"3 cards → {out}\n"
    assert done.stderr.splitlines() == [
        "Left out: the progress of 2 items.",
        "Left out: what you put on 4 items: flags, notes, tags, suspension.",
    ]
    back, deck = deck_at(out), deck_at(learner.path / "decks/my/d.yaml")
    assert bare(back.cards) == bare(deck.cards)
    assert (back.name, back.title, back.order) == (deck.name, deck.title, deck.order)


def test_a_folder_gets_a_file_for_each_deck(learner: Home, tmp_path: Path) -> None:
    done = learner.run("export", "go", "--query", "level:expert", "-o", f"{tmp_path}/out/")
    files = sorted((tmp_path / "out").rglob("*.yaml"))
    assert f"{len(files)} files" in done.stdout
    assert sum(len(deck_at(path).cards) for path in files) == int(done.stdout.split()[0])
    again = learner.run("export", "go/gpm", "-o", f"{tmp_path}/out")
    assert (again.returncode, "is there already" in again.stderr) == (1, True)


def test_json_brings_all_to_another_machine(learner: Home, another: Home, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    assert learner.run("export", "my/d", "-o", str(out)).stderr == ""
    whole = json.loads(out.read_text(encoding="utf-8"))
    assert (whole["format"], whole["version"], len(whole["decks"])) == ("quizgo", 1, 1)
    done = another.run("import", str(out))
    assert done.stdout.splitlines()[-1].startswith("log: ")
    assert done.returncode == 0
    assert another.json("cards", "deck:my") == learner.json("cards", "deck:my")
    assert another.json("history") == learner.json("history")
    assert another.run("import", str(out)).stdout.splitlines()[-1].startswith("log: 0 of ")


def test_json_of_everything_has_the_whole_log(learner: Home, another: Home, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    assert learner.run("export", "-o", str(out)).returncode == 0
    kinds = [entry["kind"] for entry in json.loads(out.read_text(encoding="utf-8"))["log"]]
    assert "undo" in kinds
    done = another.run("import", str(out))
    assert done.stdout.splitlines()[-1] == f"log: {len(kinds)} of {len(kinds)} taken over"
    assert another.json("history") == learner.json("history")


@pytest.mark.parametrize("ending", ["csv", "md", "txt", "tsv"])
def test_tables_and_markdown_come_back(
    learner: Home, another: Home, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"out.{ending}"
    done = learner.run("export", "my/d", "--lang", "both", "-o", str(out))
    assert "Left out: the hints of 1 card." in done.stderr
    done = another.run("import", str(out))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("my/d: 3 cards")
    ids = [row["id"] for row in rows(another, "deck:my", now=NOW)]
    assert ids == ["my/d/one", "my/d/two", "my/d/two#reversed", "my/d/gap#c1", "my/d/gap#c2"]
    shown = another.run("show", "one").stdout
    assert "Who wakes?\n" in shown
    assert "谁唤醒？" in shown


def test_a_package_for_anki_has_every_item_and_answer(learner: Home, tmp_path: Path) -> None:
    out = tmp_path / "out.apkg"
    assert learner.run("export", "my/d", "-o", str(out)).returncode == 0
    with zipfile.ZipFile(out) as archive, closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(archive.read("collection.anki2"))
        counts = [
            database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("notes", "cards", "revlog")
        ]
    assert counts[:2] == [3, 5]
    assert counts[2] == 3  # two cards, one of them drilled


def test_a_package_of_anki_is_taken_in_once(another: Home) -> None:
    done = another.run("import", str(PACKAGE), now=LATER)
    assert done.returncode == 0, done.stderr
    first, second, last = (line.split(" → ")[0] for line in done.stdout.splitlines())
    assert (first, last) == ("Go/Runtime: 3 cards", "log: 8 of 8 taken over")
    assert second.endswith(": 1 card")
    assert "left behind: 1 picture or sound" in done.stderr
    due = {row["due"] for row in rows(another, "deck:Go/Runtime is:review")}
    assert due == {"2026-11-25", "2026-11-28"}
    assert [row["state"] for row in rows(another, "deck:Go/Runtime parks")] == ["suspended"]
    assert another.run("import", str(PACKAGE), now=LATER).stdout.splitlines()[-1] == (
        "log: 0 of 8 taken over"
    )


def rows(home: Home, query: str, now: str = LATER) -> list[dict[str, object]]:
    """What `cards` lists."""
    found: list[dict[str, object]] = json.loads(home.run("cards", "--json", query, now=now).stdout)
    return found


def test_csv_tells_where_each_card_stands(learner: Home, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    done = learner.run("export", "my/d", "--query", "id:one", "-o", str(out))
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [(row["id"], row["flag"], row["reviews"]) for row in rows] == [("my/d/one", "2", "1")]


def test_nothing_is_overwritten_unless_forced(learner: Home, tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    out.write_text("mine", encoding="utf-8")
    done = learner.run("export", "my/d", "-o", str(out))
    assert (done.returncode, "is there already" in done.stderr) == (1, True)
    assert out.read_text(encoding="utf-8") == "mine"
    assert learner.run("export", "my/d", "-o", str(out), "--force").returncode == 0
    assert "Q: Who wakes?" in out.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "out.md"]


def test_a_dry_run_changes_nothing_and_tells_each_line_left_out(
    learner: Home, tmp_path: Path
) -> None:
    path = tmp_path / "words.csv"
    path.write_text("front,back\nWhat?,It is.\nno answer,\n", encoding="utf-8")
    done = learner.run("import", str(path), "--dry-run")
    assert done.returncode == 1
    assert done.stdout.startswith("words: 1 card → would go to ")
    assert done.stderr == f"{path}:3: The answer is empty. Write one, or take the line out.\n"
    assert learner.json("cards", "deck:words") == []
    assert learner.run("import", str(path)).returncode == 1
    assert len(rows(learner, "deck:words", now=NOW)) == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "there are no cards in it"),
        ("a.csv", b"front,back\n", "there are no cards in it"),
        ("a.csv", b"\xff\xfea\x00", "UTF-16"),
        ("a.csv", b"a\0b", "binary"),
        ("a.txt", "a\tb\xe9".encode("latin-1"), "is not UTF-8"),
        ("a.md", b"hello", "This belongs to no card"),
        ("a.json", b"{", "This is no JSON, line 1"),
        ("a.json", b"[" * 100_000, "This is no JSON"),
        ("a.json", b"[1]", "is not of quizgo"),
        ("a.json", b'{"format": "quizgo", "version": 2}', "reads version 1"),
        ("a.json", b'{"format": "quizgo", "version": 1, "decks": [1]}', "Deck 1 is not"),
        (
            "a.json",
            b'{"format": "quizgo", "version": 1, "log": [{"id": "x"}]}',
            "Entry 1 of the log makes no sense",
        ),
        ("a.zip", b"", "must be told by its ending"),
    ],
)
def test_what_is_no_deck_is_refused_in_a_sentence(
    learner: Home, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = learner.run("import", str(path))
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("-o", "x.pdf"), 2, "Use one of .yaml"),
        (("-o", "x.yaml"), 2, "A .yaml holds one deck"),
        (("nosuch", "-o", "x.md"), 1, "There is no deck 'nosuch'"),
        (("--query", "is:suspended", "-o", "x.md"), 1, "No card is meant"),
        (("--query", "is:x", "-o", "x.md"), 2, "`is:x` is not known"),
    ],
)
def test_what_cannot_be_exported_is_told(
    learner: Home, tmp_path: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    done = learner.run("export", *words, cwd=tmp_path)
    assert (done.returncode, said in done.stderr) == (status, True), done.stderr
    assert list(tmp_path.glob("x.*")) == []
