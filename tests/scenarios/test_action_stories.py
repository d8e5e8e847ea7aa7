"""Dated stories of actions: what a specific action does to reminders, and how it ends."""

from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.features.actions.model import ActionKind
from chalicelib.features.agenda.service import ActionChange, ActionResult, NewAction, Result
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 10)  # A Tuesday: the first reminder goes on the 13th.


def planned(*items, kind=ActionKind.CALL, on=date(2026, 3, 20)):
    story = Story(date(2026, 3, 11))
    story.extract("C1", item("F1", DUE), item("F2", DUE))
    given = NewAction(kind=kind, on=on, label="sort it out", items=items)
    account = story.services.actions.plan(story.admin, "C1", 1, given)
    return story, account.actions[0].id


def reminded_on(story, last):
    return [day for day in story.days(date(2026, 3, 12), last) if story.hour()]


def test_an_action_on_the_account_leaves_reminders_alone():
    story, _ = planned()
    assert reminded_on(story, date(2026, 3, 14)) == [date(2026, 3, 13)]


def test_items_of_a_specific_action_leave_the_scenario_and_the_others_stay():
    story, _ = planned("F1")
    reminded_on(story, date(2026, 3, 14))
    (sent,) = story.mailer.sent
    assert "- F2 " in sent.email.text
    assert "- F1 " not in sent.email.text


def test_a_specific_action_done_gives_its_items_back():
    story, action = planned("F1", "F2")
    assert reminded_on(story, date(2026, 3, 19)) == []
    story.on(date(2026, 3, 20))
    version = story.account().version
    given = ActionResult(result=Result.REACHED, comment="will pay")
    story.services.actions.done(story.admin, "C1", version, action, given)
    assert reminded_on(story, date(2026, 3, 20))[-1:] == [date(2026, 3, 20)]


def test_a_specific_action_ends_with_the_last_of_its_items():
    story, _ = planned("F1")
    story.on(date(2026, 3, 12)).extract("C1", item("F2", DUE))
    assert story.account().actions == ()


def test_the_history_tells_which_actions_an_extract_ended():
    story, _ = planned("F1")
    story.on(date(2026, 3, 12)).extract("C1", item("F2", DUE))
    newest = story.services.accounts.history(story.admin, story.account())[0]
    assert (newest.kind, newest.facts["ended"]) == ("import", ["sort it out"])


def test_an_action_postponed_keeps_its_items_out():
    story, action = planned("F1", "F2")
    given = ActionChange(on=date(2026, 4, 20))
    story.services.actions.change(story.admin, "C1", story.account().version, action, given)
    assert reminded_on(story, date(2026, 4, 19)) == []
    assert story.kinds()[-1] == "action_postponed"


def test_an_action_lies_ahead():
    story, action = planned()
    given = ActionChange(on=date(2026, 3, 1))
    with pytest.raises(InvalidError):
        story.services.actions.change(story.admin, "C1", story.account().version, action, given)


def test_an_item_is_in_one_specific_action_at_a_time():
    story, _ = planned("F1")
    given = NewAction(kind=ActionKind.TASK, on=date(2026, 3, 20), items=("F1",))
    with pytest.raises(ConflictError):
        story.services.actions.plan(story.admin, "C1", story.account().version, given)


def test_what_comes_next_is_planned_with_the_result():
    story, action = planned()
    then = NewAction(kind=ActionKind.EMAIL, on=date(2026, 3, 25))
    given = ActionResult(result=Result.NO_ANSWER, then=then)
    account = story.services.actions.done(story.admin, "C1", 2, action, given)
    assert [a.kind for a in account.actions] == [ActionKind.EMAIL]
    assert account.last_action_on == date(2026, 3, 11)
