"""What words become in a shell: commands, options, decks, cards, tags, terms of queries."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from quizgo.cli import COMMANDS, main, run
from quizgo.commands.helping.completing import answer, completions
from tests.terminal import Terminal

SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose store has read the bundled decks, with a tag of the learner's own."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUIZGO_HOME", str(folder))
        patch.delenv("QUIZGO_DATABASE_URL", raising=False)
        assert run(["tag", "mine", "sig"]) == 0
        yield folder


def found(*words: str, shell: str = "zsh") -> list[str]:
    assert isinstance(main, click.Group)
    *args, word = words
    items = completions(main, args, word, breaks=shell == "bash")
    return [item.value if item.type == "plain" else f"<{item.type}>" for item in items]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("",), [*COMMANDS]),
        (("st",), ["study", "stats"]),
        (("study", "--la"), ["--lang"]),
        (("study", "--lang", ""), ["en", "zh", "both"]),
        (("study", "--lang=z"), ["--lang=zh"]),
        (("study", "go/g"), ["<file>", "go/g-struct", "go/gc"]),
        (("study", "go/gc", "--new", "5", "go/g-s"), ["go/g-struct"]),
        (("study", "--tag", "preem"), ["preemption"]),
        (("study", "--tag", "min"), ["mine"]),
        (("show", "go/g-struct/si"), ["go/g-struct/sig"]),
        (("show", "sig"), ["sig"]),
        (("cards", "ta"), ["tag:"]),
        (("cards", "deck:go/g-s"), ["deck:go/g-struct"]),
        (("cards", "is:due -tag:preem"), ["is:due -tag:preemption"]),
        (("suspend", "--query", "is:su"), ["is:suspended"]),
        (("config", "set", "keys.un"), ["keys.undo"]),
        (("sim", "st"), ["step"]),
        (("sim", "run", "--rules", ""), ["1.13", "1.27"]),
        (("sim", "run", "x"), ["<file>"]),
        (("import", "a"), ["<file>"]),
        (("completion", ""), [*SHELLS]),
    ],
)
def test_words_are_completed(words: tuple[str, ...], some: list[str]) -> None:
    assert set(some) <= set(found(*words))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "words", [("frob", "x"), ("study", "--frob", "zzz"), ("new", "go"), ("stats", "zzz"), ("zz",)]
)
def test_what_is_not_known_is_not_completed(words: tuple[str, ...]) -> None:
    assert found(*words) in ([], ["<file>"])


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("cards", "tag", ":", "preem"), ["preemption"]),
        (("cards", "tag", ":"), ["preemption", "mine"]),
        (("study", "--lang", "=", "z"), ["zh"]),
    ],
)
def test_bash_breaks_words_at_colons_and_equal_signs(
    words: tuple[str, ...], some: list[str]
) -> None:
    assert set(some) <= set(found(*words, shell="bash"))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("words", ["quizgo 'unclosed", "quizgo study \\", "quizgo \x1b[2J"])
def test_nothing_is_ever_said(
    shell: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_QUIZGO_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", "x" if "study" in words else "1")
    assert run([]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "Traceback" not in shown.out


def test_without_a_store_there_are_no_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZGO_HOME", str(tmp_path))
    assert found("show", "s") == []
    assert not (tmp_path / "quizgo.db").exists()
    (tmp_path / "quizgo.db").write_bytes(b"no database at all")
    assert found("show", "s") == []
    (tmp_path / "completion-en.json").write_text("[1, 2")
    assert "study" in found("st")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_the_one_that_the_shell_reads(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert f"{shell}_complete" in script
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    subprocess.run([shell, "-n"], input=script, text=True, check=True)


@pytest.fixture
def path(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `quizgo` in it, in front of all others, and a home folder without anything."""
    program = tmp_path / "bin" / "quizgo"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m quizgo "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("QUIZGO_HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def there(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")


def printed(*command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.usefixtures("path")
def test_bash_completes_in_earnest() -> None:
    there("bash")
    script = (
        'eval "$(quizgo completion bash)"\n'
        "COMP_WORDS=(quizgo study --tag preem); COMP_CWORD=3\n"
        '_quizgo_completion quizgo preem --tag\necho "${COMPREPLY[@]}"\n'
    )
    assert printed("bash", "--norc", "-c", script) == ["preemption"]


FISH = [
    ("quizgo study --tag preem", ["preemption"]),
    ("quizgo show go/g-struct/sigp", ["go/g-struct/sigpc"]),
    ("quizgo cards deck:go/g-s", ["deck:go/g-struct"]),
    ("quizgo sim run --rules ", ["1.13", "1.27"]),
    ("quizgo fla", ["flag\tPut a flag from 1 to 7 on cards, or take it away."]),
    ("quizgo study --lim", ["--limit\tAt most so many cards."]),
]


@pytest.mark.parametrize(("typed", "offered"), FISH)
def test_fish_completes_in_earnest(path: Path, typed: str, offered: list[str]) -> None:
    there("fish")
    assert run(["completion", "fish", "--install"]) == 0
    assert (path / "config" / "fish" / "completions" / "quizgo.fish").is_file()
    assert printed("fish", "-c", f"complete -C {typed!r}") == offered


ZSH = [
    ("quizgo study --tag preem", "quizgo study --tag preemption"),
    ("quizgo show go/g-struct/sigp", "quizgo show go/g-struct/sigpc"),
    ("quizgo cards deck:go/g-s", "quizgo cards deck:go/g-struct"),
    ("quizgo resch", "quizgo reschedule"),
    ("quizgo study --lim", "quizgo study --limit"),
]


def zsh(path: Path, start: str) -> Terminal:
    (path / ".zshrc").write_text(f"{start}\nPS1='ready> '\n", encoding="utf-8")
    environ = {**os.environ, "ZDOTDIR": str(path), "TERM": "xterm"}
    return Terminal(["zsh", "-i"], columns=80, rows=24, environ=environ)


@pytest.mark.parametrize("how", ["installed", "evaluated"])
def test_zsh_completes_in_earnest(path: Path, how: str) -> None:
    there("zsh")
    start = "autoload -U compinit && compinit -u -D"
    if how == "installed":
        assert run(["completion", "zsh", "--install"]) == 0
        start = f"fpath=({path / 'data' / 'zsh' / 'site-functions'} $fpath)\n{start}"
    else:
        start += '\neval "$(quizgo completion zsh)"'
    with zsh(path, start) as terminal:
        terminal.wait_for("ready>")
        for typed, becomes in ZSH:
            terminal.send(f"{typed}\t")
            terminal.wait_for(becomes)
            terminal.send("\x15")
            terminal.wait_until_gone("quizgo")


def test_zsh_shows_what_commands_do(path: Path) -> None:
    there("zsh")
    with zsh(path, 'autoload -U compinit && compinit -u -D\neval "$(quizgo completion zsh)"') as it:
        it.wait_for("ready>")
        it.send("quizgo s\t")
        it.wait_for("study      -- Study what is due, or a deck or file of your choice.")


def test_descriptions_are_in_the_language_of_the_interface(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(main, click.Group)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    chinese = {item.value: item.help for item in completions(main, [], "", breaks=False)}
    assert chinese["bury"] == "把卡片搁置到明天。"
    (home / "config.yaml").write_text("theme: dark\ninterface: en # as at work\n")
    english = {item.value: item.help for item in completions(main, [], "", breaks=False)}
    (home / "config.yaml").unlink()
    assert english["bury"] == "Keep cards out of study until tomorrow."


@pytest.mark.parametrize(
    ("shell", "file", "left"),
    [
        ("bash", "data/bash-completion/completions/quizgo", "source "),
        ("zsh", "data/zsh/site-functions/_quizgo", "fpath=("),
        ("fish", "config/fish/completions/quizgo.fish", "by itself"),
    ],
)
def test_the_script_is_put_where_the_shell_looks(
    shell: str, file: str, left: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    for _ in range(2):  # a second time replaces it
        assert run(["completion", shell, "--install"]) == 0
    said = capsys.readouterr()
    assert (path / file).read_text(encoding="utf-8") == script
    assert said.out == f"Written: {path / file}\n" * 2
    assert left in said.err


def test_a_fault_says_nothing_in_the_shell_and_is_kept_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("COMP_WORDS", "quizgo st")
    monkeypatch.setenv("COMP_CWORD", "no number")
    answer(main, "bash_complete")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("\n", "")
    (file,) = tmp_path.glob("quizgo-fault-*.txt")
    assert "ValueError" in file.read_text(encoding="utf-8")
