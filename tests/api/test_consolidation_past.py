"""What a French and a Swiss company owed on a past day, from their snapshots, in one currency."""

from datetime import date
from decimal import Decimal

import pytest

from chalicelib.features.access.model import Actor, Role
from tests.api.test_consolidation import RATES, invoice, take_in, totals
from tests.fakes.work import drain

REPORT = "/reports/consolidation?on=2026-03-02"


def take(world, *tenants):
    for tenant in tenants:
        actor = Actor.system(tenant, "daily")
        world.services.snapshots.daily(actor, whatever_the_hour=True)
    drain(world)


@pytest.fixture
def swiss(world):
    return world.add_tenant("swiss", currency="CHF")


@pytest.fixture
def person(world, swiss, browser_of):
    """A credit manager of both on 2 March, with that week's rates."""
    manager = world.add_user("acme", Role.CREDIT_MANAGER)
    world.join(manager.name, "swiss", Role.READER)
    take_in(world, world.admin, "F1", invoice("1", 100_000), invoice("2", 50_001))
    take_in(world, swiss, "S1", invoice("1", 94_003, "CHF"), invoice("2", -11_000, "USD"))
    browser = browser_of(manager)
    browser.call("POST", "/rates?name=groupe.csv", RATES, Content_Type="text/csv")
    return browser


def later(world, swiss, person):
    """Two days on: everything is paid, something else is owed, and a franc costs more."""
    world.clock.advance(days=2)
    take_in(world, world.admin, "F1", invoice("3", 7_777))
    take_in(world, swiss, "S1", invoice("4", 5_555, "CHF"))
    rates = b"date;devise;taux\n04/03/2026;CHF;0,5000\n"
    person.call("POST", "/rates?name=groupe.csv", rates, Content_Type="text/csv")


def test_the_past_does_not_change_when_the_present_does(world, swiss, person):
    take(world, "acme", "swiss")
    before = person.get("/reports/consolidation").json
    later(world, swiss, person)
    after = person.get(REPORT).json
    known = ("company_id", "currency", "not_yet", "bands", "credits", "total", "expected")
    for part in ("own", "rows"):
        assert [[row[k] for k in known] for row in after[part]] == [
            [row[k] for k in known] for row in before[part]
        ]
    assert (after["rates"], after["source"]) == (before["rates"], "snapshot")


def test_rows_and_columns_sum_to_the_cent(world, swiss, person):
    take(world, "acme", "swiss")
    later(world, swiss, person)
    report = person.get(REPORT).json
    assert totals(report["rows"]) == {("acme", "EUR"): "1500.01", ("swiss", "EUR"): "900.03"}
    whole = report["whole"]
    cells = [whole["not_yet"], *whole["bands"], whole["credits"]]
    assert sum(Decimal(cell["amount"]) for cell in cells) == Decimal("2400.04")
    assert whole["total"]["amount"] == "2400.04"


def test_a_company_without_a_snapshot_is_left_out_and_named(world, swiss, person):
    take(world, "acme")
    later(world, swiss, person)
    report = person.get(REPORT).json
    assert totals(report["rows"]) == {("acme", "EUR"): "1500.01"}
    assert report["left_out"] == ["Swiss"]


def test_a_snapshot_more_than_a_week_old_is_not_the_days(world, swiss, person):
    take(world, "acme", "swiss")
    world.clock.advance(days=8)
    take(world, "swiss")
    world.clock.advance(days=1)
    report = person.get("/reports/consolidation?on=2026-03-10").json
    assert report["left_out"] == ["Acme"]
    assert [(c["id"], c["on"]) for c in report["companies"]] == [("swiss", "2026-03-10")]


def test_the_dso_of_that_day_is_unknown_and_never_todays(world, swiss, person):
    take(world, "acme", "swiss")
    later(world, swiss, person)
    world.services.figures.start(world.admin)
    drain(world)
    report = person.get(REPORT).json
    assert {row["dso_days"] for row in (*report["rows"], report["whole"])} == {None}
    assert report["trend"] == []


def test_before_the_first_snapshot_nothing_is_known(world, swiss, person):
    take(world, "acme", "swiss")
    found = person.call("GET", "/reports/consolidation?on=2026-02-27")
    assert (found.status, found.json["code"]) == (422, "not_known_then")


def test_a_day_ahead_is_refused(person):
    found = person.call("GET", "/reports/consolidation?on=2026-12-31")
    assert [error["field"] for error in found.json["errors"]] == ["on"]


def test_somebody_of_one_company_sees_nothing_of_the_others_past(world, swiss, person, browser_of):
    take(world, "acme", "swiss")
    later(world, swiss, person)
    reader = browser_of(world.add_user("acme", Role.READER))
    assert {key[0] for key in totals(reader.get(REPORT).json["rows"])} == {"acme"}


def test_the_day_is_that_of_the_snapshot(world, swiss, person):
    take(world, "acme", "swiss")
    later(world, swiss, person)
    days = {c["on"] for c in person.get("/reports/consolidation?on=2026-03-03").json["companies"]}
    assert days == {str(date(2026, 3, 2))}
