"""Our dataclasses are those of the standard library to everyone who does not assign to them."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable

import pytest

from quizgo import frozen


@dataclasses.dataclass(frozen=True, slots=True)
class Theirs:
    name: str
    marks: tuple[str, ...] = ()


@frozen.dataclass(frozen=True, slots=True)
class Ours:
    name: str
    marks: tuple[str, ...] = ()


@frozen.dataclass(frozen=True, slots=True, eq=False)
class Thing:
    name: str


@pytest.mark.parametrize("make", [Theirs, Ours])
def test_values_that_are_equal_are_one_key(make: Callable[[str, tuple[str, ...]], object]) -> None:
    assert make("a", ("x",)) == make("a", ("x",))
    assert {make("a", ("x",)), make("a", ("x",)), make("b", ())} == {
        make("a", ("x",)),
        make("b", ()),
    }


def test_what_the_standard_library_does_with_dataclasses_works() -> None:
    one = Ours("a", ("x",))
    assert dataclasses.replace(one, name="b") == Ours("b", ("x",))
    assert dataclasses.asdict(one) == {"name": "a", "marks": ("x",)}
    assert pickle.loads(pickle.dumps(one)) == one
    assert repr(one) == "Ours(name='a', marks=('x',))"
    assert not hasattr(one, "__dict__")
    match one:
        case Ours(name, marks):
            assert (name, marks) == ("a", ("x",))


def test_things_are_only_equal_to_themselves() -> None:
    one = Thing("a")
    assert one == one
    assert one != Thing("a")
    assert len({one, Thing("a")}) == 2
