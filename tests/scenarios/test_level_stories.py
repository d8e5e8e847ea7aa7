"""A company sets its three levels up at first use (seed 001), and reminders follow them."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.features.scenarios.levels import LevelChoices
from tests.fakes.dunning import item
from tests.fakes.work import drain
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 10)  # A Tuesday.


def levels(*days, templates=("reminder_1", "reminder_2", "formal_notice")):
    said = [{"template": t, "delay_days": d} for t, d in zip(templates, days, strict=True)]
    return LevelChoices.model_validate({"levels": said})


@pytest.fixture
def story():
    made = Story(date(2026, 3, 2))
    made.extract("C1", item("F1", DUE))
    return made


def set_up(story, choices, version=0, reason=""):
    put = story.services.levels.put(story.admin, version, choices, reason=reason, language="en")
    drain(story)
    return put


def sent_on(story, last):
    return [day for day in story.days(date(2026, 3, 3), last) if story.hour()]


def test_the_native_texts_and_delays_are_proposed(story):
    found = story.services.levels.get(story.admin)
    said = [(level.template, level.delay_days) for level in found.levels]
    assert said == [("reminder_1", 3), ("reminder_2", 15), ("formal_notice", 45)]


def test_it_is_asked_for_at_first_use_only(story):
    assert story.services.levels.get(story.admin).is_first_use
    assert not set_up(story, levels(3, 15, 45)).is_first_use


def test_it_is_not_asked_for_once_reminders_have_left(story):
    sent_on(story, date(2026, 3, 13))
    assert not story.services.levels.get(story.admin).is_first_use


def test_reminders_go_on_the_days_chosen(story):
    set_up(story, levels(2, 9, 30))
    assert sent_on(story, date(2026, 4, 30)) == [DUE + timedelta(2), DUE + timedelta(9)]


def test_level_3_is_never_sent_by_itself(story):
    set_up(story, levels(2, 9, 30))
    sent_on(story, date(2026, 4, 30))
    assert (story.account().level, story.account().next_step.held_by) == (2, "manual_step")


def test_a_level_says_the_chosen_text(story):
    set_up(story, levels(2, 9, 30, templates=("reminder_3", "reminder_2", "formal_notice")))
    story.on(DUE + timedelta(2))
    (sent,) = story.hour()
    assert "dernier rappel" in sent.email.subject


def test_it_may_be_reopened_and_changed(story):
    version = set_up(story, levels(3, 15, 45)).version
    changed = set_up(story, levels(5, 20, 60), version)
    assert [level.delay_days for level in changed.levels] == [5, 20, 60]
    with pytest.raises(ConflictError):
        set_up(story, levels(6, 20, 60), version)


def test_each_level_comes_later_than_the_one_before():
    with pytest.raises(ValidationError):
        levels(15, 15, 45)


def test_a_text_that_is_not_there_is_refused_with_its_place(story):
    with pytest.raises(InvalidError) as refused:
        set_up(story, levels(3, 15, 45, templates=("reminder_1", "nothing", "formal_notice")))
    assert [error.field for error in refused.value.errors] == ["levels.1.template"]


def test_what_breaks_a_rule_of_law_needs_a_reason():
    story = Story(date(2026, 3, 2), country="BE")
    story.extract("C1", item("F1", DUE), country="BE")
    with pytest.raises(InvalidError) as refused:
        set_up(story, levels(3, 15, 45))
    assert refused.value.code == "breaks_law"
    assert set_up(story, levels(3, 15, 45), reason="Our customers are companies.").version == 1
