"""What every screen has from the learner's looks: colours, and the keys that edit a line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar, assert_never

from prompt_toolkit.cursor_shapes import (
    CursorShapeConfig,
    ModalCursorShapeConfig,
    SimpleCursorShapeConfig,
)
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.key_binding.vi_state import InputMode
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from quizgo.model import Lang
from quizgo.settings import Editing, Theme
from quizgo.ui.keymap import KeyMap
from quizgo.ui.palettes import has_colours, palette

if TYPE_CHECKING:
    from prompt_toolkit.application import Application

Result = TypeVar("Result")


def style(theme: Theme = Theme.AUTO, environ: Mapping[str, str] = os.environ) -> Style:
    """The styles of a theme."""
    return Style.from_dict(dict(palette(theme, environ)))


def color_depth(
    theme: Theme = Theme.AUTO, environ: Mapping[str, str] = os.environ
) -> ColorDepth | None:
    """Black and white where no colours are wanted; None leaves it to what the terminal says."""
    return None if has_colours(True, theme, environ) else ColorDepth.DEPTH_1_BIT


def editing_mode(keymap: KeyMap) -> EditingMode:
    """For an application with a line to type in."""
    return EditingMode.VI if keymap.editing is Editing.VI else EditingMode.EMACS


def cursor_shapes(keymap: KeyMap) -> CursorShapeConfig:
    """Under vi the cursor tells whether letters are typed or are keys; else it stays as it is."""
    is_vi = keymap.editing is Editing.VI
    return ModalCursorShapeConfig() if is_vi else SimpleCursorShapeConfig()


def mode_sign(app: Application[Result], lang: Lang) -> str:
    """Under vi, the mode in which a line is edited, to stand in front of it with a space behind;
    else empty."""
    if app.editing_mode is not EditingMode.VI:
        return ""
    from quizgo.ui.prose.comfort import comfort_words_in  # few edit under vi

    words = comfort_words_in(lang)
    if app.current_buffer.selection_state is not None:
        return f"{words.vi_visual} "
    match app.vi_state.input_mode:
        case InputMode.INSERT | InputMode.INSERT_MULTIPLE:
            return f"{words.vi_insert} "
        case InputMode.REPLACE | InputMode.REPLACE_SINGLE:
            return f"{words.vi_replace} "
        case InputMode.NAVIGATION:
            return f"{words.vi_normal} "
        case _:
            assert_never(app.vi_state.input_mode)
