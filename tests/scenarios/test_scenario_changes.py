"""How companies change their scenarios: against the law, against each other, and tried before."""

from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.features.scenarios.model import Condition, ScenarioFields
from tests.fakes.dunning import item
from tests.fakes.work import drain
from tests.scenarios.dunning import Story
from tests.scenarios.scenarios import NAMES, follow, save, step

DUE = date(2026, 3, 10)


@pytest.fixture
def story():
    story = Story(date(2026, 3, 1))
    story.extract("C1", item("F1", DUE))
    return story


def test_a_scenario_that_breaks_a_belgian_rule_is_refused_with_the_rule_and_its_source(story):
    story.extract("B1", item("F9", DUE), country="BE")
    with pytest.raises(InvalidError) as refused:
        save(story, step("first", 2), step("second", 9, 2))
    assert refused.value.code == "breaks_law"
    reasons = [error.reason for error in refused.value.errors]
    assert any("fourteen days" in reason and "http" in reason for reason in reasons)


def test_a_named_user_lets_it_through_for_a_reason_that_is_kept(story):
    story.extract("B1", item("F9", DUE), country="BE")
    save(story, step("first", 2), step("second", 9, 2), reason="Our Belgians are companies.")
    found = story.services.law.findings(story.admin, "en")
    kept = {f.override.by for f in found if f.finding.scenario == "own" and f.override}
    assert kept == {story.admin.name}


def test_a_step_for_companies_alone_breaks_no_rule_of_consumers(story):
    story.extract("B1", item("F9", DUE), country="BE")
    companies = {"condition": Condition(audience="business")}
    saved = save(
        story, step("first", 2, **companies), step("second", 17, 2, **companies), min_gap_days=15
    )
    assert saved.version == 1


def test_a_country_where_nobody_buys_holds_nothing_up(story):
    assert save(story, step("first", 2), step("second", 9, 2)).version == 1


def test_a_native_scenario_stays_as_it_is(story):
    with pytest.raises(ConflictError, match="copy one"):
        save(story, step("first", 2), scenario="native")


def test_a_stale_change_is_refused(story):
    save(story, step("first", 2))
    with pytest.raises(ConflictError, match="meanwhile"):
        save(story, step("first", 3))


def test_versions_say_who_changed_what(story):
    save(story, step("first", 2))
    save(story, step("first", 3), version=1)
    from chalicelib.features.scenarios.changes import differences

    now, before = story.services.scenarios.versions(story.admin, "own")
    (found,) = differences(before, now)
    assert (now.by, found.place, found.before, found.after) == (
        story.admin.name,
        "steps.first.offset_days",
        "2",
        "3",
    )


def test_a_scenario_in_use_is_not_taken_away(story):
    save(story, step("first", 2))
    follow(story)
    with pytest.raises(ConflictError, match="follow this"):
        story.services.editing.delete_scenario(story.admin, "own", 1)


def test_a_scenario_that_nobody_follows_is_taken_away(story):
    save(story, step("first", 2))
    story.services.editing.delete_scenario(story.admin, "own", 1)
    assert {s.id for s in story.services.scenarios.all(story.admin)} == {"native", "empty"}


def replayed(story, *steps, instead_of="native", **more):
    fields = ScenarioFields(names=NAMES, steps=steps, **more)
    drafted = story.services.scenarios.drafted(story.admin, "own", 0, fields)
    job = story.services.replaying.start(story.admin, drafted, instead_of)
    drain(story)
    return story.services.replaying.get(story.admin, job.id)


def test_a_replay_says_who_gets_more_and_who_less_and_on_which_days(story):
    story.extract("C2", item("F2", date(2026, 1, 5)), item("F3", date(2026, 3, 20)))
    story.extract("C3")
    found = replayed(story, step("first", 2))
    assert (found.is_done, found.before, found.after) == (True, 7, 3)
    assert (found.more, found.less, found.moved) == (0, 2, 0)
    assert [(d.on, d.before, d.after) for d in found.days if d.before != d.after]
    assert [a.code for a in found.accounts] == ["C1", "C2"]


def test_a_replay_changes_nothing(story):
    before = story.account()
    replayed(story, step("first", 2))
    assert story.account() == before


def test_what_a_replay_foresees_is_what_goes(story):
    story.extract("C2", item("F2", date(2026, 1, 5)), item("F3", date(2026, 3, 20)))
    story.extract("C3", item("F4", date(2026, 3, 3)), country="FR")
    foreseen = {day.on: day.before for day in replayed(story).days if day.before}
    went = {}
    for day in story.days(date(2026, 3, 1), date(2026, 3, 30)):
        count = len(story.hour())
        if count:
            went[day] = count
    assert foreseen == went
