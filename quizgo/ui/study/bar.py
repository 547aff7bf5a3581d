"""The key bar: one line that says what the keys do now, at any width."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from quizgo.model import Choice, Drive, Lab, Order, Predict
from quizgo.session.state import (
    Asking,
    Finished,
    Judged,
    Left,
    Question,
    State,
    Ticking,
    TimeUp,
    View,
)
from quizgo.settings import Editing
from quizgo.ui.bars import Key, fitted
from quizgo.ui.content import is_open, is_typed
from quizgo.ui.daily import spoken
from quizgo.ui.lines import Line
from quizgo.ui.looks import Looks
from quizgo.ui.offers import offer_keys
from quizgo.ui.prose.words import Words
from quizgo.ui.study.draft import Draft, Page
from quizgo.ui.study.grade_bar import grade_bar

ESCAPE = "Esc"
PLAIN_LOOKS = Looks()

_NOT_IN_INTERVIEWS = frozenset({"undo", "edit", "bury", "suspend", "retry"})


def key_bar(
    view: View, draft: Draft, width: int, words: Words, today: date, looks: Looks = PLAIN_LOOKS
) -> Line:
    """The bar for a state; keys that do not fit are left out, the last ones first."""
    names = _Names(looks, words)
    is_interview = view.clocks is not None
    is_putting_on = draft.is_flagging or draft.writes_note
    if isinstance(view.state, Judged) and draft.page is Page.CARD and not is_putting_on:
        return grade_bar(
            view.state,
            width,
            words,
            today,
            others=[key for key in names.at_grading() if _is_there(key, is_interview)],
            four_grades=looks.four_grades,
        )
    keys = names.keys(view.state, draft)
    return fitted(_in_interview(keys, names, draft) if is_interview else keys, width)


def _is_there(key: Key, is_interview: bool) -> bool:
    """Whether a key does anything: an answer in an interview is final."""
    return not (is_interview and key.action in _NOT_IN_INTERVIEWS)


def _in_interview(keys: Sequence[Key], names: _Names, draft: Draft) -> list[Key]:
    """The same without what an interview refuses, and with its pause."""
    kept = [key for key in keys if _is_there(key, True)]
    at = next((place for place, key in enumerate(kept) if key.action == "quit"), None)
    if at is None or draft.page is not Page.CARD:
        return kept
    return [*kept[:at], names.pause(), *kept[at:]]


# Keys -----------------------------------------------------------------------


class _Names:
    """The keys of each state, by the names that they have for this learner."""

    def __init__(self, looks: Looks, words: Words) -> None:
        self._map = looks.keys
        self._words = words

    def key(self, action: str, label: str) -> Key:
        return Key(self._map.name(action, self._words), label, action)

    def while_typing(self, action: str, label: str) -> Key:
        return Key(self._map.typing_name(action, self._words), label, action)

    def pause(self) -> Key:
        from quizgo.ui.interview.asking import pause_label  # a session has no pause

        return self.key("pause", pause_label(self._words))

    def at_grading(self) -> list[Key]:
        """Besides the grades."""
        words = self._words
        return [
            self.key("help", words.key_help),
            self.key("next", words.key_accept),
            self.key("undo", words.key_undo),
            self.key("retry", words.key_retry),
        ]

    def keys(self, state: State, draft: Draft) -> list[Key]:
        words = self._words
        if draft.page is not Page.CARD:
            back = words.key_go_on if draft.page is Page.PAUSED else words.key_back
            return [self.key("next", back), self.key("quit", words.key_quit)]
        if draft.is_flagging or draft.writes_note:
            return self._putting_on(draft)
        match state:
            case Asking(question=question):
                if is_typed(question.card) or is_open(question.card):
                    return self._typing(question, draft)
                return [*self._picking(state, draft), *self._commands(question)]
            case Ticking(question=question):
                return [
                    self.key("pick", words.key_tick),
                    self.key("next", words.key_done),
                    *self._commands(question),
                ]
            case TimeUp():
                return [
                    self.key("next", words.key_go_on),
                    self.key("quit", spoken(words).key_stop),
                    self.key("undo", words.key_undo),
                ]
            case Finished(offers=offers):
                leave, undo = self.key("next", words.key_leave), self.key("undo", words.key_undo)
                return [leave, *offer_keys(offers, words, self._map), undo]
            case Judged() | Left():
                return []
            case _:
                assert_never(state)

    def _putting_on(self, draft: Draft) -> list[Key]:
        """While a flag or a note is put on the card."""
        own = spoken(self._words)
        if draft.writes_note:
            return [self.key("next", own.key_keep), self._out_of_line(own.key_cancel)]
        return [Key("0-7", own.key_flag), self.key("commands", own.key_cancel)]

    def _picking(self, state: Asking, draft: Draft) -> list[Key]:
        words, body = self._words, state.question.card.body
        if isinstance(body, Choice | Predict):
            count = len(state.question.shuffle)
            done = words.key_answer if draft.picked else words.key_give_up
            return [Key(f"1-{count}", words.key_pick), self.key("next", done)]
        if isinstance(body, Order):
            return [
                Key(f"1-{len(body.steps)}", words.key_place),
                self.key("pick", words.key_carry),
                self.key("next", words.key_answer),
            ]
        if isinstance(body, Drive):
            return self._at_the_helm(body, draft)
        return [self.key("pick", words.key_show)]

    def _at_the_helm(self, body: Drive, draft: Draft) -> list[Key]:
        words, found = self._words, draft.helm.stand
        count = len(found.candidates) if found is not None else 0
        choose = [Key(f"1-{count}", words.key_choose)] if count else []
        can_go_on = bool(count) and not body.is_as_go
        go_on = [self.key("next", words.key_go_on)] if can_go_on else []
        back = [self.key("take_back", words.key_take_back)] if draft.helm.before else []
        return [*choose, *go_on, *back, self.key("give_up", words.key_surrender)]

    def _typing(self, question: Question, draft: Draft) -> list[Key]:
        words, is_lab = self._words, isinstance(question.card.body, Lab)
        if draft.is_commanding:
            give_up = [self.key("give_up", words.key_surrender)] if is_lab else []
            return [self.key("next", words.key_back), *give_up, *self._commands(question)]
        if is_lab:
            return self._in_editor(question)
        done = "hand_in" if is_open(question.card) else "next"
        return [
            self.key(done, words.key_answer),
            self._out_of_line(words.key_commands),
            *self._hint_while_typing(question),
            self.while_typing("help", words.key_help),
        ]

    def _in_editor(self, question: Question) -> list[Key]:
        words = self._words
        return [
            self.key("hand_in", words.key_hand_in),
            self.while_typing("run", words.key_run),
            *self._hint_while_typing(question),
            self.while_typing("give_up", words.key_surrender),
            self.while_typing("open", words.key_open),
            self._out_of_line(words.key_commands),
            self.while_typing("help", words.key_help),
        ]

    def _out_of_line(self, label: str) -> Key:
        """Esc, while something is typed. Under vi, the first one is the editor's."""
        name = self._map.name("commands", self._words)
        twice = self._map.editing is Editing.VI and name == ESCAPE
        return Key(f"{name} {name}" if twice else name, label)

    def _hint_while_typing(self, question: Question) -> list[Key]:
        return [self.while_typing("hint", self._words.key_hint)] if _has_hints(question) else []

    def _commands(self, question: Question) -> list[Key]:
        words = self._words
        return [
            self.key("help", words.key_help),
            *([self.key("hint", words.key_hint)] if _has_hints(question) else []),
            self.key("undo", words.key_undo),
            self.key("quit", words.key_quit),
            self.key("edit", words.key_edit),
            self.key("bury", words.key_bury),
            self.key("suspend", words.key_suspend),
            self.key("language", words.key_language),
            self.key("why", words.key_why),
            self.key("flag", spoken(words).key_flag),
            self.key("note", spoken(words).key_note),
            self.key("mark", spoken(words).key_mark),
        ]


def _has_hints(question: Question) -> bool:
    return question.hints_shown < len(question.card.hints)
