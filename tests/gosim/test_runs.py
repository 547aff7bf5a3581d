"""What a run is given, and what it gives back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo import gosim
from quizgo.gosim.events import Kind
from quizgo.gosim.rules import GO_1_13


def program(text: str, rules: gosim.Rules = gosim.GO_1_27) -> gosim.Program:
    compiled = gosim.compile(text.encode(), "prog.go", rules)
    assert isinstance(compiled, gosim.Program), compiled
    return compiled


BOOT = Kind.BOOT


def main(body: str, *imports: str) -> gosim.Program:
    quoted = "".join(f'import "{path}"\n' for path in imports)
    return program(f"package main\n{quoted}func main() {{\n{body}\n}}\n")


SMALL = gosim.Limits(
    steps=2_000_000,
    time_ns=10**12,
    goroutines=100,
    heap_bytes=8 << 20,
    output_bytes=1000,
    stack_bytes=100_000,
)


@pytest.mark.parametrize(
    ("body", "limit", "line"),
    [
        ("for {\n}", "STEPS", 5),
        ("for {\ngo func() { select {} }()\n}", "GOROUTINES", 6),
        ("for {\nprintln(1)\n}", "OUTPUT", 6),
        ('for {\nfmt.Println("x")\n}', "OUTPUT", None),
        ("x := make([]int, 1<<24)\nprintln(len(x))", "HEAP", 5),
        ('s := "x"\nfor {\ns += s\n}', "HEAP", 7),
        ("var f func()\nf = func() { f() }\nf()", "STACK", None),
        ("for {\ntime.Sleep(time.Hour)\n}", "TIME", None),
        ("for {\ntime.AfterFunc(time.Hour, func() {})\n}", "HEAP", None),
    ],
)
def test_a_limit_ends_a_run_by_name_and_line(body: str, limit: str, line: int | None) -> None:
    head = 'package main\nimport ("fmt"; "time")\nvar _, _ = fmt.Print, time.Now\nfunc main() {\n'
    text = f"{head}{body}\n}}\n"
    outcome = gosim.run(program(text), limits=SMALL)
    assert (outcome.how, outcome.status) == (gosim.How.LIMIT, 124)
    assert outcome.limit is gosim.Limit[limit]
    assert outcome.stderr.decode().endswith(outcome.text + "\n")
    assert f"the {gosim.Limit[limit].value} limit" in outcome.text
    if line is not None:
        assert outcome.text.endswith(f"at line {line}")


def test_output_is_cut_at_the_limit() -> None:
    body = f'for {{ fmt.Print("{"0123456789" * 9}") }}'
    outcome = gosim.run(main(body, "fmt"), limits=SMALL)
    assert len(outcome.stdout) == 1000


def test_a_short_write_counts_for_more_than_its_bytes() -> None:
    outcome = gosim.run(main('for { fmt.Print("x") }', "fmt"), limits=SMALL)
    assert outcome.limit is gosim.Limit.OUTPUT
    assert outcome.stdout == b"x" * 16  # the last one finds no room for 64, but for one


def test_stdin_reaches_the_program() -> None:
    body = "s := bufio.NewScanner(os.Stdin)\nfor s.Scan() { fmt.Println(len(s.Text())) }"
    outcome = gosim.run(main(body, "bufio", "fmt", "os"), stdin=b"one\nthree\n")
    assert outcome.stdout == b"3\n5\n"


def test_gomaxprocs_says_what_was_asked_for() -> None:
    body = "println(runtime.GOMAXPROCS(2), runtime.GOMAXPROCS(0), runtime.NumCPU())"
    assert gosim.run(main(body, "runtime"), procs=8).stderr == b"8 2 8\n"


def test_the_program_begins_when_the_playground_does() -> None:
    outcome = gosim.run(main("println(time.Now().Unix())", "time"))
    assert outcome.stderr == b"1257894000\n"


@pytest.mark.parametrize(
    ("body", "status"), [("", 0), ("os.Exit(3)", 3), ("os.Exit(256 + 7)", 7), ('panic("x")', 2)]
)
def test_the_exit_status_is_that_of_the_process(body: str, status: int) -> None:
    assert gosim.run(main(f"defer os.Getpid()\n{body}", "os")).status == status


def test_goexit_in_main_leaves_the_others_running() -> None:
    body = 'go func() { println("other") }()\nruntime.Goexit()'
    outcome = gosim.run(main(body, "runtime"))
    first, second = outcome.stderr.decode().splitlines()[:2]
    assert first == "other"
    assert second == "fatal error: no goroutines (main called runtime.Goexit) - deadlock!"


SPIN = """
package main

