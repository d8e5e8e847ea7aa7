"""Disputes and the qualification rate of any books against a look at every item."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.money import Money
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.summary import summary
from chalicelib.features.reports.disputes import report
from chalicelib.features.reports.qualified import rates
from chalicelib.features.searches.model import Criteria, Criterion, Op
from chalicelib.features.searches.rules import matching
from chalicelib.features.statuses.model import Status, StatusType
from tests.fakes.dunning import item

TODAY = date(2026, 3, 2)


@st.composite
def statuses(draw):
    kind = draw(st.sampled_from([StatusType.DISPUTE, StatusType.IN_CONTACT, None]))
    if kind is None:
        return None
    since = TODAY - timedelta(days=draw(st.integers(0, 90)))
    disputed = kind is StatusType.DISPUTE
    return Status(
        type=kind,
        at=datetime(since.year, since.month, since.day, tzinfo=UTC),
        by="ana",
        comment=draw(st.sampled_from(["", "said so"])),
        dispute_type=draw(st.sampled_from(["price", "delivery"])) if disputed else "",
        resolver=draw(st.sampled_from(["bob", "eve"])) if disputed else "",
    )


@st.composite
def accounts(draw):
    said = draw(st.lists(statuses(), max_size=5))
    items = [
        item(
            f"F{n}",
            TODAY + timedelta(days=draw(st.integers(-60, 20))),
            draw(st.integers(-5_000, 90_000).filter(bool)),
            draw(st.sampled_from(["EUR", "USD"])),
        )
        for n in range(len(said))
    ]
    return Account(
        code="set below",
        collector=draw(st.sampled_from(["", "ana"])),
        items=tuple(items),
        statuses={f"F{n}": status for n, status in enumerate(said) if status},
    )


BOOKS = st.lists(accounts(), max_size=5).map(
    lambda found: [a.model_copy(update={"code": f"C{n}"}) for n, a in enumerate(found)]
)


def disputed(books):
    """Every disputed item with its account and its status."""
    for account in books:
        for one in account.items:
            status = account.statuses.get(one.id)
            if status and status.type is StatusType.DISPUTE:
                yield account, one, status


SPLITS = {
    "by_type": lambda status: status.dispute_type,
    "by_resolver": lambda status: status.resolver,
    "by_age": lambda status: next(
        name
        for name, last in (("0-15", 15), ("16-30", 30), ("31-60", 60), ("61+", 999))
        if (TODAY - status.at.date()).days <= last
    ),
    "totals": lambda _: "",
}


@given(BOOKS, st.sampled_from(list(SPLITS)))
def test_each_split_of_the_disputes_holds_every_item_once(books, split):
    naive = {}
    for account, one, status in disputed(books):
        row = naive.setdefault((SPLITS[split](status), one.currency), [0, set(), 0])
        row[0] += one.balance_minor
        row[1].add(account.code)
        row[2] = max(row[2], (TODAY - status.at.date()).days)
    found = getattr(report(map(summary, books), TODAY), split)
    assert {
        (row.label, row.currency): [row.amount.minor, row.accounts, row.oldest_days]
        for row in found
    } == {key: [minor, len(codes), oldest] for key, (minor, codes, oldest) in naive.items()}


FIELDS = {"by_type": "dispute_type", "by_resolver": "resolver", "by_age": "dispute_age"}


@given(BOOKS, st.sampled_from(list(FIELDS)))
def test_the_search_of_a_figure_finds_the_accounts_it_counts(books, split):
    lines = [summary(account) for account in books]
    for label in {row.label for row in getattr(report(lines, TODAY), split)}:
        rule = Criterion(field=FIELDS[split], op=Op.IS, value=label)
        found = matching(lines, Criteria(match="all", rules=(rule,)), TODAY, "EUR")
        counted = {a.code for a, _, status in disputed(books) if SPLITS[split](status) == label}
        assert {line.code for line in found} == counted


@given(BOOKS)
def test_the_qualification_rate_is_that_of_every_late_debit(books):
    naive = {}
    for account in books:
        for one in account.items:
            if one.due_on < TODAY and one.balance_minor > 0:
                status = account.statuses.get(one.id)
                row = naive.setdefault((account.collector, one.currency), [0, 0])
                row[0] += one.balance_minor
                row[1] += one.balance_minor if status and status.comment else 0
    found = rates(map(summary, books), TODAY)
    assert [(r.collector, r.currency, r.overdue, r.qualified, r.permille) for r in found] == [
        (*key, *(Money.of_minor(m, key[1]) for m in both), both[1] * 1000 // both[0])
        for key, both in sorted(naive.items())
    ]
