"""Snapshots: one each day, never changed again, read back by reports and by the SQL of Athena."""

from datetime import UTC, date, datetime
from typing import get_type_hints

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.receipts.model import By
from chalicelib.features.reports.model import Source
from chalicelib.features.snapshots.model import ForecastRow, ItemRow
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.dunning import item
from tests.fakes.work import deliver, drain, messages
from tests.scenarios.athena import ask, opened, resource
from tests.scenarios.dunning import Story

MONDAY, TUESDAY, NEXT_MONDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 9)
TYPES = {
    str: "string",
    int: "bigint",
    int | None: "bigint",
    date: "date",
    date | None: "date",
    bool: "boolean",
}


@pytest.fixture
def story():
    made = Story(MONDAY)
    made.extract("C1", item("F1", date(2026, 2, 20), 12_000), collector="ana@acme.example")
    made.extract(
        "C2",
        item("F2", date(2026, 3, 20), 30_000),
        item("A2", date(2026, 3, 20), -1_000),
        collector="bob@acme.example",
    )
    return made


def take(story):
    story.services.snapshots.daily(Actor.system("acme", "daily"))
    drain(story)


def aged(story, on=None, by="", actor=None):
    found = story.services.reports.aged_balance(actor or story.admin, on, by)
    return found, {row.label: row.total.minor for row in found.rows or found.totals}


def test_reports_of_monday_do_not_change_when_tuesday_does(story):
    take(story)
    before = aged(story, by="account")[0]
    story.on(TUESDAY).extract("C1", item("F9", date(2026, 3, 1), 500))
    take(story)
    after = aged(story, MONDAY, by="account")[0]
    assert (after.totals, after.rows) == (before.totals, before.rows)
    assert (after.source, after.as_of, after.known_from) == (Source.SNAPSHOT, MONDAY, MONDAY)
    assert aged(story, by="account")[1] == {"C1": 500, "C2": 29_000}


def test_a_day_without_a_snapshot_shows_the_last_one_as_of_that_day(story):
    take(story)
    story.on(date(2026, 3, 5))
    found, totals = aged(story, date(2026, 3, 4), by="collector")
    assert (found.as_of, found.on) == (MONDAY, date(2026, 3, 4))
    assert totals == {"ana@acme.example": 12_000, "bob@acme.example": 29_000}


def test_before_the_first_snapshot_nothing_is_known(story):
    take(story)
    with pytest.raises(InvalidError, match="No snapshot") as told:
        aged(story, date(2026, 3, 1))
    assert told.value.code == "not_known_then"


def test_a_day_ahead_shows_what_is_open_now(story):
    found, _ = aged(story, date(2026, 5, 1))
    assert (found.source, found.as_of) == (Source.OPEN, MONDAY)
    assert found.totals[0].overdue.minor == 42_000


def test_one_snapshot_a_day_however_often_the_hour_comes(story):
    take(story)
    kept = dict(story.documents.kept)
    story.extract("C1", item("F9", date(2026, 3, 1), 500))
    take(story)
    assert story.documents.kept == kept


def test_none_is_taken_before_the_companys_hour(story):
    story.clock.at = datetime(2026, 3, 2, 6, 59, tzinfo=UTC)  # 7:59 in Paris.
    take(story)
    assert not story.documents.kept


def test_a_piece_that_comes_on_another_day_writes_nothing_and_the_day_is_left_out(story):
    story.services.snapshots.daily(Actor.system("acme", "daily"))
    late = messages(story)
    story.on(TUESDAY)
    for message in late:
        deliver(story.services, message)
    assert not story.documents.kept
    assert story.services.snapshots.known_from(story.admin) is None


def test_a_piece_delivered_twice_is_the_same_file(story):
    story.services.snapshots.daily(Actor.system("acme", "daily"))
    for message in messages(story) * 2:
        deliver(story.services, message)
    assert sorted(story.documents.kept) == [
        f"snapshots/{name}/tenant=acme/day=2026-03-02/part-00000.parquet"
        for name in ("forecast", "items")
    ]


