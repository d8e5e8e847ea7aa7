"""The first page of the day: each figure is the one behind its link."""

from datetime import date
from urllib.parse import quote

import pytest

from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.agenda.service import NewAction
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.dunning import item


@pytest.fixture
def books(world):
    """C1 is very late and nobody's, C2 promised for next week, C3 owes nothing yet."""
    for code, due in (("C1", "2025-06-01"), ("C2", "2026-02-20"), ("C3", "2026-06-01")):
        collector = "" if code == "C1" else "collector@acme.example"
        facts = AccountFacts(
            code=code,
            customer={"name": code, "email": f"{code}@client.example", "collector": collector},
            items=(item("F1", date.fromisoformat(due)),),
        )
        world.services.accounts.take_in(world.admin, facts, 1, date(2026, 3, 1))
    promise = Qualification(type="PDP", promise_on="2026-03-12", comment="said")
    world.services.qualifications.qualify(world.admin, "C2", 1, ["F1"], promise)
    return world


@pytest.fixture
def desk(books, browser_of):
    return browser_of(books.admin)


def test_each_alert_counts_the_accounts_that_its_link_finds(desk):
    alerts = desk.get("/dashboard").json["alerts"]
    found = {
        a["alert"]: desk.get(f"/accounts?where={quote('flag = ' + a['alert'])}").json["total"]
        for a in alerts
    }
    assert found == {a["alert"]: a["accounts"] for a in alerts}
    assert {"no_collector", "old_items", "not_chased"} <= found.keys()


def test_an_alert_says_what_is_overdue_on_its_accounts(desk):
    alerts = {a["alert"]: a for a in desk.get("/dashboard").json["alerts"]}
    assert alerts["no_collector"]["overdue"] == [{"amount": "120.00", "currency": "EUR"}]


def test_a_promise_stands_in_its_week(desk):
    (promised,) = desk.get("/dashboard").json["promised"]
    assert (promised["week_on"], promised["is_past"]) == ("2026-03-09", False)


def test_a_promise_of_the_past_stands_apart(books, desk):
    books.clock.at = books.clock.at.replace(month=4)
    (promised,) = desk.get("/dashboard").json["promised"]
    assert promised["is_past"]


def test_the_agenda_counts_the_users_own(books, browser_of):
    collector = Actor(tenant_id="acme", name="collector@acme.example", role=Role.COLLECTOR)
    books.add_user("acme", Role.COLLECTOR)
    call = NewAction(kind="call", on=date(2026, 3, 2))
    books.services.actions.plan(books.admin, "C3", 1, call)
    mine, other = (
        browser_of(actor).get("/dashboard").json["agenda"] for actor in (collector, books.admin)
    )
    assert (mine["manual"], other["manual"]) == (1, 0)
