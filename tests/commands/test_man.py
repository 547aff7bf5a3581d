"""The manual page: made from the commands, understood by those who set it, put where they look."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import click
import pytest

from quizgo.cli import COMMANDS, main, run
from quizgo.commands.helping.manual import page
from quizgo.commands.sim import COMMANDS as SIM
from quizgo.model import Lang
from quizgo.settings.actions import ACTIONS
from quizgo.settings.table import SETTINGS
from quizgo.ui.lines import cells

HEADINGS = {
    Lang.EN: ("COMMANDS", "SETTINGS", "KEYS", "EXIT STATUS", "FILES", "ENVIRONMENT"),
    Lang.ZH: ("命令", "设置", "按键", "退出码", "文件", "环境变量"),
}


@pytest.fixture(scope="module", params=Lang)
def lang(request: pytest.FixtureRequest) -> Lang:
    return Lang(request.param)


@pytest.fixture(scope="module")
def text(lang: Lang) -> str:
    assert isinstance(main, click.Group)
    return "\n".join(page(main, date(2026, 1, 15), lang)) + "\n"


def test_every_command_setting_and_action_is_there(text: str, lang: Lang) -> None:
    for name in COMMANDS:
        assert f".SS quizgo {name}" in text
    for name in SIM:
        assert f".SS quizgo sim {name}" in text
    for name in SETTINGS:
        assert f"\\fB{name}:" in text
    for name in ACTIONS:
        assert f"\\fB{name}\\fR\n" in text
    for heading in HEADINGS[lang]:
        assert f".SH {heading}\n" in text


def test_no_line_is_taken_for_a_request(text: str) -> None:
    requests = {line.split()[0] for line in text.splitlines() if line.startswith((".", "'"))}
    assert requests <= {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".nf", ".fi", ".ad"}
    assert all(text.splitlines())


@pytest.mark.parametrize(
    "command",
    [
        ("mandoc", "-T", "lint", "-W", "warning"),
        ("groff", "-K", "utf8", "-ww", "-man", "-Tutf8", "-z"),
    ],
)
def test_it_is_set_without_a_warning(text: str, tmp_path: Path, command: tuple[str, ...]) -> None:
    assert set_by(command, text, tmp_path) == ""


def test_chinese_is_broken_between_characters(text: str, tmp_path: Path) -> None:
    groff = ("groff", "-K", "utf8", "-man", "-Tutf8", "-rLL=78n", "-P-cbou")
    lines = set_by(groff, text, tmp_path).splitlines()
    assert len(lines) > 500
    free = [line for line in lines if " " in line.strip()]  # what is one word, is
    assert [line for line in free if cells(line) > 80 and "quizgo sim" not in line] == []


def set_by(command: tuple[str, ...], text: str, folder: Path) -> str:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    file = folder / "quizgo.1"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [*command, str(file)],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the page goes; a home with a space in its name, in which nothing is set."""
    home = tmp_path / "my home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("QUIZGO_HOME", str(home / "quizgo"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("MANPATH", raising=False)
    return home / ".local" / "share" / "man"


def test_it_is_put_into_the_learners_own_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["man"]) == 0
    printed = capsys.readouterr().out
    assert run(["man", "--install"]) == 0
    assert capsys.readouterr().out == f"Written: {folder / 'man1' / 'quizgo.1'}\n"
    assert (folder / "man1" / "quizgo.1").read_text(encoding="utf-8") == printed


def test_where_man_does_not_look_a_line_is_given_that_makes_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if shutil.which("man") is None:
        pytest.skip("man is not installed")
    assert run(["man", "--install"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[-1] == f"export MANPATH='{folder}':"
    monkeypatch.setenv("MANPATH", f"{folder}:")
    assert run(["man", "--install"]) == 0
    assert capsys.readouterr().err == "`man quizgo` shows it.\n"


def test_a_data_folder_of_the_learners_own_is_taken(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert run(["man", "--install"]) == 0
    assert (tmp_path / "data" / "man" / "man1" / "quizgo.1").is_file()
    assert not folder.exists()
    monkeypatch.setenv("XDG_DATA_HOME", "data")  # not from the root: nobody reads it
    assert run(["man", "--install"]) == 0
    assert (folder / "man1" / "quizgo.1").is_file()


def test_without_man_it_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run(["man", "--install"]) == 0
    assert capsys.readouterr().err == "这里没有可以查看它的 `man`。\n"
    assert "用间隔重复准备" in (folder / "man1" / "quizgo.1").read_text(encoding="utf-8").replace(
        "\\:", ""
    )


def test_a_folder_that_cannot_be_written_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file", encoding="utf-8")
    assert run(["man", "--install"]) == 1
    assert "quizgo.1: cannot be written" in capsys.readouterr().err
