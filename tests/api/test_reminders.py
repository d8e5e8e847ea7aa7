"""Reminders over HTTP: the overdue list, review, send, follow."""

from datetime import date, timedelta
from urllib.parse import quote

import pytest

from chalicelib import container
from chalicelib.features.access.model import Actor, Role
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 10)
TODAY = date(2026, 3, 13)


@pytest.fixture
def world():
    made = Story(TODAY)
    made.extract("C1", item("F1", DUE), name="Boulangerie Martin")
    made.extract("C/2 é", item("F1", DUE - timedelta(days=60)))
    made.extract("C3", item("F1", DUE), email="")
    container.install(made.services)
    yield made
    container._installed.clear()


@pytest.fixture
def ana(world, browser_of):
    return browser_of(world.add_user("acme", Role.COLLECTOR))


def test_the_overdue_list_says_what_would_go_and_why_nothing_does(ana):
    rows = {row["code"]: row for row in ana.get("/overdue").json["items"]}
    assert rows["C1"]["step"] == "reminder_1"
    assert rows["C1"]["mode"] == "auto"
    assert rows["C3"]["reason"]["text"] == "Aucun contact n'a d'adresse e-mail."


def test_the_oldest_debt_comes_first(ana):
    assert ana.get("/overdue").json["items"][0]["code"] == "C/2 é"


def test_the_list_may_be_seen_at_another_date(ana):
    assert ana.get("/overdue?on=2026-03-10").json["items"][0]["code"] == "C/2 é"
    assert ana.get("/overdue?on=2026-03-10").json["total"] == 1


def test_the_list_is_searched(ana):
    assert [r["code"] for r in ana.get("/overdue?q=boulang").json["items"]] == ["C1"]


def test_stale_books_are_said_beside_the_list(world, ana):
    world.imported_on = date(2026, 2, 1)
    assert ana.get("/overdue").json["stale"] == {"stale": True, "last_import_on": "2026-02-01"}


def test_a_preview_shows_the_message_with_a_link_that_opens_nothing(ana):
    shown = ana.get("/overdue/C1/preview").json
    assert shown["subject"].startswith("Acme : premier rappel")
    assert "https://…" in shown["text"]
    assert [i["number"] for i in shown["items"]] == ["F1"]


def test_a_preview_of_a_chosen_step(ana):
    assert ana.get("/overdue/C1/preview?step=formal_notice").json["level"] == 3


def test_a_review_sends_nothing(world, ana):
    answer = ana.post("/reminder-runs", {"codes": None, "state": "review"})
    assert {row["code"]: row["state"] for row in answer.json["rows"]} == {
        "C1": "ready",
        "C/2 é": "ready",
        "C3": "refused",
    }
    assert world.mailer.sent == []


def test_each_row_of_a_send_has_its_outcome(world, ana):
    answer = ana.post("/reminder-runs", {"codes": ["C1", "C3", "nobody"], "state": "send"})
    assert answer.status == 202
    assert {row["code"]: row["state"] for row in answer.json["rows"]} == {
        "C1": "sent",
        "C3": "refused",
        "nobody": "refused",
    }
    assert answer.json["done"]
    assert len(world.mailer.sent) == 1


def test_the_same_accounts_again_the_same_day_are_refused(world, ana):
    ana.post("/reminder-runs", {"codes": ["C1"], "state": "send"})
    (row,) = ana.post("/reminder-runs", {"codes": ["C1"], "state": "send"}).json["rows"]
    assert (row["state"], row["reason"]["code"]) == ("refused", "nothing_due_yet")


def test_stale_books_hold_a_run_until_a_user_says_so(world, ana):
    world.imported_on = date(2026, 2, 1)
    asked = {"codes": ["C1"], "state": "send"}
    (row,) = ana.post("/reminder-runs", asked).json["rows"]
    assert row["reason"]["code"] == "stale_books"
    (row,) = ana.post("/reminder-runs", {**asked, "accept_stale": True}).json["rows"]
    assert row["state"] == "sent"


