"""Terms joined by and, or and not. A tree prints as the query it was read from."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.frozen import dataclass
from quizgo.search.facts import Facts
from quizgo.search.terms import Added, Compared, OfLevel, Prop, Rated, Regex, Term, Version, Word


@dataclass(frozen=True, slots=True)
class And:
    """All of them hold. Without members: whatever there is."""

    members: tuple[Tree, ...]

    def holds(self, facts: Facts) -> bool:
        return all(member.holds(facts) for member in self.members)

    def __str__(self) -> str:
        return " ".join(_within(member, And, Or) for member in self.members)


@dataclass(frozen=True, slots=True)
class Or:
    """One of them holds."""

    members: tuple[Tree, ...]

    def holds(self, facts: Facts) -> bool:
        return any(member.holds(facts) for member in self.members)

    def __str__(self) -> str:
        return " or ".join(_within(member, Or) for member in self.members)


@dataclass(frozen=True, slots=True)
class Not:
    """It does not hold."""

    member: Tree

    def holds(self, facts: Facts) -> bool:
        return not self.member.holds(facts)

    def __str__(self) -> str:
        return "-" + _within(self.member, And, Or)


Tree = And | Or | Not | Term

EVERYTHING = And(())


def terms(tree: Tree) -> Iterator[Term]:
    """The terms of a tree, from left to right."""
    match tree:
        case And(members) | Or(members):
            for member in members:
                yield from terms(member)
        case Not(member):
            yield from terms(member)
        case _:
            yield tree


def asks_card(tree: Tree) -> bool:
    """Whether facts need what only the card itself says: its texts, level and versions."""
    return any(isinstance(term, Word | Regex | OfLevel | Version) for term in terms(tree))


def asks_log(tree: Tree) -> bool:
    """Whether facts need `added` and `answers`."""
    return any(isinstance(term, Added | Rated) for term in terms(tree))


def asks_chance(tree: Tree) -> bool:
    """Whether facts need `retrievability`."""
    return any(
        isinstance(term, Compared) and term.prop is Prop.RETRIEVABILITY for term in terms(tree)
    )


def _within(tree: Tree, *looser: type[And | Or]) -> str:
    """A member as it is typed: in parentheses where it binds looser than what is around."""
    return f"({tree})" if isinstance(tree, looser) else str(tree)
