"""The day kept with an account, and what holds it."""

from datetime import date, timedelta

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.reminders.planning import next_step
from chalicelib.features.scenarios.native import EMPTY, NATIVE
from chalicelib.features.statuses.model import StatusType
from tests.fakes.dunning import account, contact, item, reminded, status
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 10)
F1 = item("F1", DUE)


def kept(account, scenario=NATIVE, today=date(2026, 1, 1)):
    step = next_step(account, scenario, today)
    return (step.step, step.on, step.held_by) if step else None


def test_an_invoice_not_due_yet_waits_for_its_pre_reminder():
    assert kept(account(F1)) == ("pre_reminder", DUE - timedelta(days=7), "")


def test_what_should_have_gone_is_looked_at_today():
    today = DUE + timedelta(days=30)
    assert kept(account(F1), today=today) == ("reminder_1", today, "")


def test_the_gap_moves_the_next_step():
    last = DUE + timedelta(days=14)
    after = account(F1, dunning=reminded(last, F1=("reminder_1", last)))
    assert kept(after, today=last) == ("reminder_2", last + timedelta(days=7), "")


def test_a_promise_moves_it_to_the_day_after():
    promised = account(F1, statuses={"F1": status(StatusType.PROMISE, date(2026, 4, 1))})
    assert kept(promised, today=DUE)[:2] == ("reminder_1", date(2026, 4, 2))


@pytest.mark.parametrize("kind", [StatusType.DISPUTE, StatusType.DO_NOT_CONTACT])
def test_a_disputed_account_is_looked_at_when_somebody_changes_it(kind):
    assert kept(account(F1, statuses={"F1": status(kind)})) is None


@pytest.mark.parametrize(
    ("contacts", "reason"), [((), "no_contact"), ((contact(bounced_on=DUE),), "bounced")]
)
def test_an_account_without_an_address_is_held(contacts, reason):
    step = next_step(account(F1, contacts=contacts), NATIVE, DUE)
    assert (step.held_by, step.is_looked_at) == (reason, False)


def test_an_empty_scenario_of_the_company_may_be_replaced_any_day():
    step = next_step(account(F1), EMPTY, DUE)
    assert (step.held_by, step.is_looked_at) == ("empty_scenario", True)


def test_an_empty_scenario_of_the_account_stands():
    assert kept(account(F1, scenario="empty"), EMPTY) is None


def test_the_list_of_reminders_goes_on_page_by_page():
    story = Story(date(2026, 3, 13))
    for number in range(60):
        story.extract(f"C{number}", F1)
    story.hour()
    first, position = story.services.reminders.page(story.admin, None, "")
    second, _ = story.services.reminders.page(story.admin, None, position)
    assert len({r.id for r in (*first, *second)}) == len(first) + len(second) == 60


def test_the_list_of_reminders_ends():
    story = Story(date(2026, 3, 13))
    position, pages = "", 0
    while pages == 0 or position:
        _, position = story.services.reminders.page(story.admin, None, position)
        pages += 1
    assert pages == 7


def test_a_damaged_page_link_is_refused():
    story = Story(date(2026, 3, 13))
    with pytest.raises(InvalidError):
        story.services.reminders.page(story.admin, None, "nowhere")
