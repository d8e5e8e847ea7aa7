"""Companies in one currency, against plain arithmetic with fractions."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.money import exponent
from chalicelib.features.ageing.rules import Columns
from chalicelib.features.consolidation.model import Known, MonthKnown
from chalicelib.features.consolidation.rules import in_currency, months_in, row, whole
from chalicelib.features.rates.model import Fixing
from chalicelib.features.rates.rules import OLD_DAYS, Exchange, quote_of
from tests.fakes.rates import fixing

ON = date(2026, 3, 2)
CURRENCIES = ("EUR", "CHF", "JPY", "TND")
MINOR = st.integers(-(10**11), 10**11)
RATES = st.fixed_dictionaries(
    {c: st.decimals("0.0001", "9999", places=4) for c in CURRENCIES if c != "EUR"}
)
BOUNDS = (30, 60)
COLUMNS = st.tuples(MINOR, st.tuples(MINOR, MINOR, MINOR), MINOR).map(
    lambda drawn: Columns(*drawn, overdue=sum(drawn[1]))
)
KNOWN = st.builds(
    Known,
    company_id=st.sampled_from(["fr", "ch", "jp"]),
    currency=st.sampled_from(CURRENCIES),
    columns=COLUMNS,
    expected=MINOR,
)
TO = st.sampled_from(CURRENCIES)


def exchange(to, rates):
    return Exchange(to, {ON: (fixing(rates),)})


def exact(minor, of, to, rates):
    """Minor units of the other currency, as a fraction."""
    per_euro = {"EUR": Fraction(1)} | {c: Fraction(rate) for c, rate in rates.items()}
    scale = Fraction(10) ** (exponent(to) - exponent(of))
    return Fraction(minor) / per_euro[of] * per_euro[to] * scale


@given(MINOR, st.sampled_from(CURRENCIES), TO, RATES)
def test_an_amount_is_rounded_once_to_the_nearest_minor_unit(minor, of, to, rates):
    there = exchange(to, rates).minor(minor, of, ON)
    assert abs(there - exact(minor, of, to, rates)) <= Fraction(1, 2)


@given(MINOR, st.sampled_from(CURRENCIES), TO, RATES)
def test_what_is_owed_and_what_is_due_convert_alike(minor, of, to, rates):
    there = exchange(to, rates)
    assert there.minor(-minor, of, ON) == -there.minor(minor, of, ON)


@given(st.lists(KNOWN, max_size=8), TO, RATES)
def test_rows_and_columns_of_the_whole_agree_to_the_cent(known, to, rates):
    rows = in_currency(known, to, ON, exchange(to, rates).minor)
    together = row(whole(rows, to, BOUNDS), None)
    shown = [row(one, None) for one in rows]
    for name in ("not_yet", "credits", "total", "overdue", "expected"):
        assert getattr(together, name).minor == sum(getattr(one, name).minor for one in shown)
    for at, band in enumerate(together.bands):
        assert band.minor == sum(one.bands[at].minor for one in shown)
    owed = (together.not_yet, *together.bands, together.credits)
    assert together.total.minor == sum(one.minor for one in owed)


@given(st.lists(KNOWN, max_size=8), TO, RATES)
def test_the_whole_stands_off_the_exact_sum_by_half_a_cent_an_amount(known, to, rates):
    rows = in_currency(known, to, ON, exchange(to, rates).minor)
    total = sum(one.columns.total for one in rows)
    naive = sum(exact(k.columns.total, k.currency, to, rates) for k in known)
    assert abs(total - naive) <= Fraction(len(known) * (len(BOUNDS) + 3), 2)


@given(st.lists(KNOWN, max_size=8))
def test_one_currency_alone_is_summed_without_any_rate(known):
    alone = [one.model_copy(update={"currency": "CHF"}) for one in known]
    there = Exchange("CHF", {})
    rows = in_currency(alone, "CHF", ON, there.minor)
    total = sum(one.columns.total for one in rows)
    assert total == sum(one.columns.total for one in alone)
    assert (there.used, there.missing) == ({}, set())


@given(st.lists(KNOWN, min_size=1, max_size=8), RATES)
def test_a_currency_without_a_rate_is_left_out_and_named(known, rates):
    lacking = {c: r for c, r in rates.items() if c != "CHF"}
    there = exchange("EUR", lacking)
    rows = in_currency(known, "EUR", ON, there.minor)
    others = in_currency(
        [k for k in known if k.currency != "CHF"], "EUR", ON, exchange("EUR", rates).minor
    )
    owed = [
        k
        for k in known
        if k.currency == "CHF"
        and any((k.columns.not_yet, *k.columns.bands, k.columns.credits, k.expected))
    ]
    assert there.missing == ({("CHF", ON)} if owed else set())
    assert whole(rows, "EUR", BOUNDS) == whole(others, "EUR", BOUNDS)


@given(st.integers(0, 20), st.integers(0, 20))
def test_the_rate_of_a_day_is_the_last_one_of_a_week(back, further):
    days: dict[date, tuple[Fixing, ...]] = {}
    for ago, rate in ((back + further, "1.2"), (back, "1.1")):
        days[ON - timedelta(days=ago)] = (fixing({"CHF": Decimal(rate)}),)
    found = quote_of(days, "CHF", ON)
    if back > OLD_DAYS:
        assert found is None
    else:
        assert (found.per_euro, found.on) == (Decimal("1.1"), ON - timedelta(days=back))


@given(st.lists(st.tuples(st.sampled_from("ab"), MINOR), min_size=1, max_size=6), RATES)
def test_months_of_all_books_are_the_sums_of_their_converted_amounts(books, rates):
    known = [
        MonthKnown(
            company_id=company,
            currency="CHF",
            ends_on=ON,
            balance=minor,
            overdue=0,
            invoiced=minor,
        )
        for company, minor in books
    ]
    convert = exchange("EUR", rates).minor
    (month,) = months_in(known, convert)
    assert month.balance == sum(convert(minor, "CHF", ON) for _, minor in books)
