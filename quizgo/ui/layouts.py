"""Keys of other layouts: what a key would be if the keyboard were switched to Latin letters.

Letters of Cyrillic, Greek and Korean keyboards stand for the Latin letter on the same key;
full-width letters, digits and marks, and the marks that Chinese and Japanese input methods
send, for the ordinary ones. A key that is bound itself is not translated.
"""

from __future__ import annotations

from prompt_toolkit.filters import FilterOrBool
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.key_processor import KeyPress

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_LAYOUTS = (
    "йцукенгшщзфывапролдячсмить",  # Russian; Ukrainian and Bulgarian letters below
    "\0ςερτυθιοπασδφγηξκλζχψωβνμ",  # Greek, whose q is a semicolon
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
)
_OTHERS = {
    "і": "s",
    "І": "S",
    "ў": "o",
    "Ў": "O",
    "Σ": "S",
    "ΰ": "y",
    "ΐ": "i",
    "ㅃ": "Q",
    "ㅉ": "W",
    "ㄸ": "E",
    "ㄲ": "R",
    "ㅆ": "T",
    "ㅒ": "O",
    "ㅖ": "P",
    "\u3000": " ",
}
_MARKS = {
    "。": ".",
    "、": "/,\\",  # of a Chinese keyboard the first, of a Japanese one the second
    "《": "<",
    "》": ">",
    "〈": "<",
    "〉": ">",
    "【": "[",
    "】": "]",
    "「": "[",
    "」": "]",
    "￥": "$",
    "·": "`",
    "×": "*",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "ю": ".",
    "Ю": ">",
    "б": ",",
    "Б": "<",
    "ж": ";",
    "Ж": ":",
    "э": "'",
    "Э": '"',
    "х": "[",
    "Х": "{",
    "ъ": "]",
    "Ъ": "}",
    "ё": "`",
    "Ё": "~",
    "№": "#",
}
_FULL_WIDTH = {chr(0xFF00 + code - 0x20): chr(code) for code in range(0x21, 0x7F)}


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for layout in _LAYOUTS:
        for letter, latin in zip(layout, _LATIN, strict=True):
            table[letter] = latin
            if letter.upper() != letter and len(letter.upper()) == 1:
                table.setdefault(letter.upper(), latin.upper())
    del table["\0"]
    return {**table, **_OTHERS, **_FULL_WIDTH, **_MARKS}


LATIN = _table()
"""The Latin character of each key that has one; several where layouts do not agree."""


def variants(character: str) -> list[str]:
    """What other layouts send for the key of a character."""
    return [other for other, latin in LATIN.items() if character in latin]


def add_other_layouts(bindings: KeyBindings, when: FilterOrBool) -> None:
    """Let keys of other layouts do what the Latin ones do. `when`: nothing is being typed."""

    @bindings.add("<any>", filter=when)
    def _(event: KeyPressEvent) -> None:
        latin = LATIN.get(event.data, "")
        meant = [character for character in latin if _does_something(bindings, character)]
        if meant:
            event.key_processor.feed(KeyPress(meant[0]), first=True)


def _does_something(bindings: KeyBindings, character: str) -> bool:
    """Whether the key of a character is bound, and in use now."""
    return any(one.keys == (character,) and one.filter() for one in bindings.bindings)
