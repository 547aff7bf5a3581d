"""`completion`: the script that makes a shell complete words."""

from __future__ import annotations

import click

from quizgo.commands.completing import script

SHELLS = ("bash", "zsh", "fish")


@click.command(epilog="Example: echo 'eval \"$(quizgo completion bash)\"' >> ~/.bashrc")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete commands, decks, cards, tags and queries.

    bash (4.4 or later): eval "$(quizgo completion bash)" in ~/.bashrc. zsh: the same with zsh
    in ~/.zshrc, behind compinit. fish: quizgo completion fish >
    ~/.config/fish/completions/quizgo.fish
    """
    top = ctx.find_root().command
    assert isinstance(top, click.Group)
    click.echo(script(top, shell))
