"""The papers of a plan: printed once a version, confirmed once, and in a calendar."""

from datetime import date

import pytest
from icalendar import Calendar

from chalicelib.features.agreements.calendar import plan_ics
from chalicelib.features.documents.model import DocumentKind
from chalicelib.features.plans.service import Which
from chalicelib.features.plans.terms import Equal, NewPlan, Schedule
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

MONDAY, FIRST = date(2026, 3, 2), date(2026, 4, 1)


@pytest.fixture
def story():
    made = Story(MONDAY)
    made.extract("C1", item("F1", date(2026, 2, 1), 10_000), contact_name="Ana {{ items }}")
    return made


@pytest.fixture
def plan(story):
    given = NewPlan(
        items=("F1",),
        schedule=Schedule(equal=Equal(count=3, first_on=FIRST)),
        terms="Par virement.",
    )
    return story.services.plans.make(story.admin, "C1", story.account().version, given)


def confirm(story, plan):
    return story.services.agreements.confirm(story.admin, "C1", plan.id)


def test_the_agreement_stands_in_the_credit_and_risk_file(story, plan):
    story.services.agreements.keep(story.admin, "C1", plan.id)
    (document,) = story.services.documents.of_account(story.admin, "C1")
    assert (document.kind, document.is_risk) == (DocumentKind.AGREEMENT, True)


def test_the_same_version_is_printed_once(story, plan):
    for _ in range(2):
        story.services.agreements.keep(story.admin, "C1", plan.id)
    assert len(story.services.documents.of_account(story.admin, "C1")) == 1


def test_the_debtor_reads_every_instalment_and_gets_the_paper(story, plan):
    assert confirm(story, plan).state == "sent"
    left = story.mailer.sent[-1].email
    assert [d in left.text for d in ("01/04/2026", "01/05/2026", "01/06/2026")] == [True] * 3
    assert [a.filename for a in left.attachments] == ["accord-2026-03-02-v1.pdf"]


def test_a_name_cannot_become_a_placeholder(story, plan):
    confirm(story, plan)
    assert "F1 du" not in story.mailer.sent[-1].email.text


def test_it_is_confirmed_once(story, plan):
    confirm(story, plan)
    confirm(story, plan)
    assert len(story.mailer.sent) == 1


def test_a_changed_plan_is_confirmed_anew(story, plan):
    confirm(story, plan)
    which = Which(code="C1", plan_id=plan.id, version=plan.version)
    story.services.plans.postpone(story.admin, which, date(2026, 4, 8), "asked for")
    story.on(date(2026, 3, 3))
    confirm(story, plan)
    assert "08/04/2026" in story.mailer.sent[-1].email.text


def test_the_calendar_has_a_day_for_each_instalment(story, plan):
    calendar = Calendar.from_ical(plan_ics(plan, "Nova", "fr", story.clock.at))
    days = [event.decoded("dtstart") for event in calendar.walk("VEVENT")]
    assert days == [FIRST, date(2026, 5, 1), date(2026, 6, 1)]
