"""`man`: the manual page, made from the commands themselves, so that it tells what there is."""

from __future__ import annotations

import click

from quizgo.clock import clock_from_environment
from quizgo.commands.helping.manual import page
from quizgo.ui.looks import current
from quizgo.ui.prose.help import help_words_in


@click.command(epilog="Example: quizgo man | man -l -")
@click.option(
    "--install", is_flag=True, help="Write it where `man` looks for yours, and say whether it does."
)
@click.pass_context
def man(ctx: click.Context, install: bool) -> None:
    """Print the manual page, in the language of the interface."""
    top = ctx.find_root().command
    assert isinstance(top, click.Group)
    lang = current().lang
    text = "\n".join(page(top, clock_from_environment().now().date(), lang))
    if not install:
        click.echo(text)
        return
    from quizgo.commands.helping.installing import install_page

    install_page(text + "\n", help_words_in(lang))
