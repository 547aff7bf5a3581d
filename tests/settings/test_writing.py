"""Settings written into the file: what changes, and what stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.errors import QuizgoError, WrongWords
from quizgo.model import Scheduler
from quizgo.schedule.fsrs import PUBLISHED
from quizgo.settings import DeckSettings, Settings, Theme, load, read, write
from quizgo.settings.actions import ACTIONS
from quizgo.settings.names import every_name, named, value_of
from quizgo.settings.reading import read_bytes
from quizgo.settings.template import in_english, template
from quizgo.settings.writing import changed, value_typed

PLACE = Path("config.yaml")
BEGUN = template(in_english())
HAND_WRITTEN = """\
# mine
new_per_day: 7   # weekdays

keys:            # as in vim
  undo: z
  # a thought
  pick: [space, "."]
decks: {go: {new_per_day: 5}, go/gc: {retention: 0.95}}
# the end
"""


def after(text: str, name: str, value: object) -> str:
    return changed(text, named(name), value, PLACE)


def test_the_first_file_has_every_setting_as_a_comment(tmp_path: Path) -> None:
    path = tmp_path / "quizgo" / "config.yaml"
    write(path, {"new_per_day": 5})
    text = path.read_text(encoding="utf-8")
    assert load(path) == (Settings(new_per_day=5), ())
    assert text == BEGUN.replace("# new_per_day: 20\n", "new_per_day: 5\n")
    write(path, {"new_per_day": None})
    assert path.read_text(encoding="utf-8") == BEGUN


def test_uncommented_defaults_are_the_defaults() -> None:
    lines = BEGUN.splitlines()
    bare = [line[2:] for line in lines if ": " in line and line[2:].split(":")[0].isidentifier()]
    found = read_bytes("\n".join(bare).encode(), PLACE)
    assert found.settings == Settings()
    assert len(found.lines) >= 17


def test_commented_examples_hold() -> None:
    keys, decks = (BEGUN.partition(f"# {name}:\n") for name in ("keys", "decks"))
    lines = [
        *keys[1:2],
        *keys[2].split("\n\n")[0].splitlines(),
        *decks[1:2],
        *decks[2].splitlines(),
    ]
    found = read_bytes("\n".join(line[2:].rstrip() for line in lines).encode(), PLACE)
    assert found.faults == ()
    assert found.settings.keys == {name: action.keys for name, action in ACTIONS.items()}
    assert found.settings.decks == (DeckSettings("go/scheduling", new_per_day=5),)


def test_comments_and_order_stay() -> None:
    text = after(HAND_WRITTEN, "new_per_day", 9)
    text = after(text, "keys.undo", ("w",))
    text = after(text, "keys.hint", ("#",))
    text = after(text, "decks.go.reviews_per_day", 50)
    text = after(text, "theme", Theme.LIGHT)
    assert (
        text
        == """\
# mine
new_per_day: 9   # weekdays

keys:            # as in vim
  undo: w
  # a thought
  pick: [space, "."]
  hint: "#"
