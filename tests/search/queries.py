"""Trees of queries, and rows of facts, drawn for tests."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from quizgo.model import DeckName, Grade, ItemId, ItemState, Kind, Level, Memory, Progress
from quizgo.search import terms
from quizgo.search.facts import Facts, folded
from quizgo.search.glob import Glob
from quizgo.search.terms import OF_FSRS, OPERATORS, Bound, Prop, State, Term
from quizgo.search.tree import And, Not, Or, Tree

_WHOLE = [prop for prop in Prop if prop is not Prop.EASE and prop not in OF_FSRS]
_LETTERS = 'ab一G *_\\":()-/é.<'

_globs = (
    st.lists(st.sampled_from([*_LETTERS.replace("\\", ""), "\\*", "\\_", "\\\\"]), min_size=1)
    .map("".join)
    .map(Glob)
    .filter(lambda glob: glob.source != "none")
)
_days = st.integers(1, 40)
_whole = st.integers(-30, 30).map(Decimal)
_ease = st.integers(100, 300).map(lambda hundredths: Decimal(hundredths) / 100)
_share = st.integers(0, 100).map(lambda hundredths: Decimal(hundredths) / 100)
_signs = st.sampled_from(sorted(OPERATORS))

_terms: st.SearchStrategy[Term] = st.one_of(
    st.builds(terms.Word, _globs),
    st.sampled_from(["a", "^a", "[ab]+ b", r"a\"b", "(a|b)", r"\)"]).map(terms.Regex),
    st.builds(terms.InDeck, _globs),
    st.builds(terms.Tagged, _globs),
    st.just(terms.Untagged()),
    st.builds(terms.Flagged, st.integers(0, 7)),
    st.builds(terms.Noted, _globs),
    st.builds(terms.Named, _globs),
    st.builds(terms.Is, st.sampled_from(State)),
    st.builds(terms.OfKind, st.sampled_from(Kind)),
    st.builds(terms.OfLevel, st.sampled_from(Level)),
    st.builds(terms.Version, st.sampled_from(Bound), st.integers(0, 30)),
    st.builds(terms.Compared, st.sampled_from(_WHOLE), _signs, _whole),
    st.builds(terms.Compared, st.just(Prop.EASE), _signs, _ease),
    st.builds(terms.Compared, st.sampled_from(sorted(OF_FSRS)), _signs, _share),
    st.builds(terms.Added, _days),
    st.builds(terms.Introduced, _days),
    st.builds(terms.Rated, _days, st.none() | st.sampled_from(Grade)),
)


def _joined(members: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(members, min_size=2, max_size=3).map(tuple)
    return st.one_of(several.map(And), several.map(Or), members.map(Not))


def trees() -> st.SearchStrategy[Tree]:
    """Any tree that a query can be read to."""
    return st.recursive(_terms, _joined, max_leaves=8)


def facts() -> st.SearchStrategy[Facts]:
    """Any row; its parts need not go together."""
    return st.builds(
        Facts,
        item=st.sampled_from(["a/b", "a/b#c1", "一/g"]).map(ItemId),
        deck=st.sampled_from(["a", "a/b", "一"]).map(DeckName),
        state=st.sampled_from(ItemState),
        progress=st.builds(
            Progress,
            st.builds(Memory, st.just(1), st.integers(0, 30), st.integers(130, 270), due=st.none()),
            st.integers(0, 9),
            st.integers(0, 9),
            suspended=st.booleans(),
            flag=st.integers(0, 7),
            note=st.text(_LETTERS, max_size=9),
        ),
        kind=st.none() | st.sampled_from(Kind),
        tags=st.lists(st.sampled_from(["a", "b", "一"])).map(tuple),
        due_in=st.none() | st.integers(-30, 30),
        introduced=st.none() | st.integers(0, 40),
        added=st.none() | st.integers(0, 40),
        answers=st.lists(st.tuples(st.integers(0, 40), st.sampled_from(Grade))).map(tuple),
        level=st.none() | st.sampled_from(Level),
        since=st.none() | st.sampled_from(["1.1", "1.14"]),
        texts=st.lists(st.text(_LETTERS, max_size=9).map(folded)).map(tuple),
    )


def a_row(item: str = "go/stack/guard") -> Facts:
    """A new card of a deck, of which nothing else is known."""
    return Facts(
        item=ItemId(item),
        deck=DeckName(item.rpartition("/")[0]),
        state=ItemState.NEW,
        progress=Progress(Memory(0, 0, 250, None)),
        kind=Kind.BASIC,
        level=Level.BASIC,
    )
