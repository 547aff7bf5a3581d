"""One run explained: times, who was left, who waits for whom."""

from __future__ import annotations

from quizgo.gosim.analyse import Blocker, Tie, Wait, analyse
from quizgo.gosim.events import Kind
from quizgo.gosim.spans import Phase
from tests.gosim.runs import CROSSED, TWO_PS, WAITING, Told, events_of, log, main, run

LOCK = 0xC000012000
START = (
    (0, Kind.GO_START, 0, 0, 1, ""),
    (10, Kind.GO_CREATE, 0, 0, 5, "1"),
    (20, Kind.GO_CREATE, 0, 0, 6, "1"),
)


def test_times_of_goroutines_by_what_they_did() -> None:
    found = {one.goid: one for one in analyse(log(TWO_PS)).goroutines}
    seven = found[7]
    assert (seven.running, seven.runnable, seven.waited, seven.syscall) == (150, 500, 0, 0)
    assert (seven.starts, seven.latency, seven.latency_at, seven.ended) == (2, 400, 700, 950)
    assert (found[1].syscall, found[1].runnable, found[1].created_by) == (350, 100, -1)


def test_times_of_ps_with_what_they_stole() -> None:
    zero, one = analyse(log(TWO_PS)).procs
    assert (zero.busy, zero.idle, zero.steals, zero.starts) == (900, 100, 0, 3)
    assert (one.busy, one.looking, one.idle) == (550, 50, 400)
    assert (one.steals, one.stolen, one.batches, one.batched) == (1, 1, 1, 2)
    assert zero.share + one.share == 1


def test_waiting_is_told_by_reason_longest_first() -> None:
    found = {one.goid: one for one in analyse(events_of(main(WAITING))).goroutines}
    reasons = [reason for reason, _ in found[1].waiting]
    assert reasons == ["sync.WaitGroup.Wait"]
    assert found[1].waited >= 1_000_000


def test_who_was_left_and_on_what() -> None:
    outcome = main(WAITING)
    (left,) = analyse(events_of(outcome)).left
    assert (left.reason, left.line, left.created_by, left.created_line) == ("chan receive", 7, 1, 7)
    assert left.is_stuck
    assert left.object
    assert left.goid == outcome.blocked[0].goid


def test_who_was_cut_off_is_not_stuck() -> None:
    found = analyse(
        events_of(main("go func() { time.Sleep(time.Hour) }()\ntime.Sleep(1)\ngo main()"))
    )
    assert [(one.phase, one.reason, one.is_stuck) for one in found.left] == [
        (Phase.WAITING, "sleep", False),
        (Phase.RUNNABLE, "", False),
    ]


def test_two_locks_the_other_way_round_are_a_cycle() -> None:
    graph = analyse(events_of(run(CROSSED))).graph
    one, two = graph.waits
    assert graph.cycle == (one.goid, two.goid)
    assert one.object != two.object
    assert [wait.is_on_lock for wait in graph.waits] == [True, True]
    assert one.blockers == (Blocker(two.goid, Tie.HOLDS, Phase.WAITING),)


def test_a_lock_taken_twice_waits_for_itself() -> None:
    graph = analyse(events_of(main("var mu sync.Mutex\nmu.Lock()\nmu.Lock()"))).graph
    assert graph.waits[0].blockers == (Blocker(1, Tie.HOLDS, Phase.WAITING),)
    assert graph.cycle == (1,)


def waits_after(*told: Told, objects: dict[int, int]) -> tuple[Wait, ...]:
    return analyse(log([*START, *told], objects=objects)).graph.waits


def test_who_took_a_lock_holds_it_until_it_gives_it_back() -> None:
    told = (
        (30, Kind.LOCK, 0, 0, 1, "lock"),
        (30, Kind.UNLOCK, 0, 0, 1, "unlock"),
        (30, Kind.GO_BLOCK, 0, 0, 1, "chan receive"),
        (30, Kind.GO_START, 0, 0, 5, ""),
        (40, Kind.LOCK, 0, 0, 5, "lock"),
        (50, Kind.GO_BLOCK, 0, 0, 5, "chan receive"),
        (50, Kind.GO_START, 0, 0, 6, ""),
        (60, Kind.GO_BLOCK, 0, 0, 6, "sync.Mutex.Lock"),
    )
    objects = {3: LOCK, 4: LOCK, 5: 8, 7: LOCK, 8: 16, 10: LOCK}
    *_, six = waits_after(*told, objects=objects)
    assert six.blockers == (Blocker(5, Tie.HOLDS, Phase.WAITING),)


def test_philosophers_wait_in_a_ring() -> None:
    body = """forks := make([]sync.Mutex, 3)
var wg sync.WaitGroup
for i := range 3 {
	wg.Add(1)
	go func() {
		defer wg.Done()
		forks[i].Lock()
		time.Sleep(time.Millisecond)
		forks[(i+1)%3].Lock()
	}()
}
wg.Wait()"""
    graph = analyse(events_of(main(body))).graph
    assert len(graph.cycle) == 3


def test_a_holder_that_nothing_tells_of_is_unknown() -> None:
    told = (
        (30, Kind.GO_BLOCK, 0, 0, 1, "chan receive"),
        (30, Kind.GO_START, 0, 0, 5, ""),
        (40, Kind.GO_EXIT, 0, 0, 5, ""),
        (40, Kind.GO_START, 0, 0, 6, ""),
        (60, Kind.GO_BLOCK, 0, 0, 6, "sync.Mutex.Lock"),
    )
    assert waits_after(*told, objects={3: 8, 7: LOCK})[1].blockers == ()


def test_who_served_a_channel_before_could_again_unless_it_has_exited() -> None:
    body = "c := make(chan int)\ngo func() { c <- 1 }()\n<-c\n<-c"
    (wait,) = analyse(events_of(main(body))).graph.waits
    assert [(one.tie, one.phase) for one in wait.blockers] == [(Tie.SERVED, None)]
    both = (
        "a, b := make(chan int), make(chan int)\ngo func() { for { a <- <-b } }()\nb <- 1\n<-a\n<-a"
    )
    graph = analyse(events_of(main(both))).graph
    assert len(graph.cycle) == 2


def test_a_long_chain_of_waits_is_followed() -> None:
    last = 3000
    told: list[Told] = [(0, Kind.GO_START, 0, 0, 1, "")]
    objects: dict[int, int] = {}
    for goid in range(2, last + 1):
        told += [
            (goid, Kind.GO_CREATE, 0, 0, goid, "1"),
            (goid, Kind.GO_BLOCK, 0, 0, goid, "chan receive"),
            (goid, Kind.GO_UNBLOCK, 0, 0, goid, str(goid % last + 1)),
            (goid, Kind.GO_BLOCK, 0, 0, goid, "chan receive"),
        ]
        objects |= {len(told) - 3: goid, len(told) - 1: goid}
    assert analyse(log(told, objects=objects)).graph.cycle == ()
    told[-2] = (last, Kind.GO_UNBLOCK, 0, 0, last, "2")
    assert len(analyse(log(told, objects=objects)).graph.cycle) == last - 1
