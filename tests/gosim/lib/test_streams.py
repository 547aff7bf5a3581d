"""Standard input reaches the program; files do not exist; Exit has its status."""

from __future__ import annotations

from quizgo import gosim


def run(body: str, imports: str, stdin: bytes = b"") -> gosim.Outcome:
    listed = "".join(f'\t"{path}"\n' for path in imports.split())
    source = f"package main\n\nimport (\n{listed})\n\nfunc main() {{\n{body}\n}}\n"
    program = gosim.compile(source.encode(), "prog.go")
    assert isinstance(program, gosim.Program), program
    return gosim.run(program, stdin=stdin)


def test_scan_reads_words_and_lines_and_leaves_the_rest() -> None:
    outcome = run(
        """
	var n int
	var word string
	fmt.Scan(&n)
	fmt.Scanln(&word)
	rest, err := io.ReadAll(os.Stdin)
	fmt.Printf("%d %s %q %v", n, word, rest, err)""",
        "fmt io os",
        stdin=b"5\nabc\nline one\nlast",
    )
    assert outcome.stdout == b'5 abc "line one\\nlast" <nil>'


def test_scan_at_the_end_of_input_says_so() -> None:
    outcome = run("\tvar n int\n\t_, err := fmt.Scan(&n)\n\tfmt.Print(err)", "fmt")
    assert outcome.stdout == b"EOF"


def test_there_are_no_files() -> None:
    outcome = run(
        """
	_, err := os.ReadFile("/etc/passwd")
	fmt.Println(err, os.IsNotExist(err))
	_, err = os.Open("prog.go")
	fmt.Println(err)
	fmt.Println(os.WriteFile("x", nil, 0o644) != nil, os.Getenv("HOME") == "")""",
        "fmt os",
    )
    assert outcome.stdout.decode().splitlines() == [
        "open /etc/passwd: no such file or directory true",
        "open prog.go: no such file or directory",
        "true true",
    ]


def test_exit_runs_no_deferred_call() -> None:
    outcome = run('\tdefer fmt.Println("never")\n\tos.Exit(3)', "fmt os")
    assert (outcome.stdout, outcome.status) == (b"", 3)


def test_streams_are_kept_apart() -> None:
    outcome = run('\tfmt.Println("out")\n\tfmt.Fprintln(os.Stderr, "err")', "fmt os")
    assert (outcome.stdout, outcome.stderr) == (b"out\n", b"err\n")


def test_a_pipe_that_nobody_reads_blocks_its_writer() -> None:
    outcome = run(
        """
	_, w, _ := os.Pipe()
	for {
		fmt.Fprintln(w, "more")
	}""",
        "fmt os",
    )
    # Who waits for the system may be woken by it: Go sees no deadlock, and waits for ever.
    assert outcome.limit is gosim.Limit.TIME
    assert [b.reason for b in outcome.blocked] == ["IO wait"]


def test_addresses_are_the_same_in_every_run() -> None:
    body = '\tx, y := new(int), new(int)\n\tfmt.Printf("%p %v %p", x, y, x)'
    first, second = run(body, "fmt"), run(body, "fmt")
    assert first.stdout == second.stdout
    a, b, c = first.stdout.split()
    assert a == c != b


def test_printing_what_contains_itself_overflows_the_stack_as_under_go() -> None:
    outcome = run("\tloop := []any{nil}\n\tloop[0] = loop\n\tfmt.Println(loop)", "fmt")
    assert outcome.status == 2
    assert b"fatal error: stack overflow" in outcome.stderr


def test_deep_values_are_printed() -> None:
    body = "\tvar v any\n\tfor range 1000 {\n\t\tv = []any{v}\n\t}\n\tfmt.Print(len(fmt.Sprint(v)))"
    assert run(body, "fmt").stdout == b"2005"
