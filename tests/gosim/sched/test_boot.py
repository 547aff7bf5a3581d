"""How a program comes to main.main."""

from __future__ import annotations

from quizgo import gosim
from quizgo.gosim.events import Kind


def boot(imports: str = "", rules: str = "1.27", procs: int = 4) -> list[str]:
    program = gosim.compile(f"package main\n{imports}\nfunc main() {{}}".encode(), "prog.go")
    assert isinstance(program, gosim.Program), program
    outcome = gosim.run(program, rules=gosim.RULES[rules], procs=procs, events=True)
    return [event.extra for event in outcome.events or () if event.kind is Kind.BOOT]


def test_it_comes_up_in_the_order_of_the_runtime() -> None:
    steps = boot()
    wanted = [
        *("rt0_go", "schedinit", "mallocinit", "gcinit", "procresize(4)"),
        *("newproc(runtime.main)", "mstart", "schedule", "runtime.main", "newm(sysmon)"),
        *("gcenable", "doInit(main_inittasks)", "main.main"),
    ]
    assert [step for step in steps if step in wanted] == wanted


def test_goroutines_of_the_runtime_take_the_ids_after_the_main_one() -> None:
    made = [step for step in boot('import _ "os"') if step.startswith("go ")]
    assert made == [
        "go forcegchelper (goroutine 2)",
        "go bgsweep (goroutine 3)",
        "go bgscavenge (goroutine 4)",
        "go updateMaxProcsGoroutine (goroutine 5)",
        "go runFinalizers (goroutine 6)",
    ]


def test_nobody_looked_at_the_containers_limit_before_go_1_25() -> None:
    assert not any("updateMaxProcs" in step for step in boot(rules="1.13"))