decks: {go: {new_per_day: 5, reviews_per_day: 50}, go/gc: {retention: 0.95}}
# the end
theme: light
"""
    )


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("new_per_day", "new_per_day: 7   # weekdays\n"),
        ("keys.undo", "  undo: z\n"),
        ("decks.go.new_per_day", "go: {new_per_day: 5}, "),
        ("decks.go/gc", ", go/gc: {retention: 0.95}"),
    ],
)
def test_what_is_taken_out_leaves_the_rest(name: str, gone: str) -> None:
    text = after(HAND_WRITTEN, name, None)
    assert gone not in text
    left = text.replace("# new_per_day: 20\n", "")
    assert left == HAND_WRITTEN.replace(gone, "")


def test_a_mapping_left_empty_goes() -> None:
    text = after("keys:\n  undo: z\nfuzz: true\n", "keys.undo", None)
    assert text == "# keys:\nfuzz: true\n"


@pytest.mark.parametrize(
    "text", ["", "fuzz: true", "decks:\n", "decks: {}\n", "decks:\n  a: {}\n", "{fuzz: true}\n"]
)
def test_nested_settings_find_a_place(text: str) -> None:
    done = after(text, "decks.go/scheduling.new_per_day", 5)
    found = read_bytes(done.encode(), PLACE)
    assert found.faults == ()
    assert found.settings.decks == (DeckSettings("go/scheduling", new_per_day=5),)


def test_a_list_in_lines_becomes_one_in_brackets() -> None:
    text = after("keys:\n  pick:\n  - space\n  - z\n# end\nfuzz: on\n", "keys.pick", ("w", "ä"))
    assert text == 'keys:\n  pick: [w, "ä"]\n# end\nfuzz: on\n'


def test_a_clash_of_keys_is_refused() -> None:
    with pytest.raises(WrongWords, match="b is the key of bury"):
        after("", "keys.undo", ("b",))


def test_a_file_that_cannot_be_kept_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text('theme: "dark\n', encoding="utf-8")
    with pytest.raises(QuizgoError, match="mended by hand"):
        write(path, {"fuzz": True})
    assert path.read_text(encoding="utf-8") == 'theme: "dark\n'
    assert list(tmp_path.iterdir()) == [path]


def test_a_broken_value_can_be_set_right() -> None:
    assert after("theme: dork\nfuzz: true\n", "theme", Theme.DARK) == "theme: dark\nfuzz: true\n"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.yaml"
    real.write_text("fuzz: true\n", encoding="utf-8")
    link = tmp_path / "config.yaml"
    link.symlink_to(real)
    write(link, {"scheduler": Scheduler.FSRS, "fsrs_parameters": PUBLISHED})
    assert link.is_symlink()
    assert read(real).settings.scheduler is Scheduler.FSRS


def test_changes_are_made_all_or_none(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    with pytest.raises(WrongWords):
        write(path, {"fuzz": True, "colour": 5})
    assert not path.exists()


@pytest.mark.parametrize(
    "name", ["x", "fuzz.x", "keys.x", "decks.", "decks.go.new_pr_day", "", "."]
)
def test_names_that_are_none_are_refused(name: str) -> None:
    with pytest.raises(WrongWords):
        named(name)


@pytest.mark.parametrize("typed", ["[", "a: b", "x\nfuzz: true", "", "*x", "!t 5", "dork"])
def test_values_that_are_none_are_refused(typed: str) -> None:
    with pytest.raises(WrongWords):
        value_typed(named("theme"), typed)


# Laws -----------------------------------------------------------------------

VALUES: list[tuple[str, str]] = [
    ("lang", "zh"),
    ("new_per_day", "3"),
    ("retention", "0.85"),
    ("fuzz", "true"),
    ("theme", "high-contrast"),
    ("keys.undo", "z"),
    ("keys.pick", '[space, "w", "，"]'),
    ("decks.go.new_per_day", "1"),
    ("decks.go/gc.scheduler", "fsrs"),
    ("decks.a.b.bury_siblings", "false"),
    ("decks.go/*", "{retention: 0.8}"),
]


@given(
    st.sampled_from(["", BEGUN, HAND_WRITTEN, "{}\n", "decks:\n  go:\n    retention: 0.9"]),
    st.lists(st.tuples(st.sampled_from(VALUES), st.booleans()), max_size=8),
)
@settings(max_examples=20, deadline=None)
def test_a_setting_is_what_was_written_last(
    text: str, changes: list[tuple[tuple[str, str], bool]]
) -> None:
    for (typed, value), is_set in changes:
        name = named(typed)
        wanted = value_typed(name, value) if is_set else None
        text = changed(text, name, wanted, PLACE)
        found = read_bytes(text.encode(), PLACE)
        assert found.faults == ()
        if wanted is not None:
            assert value_of(name, found.settings) == wanted
    for each in every_name(read_bytes(text.encode(), PLACE).settings):
        text = changed(text, each, None, PLACE)
    assert read_bytes(text.encode(), PLACE).settings == Settings()
