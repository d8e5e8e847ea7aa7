from datetime import date, timedelta

import pytest

from chalicelib.features.open_items.model import ItemKind
from chalicelib.features.reminders.model import Circumstances, PlannedReminder, Refusal
from chalicelib.features.reminders.rules import decide
from chalicelib.features.scenarios.model import Mode
from chalicelib.features.scenarios.native import EMPTY, NATIVE
from chalicelib.features.statuses.model import StatusType
from tests.fakes.dunning import account, contact, item, reminded, status

TODAY = date(2026, 3, 2)


def late(days: int, number: str = "F1", **more):
    return item(number, TODAY - timedelta(days=days), **more)


def step(decision) -> str:
    assert isinstance(decision, PlannedReminder), decision
    return decision.step.key


def codes(decision) -> list[str]:
    assert isinstance(decision, Refusal), decision
    return [reason.code for reason in decision.reasons]


@pytest.mark.parametrize(
    ("days_late", "expected"),
    [(-7, "pre_reminder"), (0, "pre_reminder"), (3, "reminder_1"), (100, "reminder_1")],
)
def test_an_item_first_seen_takes_the_first_step_that_still_makes_sense(days_late, expected):
    assert step(decide(account(late(days_late)), NATIVE, TODAY)) == expected


@pytest.mark.parametrize("days_late", [-30, -8, 1, 2])
def test_nothing_goes_between_the_steps(days_late):
    assert codes(decide(account(late(days_late)), NATIVE, TODAY)) == ["nothing_due_yet"]


def test_required_steps_follow_one_by_one_however_late_the_item_is():
    long_ago = TODAY - timedelta(days=8)
    after_first = account(late(100), dunning=reminded(long_ago, F1=("reminder_1", long_ago)))
    assert step(decide(after_first, NATIVE, TODAY)) == "reminder_2"


def test_the_next_reminder_waits_for_the_gap():
    last = TODAY - timedelta(days=6)
    waiting = account(late(100), dunning=reminded(last, F1=("reminder_1", last)))
    assert codes(decide(waiting, NATIVE, TODAY)) == ["min_gap"]


def test_one_message_at_the_highest_step_lists_everything_overdue():
    last = TODAY - timedelta(days=20)
    both = account(
        late(40, "OLD"),
        late(4, "NEW"),
        late(1, "FRESH"),
        dunning=reminded(last, OLD=("reminder_1", last)),
    )
    planned = decide(both, NATIVE, TODAY)
    assert step(planned) == "reminder_2"
    assert planned.items == ("OLD", "NEW", "FRESH")


def test_each_item_moves_on_by_its_own_next_step():
    last = TODAY - timedelta(days=20)
    both = account(
        late(40, "OLD"),
        late(4, "NEW"),
        late(1, "FRESH"),
        dunning=reminded(last, OLD=("reminder_1", last)),
    )
    assert decide(both, NATIVE, TODAY).moves == {"OLD": "reminder_2", "NEW": "reminder_1"}


def test_a_pre_reminder_lists_only_what_is_about_to_fall_due():
    soon = account(late(-3, "SOON"), late(-20, "LATER"), late(1, "FRESH"))
    assert decide(soon, NATIVE, TODAY).items == ("SOON",)


def test_the_last_level_never_goes_by_itself():
    last = TODAY - timedelta(days=20)
    final = account(late(60), dunning=reminded(last, F1=("reminder_3", last)))
    assert codes(decide(final, NATIVE, TODAY)) == ["manual_step"]


def test_a_person_may_send_the_last_level():
    last = TODAY - timedelta(days=20)
    final = account(late(60), dunning=reminded(last, F1=("reminder_3", last)))
    assert step(decide(final, NATIVE, TODAY, modes=tuple(Mode))) == "formal_notice"


def test_an_old_item_that_waits_for_a_person_does_not_hold_up_a_new_one():
    last = TODAY - timedelta(days=20)
    both = account(
        late(60, "OLD"), late(4, "NEW"), dunning=reminded(last, OLD=("reminder_3", last))
    )
    assert decide(both, NATIVE, TODAY).moves == {"NEW": "reminder_1"}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (StatusType.DISPUTE, "disputed"),
        (StatusType.DO_NOT_CONTACT, "do_not_contact"),
        (StatusType.ALREADY_PAID, "paid"),
    ],
)
def test_a_qualified_item_receives_no_reminder(kind, expected):
    qualified = account(late(10), statuses={"F1": status(kind)})
    assert codes(decide(qualified, NATIVE, TODAY)) == [expected]


