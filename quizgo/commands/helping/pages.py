"""What a command says of itself, in the language of the interface: for `--help`, for the
completion of words, and for the manual."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator

import click

from quizgo.ui.help_page import Page, Paragraph, Row, help_lines
from quizgo.ui.prose.help import HelpWords, help_words_in

EXAMPLE = "Example: "
KEEPS_LINES = "\b"
"""The first line of a block that is to be shown line by line."""


def help_of(context: click.Context) -> str:
    """What `--help` prints."""
    from quizgo.ui.looks import current
    from quizgo.ui.printing import columns_of

    words = help_words_in(current().lang)
    lines = help_lines(page_of(context, words), words, columns_of(sys.stdout))
    return "\n".join(lines)


def page_of(context: click.Context, words: HelpWords) -> Page:
    """A command in the words of a language."""
    command = context.command
    pieces = " ".join(command.collect_usage_pieces(context))
    return Page(
        called=context.command_path,
        usage=words.named(pieces),
        about=tuple(paragraphs(command.help or "", words)),
        options=tuple(_options(context, words)),
        commands=tuple(_commands(context, words)),
        more=tuple(paragraphs(command.epilog or "", words)),
    )


def paragraphs(text: str, words: HelpWords) -> Iterator[Paragraph]:
    """The paragraphs of a help text, said in a language."""
    for one in split(text):
        yield _said(one, words)


def split(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a help text as the command has it."""
    for block in re.split(r"\n[ \t]*\n", inspect.cleandoc(text)):
        first, _, rest = block.lstrip("\n").partition("\n")
        if first.strip() == KEEPS_LINES:
            yield Paragraph(rest.rstrip(), keeps_lines=True)
        elif block.strip():
            yield Paragraph(" ".join(block.split()))


def _said(one: Paragraph, words: HelpWords) -> Paragraph:
    if one.text.startswith(EXAMPLE):
        return Paragraph(words.example + one.text.removeprefix(EXAMPLE), one.keeps_lines)
    return Paragraph(words.said(one.text), one.keeps_lines)


def _options(context: click.Context, words: HelpWords) -> Iterator[Row]:
    for param in context.command.get_params(context):
        if isinstance(param, click.Option) and not param.hidden:
            yield Row(_term(param, context, words), _about(param, context, words))


def _term(option: click.Option, context: click.Context, words: HelpWords) -> str:
    """`-o, --output FILE`."""
    names = ", ".join(sorted(option.opts, key=len))
    if option.is_flag or option.count:
        return names
    value = option.make_metavar(context).replace(" RANGE", "")
    return f"{names} {words.named(value)}"


def _about(option: click.Option, context: click.Context, words: HelpWords) -> str:
    said = words.said(" ".join((option.help or "").split()))
    notes = words.listed.join(_notes(option, context, words))
    return said + words.notes.format(notes=notes) if notes else said


def _notes(option: click.Option, context: click.Context, words: HelpWords) -> Iterator[str]:
    if option.show_default and option.get_default(context) is not None:
        yield words.default.format(value=option.get_default(context))
    kind = option.type
    if isinstance(kind, click.IntRange | click.FloatRange) and not option.count:
        if kind.min is not None and kind.max is not None:
            yield words.between.format(least=kind.min, most=kind.max)
        elif kind.min is not None:
            yield words.at_least.format(least=kind.min)
        elif kind.max is not None:
            yield words.at_most.format(most=kind.max)
    if option.required:
        yield words.required


def _commands(context: click.Context, words: HelpWords) -> Iterator[Row]:
    group = context.command
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(context):
        short = short_of(group, name, context, words)
        if short is not None:
            yield Row(name, short)


def short_of(group: click.Group, name: str, context: click.Context, words: HelpWords) -> str | None:
    """What a command of a group does, in a line; None where it is not shown."""
    from quizgo.commands.lazily import LazyGroup

    if isinstance(group, LazyGroup):
        return words.said(group.table[name][1])
    command = group.get_command(context, name)
    if command is None or command.hidden:
        return None
    return first_sentence(command, words)


def first_sentence(command: click.Command, words: HelpWords) -> str:
    """The first sentence of what a command says of itself."""
    first = next(paragraphs(command.help or "", words), Paragraph("")).text
    sentence, stop, rest = first.partition(words.stop)
    return f"{sentence}{stop.strip()}" if rest else first
