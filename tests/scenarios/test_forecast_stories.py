"""Dated stories of the forecast: when money is expected, and what is learnt from the past."""

from datetime import date, timedelta

import pytest

from chalicelib.core.errors import ForbiddenError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.forecast import store
from chalicelib.features.forecast.expected import Source
from chalicelib.features.qualifications.rules import Said
from chalicelib.features.statuses.model import StatusType
from tests.fakes.dunning import item
from tests.fakes.work import drain
from tests.scenarios.dunning import Story

MONDAY = date(2026, 3, 2)


def learn(story):
    story.services.forecasts.start(story.admin)
    drain(story)


def a_late_payer(weeks=30, late_days=10):
    """One invoice a week, each paid so many days late, until today."""
    story = Story(MONDAY - timedelta(days=7 * weeks))
    for week in range(weeks, -1, -1):
        story.on(MONDAY - timedelta(days=7 * week))
        dues = [MONDAY - timedelta(days=7 * w) for w in range(weeks, week - 5, -1)]
        is_open = [d for d in dues if d + timedelta(days=late_days) > story.today]
        story.extract("C1", *(item(f"F{d}", d, 10_000) for d in is_open))
    story.on(MONDAY)
    return story


def book(story, actor=None):
    (found,) = story.services.forecasts.get(actor or story.admin).books
    return found


def said(story, number, kind, **more):
    story.say("C1", Said(type=kind, **more), number)


def test_before_anything_is_learnt_money_is_expected_when_it_is_due():
    story = Story(MONDAY)
    story.extract("C1", item("F1", date(2026, 3, 12), 50_000))
    found = book(story)
    assert [w.amount.minor for w in found.weeks[:3]] == [0, 50_000, 0]
    assert found.weeks[1].low is None


def test_before_anything_is_learnt_what_is_late_has_no_date():
    story = Story(MONDAY)
    story.extract("C1", item("F1", date(2026, 2, 12), 50_000))
    (out,) = book(story).left_out
    assert (out.source, out.amount.minor) == (Source.UNDATED, 50_000)


def test_a_payer_is_expected_as_late_as_it_pays():
    story = a_late_payer()
    learn(story)
    (first, *_) = story.services.forecasts.of_account(story.admin, "C1").items
    # Weekly extracts see ten days late as two weeks.
    assert (first.delay_days, first.evidence) == (14, "account")


def test_the_trial_of_a_steady_payer_beats_nothing_but_is_right():
    story = a_late_payer(weeks=60)
    learn(story)
    trial = book(story).trial
    assert (trial.error_percent, trial.covered) == (0, trial.intervals)
    assert trial.intervals > 0


def test_a_promise_comes_on_its_day_and_a_broken_one_counts_for_nothing():
    story = Story(MONDAY)
    story.extract("C1", item("F1", date(2026, 2, 12), 50_000))
    said(story, "F1", StatusType.PROMISE, promise_on=date(2026, 3, 19))
    assert book(story).weeks[2].amount.minor == 50_000
    story.on(date(2026, 3, 20))
    assert [p.source for p in book(story).left_out] == [Source.UNDATED]


def test_a_dispute_is_expected_after_sixty_days_while_none_was_seen_to_its_end():
    story = Story(MONDAY)
    story.extract("C1", item("F1", date(2026, 3, 12), 50_000))
    said(story, "F1", StatusType.DISPUTE, dispute_type="price", resolver=story.admin.name)
    (only,) = story.services.forecasts.of_account(story.admin, "C1").items
    assert (only.on, only.source) == (MONDAY + timedelta(days=60), Source.DISPUTE)


def test_the_length_of_disputes_is_learnt():
    story = Story(date(2026, 1, 5))
    for number in range(5):
        story.extract("C1", item(f"F{number}", date(2026, 1, 1)))
        said(
            story,
            f"F{number}",
            StatusType.DISPUTE,
            dispute_type="price",
            resolver=story.admin.name,
        )
        story.on(story.today + timedelta(days=8)).extract("C1")
    story.extract("C1", item("F9", date(2026, 1, 1)))
    said(story, "F9", StatusType.DISPUTE, dispute_type="price", resolver=story.admin.name)
    learn(story)
    (only,) = story.services.forecasts.of_account(story.admin, "C1").items
    assert only.on == story.today + timedelta(days=8)


def test_litigation_is_left_out():
    story = Story(MONDAY)
    story.extract("C1", item("F1", date(2026, 3, 12), 50_000))
    story.services.accounts.edit(
        story.admin, "C1", story.account().version, {"level": 3}, "in court"
    )
    assert [p.source for p in book(story).left_out] == [Source.LITIGATION]


def test_a_collector_of_its_own_accounts_sees_those_only():
    story = Story(MONDAY)
    story.extract("C1", item("F1", date(2026, 3, 12), 50_000), collector="ana@acme.example")
    story.extract("C2", item("F2", date(2026, 3, 12), 30_000), collector="bob@acme.example")
    own = frozenset({"ana@acme.example"})
    ana = Actor(tenant_id="acme", name="ana@acme.example", role=Role.COLLECTOR, sees=own)
    assert book(story, ana).total.minor == 50_000
    found = story.services.forecasts.behind(ana, "EUR", 1, None)
    assert [row.code for row in found.items] == ["C1"]


def test_the_accounts_behind_a_week_sum_to_it():
    story = a_late_payer()
    story.extract("C2", item("G1", date(2026, 3, 12), 30_000))
    learn(story)
    for number, week in enumerate(book(story).weeks):
        found = story.services.forecasts.behind(story.admin, "EUR", number, None)
        assert found.total == week.amount


def test_tuesday_the_past_is_looked_at_once_by_itself():
    story = a_late_payer()
    story.services.forecasts.daily(story.admin)
    story.services.forecasts.daily(story.admin)
    assert len(story.queues.waiting) == 1
    drain(story)
    assert book(story).trial is not None


def test_a_trial_that_nobody_began_begins_in_the_next_hour():
    story = a_late_payer()
    learn(story)
    table = story.table.for_tenant("acme")
    store.put_state(table, store.state(table).model_copy(update={"trial": ""}))
    story.services.forecasts.daily(story.admin)
    assert [message["piece"] for _, message in story.queues.waiting] == [0]


def test_only_a_credit_manager_computes():
    story = Story(MONDAY)
    with pytest.raises(ForbiddenError):
        story.services.forecasts.start(Actor(tenant_id="acme", name="x", role=Role.COLLECTOR))
