"""Searches: the text and the tree say the same, and a tree means what a naive look finds."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.summary import summary
from chalicelib.features.searches.fields import FIELDS
from chalicelib.features.searches.model import Criteria, Criterion, Op
from chalicelib.features.searches.rules import matching
from chalicelib.features.searches.text import parse, said

TODAY = date(2026, 3, 2)
compared = [op for op in Op if op not in {Op.EMPTY, Op.NOT_EMPTY}]
values = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)
criterion = st.one_of(
    st.builds(
        Criterion, field=st.sampled_from(list(FIELDS)), op=st.sampled_from(compared), value=values
    ),
    st.builds(
        Criterion, field=st.sampled_from(list(FIELDS)), op=st.sampled_from([Op.EMPTY, Op.NOT_EMPTY])
    ),
)


def joined(rules):
    several = st.lists(rules, min_size=2, max_size=4).map(tuple)
    return st.builds(Criteria, match=st.sampled_from(["all", "any"]), rules=several)


trees = joined(st.recursive(criterion, joined, max_leaves=8))


def flat(tree):
    """The tree without brackets that change nothing."""
    return said(parse(said(tree)))


@given(trees)
def test_what_is_printed_reads_as_the_same(tree):
    assert parse(said(tree)) == tree
    assert flat(tree) == said(tree)


small = st.sampled_from(["a", "b", ""])


@given(
    st.lists(st.tuples(small, st.integers(0, 3)), max_size=8),
    st.lists(st.tuples(small, st.integers(0, 3)), min_size=1, max_size=3),
    st.sampled_from(["all", "any"]),
)
def test_criteria_find_what_a_naive_look_finds(accounts, wanted, match):
    lines = [
        summary(Account(code=f"C{n}", collector=who, level=level))
        for n, (who, level) in enumerate(accounts)
    ]
    rules = tuple(
        Criteria(
            rules=(
                Criterion(field="collector", op=Op.IS, value=who),
                Criterion(field="level", op=Op.AT_LEAST, value=str(level)),
            )
        )
        for who, level in wanted
    )
    together = all if match == "all" else any
    naive = [
        f"C{n}"
        for n, (who, level) in enumerate(accounts)
        if together(who == w and level >= least for w, least in wanted)
    ]
    found = matching(lines, Criteria(match=match, rules=rules), TODAY, "EUR")
    assert [line.code for line in found] == naive
