"""`completion`: the script that makes a shell complete words."""

from __future__ import annotations

import click

from quizgo.commands.helping.completing import script

SHELLS = ("bash", "zsh", "fish")


@click.command(epilog="Example: quizgo completion zsh --install")
@click.argument("shell", type=click.Choice(SHELLS))
@click.option("--install", is_flag=True, help="Write it where the shell looks for it.")
@click.pass_context
def completion(ctx: click.Context, shell: str, install: bool) -> None:
    """Print the script that makes a shell complete commands, decks, cards, tags and queries.

    --install writes it where the shell looks for it, and says what is left to do. By hand:

    \b
    bash  eval "$(quizgo completion bash)" in ~/.bashrc; 4.4 or later
    zsh   eval "$(quizgo completion zsh)" in ~/.zshrc, behind compinit
    fish  quizgo completion fish | source, in ~/.config/fish/config.fish
    """
    top = ctx.find_root().command
    assert isinstance(top, click.Group)
    found = script(top, shell)
    if not install:
        click.echo(found)
        return
    from quizgo.commands.helping.installing import install_completion
    from quizgo.ui.looks import current
    from quizgo.ui.prose.help import help_words_in

    install_completion(shell, found, help_words_in(current().lang))
