"""The frame of help in English, which is what the commands speak themselves."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.help import HelpWords

EN: Final = HelpWords(
    usage="Usage",
    options="Options",
    commands="Commands",
    example="Example: ",
    colon=": ",
    stop=". ",
    default="default: {value}",
    required="required",
    at_least="at least {least}",
    at_most="at most {most}",
    between="{least} to {most}",
    listed="; ",
    notes=" [{notes}]",
    written="Written: {path}",
    man_finds="`man quizgo` shows it.",
    man_misses=(
        "`man` does not look there. Put this line into the file that your shell reads when it "
        "starts:\n{line}"
    ),
    man_absent="There is no `man` here to show it.",
    bash_next=(
        "Shells that start from now on read it, if bash-completion is installed. Otherwise put "
        "this line into ~/.bashrc:\nsource {path}"
    ),
    zsh_next=(
        "Put this line into ~/.zshrc, before compinit, unless it is there:\nfpath=({folder} $fpath)"
    ),
    fish_next="fish reads it by itself.",
    names={},
    texts={},
)
