"""`quizgo sim run` of a program of some 60 lines, against `go run` of it with a warm cache.

The program changes before each run, so both compile it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.toolchain import go_command, needs_go

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

ROUNDS = 15

SOURCE = """package main

import (
	"fmt"
	"sync"
	"time"
)

// Run @RUN@

type job struct {
	id   int
	cost time.Duration
}

type result struct {
	job    job
	worker int
}

func worker(id int, jobs <-chan job, results chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		time.Sleep(j.cost)
		results <- result{j, id}
	}
}

type tally struct {
	mu    sync.Mutex
	count map[int]int
}

func (t *tally) add(worker int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.count[worker]++
}

func main() {
	jobs := make(chan job, 4)
	results := make(chan result)
	var wg sync.WaitGroup
	for id := range 3 {
		wg.Add(1)
		go worker(id, jobs, results, &wg)
	}
	go func() {
		for id := range 12 {
			jobs <- job{id, time.Duration(id%4) * time.Millisecond}
		}
		close(jobs)
		wg.Wait()
		close(results)
	}()
	done := &tally{count: map[int]int{}}
	sum := 0
	for r := range results {
		done.add(r.worker)
		sum += r.job.id
	}
	fmt.Println("jobs", sum, "workers", len(done.count))
	if sum != 66 {
		panic("jobs were lost")
	}
}
"""


def seconds(command: Sequence[str], program: Path, run: int) -> float:
    """From the start of the process to its end, on the wall's clock: both wait for nothing."""
    program.write_text(SOURCE.replace("@RUN@", str(run)), encoding="utf-8")
    # As for a learner, Python keeps the modules it compiled.
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    done = subprocess.run(
        [*command, str(program)], capture_output=True, text=True, check=True, env=environ
    )
    taken = time.perf_counter() - begun
    assert done.stdout == "jobs 66 workers 3\n"
    return taken


@needs_go
def test_sim_run_is_no_slower_than_go_run(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    program = tmp_path / "prog.go"
    ours = [str(Path(sys.executable).parent / "quizgo"), "sim", "run"]  # as it is typed
    theirs = [go_command(), "run"]
    seconds(ours, program, 0)
    seconds(theirs, program, 0)  # fills Go's cache
    pairs = [
        (seconds(ours, program, run), seconds(theirs, program, run)) for run in range(1, ROUNDS + 1)
    ]
    benchmark(seconds, ours, program, ROUNDS + 1)
    least_ours, least_theirs = min(a for a, _ in pairs), min(b for _, b in pairs)
    benchmark.extra_info["times go run"] = round(least_ours / least_theirs, 2)
    assert least_ours <= least_theirs
