"""News of the provider in every order, twice: the end is the same."""

from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from chalicelib.features.reminders.letters import Letter
from chalicelib.features.reminders.model import Entry, Reminder, ReminderState
from chalicelib.features.reminders.states import heard

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)


def prepared():
    letter = Letter(
        template="reminder_1",
        template_version=1,
        language="fr",
        on=date(2026, 3, 2),
        company="Acme",
        account="Client",
        code="C1",
        rows=(),
    )
    return Reminder(
        id="20260302-x",
        code="C1",
        version=1,
        on=date(2026, 3, 2),
        step="reminder_1",
        level=1,
        by="daily_run",
        account_version=1,
        recipient="a@b.example",
        contact_id="k1",
        letter=letter,
        timeline=(Entry(state=ReminderState.PREPARED, at=AT),),
    )


def after(*news):
    reminder = prepared()
    for state in news:
        reminder = heard(reminder, ReminderState(state), AT, message_id="m1") or reminder
    return reminder


@pytest.mark.parametrize(
    ("news", "end"),
    [
        (("sent", "delivered"), "delivered"),
        (("sent", "bounced"), "bounced"),
        (("sent", "delivered", "bounced"), "bounced"),
        (("sent", "delivered", "complained"), "complained"),
        (("sent", "refused"), "refused"),
        (("unknown", "sent", "delivered"), "delivered"),
    ],
)
def test_the_end_does_not_depend_on_the_order_of_news(news, end):
    assert {after(*order, *order).state for order in permutations(news)} == {end}


def test_the_same_news_twice_is_no_news():
    assert heard(after("sent"), ReminderState.SENT, AT, message_id="m1") is None


def test_the_message_id_is_kept_even_when_the_state_is_known():
    reminder = heard(prepared(), ReminderState.DELIVERED, AT)
    assert heard(reminder, ReminderState.SENT, AT, message_id="m1").message_id == "m1"
