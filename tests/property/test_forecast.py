"""The forecast against slower ways of saying the same."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.features.accounts.balances import Apart, Balance, Word
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.forecast.delays import HABIT_DAYS, WEEKS, Delays, Habits
from chalicelib.features.forecast.expected import expected
from chalicelib.features.forecast.past import Row, Window, keys_of
from chalicelib.features.forecast.trial import outcomes
from chalicelib.features.forecast.views import sums

TODAY = date(2026, 3, 2)
NOW = TODAY.toordinal()
weights = st.dictionaries(st.integers(-40, 150), st.integers(1, 10**9), max_size=12)
amounts = st.integers(1, 10**12)
least = st.integers(-60, 200)


@given(weights, least)
def test_the_mean_delay_is_the_weighted_mean_of_those_at_least_as_long(given_weights, least_days):
    left = {d: w for d, w in given_weights.items() if d >= least_days}
    mean = Delays(given_weights, 1).mean_from(least_days)
    if not left:
        assert mean is None
    else:
        exact = sum(d * w for d, w in left.items())
        # Half a day at most from the exact mean, without any fraction.
        assert abs(2 * (mean * sum(left.values()) - exact)) <= sum(left.values())


@given(weights.filter(bool), amounts, least)
def test_an_amount_spread_over_weeks_is_the_amount(given_weights, minor, least_days):
    delays = Delays(given_weights, 1)
    if delays.mean_from(least_days) is not None:
        parts = delays.spread(minor, least_days)
        assert (len(parts), sum(parts)) == (WEEKS + 1, minor)
        assert min(parts) >= 0


@given(weights.filter(bool), amounts, least)
def test_a_week_gets_the_share_of_its_delays(given_weights, minor, least_days):
    delays = Delays(given_weights, 1)
    if delays.mean_from(least_days) is None:
        return
    whole = sum(w for d, w in given_weights.items() if d >= least_days)
    for week, part in enumerate(delays.spread(minor, least_days)[:WEEKS]):
        first = least_days + 7 * week
        own = sum(w for d, w in given_weights.items() if first <= d < first + 7)
        assert abs(part - minor * own // whole) <= 1


days = st.integers(-200, 120).map(lambda n: TODAY + timedelta(days=n))
said = st.lists(st.tuples(st.sampled_from(Word), days, st.integers(1, 10**6)), max_size=4)


@st.composite
def lines(draw):
    due = draw(st.dictionaries(days, amounts, max_size=5))
    apart = []
    for (word, on, minor), due_on in zip(draw(said), list(due), strict=False):
        part = min(minor, due[due_on])
        apart.append(Apart(word=word, on=on, due_on=due_on, minor=part))
    balance = Balance(due=due, apart=tuple(apart), credits=-draw(st.integers(0, 1000)))
    return Summary(code="C1", name="C1", level=draw(st.integers(0, 3)), balances={"EUR": balance})


@given(lines(), weights, st.integers(0, 9))
def test_every_debit_is_somewhere_once_and_nothing_else_is(line, given_weights, items):
    habits = Habits({}, {}, {"EUR": Delays(given_weights, items)}, Delays({}, 0))
    found = list(expected(line, (), habits, TODAY))
    balance = line.balances["EUR"]
    in_plans = sum(a.minor for a in balance.apart if a.word is Word.PLAN)
    assert sum(one.minor for one in found) == sum(balance.due.values()) - in_plans
    assert all(sum(one.weeks) == one.minor for one in found if one.on)
    assert all(one.on >= TODAY for one in found if one.on)


@given(st.lists(lines(), max_size=4), weights)
def test_weeks_months_later_and_left_out_sum_to_the_total(books, given_weights):
    habits = Habits({}, {}, {"EUR": Delays(given_weights, 9)}, Delays({}, 0))
    found = [(line, list(expected(line, (), habits, TODAY))) for line in books]
    for made in sums(found, TODAY).values():
        book = made.book(None, None)
        weeks = sum(w.amount.minor for w in book.weeks)
        out = sum(p.amount.minor for p in book.left_out)
        assert weeks + book.later.minor + out == book.total.minor
        assert sum(m.amount.minor for m in book.months) == weeks


@st.composite
def pasts(draw):
    rows = []
    for _ in range(draw(st.integers(1, 25))):
        issued = NOW - draw(st.integers(0, 420))
        due = issued + draw(st.integers(0, 60))
        closed = issued + draw(st.integers(0, 200))
        code, group = draw(st.sampled_from("AB")), draw(st.sampled_from(("", "G")))
        minor = draw(st.integers(1, 10**6))
        rows.append(Row(code, group, "EUR", issued, due, closed if closed <= NOW else 0, minor))
    return rows


def naive_delays(rows, key, day):
    """Straight from the rest of the rows, everything anew."""
    known = [r for r in rows if day - HABIT_DAYS <= r.closed < day and key in set(keys_of(r))]
    found = {}
    for row in known:
        found[row.closed - row.due] = found.get(row.closed - row.due, 0) + row.minor
    return Delays(found, len(known)) if known else None


@given(pasts(), st.lists(st.integers(0, 300), min_size=1, max_size=5))
def test_a_window_that_moves_knows_what_a_fresh_look_finds(rows, back):
    window = Window(rows)
    for ago in sorted(back, reverse=True):
        window.move_to(NOW - ago)
        for key in {key for row in rows for key in keys_of(row)}:
            naive, moved = naive_delays(rows, key, NOW - ago), window.delays(key)
            assert (naive is None) == (moved is None)
            if naive:
                assert moved.items == naive.items
                assert moved.mean_from(3) == naive.mean_from(3)
                assert moved.spread(10**9, -500) == naive.spread(10**9, -500)


@settings(max_examples=40)
@given(pasts())
def test_what_came_in_the_past_is_counted_in_its_week(rows):
    for one in outcomes(rows, NOW).get("EUR", ()):
        day = NOW - 7 * one.ago
        first, last = day + 7 * one.week, day + 7 * one.week + 6
        came = sum(r.minor for r in rows if r.issued <= day and first <= r.closed <= last)
        alive = [r for r in rows if r.issued <= day and not 0 < r.closed < day]
        assert (one.actual, one.open) == (came, sum(r.minor for r in alive))


@settings(max_examples=40)
@given(pasts())
def test_a_trial_knows_nothing_of_what_came_later(rows):
    """Rewriting the future of a day changes no forecast made on it."""
    ago = 20
    day = NOW - 7 * ago
    later = [r._replace(closed=r.closed + 3) if r.closed >= day else r for r in rows]
    before = [o for o in outcomes(rows, NOW).get("EUR", ()) if o.ago == ago]
    after = [o for o in outcomes(later, NOW).get("EUR", ()) if o.ago == ago]
    assert [(o.habit, o.plain) for o in before] == [(o.habit, o.plain) for o in after]
