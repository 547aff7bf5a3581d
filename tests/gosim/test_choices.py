from __future__ import annotations

import tracemalloc

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


@given(st.integers(0, 1 << 64), draws)
def test_a_log_read_on_the_way_is_the_beginning_of_the_later_one(
    seed: int, kinds: list[tuple[str, int]]
) -> None:
    choices = Choices(seed)
    told = [Choice(kind, n, choices.pick(kind, n)) for kind, n in kinds if n > 1]
    halfway = Choices(seed)
    for each in told[: len(told) // 2]:
        halfway.pick(each.kind, each.n)
        assert halfway.log[-1] == each
    assert list(choices.log) == told
    assert halfway.log == choices.log[: len(told) // 2]
    assert choices.log.kinds() == {each.kind for each in told}
    assert len(choices.log) == choices.made == len(told)


def test_the_log_of_a_run_that_strayed_goes_on_with_fresh_draws() -> None:
    kept = Choice("select", 3, 2)
    choices = Choices(1, replay=[kept, Choice("map", 5, 4), kept])
    drawn = [choices.pick(kind, n) for kind, n in (("select", 3), ("select", 5), ("select", 5))]
    assert choices.strayed
    assert choices.log == (kept, Choice("select", 5, drawn[1]), Choice("select", 5, drawn[2]))
    again = Choices(9, replay=choices.log)
    assert [again.pick("select", n) for n in (3, 5, 5)] == drawn


def test_many_draws_in_a_row_take_no_room() -> None:
    choices = Choices(1)
    tracemalloc.start()
    for _ in range(20_000):
        choices.pick("steal", 32)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 2_000
    assert len(choices.log) == 20_000
