from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgo.gosim.choices import Choice, Choices

draws = st.lists(st.tuples(st.sampled_from(["select", "map", "random"]), st.integers(1, 1 << 70)))


@given(st.integers(0, 1 << 64), draws)
def test_a_replayed_log_gives_the_same_draws(seed: int, kinds: list[tuple[str, int]]) -> None:
    first = Choices(seed)
    drawn = [first.pick(kind, n) for kind, n in kinds]
    second = Choices(seed + 1, replay=first.log)
    assert [second.pick(kind, n) for kind, n in kinds] == drawn
    assert second.log == first.log
    assert not second.strayed
    assert all(0 <= chosen < n for (_, n), chosen in zip(kinds, drawn, strict=True))


def test_a_log_that_does_not_fit_is_left_where_it_strays() -> None:
    choices = Choices(1, replay=[Choice("select", 3, 2), Choice("map", 5, 4)])
    assert choices.pick("select", 3) == 2
    assert choices.pick("select", 5) in range(5)
    assert choices.strayed


def test_draws_never_change_with_the_python_version() -> None:
    choices = Choices(1)
    assert [choices.pick("random", 100) for _ in range(8)] == [56, 74, 97, 44, 44, 76, 87, 52]


def test_a_copy_draws_the_same_and_disturbs_nobody() -> None:
    choices = Choices(7)
    choices.pick("select", 9)
    twin = choices.copy()
    assert [twin.pick("map", 50) for _ in range(5)] == [choices.pick("map", 50) for _ in range(5)]