def test_reminders_do_not_leave_for_a_later_day(ana):
    answer = ana.post("/reminder-runs", {"on": "2026-04-01", "codes": ["C1"], "state": "send"})
    assert answer.status == 422


def test_a_long_run_goes_through_the_queue_and_is_followed(world, ana):
    codes = [f"L{n}" for n in range(30)]
    for code in codes:
        world.extract(code, item("F1", DUE))
    run = ana.post("/reminder-runs", {"codes": codes, "state": "send"}).json
    assert {row["state"] for row in run["rows"]} == {"queued"}
    before = ana.get(f"/reminder-runs/{run['id']}").json
    assert (before["done"], len(before["rows"])) == (False, 30)
    world.work()
    container.install(world.services)
    after = ana.get(f"/reminder-runs/{run['id']}").json
    assert after["done"]
    assert {row["state"] for row in after["rows"]} == {"sent"}


def test_the_level_of_a_step_is_reached_by_hand(world, ana):
    asked = {"codes": ["C1"], "state": "send", "steps": {"C1": "formal_notice"}}
    ana.post("/reminder-runs", asked)
    assert ana.get("/accounts/C1").json["level"] == 3


def test_a_reminder_is_read_again_without_its_link(world, ana):
    ana.post("/reminder-runs", {"codes": ["C/2 é"], "state": "send"})
    (row,) = ana.get("/reminders").json["items"]
    shown = ana.get(f"/reminders/{quote('C/2 é', safe='')}/{row['id']}").json
    assert shown["state"] == "sent"
    assert "- F1 " in shown["text"]
    assert "/r/" not in shown["text"] + shown["html"]


def test_the_reminders_of_an_account(ana):
    ana.post("/reminder-runs", {"codes": ["C1"], "state": "send"})
    assert [r["step"] for r in ana.get("/accounts/C1/reminders").json["items"]] == ["reminder_1"]


def test_reminders_are_listed_by_state(ana):
    ana.post("/reminder-runs", {"codes": ["C1"], "state": "send"})
    assert ana.get("/reminders?state=bounced").json["items"] == []
    assert len(ana.get("/reminders?state=sent").json["items"]) == 1


def test_a_settled_reminder_takes_no_decision(ana):
    ana.post("/reminder-runs", {"codes": ["C1"], "state": "send"})
    (row,) = ana.get("/reminders").json["items"]
    path = f"/reminders/C1/{row['id']}/decisions"
    answer = ana.post(path, {"decision": "send_again"})
    assert (answer.status, answer.json["code"]) == (409, "settled")


def test_an_unknown_reminder_is_settled_by_a_person(world, ana):
    world.mailer.next_calls = ["silent"]
    (row,) = ana.post("/reminder-runs", {"codes": ["C1"], "state": "send"}).json["rows"]
    assert row["state"] == "unknown"
    world.clock.advance(hours=2)
    world.services.settling.sweep(Actor.system("acme", "daily_run"))
    path = f"/reminders/C1/{row['reminder_id']}/decisions"
    assert ana.post(path, {"decision": "consider_sent"}).json["state"] == "sent"
    assert world.mailer.sent == []


def test_a_reader_sends_nothing(world, browser_of):
    reader = browser_of(world.add_user("acme", Role.READER))
    assert reader.post("/reminder-runs", {"codes": ["C1"], "state": "send"}).status == 403


def test_scenarios_are_read(ana):
    listed = ana.get("/scenarios").json["items"]
    assert [s["id"] for s in listed] == ["native", "empty"]
    steps = ana.get("/scenarios/native").json["steps"]
    assert [(s["key"], s["offset_days"], s["level"]) for s in steps] == [
        ("pre_reminder", -7, 0),
        ("reminder_1", 3, 1),
        ("reminder_2", 15, 2),
        ("reminder_3", 30, 2),
        ("formal_notice", 45, 3),
    ]


def test_templates_are_read_by_language(ana):
    assert {t["language"] for t in ana.get("/templates?language=fr").json["items"]} == {"fr"}
