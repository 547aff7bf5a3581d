"""From a query as it is typed to its tree.

    query  = any
    any    = all { "or" all }
    all    = one { [ "and" ] one }
    one    = "-" one | "(" any ")" | term
    term   = [ key ":" ] ( characters | '"' characters '"' )

A quote may also stand in front of the key.
"""

from __future__ import annotations

import re

from quizgo.search.errors import BadQuery, near
from quizgo.search.terms import Term
from quizgo.search.tree import EVERYTHING, And, Not, Or, Tree
from quizgo.search.values import KEYS, REGEX, Value, word
from quizgo.text.safe import one_line

MAX_LENGTH = 2_000
"""Characters of a query."""

MAX_DEPTH = 50
"""Parentheses and negations in each other."""

_SPACE = re.compile(r"\s*")
_JOINER = re.compile(r"(and|or)(?=[\s()\"]|$)", re.IGNORECASE)
_BARE = re.compile(r'(?:\\.|[^\s()"\\])*\\?', re.DOTALL)
_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"', re.DOTALL)
_KEY = re.compile(r"((?:\\.|[^:\\])*):", re.DOTALL)
_REGEX_KEY = re.compile(rf"{REGEX}:(?!\")", re.IGNORECASE)
_REGEX_STOP = re.compile(r'(?:\\\S|[^\s()"\\])*\\?')


def parse(query: str) -> Tree:
    """The tree of a query; an empty one means everything.

    Raises BadQuery.
    """
    if len(query) > MAX_LENGTH:
        raise BadQuery(query, MAX_LENGTH, f"It is longer than {MAX_LENGTH:,} characters.")
    if not query.strip():
        return EVERYTHING
    return _Reader(query).whole()


class _Reader:
    """Reads a query from left to right."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.at = 0
        self.depth = 0

    def whole(self) -> Tree:
        tree = self.any_of()
        if self.at < len(self.query):
            raise self.wrong("This `)` closes nothing.")
        return tree

    # Grammar -------------------------------------------------------------------------

    def any_of(self) -> Tree:
        members = [self.all_of()]
        while self.takes_joiner("or"):
            members.append(self.all_of())
        return members[0] if len(members) == 1 else Or(tuple(members))

    def all_of(self) -> Tree:
        members = [self.one()]
        while not self.is_over():
            self.takes_joiner("and")
            members.append(self.one())
        return members[0] if len(members) == 1 else And(tuple(members))

    def is_over(self) -> bool:
        """Whether what follows belongs to no conjunction: the end, a `)` or an `or`."""
        return self.peek() in ("", ")") or self.joiner() == "or"

    def one(self) -> Tree:
        sign = self.peek()
        if sign in ("", ")") or self.joiner():
            raise self.wrong("A term is expected here: a word, `deck:…`, `is:…` or the like.")
        if sign == "-":
            return Not(self.negated())
        if sign == "(":
            return self.group()
        return self.term()

    def negated(self) -> Tree:
        self.goes_deeper()
        self.at += 1
        if self.query[self.at : self.at + 1].strip() in ("", ")"):
            raise self.wrong("What is negated is expected right behind the `-`.")
        member = self.one()
        self.depth -= 1
        return member

    def group(self) -> Tree:
        opened = self.at
        self.goes_deeper()
        self.at += 1
        member = self.any_of()
        if self.peek() != ")":
            raise BadQuery(self.query, opened, "This `(` is not closed.")
        self.at += 1
        self.depth -= 1
        return member

    def goes_deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.wrong(f"More than {MAX_DEPTH} parentheses and `-` in each other.")

    # Terms ---------------------------------------------------------------------------

    def term(self) -> Term:
        started = self.at
        if self.query[self.at] == '"':
            return self.made(started, self.quoted())
        if _REGEX_KEY.match(self.query, self.at):
            return self.made(started, self.bare_regex())
        text = self.bare()
        key = _KEY.fullmatch(text.text)
        if key is not None and self.query.startswith('"', self.at):
            return self.keyed(started, key[1], self.quoted())
        return self.made(started, text)

    def made(self, started: int, text: Value) -> Term:
        key = _KEY.match(text.text)
        if key is None:
            return word(text)
        return self.keyed(started, key[1], text.part(key.end()))

    def keyed(self, started: int, key: str, value: Value) -> Term:
        read = KEYS.get(key.casefold())
        if read is None:
            raise BadQuery(
                self.query,
                started,
                f"`{one_line(key)}:` is no key. {near(key + ':', [k + ':' for k in KEYS])} "
                "Where the colon itself is looked for, write `\\:`.",
            )
        return read(value)

    def quoted(self) -> Value:
        found = _QUOTED.match(self.query, self.at)
        if found is None:
            raise self.wrong("This quote is not closed.")
        self.at = found.end()
        return Value(found[1], found.start(1), self.query)

    def bare(self) -> Value:
        found = _BARE.match(self.query, self.at)
        assert found is not None, "it meets the empty text"
        self.at = found.end()
        return Value(found[0], found.start(), self.query)

    def bare_regex(self) -> Value:
        """An expression up to a space, a quote, or a `)` whose `(` is not its own."""
        started, depth = self.at, 0
        while True:
            found = _REGEX_STOP.match(self.query, self.at)
            assert found is not None, "it meets the empty text"
            self.at = found.end()
            sign = self.query[self.at : self.at + 1]
            depth += {"(": 1, ")": -1}.get(sign, 0)
            if sign not in ("(", ")") or depth < 0:
                return Value(self.query[started : self.at], started, self.query)
            self.at += 1

    # Characters ----------------------------------------------------------------------

    def peek(self) -> str:
        """The next character that is no space, or nothing at the end."""
        space = _SPACE.match(self.query, self.at)
        assert space is not None, "it meets the empty text"
        self.at = space.end()
        return self.query[self.at : self.at + 1]

    def joiner(self) -> str:
        found = _JOINER.match(self.query, self.at)
        return "" if found is None else found[1].lower()

    def takes_joiner(self, wanted: str) -> bool:
        self.peek()
        if self.joiner() != wanted:
            return False
        self.at += len(wanted)
        return True

    def wrong(self, message: str) -> BadQuery:
        return BadQuery(self.query, self.at, message)
