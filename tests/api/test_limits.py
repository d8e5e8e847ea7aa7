"""Credit limits over HTTP: nobody goes around those who grant them."""

import pytest

from chalicelib.features.access.model import Role
from tests.fakes.debtors import book


@pytest.fixture
def collector(world, admin, browser_of):
    book(world, "F1", code="C1")
    settings = admin.get("/settings").json
    levels = [{"role": "collector", "up_to": euros("1000.00")}, {"role": "administrator"}]
    settings["risk"]["levels"] = levels
    version = {"If_Match": str(settings["version"])}
    assert admin.call("PUT", "/settings", settings, **version).status == 200
    return browser_of(world.add_user("acme", Role.COLLECTOR))


def euros(amount):
    return {"amount": amount, "currency": "EUR"}


def changed(browser, limit):
    version = str(browser.get("/accounts/C1").json["version"])
    return browser.call("PATCH", "/accounts/C1", {"credit_limit": limit}, If_Match=version)


def test_a_limit_set_by_hand_stays_within_ones_level(collector):
    assert changed(collector, euros("1000.00")).status == 200
    refused = changed(collector, euros("1000.01"))
    assert (refused.status, refused.json["code"]) == (403, "above_your_level")


def test_no_limit_at_all_is_above_every_level_that_has_an_amount(collector, admin):
    assert changed(collector, None).json["code"] == "above_your_level"
    assert changed(admin, None).status == 200


def test_a_limit_set_by_hand_has_not_the_days_of_the_one_before(collector):
    version = str(collector.get("/accounts/C1").json["version"])
    asked = {"amount": euros("500.00"), "expires_on": "2026-12-31"}
    granted = collector.call("POST", "/accounts/C1/limit-requests", asked, If_Match=version)
    assert granted.json["expires_on"] == "2026-12-31"
    changed(collector, euros("600.00"))
    assert collector.get("/accounts/C1/risk").json["expires_on"] is None


def test_a_level_is_of_a_user_or_of_a_role(admin):
    settings = admin.get("/settings").json
    settings["risk"]["levels"] = [{"up_to": euros("1.00")}]
    refused = admin.call("PUT", "/settings", settings, If_Match=str(settings["version"]))
    assert (refused.status, refused.json["errors"][0]["field"]) == (422, "risk.levels.0")
