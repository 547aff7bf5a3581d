"""How the tables came to be, step by step.

A step is never changed once it is published: a new one is added. Each runs in a
transaction of its own, after a backup of the store as it was. The words used here
are those that SQLite and PostgreSQL share; what differs is `dialects`' matter.
"""

from __future__ import annotations

from quizgo.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """Takes a store from version `number - 1` to `number`."""

    number: int
    title: str
    statements: tuple[str, ...]
    append_only: str | None = None
    """A table made here whose rows may never be changed or deleted."""


MIGRATIONS = (
    Migration(
        1,
        "the log",
        (
            """
            CREATE TABLE entry (
                id TEXT NOT NULL PRIMARY KEY,
                at BIGINT NOT NULL,
                device TEXT NOT NULL,
                sequence BIGINT NOT NULL,
                item TEXT NOT NULL,
                kind TEXT NOT NULL,
                on_day DATE NOT NULL,
                grade INTEGER CHECK (grade BETWEEN 0 AND 5),
                proposed INTEGER CHECK (proposed BETWEEN 0 AND 5),
                duration_ms BIGINT,
                hints INTEGER,
                attempts INTEGER,
                seed BIGINT,
                of TEXT,
                CHECK ((grade IS NOT NULL) = (kind IN ('scheduled', 'drill', 'cram'))),
                CHECK ((of IS NOT NULL) = (kind = 'undo'))
            )
            """,
            "CREATE INDEX entry_by_item ON entry (item, at, device, sequence)",
            "CREATE INDEX entry_by_time ON entry (at, device, sequence)",
            "CREATE INDEX entry_by_device ON entry (device, sequence)",
            "CREATE INDEX entry_by_day ON entry (on_day, kind)",
        ),
        append_only="entry",
    ),
    Migration(
        2,
        "items, and the decks as last read",
        (
            "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
            """
            CREATE TABLE item (
                id TEXT NOT NULL PRIMARY KEY,
                card TEXT NOT NULL,
                part TEXT NOT NULL,
                deck TEXT NOT NULL,
                position BIGINT NOT NULL,
                present BOOLEAN NOT NULL,
                mix BIGINT NOT NULL,
                version BIGINT NOT NULL,
                repetitions BIGINT NOT NULL,
                interval_days BIGINT NOT NULL,
                efactor BIGINT NOT NULL,
                due DATE,
                reviews BIGINT NOT NULL,
                lapses BIGINT NOT NULL,
                first_on DATE,
                last_on DATE,
                last_grade INTEGER,
                suspended BOOLEAN NOT NULL,
                buried_on DATE,
                drill_on DATE
            )
            """,
            "CREATE INDEX item_by_card ON item (card)",
            "CREATE INDEX item_by_deck ON item (deck, present, suspended, due, position)",
            "CREATE INDEX item_by_due ON item (present, suspended, due, mix, id)",
            # SQLite takes the index with the most columns that are asked for.
            "CREATE INDEX item_by_last ON item (last_on, drill_on, present, suspended)",
            "CREATE INDEX item_by_burial ON item (buried_on, present, suspended, deck)",
            """
            CREATE TABLE deck_file (
                path TEXT NOT NULL PRIMARY KEY,
                size BIGINT NOT NULL,
                mtime_ns BIGINT NOT NULL,
                digest TEXT NOT NULL,
                deck TEXT,
                shadowed BOOLEAN NOT NULL,
                faults TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE deck (
                name TEXT NOT NULL PRIMARY KEY,
                path TEXT NOT NULL REFERENCES deck_file (path),
                title_en TEXT,
                title_zh TEXT,
                about_en TEXT,
                about_zh TEXT,
                place BIGINT NOT NULL,
                rank INTEGER NOT NULL
            )
            """,
            "CREATE INDEX deck_by_rank ON deck (rank, name)",
            """
            CREATE TABLE card (
                id TEXT NOT NULL PRIMARY KEY,
                deck TEXT NOT NULL REFERENCES deck (name),
                kind TEXT NOT NULL,
                tags TEXT NOT NULL,
                body TEXT NOT NULL
            )
            """,
            "CREATE INDEX card_by_deck ON card (deck)",
            """
            CREATE TABLE claim (
                card TEXT NOT NULL,
                earlier TEXT NOT NULL,
                PRIMARY KEY (card, earlier)
            )
            """,
            "CREATE INDEX claim_by_earlier ON claim (earlier)",
        ),
    ),
    Migration(
        3,
        "flags, notes, tags, days set by hand, and what FSRS remembers",
        (
            """
            ALTER TABLE entry ADD COLUMN value TEXT CHECK (
                (value IS NOT NULL)
                = (kind IN ('flag', 'note', 'tag', 'untag', 'reschedule'))
            )
            """,
            "ALTER TABLE item ADD COLUMN stability DOUBLE PRECISION",
            "ALTER TABLE item ADD COLUMN difficulty DOUBLE PRECISION",
            "ALTER TABLE item ADD COLUMN flag INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE item ADD COLUMN note TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE item ADD COLUMN marks TEXT NOT NULL DEFAULT ''",
        ),
    ),
    Migration(
        4,
        "plans, and what they foretold",
        (
            """
            CREATE TABLE planning (
                id TEXT NOT NULL PRIMARY KEY,
                sequence BIGINT NOT NULL,
                at BIGINT NOT NULL,
                on_day DATE NOT NULL,
                kind TEXT NOT NULL,
                value TEXT NOT NULL
            )
            """,
            "CREATE INDEX planning_by_kind ON planning (kind, sequence)",
        ),
        append_only="planning",
    ),
)

NEWEST = MIGRATIONS[-1].number
"""The version of a store that this quizgo writes."""
