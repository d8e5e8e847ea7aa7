"""The bounds of a forecast, kept in its snapshot: whether what came lay between them."""

from datetime import date
from typing import NamedTuple

import pytest

from chalicelib.features.access.model import Actor
from chalicelib.features.forecast import store
from chalicelib.features.forecast.delays import WEEKS
from chalicelib.features.forecast.trial import Trial
from chalicelib.features.receipts.model import By, Lay
from chalicelib.features.snapshots.model import ForecastRow
from chalicelib.features.snapshots.parquet import read, written
from tests.fakes.dunning import item
from tests.fakes.work import drain
from tests.scenarios.athena import ask, opened
from tests.scenarios.dunning import Story

MONDAY, NEXT_MONDAY = date(2026, 3, 2), date(2026, 3, 9)
# In millionths of what is owed: from 20 % of it below what is expected to 5 % above.
BAND = (-200_000, 50_000)


def tried(story, bands):
    """The trial of a past as the night found it."""
    trial = Trial(
        weeks=1,
        error_percent=0,
        plain_percent=0,
        near_percent=0,
        near_plain_percent=0,
        covered=0,
        intervals=0,
        bands=bands,
    )
    table = story.table.for_tenant("acme")
    now = story.services.company.now(story.admin)
    store.put_result(table, store.Result(at=now, job_id="night", trials={"EUR": trial}))


@pytest.fixture
def story():
    """Ana and Bob: 100.01 and 50.00 expected this week, 200.03 the week after."""
    made = Story(MONDAY)
    made.extract("C1", item("F1", date(2026, 3, 6), 10_001), collector="ana@acme.example")
    made.extract(
        "C2",
        item("F2", date(2026, 3, 4), 5_000),
        item("F3", date(2026, 3, 12), 20_003),
        collector="bob@acme.example",
    )
    tried(made, (BAND,) * WEEKS)
    return made


def take(story):
    story.services.snapshots.daily(Actor.system("acme", "daily"))
    drain(story)


def week(story, what=By.WEEK):
    story.services.figures.start(story.admin)
    drain(story)
    rows = story.services.receipts.get(story.admin, what).rows
    return next(row for row in rows if row.from_on <= MONDAY <= row.to_on)


def bounds(row):
    return row.forecast.minor, row.low.minor, row.high.minor


def test_the_bounds_kept_are_those_the_forecast_showed_that_day(story):
    take(story)
    (book,) = story.services.forecasts.get(story.admin).books
    shown = book.weeks[0]
    kept = bounds(week(story))
    # Each collector's own margin is rounded down: a cent at most for each.
    assert kept[0] == shown.amount.minor
    assert abs(kept[1] - shown.low.minor) <= 1
    assert abs(kept[2] - shown.high.minor) <= 1


@pytest.mark.parametrize(
    ("paid", "lay"),
    [((), Lay.BELOW), (("F1",), Lay.WITHIN), (("F1", "F2"), Lay.WITHIN), (("F1", "F3"), Lay.ABOVE)],
)
def test_what_came_lay_below_within_or_above(story, paid, lay):
    """Wednesday some are paid; the week after it, one sees where that lay."""
    take(story)
    books = {"C1": [item("F1", date(2026, 3, 6), 10_001)]}
    books["C2"] = [item("F2", date(2026, 3, 4), 5_000), item("F3", date(2026, 3, 12), 20_003)]
    story.on(date(2026, 3, 4))
    for code, items in books.items():
        left = [one for one in items if one.number not in paid]
        story.extract(code, *left)
    assert week(story).lay is None
    story.on(NEXT_MONDAY)
    assert week(story).lay is lay


def test_what_is_learnt_later_changes_no_bounds_of_the_past(story):
    take(story)
    was = bounds(week(story))
    story.on(NEXT_MONDAY)
    tried(story, ((-900_000, 900_000),) * WEEKS)
    take(story)
    assert bounds(week(story)) == was


def test_without_a_trial_there_are_none(story):
    tried(story, (None,) * WEEKS)
    take(story)
    story.on(NEXT_MONDAY)
    row = week(story)
    assert (row.forecast.minor, row.low, row.high, row.lay) == (15_001, None, None, None)


def test_a_week_of_which_nothing_was_expected_has_none_either(story):
    """Only the week after it has an amount, and no trial was made of either."""
    tried(story, (None,) * WEEKS)
    story.extract("C1")
    story.extract("C2", item("F3", date(2026, 3, 12), 20_003), collector="bob@acme.example")
    take(story)
    story.on(NEXT_MONDAY)
    row = week(story)
    assert (row.forecast.minor, row.low, row.high, row.lay) == (0, None, None, None)


def test_a_file_of_before_bounds_were_kept_has_none(story):
    old = tuple(name for name in ForecastRow._fields if not name.startswith("to_"))
    take(story)
    rows = story.services.snapshots.forecast(story.admin, MONDAY)
    kind = NamedTuple("Old", [(name, ForecastRow.__annotations__[name]) for name in old])
    content = written(kind, [row[: len(old)] for row in rows])
    again = [ForecastRow(*row) for row in read(content, ForecastRow._fields)]
    assert again == [row._replace(to_low_minor=None, to_high_minor=None) for row in rows]


def test_the_bounds_in_sql_are_those_of_the_report(story, tmp_path):
    take(story)
    rows = ask(opened(story, tmp_path), "ForecastBoundsOfADay", "acme", "2026-03-02")
    assert len(rows) == WEEKS
    assert rows[0] == (MONDAY, "EUR", 2, *bounds(week(story)))


def test_without_a_trial_they_are_nothing_in_sql(story, tmp_path):
    tried(story, (None,) * WEEKS)
    take(story)
    rows = ask(opened(story, tmp_path), "ForecastBoundsOfADay", "acme", "2026-03-02")
    assert [row[3:] for row in rows] == [(15_001, None, None), (20_003, None, None)]
