"""`quizgo sim`: stdout, stderr and exit status as the built program gives them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Home


def go(home: Home, body: str, *imports: str) -> Path:
    """A program whose main is `body`."""
    lines = [f'import "{name}"' for name in imports]
    return home.deck("\n".join(["package main", *lines, f"func main() {{\n{body}\n}}", ""]), "p.go")


@pytest.mark.parametrize(
    ("body", "imports", "status", "stdout", "first_line"),
    [
        ('fmt.Println("hello, 世界")', ("fmt",), 0, "hello, 世界\n", ""),
        ('fmt.Print("a"); os.Exit(3)', ("fmt", "os"), 3, "a", ""),
        ('panic("no")', (), 2, "", "panic: no"),
        ("var m map[int]int; m[1] = 1", (), 2, "", "panic: assignment to entry in nil map"),
        ("<-make(chan int)", (), 2, "", "fatal error: all goroutines are asleep - deadlock!"),
        ("for {}", (), 124, "", r"stopped by the"),
        ("s := []int{}; for { s = append(s, s...); s = append(s, 1) }", (), 124, "", "stopped by"),
    ],
    ids=["hello", "exit", "panic", "nil map", "deadlock", "for ever", "heap"],
)
def test_a_program_ends_as_built_go_ends(
    home: Home, body: str, imports: tuple[str, ...], status: int, stdout: str, first_line: str
) -> None:
    done = home.run("sim", "run", str(go(home, body, *imports)))
    assert (done.returncode, done.stdout) == (status, stdout)
    assert done.stderr.partition("\n")[0].startswith(first_line)
    if status == 124:
        assert done.stderr.count("\n") == 1


def test_a_compile_error_names_the_path_as_typed(home: Home) -> None:
    path = go(home, "x := 1")
    done = home.run("sim", "run", path.name, cwd=path.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "p.go:3:1: declared and not used: x\n"


def test_vet_tells_of_what_compiles_and_is_wrong(home: Home) -> None:
    path = go(home, "var m sync.Mutex; n := m; _ = &n", "sync")
    done = home.run("sim", "vet", path.name, cwd=path.parent)
    assert done.returncode == 1
    assert "copies lock value" in done.stderr


def test_stdin_reaches_the_program(home: Home) -> None:
    body = "s := bufio.NewScanner(os.Stdin); for s.Scan() { println(s.Text()) }"
    done = home.process("sim", "run", str(go(home, body, "bufio", "os")), input="one\ntwo\n")
    assert (done.returncode, done.stderr) == (0, "one\ntwo\n")


def test_procs_come_from_the_option_then_the_environment_then_are_four(home: Home) -> None:
    path = str(go(home, "println(runtime.GOMAXPROCS(0))", "runtime"))
    assert home.run("sim", "run", path).stderr == "4\n"
    assert home.run("sim", "run", path, environ={"GOMAXPROCS": "3"}).stderr == "3\n"
    told = home.run("sim", "run", path, "--procs", "2", environ={"GOMAXPROCS": "3"})
    assert told.stderr == "2\n"


def test_the_rules_of_a_version_are_its_loop_variables_too(home: Home) -> None:
    body = "var f []func(); for i := 0; i < 2; i++ { f = append(f, func() { println(i) }) }; f[0]()"
    path = str(go(home, body))
    assert home.run("sim", "run", path).stderr == "0\n"
    assert home.run("sim", "run", path, "--rules", "1.13").stderr == "2\n"


def test_a_trace_is_lines_of_json(home: Home) -> None:
    path = go(home, "go println(1)\nprintln(2)")
    trace = path.with_suffix(".jsonl")
    assert home.run("sim", "run", str(path), "--trace", str(trace)).returncode == 0
    rows = [json.loads(line) for line in trace.read_text(encoding="utf-8").splitlines()]
    assert {"go_create", "go_start", "exit"} <= {row["kind"] for row in rows}
    assert [row["seq"] for row in rows] == list(range(len(rows)))


def test_a_seed_gives_the_same_run_again(home: Home) -> None:
    body = "m := map[int]bool{1: true, 2: true, 3: true, 4: true}\nfor k := range m { println(k) }"
    path = str(go(home, body))
    runs = [
        home.run("sim", "run", path, "--seed", seed).stderr for seed in ("1", "1", "2", "3", "4")
    ]
    assert runs[0] == runs[1]
    assert len(set(runs)) > 1


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"package main\nfunc main() {" * 5000])
def test_any_bytes_are_a_compile_error_at_worst(home: Home, data: bytes) -> None:
    path = home.path.parent / "bytes.go"
    path.write_bytes(data)
    done = home.run("sim", "run", str(path))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_told(home: Home) -> None:
    done = home.run("sim", "run", "missing.go")
    assert (done.returncode, "cannot be read" in done.stderr) == (1, True)


def test_gosim_loads_no_terminal_no_database_and_no_yaml() -> None:
    probe = "import sys, quizgo.gosim; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    ).stdout.split()
    foreign = {"prompt_toolkit", "rich", "sqlalchemy", "sqlmodel", "yaml", "click", "pydantic"}
    assert not foreign & set(loaded)


RACY = """package main

func main() {
	done := make(chan bool)
	n := 0
	go func() {
		n++
		done <- true
	}()
	n++
	<-done
}
"""


def test_a_race_is_named_with_both_lines_and_its_own_status(home: Home) -> None:
    program = home.deck(RACY, "racy.go")
    done = home.run("sim", "race", str(program), "--runs", "3", "--procs", "2")
    assert (done.returncode, done.stderr) == (66, "")
    *races, last = done.stdout.splitlines()
    assert any("racy.go:7: main.main.func1" in line and "racy.go:10:" in line for line in races)
    assert last == f"Data races: {len(races)}, in 3 runs."
    done = home.run("sim", "race", str(program), "--lang", "zh")
    assert "racy.go:7：main.main.func1 " in done.stdout
    calm = home.deck(RACY.replace("\tn++\n\t<-done", "\t<-done\n\tn++"), "calm.go")
    done = home.run("sim", "race", str(calm))
    assert done.returncode == 0
    assert done.stdout.startswith("No data race in 20 runs.")