def test_a_collector_of_its_own_accounts_sees_their_past_only(story):
    take(story)
    story.on(TUESDAY)
    ana = Actor(
        tenant_id="acme",
        name="ana@acme.example",
        role=Role.COLLECTOR,
        sees=frozenset({"ana@acme.example"}),
    )
    assert aged(story, MONDAY, "account", ana)[1] == {"C1": 12_000}


def test_another_tenant_has_no_past_of_ours(story):
    take(story)
    other = story.add_tenant("other")
    story.on(TUESDAY)
    with pytest.raises(InvalidError):
        aged(story, MONDAY, actor=other)


# --- Received against forecast ------------------------------------------------------------------


def by(story, what):
    return {row.from_on: row for row in story.services.receipts.get(story.admin, what).rows}


def compute(story):
    story.services.figures.start(story.admin)
    drain(story)


def test_the_forecast_of_a_week_is_the_one_of_its_monday(story):
    promise = Qualification(type="PDP", promise_on=date(2026, 3, 6), comment="on the phone")
    story.say("C1", promise, "F1")
    take(story)
    story.on(date(2026, 3, 5)).extract("C1", collector="ana@acme.example")
    story.on(NEXT_MONDAY)
    take(story)
    compute(story)
    week = by(story, By.WEEK)[MONDAY]
    assert (week.received.minor, week.promised.minor, week.forecast.minor) == (12_000,) * 3
    assert not week.is_running


def test_what_is_promised_later_does_not_change_what_was_forecast(story):
    take(story)
    was = story.services.snapshots.forecast(story.admin, MONDAY)
    promise = Qualification(type="PDP", promise_on=date(2026, 3, 6), comment="on the phone")
    story.on(TUESDAY).say("C1", promise, "F1")
    assert story.services.snapshots.forecast(story.admin, MONDAY) == was


def test_a_week_without_a_snapshot_of_its_monday_has_no_forecast(story):
    story.on(TUESDAY)
    take(story)
    story.extract("C1")
    compute(story)
    assert by(story, By.WEEK)[MONDAY].forecast is None


# --- As Athena reads it -------------------------------------------------------------------------


@pytest.fixture
def athena(story, tmp_path):
    """The files of Monday and Tuesday under an engine of their own, with the tables of Athena."""
    take(story)
    story.on(TUESDAY).extract("C1", item("F9", date(2026, 3, 1), 500), collector="ana@acme.example")
    take(story)
    return opened(story, tmp_path)


@pytest.mark.parametrize(
    ("table", "row"), [("SnapshotItems", ItemRow), ("SnapshotForecast", ForecastRow)]
)
def test_the_tables_say_what_the_files_hold(table, row):
    columns = resource(table)["TableInput"]["StorageDescriptor"]["Columns"]
    assert [(c["Name"], c["Type"]) for c in columns] == [
        (name, TYPES[kind]) for name, kind in get_type_hints(row).items()
    ]


def test_the_aged_balance_in_sql_is_that_of_the_report(story, athena):
    asked = ask(athena, "AgedBalanceOfADay", "acme", "2026-03-02")
    found = aged(story, MONDAY, "collector")[0].rows
    assert [row[3:] for row in asked] == [
        (*(cell.minor for cell in (row.not_yet, *row.bands, row.credits, row.total)),)
        for row in found
    ]


def test_the_days_in_sql(athena):
    asked = ask(athena, "OutstandingByDay", "acme", "2026-03-01", "2026-03-31")
    assert asked == [
        (MONDAY, "EUR", 2, 41_000, 12_000, 0),
        (TUESDAY, "EUR", 2, 29_500, 500, 0),
    ]


def test_what_was_closed_in_sql(athena):
    asked = ask(athena, "ClosedBetweenTwoDays", "acme", "2026-03-02", "acme", "2026-03-03")
    assert [row[2:] for row in asked] == [("F1", "EUR", 2, 12_000)]


def test_the_forecast_in_sql_sums_to_that_of_the_snapshot(story, athena):
    asked = ask(athena, "ForecastOfADay", "acme", "2026-03-02")
    rows = story.services.snapshots.forecast(story.admin, MONDAY)
    assert sum(row[-1] for row in asked) == sum(row.amount_minor for row in rows if row.week < 13)
