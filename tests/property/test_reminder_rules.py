"""The rule of reminders against everything an account can be, day after day."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.open_items.model import ItemKind
from chalicelib.features.reminders.claims import before, claimed, given_back
from chalicelib.features.reminders.letters import Letter
from chalicelib.features.reminders.model import PlannedReminder, Reminder
from chalicelib.features.reminders.obstacles import obstacle
from chalicelib.features.reminders.planning import next_step
from chalicelib.features.reminders.rules import decide
from chalicelib.features.scenarios.native import NATIVE
from chalicelib.features.statuses.model import StatusType
from tests.fakes.dunning import account, item, status

START = date(2026, 1, 1)
days = st.integers(min_value=-60, max_value=90)


@st.composite
def items(draw):
    found = []
    for number in range(draw(st.integers(min_value=1, max_value=5))):
        kind = draw(st.sampled_from(list(ItemKind)))
        minor = draw(st.sampled_from([50, 9_900, 120_000, -5_000, -200_000]))
        due_on = START + timedelta(days=draw(days))
        found.append(item(f"F{number}", due_on, minor, draw(st.sampled_from(["EUR", "JPY"])), kind))
    return tuple(found)


@st.composite
def accounts(draw):
    all_items = draw(items())
    statuses = {
        one.id: status(
            draw(st.sampled_from(list(StatusType)[1:])), START + timedelta(days=draw(days))
        )
        for one in all_items
        if draw(st.integers(min_value=0, max_value=3)) == 0
    }
    return account(*all_items, statuses=statuses)


def sent(now, planned):
    """The account once this plan is claimed."""
    letter = Letter(
        template=planned.step.key,
        template_version=1,
        language="fr",
        on=planned.on,
        company="Acme",
        account="Client",
        code="C1",
        rows=(),
    )
    reminder = Reminder(
        id=f"{planned.on:%Y%m%d}-x",
        code="C1",
        on=planned.on,
        step=planned.step.key,
        level=planned.level,
        by="test",
        account_version=1,
        recipient=planned.recipient,
        contact_id="k1",
        letter=letter,
        moves=planned.moves,
        before=before(now, planned),
    )
    return claimed(now, reminder), reminder


def days_of_reminders(now, length=150):
    """Every reminder that the daily run sends, and the account before it."""
    for offset in range(length):
        today = START + timedelta(days=offset)
        planned = decide(now, NATIVE, today)
        if isinstance(planned, PlannedReminder):
            yield now, planned
            now, _ = sent(now, planned)


@given(accounts())
def test_the_stored_day_is_never_later_than_the_day_something_goes(now):
    stored_on = START
    planned_day = next_step(now, NATIVE, stored_on)
    for offset in range(150):
        today = START + timedelta(days=offset)
        if isinstance(decide(now, NATIVE, today), PlannedReminder):
            assert planned_day is not None
            assert planned_day.is_looked_at
            assert planned_day.on <= today
            return


@given(accounts())
def test_required_steps_are_taken_in_order_and_none_is_left_out(now):
    required = [step.key for step in NATIVE.steps if step.is_required]
    taken: dict[str, list[str]] = {}
    for _, planned in days_of_reminders(now):
        for name, step in planned.moves.items():
            taken.setdefault(name, []).append(step)
    for steps in taken.values():
        asked = [step for step in steps if step in required]
        assert asked == required[: len(asked)]
        assert len(steps) - len(asked) <= 1


@given(accounts())
def test_two_reminders_are_never_closer_than_the_gap(now):
    sent_on = [planned.on for _, planned in days_of_reminders(now)]
    gaps = [(b - a).days for a, b in pairwise(sent_on)]
    assert all(gap >= NATIVE.min_gap_days for gap in gaps)


@given(accounts())
def test_no_message_names_an_item_that_must_be_left_alone(now):
    for before_it, planned in days_of_reminders(now):
        for name in planned.items:
            assert obstacle(before_it, before_it.item(name), planned.on) is None


@given(accounts())
def test_every_message_moves_something_on(now):
    for _, planned in days_of_reminders(now):
        assert planned.moves
        assert set(planned.moves) <= set(planned.items)


@given(accounts())
def test_the_last_level_is_never_reached_by_itself(now):
    assert all(planned.level < 3 for _, planned in days_of_reminders(now))


@given(accounts())
def test_giving_a_claim_back_leaves_only_its_id(now):
    for before_it, planned in days_of_reminders(now):
        after, reminder = sent(before_it, planned)
        again = given_back(after, reminder)
        assert again.dunning.reminded == before_it.dunning.reminded
        assert again.dunning.last_reminder_on == before_it.dunning.last_reminder_on
        assert again.level == before_it.level
        assert again.dunning.recent == after.dunning.recent


@given(accounts(), days)
def test_deciding_changes_nothing_and_says_the_same_twice(now, offset):
    today = START + timedelta(days=offset)
    assert decide(now, NATIVE, today) == decide(now, NATIVE, today)
