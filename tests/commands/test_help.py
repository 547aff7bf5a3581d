"""`--help` in both languages: nothing left in English, nothing left over, and it fits."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

import click
import pytest

from quizgo.cli import main, run
from quizgo.commands.helping import manual
from quizgo.commands.helping.pages import EXAMPLE, page_of, split
from quizgo.commands.lazily import LazyGroup
from quizgo.model import Lang
from quizgo.settings.table import SETTINGS
from quizgo.settings.template import HEAD
from quizgo.ui.help_page import Paragraph, help_lines
from quizgo.ui.lines import cells
from quizgo.ui.prose.help import help_words_in
from quizgo.ui.prose.help.zh import PARTS

ZH: Final = help_words_in(Lang.ZH)


def contexts(context: click.Context) -> Iterator[click.Context]:
    """A command and all below it."""
    yield context
    group = context.command
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield from contexts(click.Context(command, info_name=name, parent=context))


ALL: Final = {one.command_path: one for one in contexts(click.Context(main, info_name="quizgo"))}


def spoken(context: click.Context) -> Iterator[str]:
    """Everything English that a command says of itself."""
    command = context.command
    for paragraph in (*split(command.help or ""), *split(command.epilog or "")):
        if not paragraph.text.startswith(EXAMPLE):
            yield paragraph.text
    for param in command.get_params(context):
        if isinstance(param, click.Option) and param.help:
            yield " ".join(param.help.split())
    if isinstance(command, LazyGroup):
        yield from (short for _, short in command.table.values())


def of_the_manual() -> Iterator[str]:
    yield from (manual.ABOUT, manual.OF_KEYS, manual.OF_SETTINGS, manual.NO_KEY, manual.VOLUME)
    yield from manual.HEADINGS
    for rows in (manual.STATUSES, manual.FILES, manual.ENVIRONMENT):
        yield from (about for _, about in rows)
    yield HEAD
    yield from (setting.about for setting in SETTINGS.values())


def said(path: str) -> str:
    return "\n".join(help_lines(page_of(ALL[path], ZH), ZH, 80))


def is_code(text: str) -> bool:
    """Whether there is nothing in it to be put into another language."""
    return text.strip().startswith("# yaml-language-server")


def test_every_text_is_there_in_chinese() -> None:
    texts = {text for context in ALL.values() for text in spoken(context)} | {*of_the_manual()}
    assert [text for text in sorted(texts) if text not in ZH.texts and not is_code(text)] == []


def test_no_chinese_is_left_over() -> None:
    texts = {text for context in ALL.values() for text in spoken(context)} | {*of_the_manual()}
    assert [text for text in ZH.texts if text not in texts] == []


def test_no_text_is_put_into_chinese_twice() -> None:
    assert len(ZH.texts) == sum(map(len, PARTS))


def test_chinese_texts_are_chinese() -> None:
    for english, text in ZH.texts.items():
        assert re.search("[一-鿿]", text), english
        prose = re.sub("`[^`]+`", "", text)
        assert not re.search(r"[一-鿿]([,;:!?]|\.(?!\w))", prose), text


def test_commands_and_options_named_in_english_are_named_in_chinese() -> None:
    """What is typed is typed alike."""
    typed = re.compile(r"`[^`:]+`|`[^` ]+`|--[a-z-]+|\$[A-Z]+|(?<![\w/])~/[\w./-]+")
    for english, text in ZH.texts.items():
        for found in typed.finditer(english):
            assert ZH.named(found[0]) in text, (found[0], text)


@pytest.mark.parametrize("path", ALL)
def test_usage_lines_have_no_english_word(path: str) -> None:
    page = page_of(ALL[path], ZH)
    names = [page.usage, *(row.name for row in page.options)]
    assert [name for name in names if re.search(r"(?<![\w-])[A-Z]{2,}\b", name)] == []


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("lang", Lang)
def test_it_fits(path: str, columns: int, lang: Lang) -> None:
    words = help_words_in(lang)
    lines = list(help_lines(page_of(ALL[path], words), words, columns))
    assert [line for line in lines if cells(line) > columns] == []
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("columns", [1, 10, 20, 2_000])
def test_any_width_is_laid_out(columns: int) -> None:
    assert len(list(help_lines(page_of(ALL["quizgo cards"], ZH), ZH, columns))) > 10


def test_a_help_page_in_chinese() -> None:
    assert said("quizgo study").splitlines()[:14] == [
        "用法：quizgo study [选项] [牌组|文件.yaml]...",
        "",
        "  先学到期的卡片，再学新卡，直到每日上限。",
        "",
        "  不写牌组就是全部牌组。文件.yaml 在原处学习，不用导入。每次作答都先写到磁盘，",
        "  再显示下一张卡片：`q`、Ctrl-C 或断电都不会丢失。",
        "",
        "选项：",
        "  --tag 文字           只学带这个标签的卡片；可重复使用。",
        "  --query 文字         用查询指定卡片，写法同 `quizgo cards`：'deck:go/*",
        "                       prop:lapses>=3 -is:suspended'。",
        "  --new 整数           今天新卡的上限，代替其他所有上限。（不小于 0）",
        "  --ahead 整数         连同今后若干天内到期的一起学。日程从今天算起：SM-2 没有",
        "                       提前复习的概念，下一个间隔与按时复习时一样长。（1 到",
    ]


def test_required_and_default_are_noted() -> None:
    assert "（必填）" in said("quizgo export")
    assert "（默认 1.27）" in said("quizgo sim run")
    assert "（默认 20；1 到 10000）" in said("quizgo sim race")


def test_groups_list_their_commands() -> None:
    assert "  unset  从文件里去掉一项设置，恢复默认。" in said("quizgo config")
    assert "  race      监视内存运行多次：列出数据竞争的两行。" in said("quizgo sim")


def test_blocks_keep_their_lines_and_paragraphs_do_not() -> None:
    text = "\n    One\n    two.\n\n    \b\n    a  b\n      c  d\n    \n    Last.\n    "
    assert list(split(text)) == [
        Paragraph("One two."),
        Paragraph("a  b\n  c  d", keeps_lines=True),
        Paragraph("Last."),
    ]


@pytest.mark.parametrize(
    ("settings", "locale", "heading"),
    [
        ("", "zh_CN.UTF-8", "用法："),
        ("", "en_US.UTF-8", "Usage: "),
        ("interface: zh\n", "en_US.UTF-8", "用法："),
        ("interface: en\n", "zh_CN.UTF-8", "Usage: "),
        ("interface: [broken\n", "zh_CN.UTF-8", "用法："),
    ],
)
def test_the_language_is_that_of_the_interface(
    settings: str,
    locale: str,
    heading: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / "config.yaml").write_text(settings, encoding="utf-8")
    monkeypatch.setenv("QUIZGO_HOME", str(home))
    monkeypatch.setenv("LC_ALL", locale)
    for words in ([], ["study"], ["config"], ["config", "set"], ["sim", "race"]):
        assert run([*words, "--help"]) == 0
        assert capsys.readouterr().out.startswith(heading)


def test_errors_stay_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run(["study", "--nwe", "3"]) == 2
    assert run(["stduy"]) == 2
    assert capsys.readouterr().err.isascii()


@pytest.mark.parametrize("words", [["paths"], ["--version"]])
def test_nobody_loads_the_catalogue_who_asks_for_no_help(words: list[str]) -> None:
    script = (
        "import sys\nfrom quizgo.cli import run\n"
        f"run({words!r})\n"
        "print([name for name in sys.modules if 'help' in name], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stderr.strip() == "[]"
