"""schedtrace and scheddetail, against text that Go 1.27 printed."""

from __future__ import annotations

from quizgo.gosim.view.schedtrace import (
    GRow,
    MRow,
    PRow,
    SchedSnapshot,
    scheddetail,
    schedtrace,
)

ONE_P = (
    "SCHED 29ms: gomaxprocs=1 idleprocs=0 threads=3 spinningthreads=0 needspinning=1 idlethreads=1"
    " runqueue=2 [ 3 ] schedticks=[ 9 ]\n"
)
TWO_PS = (
    "SCHED 11ms: gomaxprocs=2 idleprocs=2 threads=5 spinningthreads=0 needspinning=0 idlethreads=1"
    " runqueue=0 [ 0 0 ] schedticks=[ 5 4 ]\n"
)
DETAIL = """\
SCHED 10ms: gomaxprocs=2 idleprocs=2 threads=5 spinningthreads=0 needspinning=0 idlethreads=1 \
runqueue=0 gcwaiting=false nmidlelocked=1 stopwait=0 sysmonwait=false
  P0: status=0 schedtick=2 syscalltick=0 m=nil runqsize=0 gfreecnt=0 timerslen=1
  P1: status=1 schedtick=7 syscalltick=0 m=2 runqsize=0 gfreecnt=0 timerslen=0
  M2: p=1 curg=nil mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=true blocked=false \
lockedg=nil
  M0: p=nil curg=nil mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=false \
blocked=true lockedg=1
  G1: status=4(sleep) m=nil lockedm=0
  G2: status=4(force gc (idle)) m=nil lockedm=nil
  G5: status=2() m=0 lockedm=nil
"""


def test_one_p_as_go_prints_it() -> None:
    assert (
        schedtrace(SchedSnapshot(29_999_999, 0, 3, 0, 1, 1, 2, [PRow(0, 1, 9, 0, 0, 3)])) == ONE_P
    )


def test_several_ps_stand_side_by_side() -> None:
    ps = [PRow(0, 0, 5, 0, None, 0), PRow(1, 0, 4, 0, None, 0)]
    assert schedtrace(SchedSnapshot(11_000_000, 2, 5, 0, 0, 1, 0, ps)) == TWO_PS


def test_in_detail_everybody_has_a_line() -> None:
    snapshot = SchedSnapshot(
        time_ns=10_400_000,
        idleprocs=2,
        threads=5,
        spinningthreads=0,
        needspinning=0,
        idlethreads=1,
        runqueue=0,
        ps=[PRow(0, 0, 2, 0, None, 0, timerslen=1), PRow(1, 1, 7, 0, 2, 0)],
        ms=[MRow(2, 1, None, spinning=True), MRow(0, None, None, blocked=True, lockedg=1)],
        gs=[
            GRow(1, 4, "sleep", None, lockedm=0),
            GRow(2, 4, "force gc (idle)", None),
            GRow(5, 2, "", 0),
        ],
        nmidlelocked=1,
    )
    assert scheddetail(snapshot) == DETAIL
