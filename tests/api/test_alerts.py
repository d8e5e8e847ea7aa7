"""Alerts over HTTP: what they hold of, and changing them."""

from datetime import date
from urllib.parse import quote

import pytest

from chalicelib.features.accounts.model import AccountFacts
from tests.fakes.dunning import item

LARGE = {"name": "Large", "where": "overdue > 100", "colour": "red"}


@pytest.fixture
def desk(world, admin):
    for code, minor in (("C1", 12_000), ("C2", 5_000)):
        facts = AccountFacts(
            code=code, customer={"name": code}, items=(item("F1", date(2026, 2, 1), minor),)
        )
        world.services.accounts.take_in(world.admin, facts, 1, date(2026, 3, 1))
    return admin


def kept(desk, *alerts, version=0):
    return desk.call("PUT", "/alerts", {"alerts": alerts}, If_Match=f'"{version}"')


def test_an_own_alert_counts_the_accounts_its_link_finds(desk):
    count = kept(desk, LARGE).json["counts"][-1]
    found = desk.get(f"/accounts?where={quote(count['where'])}").json["total"]
    assert (count["alert"], count["accounts"], count["colour"]) == ("Large", found, "red")


def test_the_dashboard_counts_own_alerts_too(desk):
    kept(desk, LARGE)
    assert desk.get("/dashboard").json["alerts"][-1]["alert"] == "Large"


def test_an_alert_that_holds_of_nothing_is_on_its_page_and_not_on_the_dashboard(desk):
    kept(desk, {**LARGE, "where": "overdue > 9999"})
    assert desk.get("/alerts").json["counts"][-1]["accounts"] == 0
    assert "Large" not in [a["alert"] for a in desk.get("/dashboard").json["alerts"]]


def test_an_account_shows_the_alerts_that_hold_of_it(desk):
    kept(desk, LARGE)
    shown = [desk.get(f"/accounts/{code}/alerts").json["items"] for code in ("C1", "C2")]
    assert shown == [[{"name": "Large", "colour": "red"}], []]


def test_a_stale_change_is_refused(desk):
    kept(desk, LARGE)
    assert kept(desk, LARGE).status == 412


def test_what_cannot_be_asked_is_said_with_its_place(desk):
    refused = kept(desk, {**LARGE, "where": "overdue > lots"})
    assert refused.status == 422
    assert refused.json["errors"][0]["field"] == "alerts.0.where"


def test_more_alerts_than_a_company_may_have_are_refused(desk):
    many = [{**LARGE, "name": f"Large {n}"} for n in range(31)]
    assert kept(desk, *many).status == 422
