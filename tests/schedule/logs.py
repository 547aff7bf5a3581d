"""Random logs of one item, for the laws of fold and merge."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from quizgo.model import Answered, Entry, EntryKind, Grade, ItemId
from quizgo.schedule.fold import FLAGS

START = date(2026, 1, 1)
MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC)
ANSWERS = (EntryKind.SCHEDULED, EntryKind.DRILL, EntryKind.CRAM)


def entry(
    number: int,
    kind: EntryKind = EntryKind.SCHEDULED,
    grade: int = 4,
    *,
    of: str | None = None,
    value: str | None = None,
    days: int | None = None,
    device: str = "here",
) -> Entry:
    """Entry `e<number>` of the item `d/c`, written on day `number` unless `days` says else."""
    after = number if days is None else days
    return Entry(
        id=f"e{number}",
        at=MIDNIGHT + timedelta(days=after),
        device=device,
        sequence=number,
        item=ItemId("d/c"),
        kind=kind,
        on=START + timedelta(days=after),
        answered=Answered(Grade(grade), Grade.GOOD, 1000) if kind in ANSWERS else None,
        of=of,
        value=value,
    )


def values(kind: EntryKind) -> st.SearchStrategy[str | None]:
    """What an entry of the kind may set; None where it sets nothing."""
    match kind:
        case EntryKind.FLAG:
            return st.sampled_from(FLAGS)
        case EntryKind.NOTE:
            return st.sampled_from(["", "mind the gap", "两行\nof it"])
        case EntryKind.TAG | EntryKind.UNTAG:
            return st.sampled_from(["leech", "marked", "难"])
        case EntryKind.RESCHEDULE:
            return st.integers(0, 90).map(lambda days: (START + timedelta(days=days)).isoformat())
        case _:
            return st.none()


@st.composite
def logs(draw: st.DrawFn) -> list[Entry]:
    """Up to twelve entries, in their order, of two devices whose clocks need not agree."""
    made: list[Entry] = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(EntryKind))
        if kind is EntryKind.UNDO:
            of = draw(st.sampled_from([e.id for e in made] or ["missing"]) | st.just("missing"))
        else:
            of = None
        days = draw(st.integers(0, 30))
        device = draw(st.sampled_from(("here", "there")))
        grade = draw(st.integers(0, 5))
        value = draw(values(kind))
        made.append(entry(number, kind, grade, of=of, value=value, days=days, device=device))
    return made
