"""What a settings file that is begun says to its reader, in the language of the interface."""

from __future__ import annotations

from quizgo.model import Lang
from quizgo.settings.table import SETTINGS
from quizgo.settings.template import HEAD, WIDTH, Comments
from quizgo.ui.lines import line_text, wrapped
from quizgo.ui.looks import current
from quizgo.ui.prose.comfort import comfort_words_in
from quizgo.ui.prose.help import help_words_in


def comments() -> Comments:
    """The comments for whoever is here now."""
    return comments_in(current().lang)


def comments_in(lang: Lang) -> Comments:
    """The comments in one language, in the words of the manual."""
    words = help_words_in(lang)
    return Comments(
        _lines(words.said(HEAD)),
        {
            name: _lines(words.said(setting.about) + words.stop.strip())
            for name, setting in SETTINGS.items()
        },
        comfort_words_in(lang).actions,
    )


def _lines(paragraph: str) -> tuple[str, ...]:
    return tuple(map(line_text, wrapped([("", paragraph)], WIDTH)))
