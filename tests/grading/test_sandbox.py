"""The process that runs programs: it answers, it is ended, it starts again, and it has walls."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from quizgo.gosim.packages import names
from quizgo.grading.ran import Json, from_json
from quizgo.grading.sandbox import Broken, Cause, NotKnown, Sandbox, without_waiting

HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n'

LONG = """package main

import "fmt"

func main() {
	sum := 0
	for k := range map[int]int{1: 1, 2: 2, 3: 3} {
		for i := range 60_000 {
			sum += i % (k + 1)
		}
	}
	fmt.Println(sum)
}
"""
"""Draws from chance, so that each of its runs is made, and takes most of the steps of a run."""


def once(source: str) -> dict[str, Json]:
    return {"source": source, "rules": "1.27", "procs": 1, "seed": 1}


def often(source: str) -> dict[str, Json]:
    return {"source": source, "rules": "1.27", "procs": [1, 2, 4], "seeds": 200}


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with closing(Sandbox()) as one:
        yield one


def assert_alive(sandbox: Sandbox) -> None:
    answer = sandbox.ask("run", once(HELLO))
    assert not isinstance(answer, Broken), answer
    word, ran = answer
    assert (word, from_json(ran).stdout) == ("ran", "hello\n")


def test_it_answers_and_remembers(sandbox: Sandbox) -> None:
    with without_waiting(), pytest.raises(NotKnown):
        sandbox.ask("run", once(HELLO))
    sandbox.warm()
    assert_alive(sandbox)
    with without_waiting():
        assert_alive(sandbox)


def test_the_limit_on_processor_time_ends_it_and_the_next_job_starts_another() -> None:
    with closing(Sandbox(cpu_seconds=1)) as sandbox:
        found = sandbox.ask("sample", often(LONG))
        assert found == Broken(Cause.CPU)
        assert "processor time" in str(found)
        assert_alive(sandbox)


def test_the_limit_by_the_clock_ends_it() -> None:
    with closing(Sandbox(wall_seconds=0.01)) as sandbox:
        assert sandbox.ask("sample", often(LONG)) == Broken(Cause.WALL)


def test_another_thread_stops_it_and_nothing_is_remembered(sandbox: Sandbox) -> None:
    found: list[Json | Broken] = []
    asking = Thread(target=lambda: found.append(sandbox.ask("sample", often(LONG))))
    asking.start()
    while asking.is_alive():
        sandbox.stop()
        asking.join(0.05)
    assert found == [Broken(Cause.STOPPED)]
    with without_waiting(), pytest.raises(NotKnown):
        sandbox.ask("sample", often(LONG))
    assert_alive(sandbox)


def test_stopping_what_does_not_run_does_nothing(sandbox: Sandbox) -> None:
    sandbox.stop()
    assert_alive(sandbox)
    sandbox.stop()
    assert_alive(sandbox)


WALLS = """
import os, socket, subprocess, sys
from quizgo.grading import cell

cell._shut_in()

def told(name, attempt):
    try:
        attempt()
    except (PermissionError, MemoryError, OSError) as error:
        os.write(1, f"{name} {type(error).__name__}\\n".encode())
    else:
        os.write(1, f"{name} went through\\n".encode())

told("read", lambda: open("/etc/passwd"))
told("write", lambda: open(sys.argv[1], "w"))
told("own", lambda: open(cell.__file__, "a"))
told("list", lambda: os.listdir("/"))
told("remove", lambda: os.remove(sys.argv[1]))
told("network", lambda: socket.socket())
told("resolve", lambda: socket.getaddrinfo("localhost", 80))
told("process", lambda: subprocess.run(["true"]))
told("shell", lambda: os.system("true"))
told("fork", lambda: os.fork())
told("kill", lambda: os.kill(os.getppid(), 0))
if sys.platform == "linux":
    told("memory", lambda: bytearray(cell.MEMORY_BYTES))
import colorsys
os.write(1, b"code can be read\\n")
"""


def test_the_walls(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WALLS, str(tmp_path / "new")],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    *attempts, last = done.stdout.splitlines()
    assert last == "code can be read", done.stderr
    refused = [
        "read",
        "write",
        "own",
        "list",
        "remove",
        "network",
        "resolve",
        "process",
        "shell",
        "fork",
        "kill",
    ]
    wanted = [f"{name} PermissionError" for name in refused]
    if sys.platform == "linux":
        wanted.append("memory MemoryError")
    assert attempts == wanted
    assert not (tmp_path / "new").exists()


def test_every_package_can_be_loaded_within_the_walls(sandbox: Sandbox) -> None:
    imports = "".join(f'import _ "{name}"\n' for name in names())
    answer = sandbox.ask("run", once(f"package main\n{imports}func main() {{}}\n"))
    assert not isinstance(answer, Broken), answer
    assert answer[0] == "ran", answer


def test_the_process_ends_with_its_parent() -> None:
    script = (
        "from quizgo.grading.sandbox import SANDBOX\n"
        "import os\n"
        f"SANDBOX.ask('run', {once(HELLO)!r})\n"
        "print(SANDBOX._child.pid, flush=True)\n"
        "os._exit(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    child = int(done.stdout)
    pause = Event()
    while is_there(child):  # until the test's own time-out
        pause.wait(0.05)


def is_there(process: int) -> bool:
    """Whether a process runs. One that has ended and that nobody waits for counts as gone."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


FAT = """package main

func main() {
	var all [][]int
	for range 6 {
		all = append(all, make([]int, 1_000_000))
	}
	println(len(all))
}
"""


def test_a_process_that_grew_fat_makes_room_for_a_fresh_one(sandbox: Sandbox) -> None:
    for number in range(3):
        answer = sandbox.ask("run", once(FAT + f"// {number}\n"))
        assert not isinstance(answer, Broken), answer
    assert_alive(sandbox)
