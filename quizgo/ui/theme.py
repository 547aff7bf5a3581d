"""What every screen has from the learner's looks: colours, and the keys that edit a line."""

from __future__ import annotations

import os
from collections.abc import Mapping

from prompt_toolkit.cursor_shapes import (
    CursorShapeConfig,
    ModalCursorShapeConfig,
    SimpleCursorShapeConfig,
)
from prompt_toolkit.enums import EditingMode
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from quizgo.settings import Editing, Theme
from quizgo.ui.keymap import KeyMap
from quizgo.ui.palettes import has_colours, palette


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