import "time"

func main() {
	go func() {
		for {
		}
	}()
	time.Sleep(time.Millisecond)
	println("main is back")
}
"""


def test_since_1_14_a_loop_without_calls_is_preempted() -> None:
    assert gosim.run(program(SPIN)).stderr == b"main is back\n"


def test_until_1_13_a_loop_without_calls_kept_its_p_for_ever() -> None:
    limits = gosim.Limits(steps=2_000_000)
    outcome = gosim.run(program(SPIN, GO_1_13), rules=GO_1_13, limits=limits)
    assert outcome.limit is gosim.Limit.STEPS


LOOPVAR = """
package main

func main() {
	var fs []func()
	for i := 0; i < 3; i++ {
		fs = append(fs, func() { print(i) })
	}
	for _, f := range fs {
		f()
	}
}
"""


def test_loop_variables_were_shared_until_1_21() -> None:
    assert gosim.run(program(LOOPVAR)).stderr == b"012"
    assert gosim.run(program(LOOPVAR, GO_1_13), rules=GO_1_13).stderr == b"333"


RACE = """
package main

import ("fmt"; "sync"; "time")

func main() {
	a, b := make(chan int, 9), make(chan int, 9)
	for i := range 9 {
		a <- i
		b <- i
	}
	m := map[int]int{1: 1, 2: 2, 3: 3, 4: 4}
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for range 3 {
				select {
				case v := <-a:
					fmt.Print("a", v, " ")
				case v := <-b:
					fmt.Print("b", v, " ")
				}
				time.Sleep(time.Millisecond)
			}
		})
	}
	wg.Wait()
	for k := range m {
		fmt.Print(k, " ")
	}
}
"""
RACE_PROGRAM = program(RACE)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1 << 40))
def test_a_log_of_choices_replays_its_run(seed: int) -> None:
    first = gosim.run(RACE_PROGRAM, gosim.Choices(seed), events=True)
    again = gosim.run(RACE_PROGRAM, gosim.Choices(0, replay=first.choices), events=True)
    assert again == first
    assert first.events


def test_seeds_lead_to_different_runs() -> None:
    assert len({gosim.run(RACE_PROGRAM, gosim.Choices(seed)).stdout for seed in range(10)}) > 5


def test_events_tell_the_life_of_a_goroutine() -> None:
    body = "ch := make(chan int)\ngo func() { ch <- 1 }()\n<-ch"
    outcome = gosim.run(main(body), events=True)
    assert outcome.events is not None
    own = [event.kind.value for event in outcome.events if event.g == 6]
    assert own == ["go_create", "go_start", "go_exit"]
    of_main = [(e.kind.value, e.extra) for e in outcome.events if e.g == 1 and e.kind is not BOOT]
    assert of_main == [
        ("go_start", ""),
        ("go_block", "chan receive"),
        ("go_unblock", "6"),
        ("go_start", "inherit"),
        ("go_exit", ""),
    ]
    assert [event.seq for event in outcome.events] == list(range(len(outcome.events)))


def test_every_goroutine_that_hangs_is_named() -> None:
    body = """
	var mu sync.Mutex
	mu.Lock()
	go mu.Lock()
	go func() { <-time.After(time.Hour) ; mu.Unlock() }()
	go func() { var c chan int; c <- 1 }()
	time.Sleep(time.Second)
"""
    outcome = gosim.run(main(body, "sync", "time"))
    assert [(b.reason, b.line) for b in outcome.blocked] == [
        ("sync.Mutex.Lock", 0),
        ("chan receive", 9),
        ("chan send (nil chan)", 10),
    ]


def test_looking_on_changes_nothing_that_a_program_prints() -> None:
    body = 'ch := make(chan int)\ngo func() { ch <- 1 }()\n<-ch\nfmt.Printf("%p\\n", ch)'
    program = main(body, "fmt")
    assert gosim.run(program).stdout == gosim.run(program, events=True).stdout


def test_a_stack_that_the_program_itself_has_bounded_overflows_as_go_says() -> None:
    source = b"""package main

import "runtime/debug"

func f(n int) int { return f(n+1) + 1 }

func main() {
	debug.SetMaxStack(1 << 20)
	f(0)
}
"""
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    outcome = gosim.run(program, limits=gosim.Limits(stack_bytes=16 << 20))
    first, _, second, *_ = outcome.stderr.decode().split("\n")
    assert first == "runtime: goroutine stack exceeds 1048576-byte limit"
    assert second == "fatal error: stack overflow"
