"""What commands say that they have done, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgo.cli import run
from quizgo.model import Lang
from quizgo.ui.prose.doings import DoneWords, done_words_in

SOURCES = Path(__file__).resolve().parents[2] / "quizgo"
DECK = "deck: my/d\ntitle: D\ncards:\n- {id: one, kind: basic, ask: Q, answer: A}\n"
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Said:
    """Run a command as somebody who reads Chinese: the exit status, stdout and stderr."""
    home = tmp_path / "home"
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "d.yaml").write_text(DECK, encoding="utf-8")
    monkeypatch.setenv("QUIZGO_HOME", str(home))
    monkeypatch.setenv("QUIZGO_NOW", "2027-01-15T08:00:00+08:00")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    def command(*words: str) -> tuple[int, str, str]:
        status = run(words)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return command


@pytest.mark.parametrize(
    ("words", "done", "what"),
    [
        (("suspend",), "已暂停", "暂停"),
        (("resume",), "已恢复", "恢复"),
        (("bury",), "已搁置到明天", "搁置"),
        (("reset",), "已重置为新卡", "重置"),
        (("flag", "3"), "旗标 3", "旗标"),
        (("flag", "0"), "旗标已取消", "旗标"),
        (("tag", "我的"), "已加标签 我的", "加标签"),
        (("untag", "我的"), "已去掉你加的标签 我的", "去标签"),
        (("reschedule", "--due", "+3"), "2027-01-18 到期", "改期"),
    ],
)
def test_marks_and_undo_are_told_in_chinese(
    said: Said, words: tuple[str, ...], done: str, what: str
) -> None:
    assert said(*words, "my/d/one") == (0, f"my/d/one：{done}\n", "")
    assert said("undo") == (0, f"已撤销：my/d/one，2027-01-15 的{what}\n", "")


def test_notes_are_told_in_chinese(said: Said) -> None:
    assert said("note", "my/d/one", "看 runtime")[1] == "my/d/one：备注已保存\n"
    assert said("note", "my/d/one", "")[1] == "my/d/one：备注已删除\n"


@pytest.mark.parametrize(
    ("settings", "grade"), [("", "4 良好"), ("four_grades: true\n", "3 良好")], ids=["six", "four"]
)
def test_an_undone_answer_has_its_grade_as_it_was_typed(
    said: Said, settings: str, grade: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "home" / "config.yaml").write_text(settings, encoding="utf-8")
    typed = tmp_path / "typed"
    typed.write_text("\n\n", encoding="utf-8")
    with typed.open() as lines:
        monkeypatch.setattr("sys.stdin", lines)
        assert said("study", "my/d", "--plain")[0] == 0
    assert said("undo")[1] == f"已撤销：my/d/one，2027-01-15 的复习，评分 {grade}\n"


def test_decks_checked_begun_and_taken_in_are_told_in_chinese(said: Said, tmp_path: Path) -> None:
    own = tmp_path / "home" / "decks" / "d.yaml"
    assert said("check", str(own)) == (0, "", "1 个牌组文件，没有错误。\n")
    new = tmp_path / "home" / "decks" / "my" / "new.yaml"
    assert said("new", "my/new") == (
        0,
        f"{new}\n",
        f"编辑之后：quizgo check {new} && quizgo study my/new\n",
    )
    other = tmp_path / "other.yaml"
    other.write_text(DECK.replace("my/d", "my/o") + "- {id: two}\n", encoding="utf-8")
    status, out, _ = said("import", str(other), "--dry-run")
    assert (status, out.partition(" → ")[0]) == (1, "my/o：1 张卡片，1 处错误")
    assert "将放到" in out


def test_the_columns_of_the_rules_are_under_their_heads(said: Said) -> None:
    lines = said("sim", "rules")[1].splitlines()
    assert lines[0].startswith("规则 ")
    assert lines[0].index("1.13") + 2 == lines[1].index("of")  # two heads two cells wide


def placeholders(form: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", form))


@pytest.mark.parametrize("name", DoneWords._fields)
def test_both_languages_fill_in_the_same(name: str) -> None:
    english, chinese = (str(getattr(done_words_in(lang), name)) for lang in Lang)
    assert placeholders(english) == placeholders(chinese)


def test_every_sentence_is_used() -> None:
    files = [*(SOURCES / "commands").rglob("*.py"), SOURCES / "ui" / "done.py"]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    assert {name for name in DoneWords._fields if f".{name}" not in text} == set()
