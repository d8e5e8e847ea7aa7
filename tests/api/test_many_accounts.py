"""Bulk changes, jobs and assignment over HTTP."""

import pytest

from chalicelib.features.access.model import Role
from tests.fakes.debtors import book
from tests.fakes.work import drain

RULES = {"rules": [{"name": "All", "collector": "bob"}]}


@pytest.fixture
def books(world):
    for code in ("C1", "C2"):
        book(world, "F1", code=code)


def change(browser, scope, **what):
    return browser.post("/bulk-changes", {"scope": scope, "change": what})


def test_a_bulk_change_is_accepted_and_followed(world, admin, books):
    started = change(admin, {"text": "C1\nC2\nghost"}, collector="ana")
    drain(world)
    job = admin.get(f"/jobs/{started.json['id']}").json
    assert (started.status, job["state"], job["done"], job["misses"]) == (
        202,
        "done",
        2,
        [{"what": "ghost", "reason": "unknown"}],
    )


def test_a_bulk_change_is_undone(world, admin, books):
    started = change(admin, {"codes": ["C1"]}, collector="ana")
    drain(world)
    assert admin.post(f"/bulk-changes/{started.json['id']}/undos").status == 202
    drain(world)
    assert admin.get("/accounts/C1").json["collector"] == ""


def test_a_running_change_is_not_undone(admin, books):
    started = change(admin, {"codes": ["C1"]}, collector="ana")
    answer = admin.post(f"/bulk-changes/{started.json['id']}/undos")
    assert (answer.status, answer.json["code"]) == (409, "still_running")


@pytest.mark.parametrize("what", [{}, {"collector": "a", "group": "b"}, {"level": 2}])
def test_a_change_that_is_not_one_is_refused(admin, books, what):
    assert change(admin, {"codes": ["C1"]}, **what).status == 422


def test_codes_and_text_together_are_refused(admin, books):
    assert change(admin, {"codes": ["C1"], "text": "C1"}, collector="ana").status == 422


def test_pasted_codes_are_sorted_out(admin, books):
    assert admin.post("/pasted-codes", {"text": '"C2";x'}).json == {
        "found": ["C2"],
        "unknown": ["x"],
    }


def test_a_cancelled_job_says_so(admin, books):
    started = change(admin, {"codes": ["C1"]}, collector="ana")
    assert admin.call("DELETE", f"/jobs/{started.json['id']}").json["state"] == "cancelled"


def test_a_collector_sees_only_its_own_jobs(world, admin, books, browser_of):
    change(admin, {"codes": ["C1"]}, collector="ana")
    other = browser_of(world.add_user("acme", Role.COLLECTOR))
    assert (len(admin.get("/jobs").json["items"]), other.get("/jobs").json["items"]) == (1, [])


def test_rules_are_previewed_saved_and_applied(world, admin, books):
    seen = admin.post("/assignment/previews", RULES).json
    saved = admin.call("PUT", "/assignment", RULES, If_Match='"0"')
    admin.post("/assignment/runs")
    drain(world)
    assert (seen["changed"], saved.json["version"]) == (2, 1)
    assert admin.get("/accounts/C2").json["collector"] == "bob"


def test_a_stale_version_of_the_rules_is_refused(admin):
    admin.call("PUT", "/assignment", RULES, If_Match='"0"')
    assert admin.call("PUT", "/assignment", RULES, If_Match='"0"').status == 412
