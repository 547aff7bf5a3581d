"""100,000 messages between two goroutines, against SimPy's stores and trio's channels.

They have no rendezvous but trio's of size 0; SimPy's store holds one, which favours it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from quizgo import gosim
from tests.bench.timing import lower_quartiles

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

MESSAGES = 100_000
ROUNDS = 7

SOURCE = """package main

func main() {
	c := make(chan int)
	go func() {
		for i := 0; i < 100000; i++ {
			c <- i
		}
		close(c)
	}()
	sum := 0
	for v := range c {
		sum += v
	}
	println(sum)
}
"""


def with_simpy() -> None:
    simpy = pytest.importorskip("simpy")
    world = simpy.Environment()
    store = simpy.Store(world, capacity=1)

    def send() -> Generator[object, object, None]:
        for number in range(MESSAGES):
            yield store.put(number)

    def receive() -> Generator[object, object, None]:
        for _ in range(MESSAGES):
            yield store.get()

    world.process(send())
    world.process(receive())
    world.run()


def with_trio() -> None:
    trio = pytest.importorskip("trio")

    async def main() -> None:
        sender, receiver = trio.open_memory_channel(0)

        async def send() -> None:
            async with sender:
                for number in range(MESSAGES):
                    await sender.send(number)

        async with trio.open_nursery() as nursery:
            nursery.start_soon(send)
            async for _ in receiver:
                pass

    trio.run(main)


@pytest.mark.parametrize(("other", "least"), [(with_simpy, 2.5), (with_trio, 5.0)])
def test_messages_are_faster_by(
    other: Callable[[], None], least: float, benchmark: BenchmarkFixture
) -> None:
    program = gosim.compile(SOURCE.encode(), "prog.go")
    assert isinstance(program, gosim.Program)
    assert gosim.run(program).stderr == b"4999950000\n"
    ours, theirs = lower_quartiles([lambda: gosim.run(program), other], rounds=ROUNDS)
    benchmark(gosim.run, program)
    benchmark.extra_info["times as fast"] = round(theirs / ours, 2)
    assert theirs >= least * ours
