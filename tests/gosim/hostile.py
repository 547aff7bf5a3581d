"""What a program that may mean harm comes to, and the memory that it takes."""

from __future__ import annotations

import multiprocessing
import resource
from multiprocessing.connection import Connection

from quizgo import gosim

FORK = multiprocessing.get_context("fork")
ADDRESS_SPACE = 4 << 30
PEAK = 110 << 20
"""Bytes of memory that a run may take at most: as much in proportion as under the usual limits."""
LIMITS = gosim.Limits(
    steps=1_000_000,
    goroutines=10_000,
    heap_bytes=64 << 20,
    output_bytes=2 << 20,
    stack_bytes=50_000_000,
)
"""A small part of the usual, for the time of tests."""


def outcome(program: str) -> tuple[str, gosim.How | None, gosim.Limit | None]:
    """What a program came to in a process of its own, whose memory is bounded and measured."""
    parent, child = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_run, args=(f"package main\n{program}\n", child))
    process.start()
    child.close()
    text, how, limit, taken = parent.recv()
    process.join()
    assert taken < PEAK
    return text, how, limit


def _run(source: str, answer: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    before = _peak()  # what the process of the tests holds by now is not the program's
    compiled = gosim.compile(source.encode(), "prog.go")
    how = limit = None
    text = str(compiled)
    if isinstance(compiled, gosim.Program):
        ran = gosim.run(compiled, limits=LIMITS)
        text, how, limit = ran.text, ran.how, ran.limit
    answer.send((text, how, limit, _peak() - before))


def _peak() -> int:
    """The most bytes of memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
