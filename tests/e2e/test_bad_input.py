"""What goes wrong is told in a sentence, with the documented exit status, and nothing is lost."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Home
from tests.e2e.kinds import HEAD, SAMPLES
from tests.terminal import Terminal, python

ONE = SAMPLES["basic"].deck


def assert_told(home: Home, *words: str, status: int, says: str) -> None:
    """The command fails as documented, says a sentence on stderr, and shows no traceback."""
    done = home.run(*words)
    assert done.returncode == status, done
    assert re.search(says, done.stderr), done.stderr
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("studdy",), "Did you mean `quizgo study`"),
        (("study", "--new", "-1"), "--new"),
        (("study", "--lang", "fr"), "fr"),
        (("suspend",), "CARD"),
        (("undo", "0"), "0"),
        (("import", "notes.pdf"), "told by its ending"),
        (("new", "no spaces here"), "no name for a deck"),
    ],
    ids=lambda v: str(v)[:20],
)
def test_wrong_words_exit_with_2(home: Home, words: tuple[str, ...], says: str) -> None:
    assert_told(home, *words, status=2, says=says)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("study", "go/g-structt"), "Did you mean go/g-struct"),
        (("study", "missing.yaml"), "There is no such file"),
        (("show", "nonsense"), "There is no card 'nonsense'"),
        (("why", "\x1b[31m"), "There is no card"),
        (("suspend", "sig", "nonsense"), "There is no card 'nonsense'"),
        (("undo",), "nothing to undo"),
        (("import", "missing.yaml"), "There is no such file"),
    ],
    ids=lambda v: str(v)[:20],
)
def test_what_does_not_exist_exits_with_1(home: Home, words: tuple[str, ...], says: str) -> None:
    assert_told(home, *words, status=1, says=says)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02" * 100, "binary"),
        ("deck: t".encode("utf-16"), "UTF-8"),
        (b"deck: t\ncards:\n- {id: a, kind: basic, ask: 'half", r":\d+: "),
        (b"x" * 50_000_000, "larger than"),
        (b"\xff\xfe\xfd", "UTF"),
    ],
    ids=["empty", "binary", "utf-16", "half-written", "50 MB", "no text"],
)
def test_a_broken_deck_is_told_with_its_line(home: Home, data: bytes, says: str) -> None:
    path = home.path.parent / "broken.yaml"
    path.write_bytes(data)
    assert_told(home, "import", str(path), status=1, says=says)
    assert_told(home, "study", str(path), status=1, says=says)
    done = home.run("check", str(path))
    assert done.returncode == 1
    assert re.search(says, done.stdout)


def test_a_fault_in_one_deck_hides_no_other(home: Home) -> None:
    (home.path / "decks").mkdir(exist_ok=True)
    (home.path / "decks" / "bad.yaml").write_text("deck: [", encoding="utf-8")
    (home.path / "decks" / "good.yaml").write_text(ONE, encoding="utf-8")
    rows = home.json("cards", "deck:t")
    assert isinstance(rows, list)
    assert [row["id"] for row in rows] == ["t/basic"]


def test_a_deck_that_vanished_keeps_its_progress_until_it_returns(home: Home) -> None:
    deck = home.deck(ONE)
    home.run("import", str(deck))
    home.run("study", "t", "--plain", input="\n5\n")
    (installed,) = (home.path / "decks").rglob("*.yaml")
    installed.rename(home.path / "elsewhere")
    (row,) = _rows(home, "t/basic")
    assert (row["state"], row["reviews"]) == ("orphan", 1)
    (home.path / "elsewhere").rename(installed)
    (row,) = _rows(home, "t/basic")
    assert (row["state"], row["reviews"], row["efactor"]) == ("review", 1, 260)


def test_a_renamed_card_carries_its_progress_on(home: Home) -> None:
    deck = home.deck(ONE)
    home.run("study", str(deck), "--plain", input="\n5\n")
    deck.write_text(ONE.replace("id: basic", "id: newer\n  was: [t/basic]"), encoding="utf-8")
    home.run("study", str(deck), "--plain")
    (row,) = _rows(home, "t/newer")
    assert (row["state"], row["reviews"]) == ("review", 1)


def _rows(home: Home, item: str) -> list[dict[str, object]]:
    rows = home.json("cards")
    assert isinstance(rows, list)
    return [row for row in rows if row["id"] == item]


def _as_text(store: Path) -> None:
    store.write_text("this is no database\n" * 100, encoding="utf-8")


def _as_folder(store: Path) -> None:
    store.mkdir()


def _as_half(store: Path) -> None:
    data = store.read_bytes()
    store.write_bytes(data[: len(data) // 2])


@pytest.mark.parametrize("spoil", [_as_text, _as_folder])
def test_a_store_that_is_none_is_left_as_it_is(bare: Home, spoil: Callable[[Path], None]) -> None:
    bare.path.mkdir()
    store = bare.path / "quizgo.db"
    spoil(store)
    before = store.read_bytes() if store.is_file() else None
    assert_told(bare, "due", status=1, says=r"quizgo\.db")
    assert before == (store.read_bytes() if store.is_file() else None)


def test_a_database_url_that_is_nonsense_is_told(home: Home) -> None:
    done = home.run("due", environ={"QUIZGO_DATABASE_URL": "nonsense://x"})
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anything")
def test_a_folder_that_may_not_be_written_is_told(bare: Home) -> None:
    bare.path.mkdir()
    bare.path.chmod(0o500)
    assert_told(bare, "due", status=1, says="written|writable")


def test_a_time_that_is_none_is_told(home: Home) -> None:
    done = home.run("due", environ={"QUIZGO_NOW": "yesterday"})
    assert done.returncode == 1
    assert "QUIZGO_NOW is 'yesterday'" in done.stderr


def test_a_slip_in_the_settings_names_its_line_and_keeps_nobody_from_studying(home: Home) -> None:
    (home.path / "config.yaml").write_text("lang: en\nnew_per_day: lots\n", encoding="utf-8")
    done = home.run("due")
    assert done.returncode == 0
    assert "config.yaml:2:" in done.stderr


@pytest.mark.parametrize("size", [(10, 5), (1, 1), (40, 10), (200, 60)])
def test_a_terminal_of_any_size_is_studied_in(home: Home, size: tuple[int, int]) -> None:
    deck = home.deck(ONE)
    columns, rows = size
    with home.terminal("study", str(deck), columns=columns, rows=rows) as terminal:
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.raw, "the screen")
        terminal.resize(80, 24)
        terminal.wait_for("What is a P?")
        terminal.resize(columns, rows)
        terminal.resize(80, 24)
        terminal.wait_for("What is a P?")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_a_terminal_gone_in_mid_session_loses_nothing_graded(home: Home) -> None:
    two = HEAD + ONE.removeprefix(HEAD) + "- {id: b, kind: basic, ask: Next?, answer: A}\n"
    deck = home.deck(two)
    with home.terminal("study", str(deck)) as terminal:
        terminal.wait_for("What is a P?")
        terminal.press("space", "5")
        terminal.wait_for("Next?")
        terminal.hang_up()
        terminal.wait_for_exit()
    (row,) = _rows(home, "t/basic")
    assert row["reviews"] == 1
    assert b"Traceback" not in terminal.raw


def test_control_c_leaves_with_130_and_what_was_graded(home: Home) -> None:
    deck = home.deck(ONE)
    with home.terminal("study", str(deck)) as terminal:
        terminal.wait_for("What is a P?")
        terminal.press("ctrl-c")
        assert terminal.wait_for_exit() == 130


BAR = re.compile(
    r"\x1b\[\?25[hl]"  # the cursor hidden, and shown
    r"|\r(?:\x1b\[1A)?\x1b\[2K"  # its line cleared
    r"|(?:\x1b\[38;(?:5|2;\d+;\d+);\d+m[━╸╺ ]+\x1b\[0m)+"  # itself, in colours
)
"""What a bar of progress writes to a terminal."""

SLOW = """
from quizgo.ui import progress
progress.QUIET_SECONDS = progress.LEAST_SECONDS = 0.0
from quizgo.__main__ import main
main()
"""
"""quizgo as on a machine on which all takes long: each bar is shown, and each of its steps."""

BAD = r'"\e]52;c;AAAA\a \e[2J \x9b31m \u202e bang"'


@pytest.mark.parametrize("words", [("study",), ("study", "--plain"), ("import",), ("check",)])
def test_escape_sequences_of_a_deck_reach_no_terminal(home: Home, words: tuple[str, ...]) -> None:
    deck = home.deck(
        HEAD
        + f"- {{id: a, kind: basic, ask: {BAD}, answer: A}}\n"
        + f"- {{id: {BAD}, kind: basic, ask: Q, answer: A}}\n"
        + f"- {{id: b, kind: {BAD}, ask: Q, answer: A}}\n"
        + f"- {{id: c, kind: basic, {BAD}: Q, answer: A}}\n"
    )
    with Terminal(python("-c", SLOW, *words, str(deck)), environ=home.environ()) as terminal:
        assert terminal.wait_for_exit() == 1
    assert b"deck.yaml:4" in terminal.raw
    raw = terminal.raw.decode()
    assert BAR.search(raw)
    raw = BAR.sub("", raw)  # what a bar writes is ours, and nothing else may be
    for escape in "\x1b\x07\x9b\u202e":
        assert escape not in raw
