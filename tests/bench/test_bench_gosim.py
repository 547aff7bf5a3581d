"""gosim against plain Python and asyncio in the same process: only the ratios are judged.

Run with `pytest -m benchmark`. CPU time, the least of several interleaved rounds, so that what else
the machine does counts little.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from quizgo import gosim

pytestmark = pytest.mark.benchmark

ROUNDS = 5
MESSAGES = 100_000
GOROUTINES = 10_000

LOOP = """package main

func main() {
	sum := 0
	for i := 0; i < 1000000; i++ {
		if i%3 == 0 {
			sum += i
		}
	}
	println(sum)
}
"""

FIB = """package main

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() { println(fib(22)) }
"""

MESSAGE = """package main

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

FAN = """package main

func main() {
	c := make(chan int)
	for i := 0; i < 10000; i++ {
		go func() { c <- i }()
	}
	sum := 0
	for i := 0; i < 10000; i++ {
		sum += <-c
	}
	println(sum)
}
"""


def loop() -> int:
    total = 0
    i = 0
    while i < 1_000_000:
        if i % 3 == 0:
            total += i
        i += 1
    return total


def fib(n: int) -> int:
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


async def messages() -> int:
    queue: asyncio.Queue[int] = asyncio.Queue(1)

    async def send() -> None:
        for i in range(MESSAGES):
            await queue.put(i)

    task = asyncio.create_task(send())
    total = 0
    for _ in range(MESSAGES):
        total += await queue.get()
    await task
    return total


async def fan() -> int:
    queue: asyncio.Queue[int] = asyncio.Queue(1)
    tasks = [asyncio.create_task(queue.put(i)) for i in range(GOROUTINES)]
    total = 0
    for _ in range(GOROUTINES):
        total += await queue.get()
    await asyncio.gather(*tasks)
    return total


def compiled(source: str) -> gosim.Program:
    program = gosim.compile(source.encode(), "prog.go")
    assert isinstance(program, gosim.Program)
    return program


def seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def ratio(benchmark: BenchmarkFixture, source: str, other: Callable[[], object]) -> float:
    """How many times as long as `other` the Go program takes."""
    program = compiled(source)
    outcome = gosim.run(program)  # compiles what it reaches
    assert outcome.status == 0
    pairs = [(seconds(lambda: gosim.run(program)), seconds(other)) for _ in range(ROUNDS)]
    benchmark.pedantic(gosim.run, args=(program,), rounds=1)  # type: ignore[no-untyped-call]
    result = min(ours for ours, _ in pairs) / min(theirs for _, theirs in pairs)
    benchmark.extra_info["ratio"] = result
    return result


def test_counting_loop_costs_at_most_two_and_a_half_python_loops(
    benchmark: BenchmarkFixture,
) -> None:
    assert ratio(benchmark, LOOP, loop) < 2.5


def test_fib_costs_at_most_thirty_times_python(benchmark: BenchmarkFixture) -> None:
    assert ratio(benchmark, FIB, lambda: fib(22)) < 30


def test_messages_are_two_and_a_half_times_as_fast_as_asyncio(
    benchmark: BenchmarkFixture,
) -> None:
    assert ratio(benchmark, MESSAGE, lambda: asyncio.run(messages())) < 1 / 2.5


def test_goroutines_are_twice_as_fast_as_tasks(benchmark: BenchmarkFixture) -> None:
    assert ratio(benchmark, FAN, lambda: asyncio.run(fan())) < 1 / 2


def test_blocked_goroutine_takes_less_than_a_kilobyte(benchmark: BenchmarkFixture) -> None:
    import tracemalloc

    source = """package main

func main() {
	c := make(chan int)
	for i := 0; i < 100000; i++ {
		go func() { c <- i }()
	}
	for i := 0; i < 100000; i++ {
		<-c
	}
}
"""
    program = compiled(source)
    gosim.run(program)
    tracemalloc.start()
    benchmark.pedantic(gosim.run, args=(program,), rounds=1)  # type: ignore[no-untyped-call]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    benchmark.extra_info["bytes"] = peak // 100_000
    assert peak < 100_000 * 1024
