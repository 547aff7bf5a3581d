"""What words become in a shell: commands, options, decks, cards, tags, terms of queries."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from quizgo.cli import COMMANDS, main, run
from quizgo.commands.completing import completions

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
    (tmp_path / "completion.json").write_text("[1, 2")
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


def test_bash_completes_in_earnest(home: Path, tmp_path: Path) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    program = tmp_path / "quizgo"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m quizgo "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(quizgo completion bash)"\n'
        "COMP_WORDS=(quizgo study --tag preem); COMP_CWORD=3\n"
        '_quizgo_completion quizgo preem --tag\necho "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "QUIZGO_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["preemption"], done.stderr
