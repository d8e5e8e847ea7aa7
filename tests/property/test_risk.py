"""Scores, approval levels and exposure against slower ways of saying the same."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.balances import Balance
from chalicelib.features.accounts.model import PromiseCounts
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.credit.model import ApprovalLevel, Criterion, Guarantee, GuaranteeKind
from chalicelib.features.credit.rules import covered, may_grant, uncovered
from chalicelib.features.open_items.model import ClosedItem
from chalicelib.features.risk.exposure import exposures, family, owed
from chalicelib.features.risk.score import Facts, broken_percent, mean_delay, scored, worth
from tests.fakes.dunning import item

TODAY = date(2026, 3, 2)
values = st.none() | st.integers(-50, 200)
facts = st.builds(Facts, values, values, values, values, values, values)
weights = st.dictionaries(st.sampled_from(Criterion), st.integers(0, 100))
days = st.integers(-120, 120).map(lambda n: TODAY + timedelta(days=n))


@given(facts, weights)
def test_a_score_is_the_weighted_mean_of_what_is_known(known, weighed):
    pairs = [
        (weighed[c], worth(c, v))
        for c, v in zip(Criterion, known, strict=True)
        if v is not None and weighed.get(c)
    ]
    score, rows = scored(known, weighed)
    if not pairs:
        assert score is None
        assert all(row.points == 0 for row in rows)
    else:
        exact = Fraction(sum(w * r for w, r in pairs), sum(w for w, _ in pairs))
        assert abs(score - exact) <= Fraction(1, 2)
        assert sum(row.points for row in rows) == score


@given(st.sampled_from(Criterion), st.integers(-1000, 1000), st.integers(0, 50))
def test_worse_is_never_worth_less(criterion, value, more):
    is_better_up = criterion in {Criterion.AGE, Criterion.EXTERNAL}
    low, high = worth(criterion, value), worth(criterion, value + more)
    assert 0 <= min(low, high) <= max(low, high) <= 100
    assert (low >= high) if is_better_up else (low <= high)


@st.composite
def paid(draw):
    count = draw(st.integers(0, 6))
    made = []
    for n in range(count):
        due, closed = draw(days), draw(days)
        currency = draw(st.sampled_from(("EUR", "USD")))
        one = item(f"F{n}", due, draw(st.integers(1, 10**6)), currency)
        made.append(ClosedItem(item=one, closed_on=closed, how="absent", import_sequence=1))
    return made


@given(paid(), days, st.integers(0, 200))
def test_the_mean_delay_is_that_of_the_most_used_currency(closed, since, length):
    until = since + timedelta(days=length)
    inside = [c for c in closed if since <= c.closed_on < until]
    mean = mean_delay(closed, since, until)
    counts = {x: sum(c.item.currency == x for c in inside) for x in ("EUR", "USD")}
    if not inside:
        assert mean is None
        return
    currency = "EUR" if counts["EUR"] >= counts["USD"] else "USD"
    own = [c for c in inside if c.item.currency == currency]
    weight = sum(c.item.amount_minor for c in own)
    late = sum(c.item.amount_minor * (c.closed_on - c.item.due_on).days for c in own)
    assert abs(mean - Fraction(late, weight)) <= Fraction(1, 2)


counts = st.integers(0, 50)


@given(counts, counts, counts)
def test_promises_that_were_not_kept_whole_are_counted_one_by_one(kept, partly, broken):
    ended = [False] * kept + [True] * (partly + broken)
    share = broken_percent(PromiseCounts(kept=kept, partly=partly, broken=broken))
    assert share == (sum(ended) * 100 // len(ended) if ended else None)


amounts = st.builds(Money.of_minor, st.integers(0, 10**6), st.sampled_from(("EUR", "USD")))
levels = st.lists(
    st.builds(ApprovalLevel, user=st.sampled_from(("ana", "bob")), up_to=st.none() | amounts)
    | st.builds(ApprovalLevel, role=st.sampled_from(Role), up_to=st.none() | amounts),
    max_size=5,
)


@given(levels, amounts, st.sampled_from(Role))
def test_a_limit_is_granted_by_whoever_a_level_names(given_levels, amount, role):
    ana = Actor(tenant_id="acme", name="ana", role=role)
    named = [x for x in given_levels if x.user == "ana"]
    applied = named or [x for x in given_levels if x.role and list(Role).index(x.role) <= role.rank]
    enough = [
        x
        for x in applied
        if x.up_to is None
        or (x.up_to.currency == amount.currency and x.up_to.amount >= amount.amount)
    ]
    if given_levels:
        assert may_grant(ana, amount, given_levels) == bool(enough)
    else:
        assert may_grant(ana, amount, ()) == (role not in {Role.READER, Role.COLLEAGUE})


@given(levels, amounts, st.integers(0, 1000))
def test_whoever_may_grant_much_may_grant_less(given_levels, amount, less):
    ana = Actor(tenant_id="acme", name="ana", role=Role.COLLECTOR)
    smaller = Money.of_minor(max(0, amount.minor - less), amount.currency)
    assert may_grant(ana, smaller, given_levels) or not may_grant(ana, amount, given_levels)


codes = st.sampled_from("ABCDEF")


@given(st.dictionaries(codes, st.sampled_from(("", *"ABCDEF"))), st.integers(1, 1000))
def test_families_part_the_accounts_and_so_does_what_they_owe(parents, minor):
    lines = [
        Summary(code=c, name=c, parent=p, balances={"EUR": Balance(due={TODAY: minor})})
        for c, p in parents.items()
    ]
    is_tree = all(_ends(code, parents) for code in parents)
    whole = sum(m.minor for m in owed(lines))
    found = {tuple(x.code for x in family(line.code, lines)) for line in lines}
    assert all(line.code in {x.code for x in family(line.code, lines)} for line in lines)
    if is_tree:
        assert sum(m.minor for f in found for m in owed(x for x in lines if x.code in f)) == whole


def _ends(code, parents):
    seen = set()
    while code in parents and code not in seen:
        seen.add(code)
        code = parents[code]
    return code not in seen


@given(st.lists(st.tuples(amounts, days, st.none() | days), max_size=5), st.lists(amounts))
def test_what_nobody_covers_and_what_is_covered_hold_all_that_is_owed(given_guarantees, debts):
    kept = [
        Guarantee(
            id=str(n), kind=GuaranteeKind.INSURANCE, name="x", amount=a, from_on=f, until_on=u
        )
        for n, (a, f, u) in enumerate(given_guarantees)
    ]
    by_currency = {}
    for guarantee in kept:
        starts, ends = guarantee.from_on, guarantee.until_on or date.max
        if starts <= TODAY <= ends:
            currency = guarantee.amount.currency
            by_currency[currency] = by_currency.get(currency, 0) + guarantee.amount.minor
    cover = covered(kept, TODAY)
    assert {m.currency: m.minor for m in cover} == by_currency
    for debt, left in zip(debts, uncovered(debts, cover), strict=True):
        assert left.minor == max(0, debt.minor - by_currency.get(debt.currency, 0))


LIMITS = st.none() | st.integers(0, 3000).map(lambda minor: Money.of_minor(minor, "EUR"))
ACCOUNTS = st.dictionaries(
    codes, st.tuples(st.sampled_from(("", *"ABCDEF")), st.integers(-500, 1000), LIMITS)
)


@given(ACCOUNTS)
def test_under_a_limit_stands_whatever_reaches_it_by_going_up(accounts):
    lines = [
        Summary(
            code=code,
            name=code,
            parent=parent,
            credit_limit=limit,
            balances={"EUR": Balance(due={TODAY: minor})},
        )
        for code, (parent, minor, limit) in accounts.items()
    ]
    found = {one.code: one for one in exposures(lines)}
    assert found.keys() == {code for code, (_, _, limit) in accounts.items() if limit}
    for code, one in found.items():
        under = [c for c in accounts if _reaches(c, code, accounts)]
        used = sum(accounts[c][1] for c in under)
        assert (one.accounts, sum(m.minor for m in one.owed)) == (len(under), used)
        assert (one.mark == "over") == (used > accounts[code][2].minor)


def _reaches(code, top, accounts):
    seen = set()
    while code not in seen:
        if code == top:
            return True
        seen.add(code)
        code = accounts[code][0] if code in accounts else code
    return False
