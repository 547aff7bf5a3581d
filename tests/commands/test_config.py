"""`config`: settings seen, set, taken out, edited and checked from the command line."""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from pathlib import Path

import pytest

from quizgo.cli import run
from quizgo.model import Lang
from quizgo.settings import Settings, load
from quizgo.settings.actions import ACTIONS
from quizgo.settings.template import in_english, template
from quizgo.ui.lines import cells
from quizgo.ui.prose.comfort import comfort_words_in
from quizgo.ui.setting_file import comments_in
from tests.terminal import Terminal, python

BEGUN = template(in_english())
BEGUN_IN_CHINESE = template(comments_in(Lang.ZH))


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZGO_HOME", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("VISUAL", raising=False)
    return tmp_path / "config.yaml"


def said(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert run(["config", *words]) == status
    shown = capsys.readouterr()
    return shown.out + shown.err


def editor(folder: Path, *texts: str) -> str:
    """An editor that writes the next of `texts` into the file each time it is opened."""
    script = folder / "editor.py"
    script.write_text(
        f"#!{sys.executable}\n"
        "import sys, pathlib\n"
        f"texts = {list(texts)!r}\n"
        f"count = pathlib.Path({str(folder / 'count')!r})\n"
        "n = int(count.read_text()) if count.exists() else 0\n"
        "count.write_text(str(n + 1))\n"
        "pathlib.Path(sys.argv[-1]).write_text(texts[n])\n",
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def test_all_settings_are_listed_with_where_they_come_from(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text("# mine\ntheme: light\nkeys: {undo: z}\n", encoding="utf-8")
    lines = said(capsys).splitlines()
    assert ["new_per_day", "20", "default"] in [line.split() for line in lines]
    assert ["theme", "light", "line", "2"] in [line.split() for line in lines]
    assert ["keys.undo", "z", "line", "3"] in [line.split() for line in lines]
    rows = {row["name"]: row for row in json.loads(said(capsys, "--json"))}
    assert rows["theme"] == {
        "name": "theme",
        "value": "light",
        "default": "auto",
        "origin": "file",
        "line": 2,
    }
    assert rows["keys.undo"]["value"] == ["z"]


def test_the_list_is_spoken_in_the_language_of_the_interface(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text("interface: zh\nlang: en\n", encoding="utf-8")
    assert "第 1 行" in said(capsys)
    assert "撤销上一次作答" in said(capsys, "keys")


def test_a_setting_is_set_got_and_taken_out(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "set", "decks.go/scheduling.new_per_day", "5").endswith(": 5\n")
    assert said(capsys, "get", "decks.go/scheduling.new_per_day") == "5\n"
    assert said(capsys, "get", "decks.go.new_per_day", status=1) == ""
    assert said(capsys, "get", "new_per_day") == "20\n"
    assert said(capsys, "set", "keys.pick", "space", "?", status=2).startswith("quizgo: keys.pick")
    said(capsys, "set", "keys.pick", "space", ".")
    assert said(capsys, "get", "keys.pick") == '[space, "."]\n'
    assert said(capsys, "get", "keys.undo") == "u\n"
    said(capsys, "unset", "keys.pick")
    said(capsys, "unset", "decks.go/scheduling.new_per_day")
    said(capsys, "set", "lang", "auto")
    assert config.read_text(encoding="utf-8") == BEGUN


def test_a_key_of_one_screen_is_set_got_and_taken_out(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "set", "keys.undo", "z")
    assert said(capsys, "get", "keys.browse.undo") == "z\n"  # which it follows
    assert said(capsys, "set", "keys.browse.undo", "x", "f9") == "keys.browse.undo: [x, f9]\n"
    assert said(capsys, "get", "keys.browse.undo") == "[x, f9]\n"
    assert '"action": "browse.undo", "keys": ["x", "f9"], "default": ["u"]' in said(
        capsys, "keys", "--json"
    )
    refused = said(capsys, "set", "keys.step.line", "k", status=2)
    assert "k is the key of step.kind. Take another, or give step.kind one." in refused
    said(capsys, "unset", "keys.browse.undo")
    said(capsys, "unset", "keys.undo")
    assert config.read_text(encoding="utf-8") == BEGUN


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("get", "thme"), "'thme' is no setting. Did you mean theme?"),
        (("set", "theme", "dork"), "Write auto, dark, light"),
        (("set", "theme", ""), "Write auto, dark, light"),
        (("set", "retention", "0.999"), "Write a number from 0.70 to 0.99."),
        (("set", "keys.undo", "u", "u"), "A key stands twice."),
        (("set", "keys.undo", "[u"), "It is no YAML."),
        (("set", "decks", "x"), "decks is no mapping."),
        (("set", "decks.go", "{fuzz: true}"), "'fuzz' is no setting of a deck."),
        (("unset", "x"), "'x' is no setting."),
        (("frob",), "No such command 'frob'."),
    ],
)
def test_wrong_words_have_a_sentence_and_status_2(
    config: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in said(capsys, *words, status=2)
    assert not config.exists()


def test_check_tells_each_fault_with_its_line(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text("theme: dork\nkeys:\n  undo: b\n", encoding="utf-8")
    lines = said(capsys, "check", status=1).splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"{config}:1", f"{config}:3"]
    config.write_text("theme: dark\n", encoding="utf-8")
    assert said(capsys, "check") == ""


def test_a_broken_file_says_so_and_everything_runs_on(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text("new_per_day: 3\ntheme: dork\n", encoding="utf-8")
    assert run(["due"]) == 0
    shown = capsys.readouterr()
    assert f"{config}:2: theme is 'dork'." in shown.err
    assert "The default is used." in shown.err
    assert shown.out


def test_the_editor_gets_every_setting_as_a_comment(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(config.parent, BEGUN + "fuzz: true\n"))
    assert said(capsys, "edit") == ""
    assert load(config)[0] == Settings(fuzz=True)


def test_the_file_is_begun_in_the_language_of_the_interface(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert template(comments_in(Lang.EN)) == BEGUN
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("EDITOR", "true")
    said(capsys, "edit")
    text = config.read_text(encoding="utf-8")
    assert text == BEGUN_IN_CHINESE
    assert text.startswith("# quizgo 的设置。")
    paragraphs = [block.splitlines() for block in text.split("\n\n")]
    assert [lines[0] for lines in paragraphs if not re.search("[一-鿿]", lines[0])] == []
    assert [line for lines in paragraphs for line in lines if cells(line) > 100] == []


def test_a_file_begun_in_one_language_is_kept_in_the_other(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = [("theme", "light"), ("keys.undo", "z"), ("decks.go.new_per_day", "5")]
    for begun, locale in ((BEGUN, "zh_CN.UTF-8"), (BEGUN_IN_CHINESE, "en_US.UTF-8")):
        config.write_text(begun, encoding="utf-8")
        monkeypatch.setenv("LC_ALL", locale)
        for name, value in settings:
            said(capsys, "set", name, value)
        text = config.read_text(encoding="utf-8")
        assert text == (
            begun.replace("# theme: auto\n", "theme: light\n")
            .replace("# keys:\n", "keys:\n  undo: z\n")
            .replace("# decks:\n", "decks:\n  go: {new_per_day: 5}\n")
        )
        for name, _ in settings:
            said(capsys, "unset", name)
        assert config.read_text(encoding="utf-8") == begun


def test_in_a_pipe_what_is_broken_is_told_and_nobody_asked(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(config.parent, "fuzz: maybe\n"))
    assert f"{config}:1: fuzz is 'maybe'." in said(capsys, "edit", status=1)


@pytest.mark.parametrize(("lang", "asked"), [("en_US.UTF-8", "again?"), ("zh_CN.UTF-8", "再编辑")])
def test_what_is_broken_is_told_and_the_editor_offered_again(
    config: Path, lang: str, asked: str
) -> None:
    environ = {
        **os.environ,
        "EDITOR": editor(config.parent, "fuzz: maybe\n", "fuzz: true\n"),
        "LC_ALL": lang,
    }
    command = python("-m", "quizgo", "config", "edit")
    with Terminal(command, columns=100, environ=environ) as terminal:
        terminal.wait_for(asked)
        terminal.press("enter")
        assert terminal.wait_for_exit() == 0
    assert load(config) == (Settings(fuzz=True), ())


def test_every_action_is_described_in_both_languages() -> None:
    for lang in Lang:
        assert comfort_words_in(lang).actions.keys() == ACTIONS.keys()
