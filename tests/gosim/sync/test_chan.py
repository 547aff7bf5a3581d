"""Channels and select, without a scheduler."""

from __future__ import annotations

from collections import deque

from hypothesis import given
from hypothesis import strategies as st

from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.select import Case, Chosen, finish, select
from quizgo.gosim.sync.waitq import CLOSED, DONE, PARK, WOULD_BLOCK, Goroutine, Sudog, sudog_of


class Waiter:
    """A goroutine with nothing but its name and its sudog."""

    def __init__(self, goid: int) -> None:
        self.goid = goid
        self.fired: Sudog | None = None
        self.selecting: list[Sudog] | None = None
        self.sudog: Sudog | None = None


def first(kind: str, n: int) -> int:
    return 0


def received(waiter: Waiter) -> tuple[object, bool]:
    return sudog_of(waiter).elem, sudog_of(waiter).success


def test_a_waiting_receiver_gets_the_value_directly() -> None:
    ch = Chan(capacity=1)
    receiver, sender = Waiter(1), Waiter(2)
    assert chan.receive(ch, sudog_of(receiver)) is PARK
    assert chan.send(ch, "a", sender) is receiver
    assert received(receiver) == ("a", True)
    assert not ch.buf


def test_a_receiver_at_a_full_buffer_takes_its_head_and_lets_the_sender_in() -> None:
    ch = Chan(capacity=1)
    receiver, sender = Waiter(1), Waiter(2)
    assert chan.send(ch, "a", sender) is DONE
    assert chan.send(ch, "b", sender) is PARK
    assert chan.receive(ch, sudog_of(receiver)) is sender
    assert received(receiver) == ("a", True)
    assert list(ch.buf) == ["b"]


def test_a_closed_channel_gives_what_it_holds_and_then_nothing() -> None:
    ch = Chan(capacity=1)
    waiter = Waiter(1)
    chan.send(ch, "a", waiter)
    assert chan.close(ch) == []
    assert chan.receive(ch, sudog_of(waiter)) is DONE
    assert received(waiter) == ("a", True)
    assert chan.receive(ch, sudog_of(waiter)) is DONE
    assert received(waiter) == (None, False)
    assert chan.send(ch, "b", waiter) is CLOSED
    assert chan.close(ch) is CLOSED


def test_close_readies_the_last_waiter_first() -> None:
    ch = Chan()
    waiters = [Waiter(i) for i in range(3)]
    for waiter in waiters:
        chan.receive(ch, sudog_of(waiter))
    assert chan.close(ch) == waiters[::-1]


def test_senders_that_a_close_finds_are_told() -> None:
    ch = Chan()
    sender = Waiter(1)
    chan.send(ch, "a", sender)
    assert chan.close(ch) == [sender]
    assert not sudog_of(sender).success


def test_select_takes_the_only_ready_case_without_a_draw() -> None:
    full, empty = Chan(capacity=1), Chan(capacity=1)
    me = Waiter(1)
    chan.send(full, "a", me)

    def no_draw(kind: str, n: int) -> int:
        raise AssertionError

    chosen = select([Case(empty, False), Case(full, False)], True, sudog_of(me), no_draw)
    assert chosen == Chosen(1, DONE)
    assert received(me) == ("a", True)


def test_select_draws_among_the_ready_cases_only() -> None:
    chans = [Chan(capacity=1) for _ in range(3)]
    me = Waiter(1)
    chan.send(chans[0], "a", me)
    chan.send(chans[2], "c", me)
    draws: list[tuple[str, int]] = []

    def last(kind: str, n: int) -> int:
        draws.append((kind, n))
        return n - 1

    chosen = select([Case(ch, False) for ch in chans], True, sudog_of(me), last)
    assert isinstance(chosen, Chosen)
    assert chosen.case == 2
    assert draws == [("select", 2)]


def test_a_parked_select_leaves_all_queues_when_one_case_fires() -> None:
    a, b = Chan(), Chan()
    selector, other = Waiter(1), Waiter(2)
    cases = [Case(a, False), Case(b, True, "out"), Case(None, False)]
    assert select(cases, True, sudog_of(selector), first) is PARK
    assert chan.receive(b, sudog_of(other)) is selector
    assert received(other) == ("out", True)
    assert selector.fired is not None
    assert finish(selector.fired) == 1
    assert not a.recvq
    assert not b.sendq


def test_a_default_is_taken_only_when_nothing_is_ready() -> None:
    ch = Chan(capacity=1)
    me = Waiter(1)
    assert select([Case(ch, False), Case(None, True, 1)], False, sudog_of(me), first) is WOULD_BLOCK
    assert isinstance(select([Case(ch, True, 1)], False, sudog_of(me), first), Chosen)


def test_a_select_cannot_meet_itself() -> None:
    ch = Chan()
    me, other = Waiter(1), Waiter(2)
    assert select([Case(ch, True, "x"), Case(ch, False)], True, sudog_of(me), first) is PARK
    assert chan.send(ch, "y", other) is me
    assert not ch.sendq
    assert not ch.recvq


operations = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["send", "receive", "try_send", "try_receive"]), st.integers()),
        st.just(("close", 0)),
    ),
    max_size=30,
)


@given(st.integers(0, 3), operations)
def test_values_come_out_in_the_order_they_went_in(
    capacity: int, steps: list[tuple[str, int]]
) -> None:
    ch = Chan(capacity)
    sent: deque[int] = deque()
    parked: list[Waiter] = []
    got: list[object] = []

    def woken(answer: object) -> None:
        if isinstance(answer, Waiter) and answer in parked:
            parked.remove(answer)
            if answer.goid == 0:
                got.append(sudog_of(answer).elem)

    for step, value in steps:
        me = Waiter(0 if "receive" in step else 1)
        if step == "send":
            answer: Goroutine | object = chan.send(ch, value, me)
            if answer is not CLOSED:
                sent.append(value)
        elif step == "try_send":
            answer = chan.try_send(ch, value)
            if answer not in (CLOSED, WOULD_BLOCK):
                sent.append(value)
        elif step == "close":
            dropped = sum(1 for each in parked if each.goid == 1)
            for _ in range(dropped):
                sent.pop()
            chan.close(ch)
            parked.clear()
            continue
        elif step == "receive":
            answer = chan.receive(ch, sudog_of(me))
        else:
            answer = chan.try_receive(ch, sudog_of(me))
        if answer is PARK:
            parked.append(me)
        elif "receive" in step and answer is not WOULD_BLOCK and sudog_of(me).success:
            got.append(sudog_of(me).elem)
        woken(answer)
        check_invariants(ch)
    assert got == list(sent)[: len(got)]


def check_invariants(ch: Chan) -> None:
    assert not (ch.recvq and ch.sendq)
    assert len(ch.buf) <= ch.capacity
    if ch.sendq:
        assert len(ch.buf) == ch.capacity
    if ch.recvq:
        assert not ch.buf
    if ch.closed:
        assert not ch.recvq
        assert not ch.sendq
