"""The tables of Anki's schema 11, and what stands in its `col`: note types, decks, settings."""

from __future__ import annotations

from typing import Any, TypeAlias

from quizgo.exchange.flat import Form

Json: TypeAlias = dict[str, Any]
"""What is written as JSON."""

SCHEMA = """
CREATE TABLE col (
    id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
    ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL,
    conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL,
    tags text NOT NULL
);
CREATE TABLE notes (
    id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL,
    csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL
);
CREATE TABLE cards (
    id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
    due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
    lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
    odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL
);
CREATE TABLE revlog (
    id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
    ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
    time integer NOT NULL, type integer NOT NULL
);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
"""

INDEXES = """
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""

FIELDS = ("Front", "Back", "Why", "Note")
"""Of each of our note types; the first is what a note is known by."""

_CLOZE_KIND = 1
_IDS = {
    Form.BASIC: 1_763_946_000_101,
    Form.REVERSED: 1_763_946_000_102,
    Form.CLOZE: 1_763_946_000_103,
    Form.TYPED: 1_763_946_000_104,
}
"""They never change: Anki takes note types with another id for others."""

_NAMES = {
    Form.BASIC: "quizgo basic",
    Form.REVERSED: "quizgo basic, both ways",
    Form.CLOZE: "quizgo cloze",
    Form.TYPED: "quizgo typed",
}

_MORE = (
    "{{#Why}}<div class=why>{{Why}}</div>{{/Why}}{{#Note}}<div class=note>{{Note}}</div>{{/Note}}"
)
_ANSWER = "{{FrontSide}}<hr id=answer>"

_CSS = """\
.card { font-family: sans-serif; font-size: 18px; text-align: left; max-width: 42em; margin: auto; }
pre { overflow-x: auto; padding: 0.5em; border: 1px solid; }
.why, .note { margin-top: 1em; font-size: 90%; opacity: 0.8; }
.cloze { font-weight: bold; }
"""

_TEMPLATES = {
    Form.BASIC: [("Card 1", "{{Front}}", _ANSWER + "{{Back}}" + _MORE)],
    Form.REVERSED: [
        ("Card 1", "{{Front}}", _ANSWER + "{{Back}}" + _MORE),
        ("Card 2", "{{Back}}", _ANSWER + "{{Front}}" + _MORE),
    ],
    Form.CLOZE: [("Cloze", "{{cloze:Front}}", "{{cloze:Front}}<hr id=answer>{{Back}}" + _MORE)],
    Form.TYPED: [("Card 1", "{{Front}}<br>{{type:Back}}", _ANSWER + "{{type:Back}}" + _MORE)],
}


def model_of(form: Form, now: int) -> Json:
    """A note type. `now` is in seconds."""
    templates = [
        {
            "name": name,
            "ord": place,
            "qfmt": question,
            "afmt": answer,
            "did": None,
            "bqfmt": "",
            "bafmt": "",
        }
        for place, (name, question, answer) in enumerate(_TEMPLATES[form])
    ]
    return {
        "id": _IDS[form],
        "name": _NAMES[form],
        "type": _CLOZE_KIND if form is Form.CLOZE else 0,
        "mod": now,
        "usn": -1,
        "sortf": 0,
        "did": None,
        "tmpls": templates,
        "flds": [_field(name, place) for place, name in enumerate(FIELDS)],
        "css": _CSS,
        "latexPre": "",
        "latexPost": "",
        "req": [[place, "any", [min(place, 1)]] for place in range(len(templates))],
        "tags": [],
        "vers": [],
    }


def _field(name: str, place: int) -> Json:
    return {
        "name": name,
        "ord": place,
        "sticky": False,
        "rtl": False,
        "font": "Arial",
        "size": 20,
        "media": [],
    }


def deck_entry(id_: int, name: str, now: int) -> Json:
    """A deck."""
    return {
        "id": id_,
        "name": name,
        "mod": now,
        "usn": -1,
        "desc": "",
        "dyn": 0,
        "conf": 1,
        "collapsed": False,
        "browserCollapsed": False,
        "extendNew": 0,
        "extendRev": 0,
        **{day: [0, 0] for day in ("newToday", "revToday", "lrnToday", "timeToday")},
    }


def deck_configs(now: int) -> Json:
    """How decks are studied: Anki's own defaults."""
    return {
        "1": {
            "id": 1,
            "name": "Default",
            "mod": now,
            "usn": 0,
            "maxTaken": 60,
            "autoplay": True,
            "timer": 0,
            "replayq": True,
            "dyn": False,
            "new": {
                "delays": [1, 10],
                "ints": [1, 4, 7],
                "initialFactor": 2500,
                "order": 1,
                "perDay": 20,
                "bury": True,
            },
            "rev": {
                "perDay": 200,
                "ease4": 1.3,
                "ivlFct": 1,
                "maxIvl": 36500,
                "hardFactor": 1.2,
                "bury": True,
            },
            "lapse": {"delays": [10], "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 0},
        }
    }


def settings() -> Json:
    """How the collection is studied: Anki's own defaults."""
    return {
        "activeDecks": [1],
        "curDeck": 1,
        "newSpread": 0,
        "collapseTime": 1200,
        "timeLim": 0,
        "estTimes": True,
        "dueCounts": True,
        "curModel": None,
        "nextPos": 1,
        "sortType": "noteFld",
        "sortBackwards": False,
        "addToCur": True,
        "dayLearnFirst": False,
        "schedVer": 2,
    }