def test_a_disputed_item_is_left_out_of_the_message():
    mixed = account(late(10, "A"), late(10, "B"), statuses={"A": status(StatusType.DISPUTE)})
    assert decide(mixed, NATIVE, TODAY).items == ("B",)


def test_a_promise_is_believed_until_its_day_is_over():
    promised = account(late(10), statuses={"F1": status(StatusType.PROMISE, TODAY)})
    assert codes(decide(promised, NATIVE, TODAY)) == ["promised"]


def test_a_broken_promise_is_chased_the_day_after():
    yesterday = TODAY - timedelta(days=1)
    broken = account(late(10), statuses={"F1": status(StatusType.PROMISE, yesterday)})
    assert step(decide(broken, NATIVE, TODAY)) == "reminder_1"


def test_an_answer_pauses_its_items():
    assert codes(decide(account(late(10), pauses={"F1": "a1"}), NATIVE, TODAY)) == ["paused"]


def test_what_is_on_its_way_is_not_asked_for():
    draft = account(late(10, kind=ItemKind.IN_TRANSIT))
    assert codes(decide(draft, NATIVE, TODAY)) == ["in_transit"]


@pytest.mark.parametrize("kind", [ItemKind.PAYMENT_REQUEST])
def test_a_memo_is_never_chased(kind):
    assert codes(decide(account(late(10, kind=kind)), NATIVE, TODAY)) == ["nothing_due"]


def test_credits_that_cover_the_overdue_stop_the_reminder():
    covered = account(late(10), item("AV", TODAY, -12_000, kind=ItemKind.CREDIT_NOTE))
    assert codes(decide(covered, NATIVE, TODAY)) == ["credit_covers_it"]


def test_a_credit_in_another_currency_covers_nothing():
    other = account(late(10), item("AV", TODAY, -12_000, "USD", ItemKind.CREDIT_NOTE))
    assert step(decide(other, NATIVE, TODAY)) == "reminder_1"


def test_cents_are_not_worth_a_reminder():
    assert codes(decide(account(late(10, minor=99)), NATIVE, TODAY)) == ["below_minimum"]


def test_without_an_address_the_reason_says_so():
    assert codes(decide(account(late(10), contacts=()), NATIVE, TODAY)) == ["no_contact"]


def test_a_bounced_address_is_not_mailed_again():
    bounced = account(late(10), contacts=(contact(bounced_on=TODAY),))
    assert codes(decide(bounced, NATIVE, TODAY)) == ["bounced"]


def test_an_empty_scenario_sends_nothing_on_purpose():
    assert codes(decide(account(late(10)), EMPTY, TODAY))[0] == "empty_scenario"


def test_stale_books_and_closed_hours_are_all_said():
    holds = Circumstances(is_stale=True, is_sending_day=False, is_sending_hour=False)
    assert codes(decide(account(late(10)), NATIVE, TODAY, holds)) == [
        "never_imported",
        "outside_days",
        "outside_hours",
    ]


def test_lateness_may_be_judged_as_of_an_earlier_day():
    on = TODAY - timedelta(days=3)
    assert codes(decide(account(late(4)), NATIVE, TODAY, as_of=on)) == ["nothing_due_yet"]


def test_a_step_chosen_out_of_turn_stands_for_those_before_it():
    chosen = decide(account(late(100)), NATIVE, TODAY, modes=tuple(Mode), wanted="formal_notice")
    assert chosen.moves == {"F1": "formal_notice"}


def test_a_chosen_step_does_not_send_a_message_about_nothing():
    chosen = decide(account(late(-90)), NATIVE, TODAY, modes=tuple(Mode), wanted="formal_notice")
    assert codes(chosen) == ["nothing_due_yet"]


def test_a_step_of_no_scenario_is_refused():
    assert codes(decide(account(late(10)), NATIVE, TODAY, wanted="bailiff")) == ["unknown_step"]
