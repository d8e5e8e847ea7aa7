"""Dated stories of own alerts: in the agenda, and by e-mail once a day."""

from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, ForbiddenError, InvalidError
from chalicelib.features.access.model import Role, Scope
from chalicelib.features.alerts.model import Alert, Alerts, Told
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

MONDAY, TUESDAY, SATURDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 7)
COLLECTOR = "collector@acme.example"
LATE = Alert(name="A month late", where="oldest_due < today-30d", by_email=True)


def watched(*alerts, collector=COLLECTOR):
    """C1 fell due on the first of February: 30 days late on the 3rd of March, 31 on the 4th."""
    story = Story(MONDAY)
    story.collector = story.add_user("acme", Role.COLLECTOR)
    # Without an address no reminder leaves: what does is a digest.
    story.extract("C1", item("F1", date(2026, 2, 1)), collector=collector, email="")
    story.services.alerts.change(story.admin, Alerts(alerts=alerts or (LATE,)))
    return story


def digests(story):
    return [sent.email.recipient for sent in story.hour()]


def entries(story, actor, mine):
    mine = mine and frozenset({mine})
    found = story.services.actions.agenda(actor, mine=mine, when=None, kind="alert", horizon_days=0)
    return [(e.text, e.colour) for g in found.groups for e in g.entries if e.colour]


def test_a_digest_leaves_on_the_day_the_alert_holds():
    story = watched()
    assert {day: digests(story) for day in story.days(date(2026, 3, 3), date(2026, 3, 5))} == {
        date(2026, 3, 3): [],
        date(2026, 3, 4): [COLLECTOR],
        date(2026, 3, 5): [COLLECTOR],
    }


def test_a_digest_leaves_once_a_day_however_often_the_schedule_comes():
    story = watched()
    story.on(date(2026, 3, 4))
    assert digests(story) + digests(story) == [COLLECTOR]


def test_no_digest_leaves_before_the_days_hour():
    story = watched()
    story.on(date(2026, 3, 4)).clock.at = story.clock.at.replace(hour=4)
    assert digests(story) == []


def test_no_digest_leaves_at_the_weekend():
    assert digests(watched().on(SATURDAY)) == []


def test_a_throttled_digest_leaves_an_hour_later():
    story = watched()
    story.on(date(2026, 3, 4)).mailer.next_calls = ["throttle"]
    assert (digests(story), digests(story)) == ([], [COLLECTOR])


@pytest.mark.parametrize("end", ["refuse", "lost", "silent"])
def test_a_digest_of_unknown_end_never_leaves_twice(end):
    story = watched()
    story.on(date(2026, 3, 4)).mailer.next_calls = [end]
    digests(story)
    assert digests(story) == []


def test_two_schedules_at_once_send_one_digest():
    story = watched()
    story.on(date(2026, 3, 4))
    send = story.mailer.send

    def meanwhile(email):
        story.mailer.send = send
        story.services.telling.daily(story.admin)
        return send(email)

    story.mailer.send = meanwhile
    assert digests(story) == [COLLECTOR]


def test_a_named_user_gets_the_digest_and_the_collector_does_not():
    told = Told(collector=False, users=(watched().admin.name,))
    story = watched(LATE.model_copy(update={"told": told}))
    assert digests(story.on(date(2026, 3, 4))) == [story.admin.name]


def test_a_digest_holds_nothing_that_its_reader_may_not_see():
    everybody = LATE.model_copy(update={"told": Told(roles=(Role.COLLECTOR,))})
    story = watched(everybody, collector="bob@acme.example")
    story.services.users.change(story.admin, COLLECTOR, scope=Scope.OWN)
    assert digests(story.on(date(2026, 3, 4))) == []


def test_who_may_no_longer_sign_in_gets_no_digest():
    story = watched()
    story.services.users.change(story.admin, COLLECTOR, active=False)
    assert digests(story.on(date(2026, 3, 4))) == []


def test_the_agenda_shows_an_alert_to_the_collector_of_the_account():
    story = watched()
    story.on(date(2026, 3, 4))
    assert entries(story, story.collector, COLLECTOR) == [("A month late", "orange")]
    assert entries(story, story.admin, story.admin.name) == []


def test_the_agenda_shows_an_alert_to_a_role_whoever_follows_the_account():
    manager = Told(collector=False, roles=(Role.ADMINISTRATOR,))
    story = watched(LATE.model_copy(update={"told": manager}))
    story.on(date(2026, 3, 4))
    assert entries(story, story.admin, story.admin.name) == [("A month late", "orange")]
    assert entries(story, story.collector, COLLECTOR) == []


def test_everybodys_agenda_shows_every_alert_of_agendas():
    story = watched()
    assert entries(story.on(date(2026, 3, 4)), story.admin, None) == [("A month late", "orange")]


def test_an_alert_that_is_not_for_the_agenda_is_not_in_it():
    story = watched(LATE.model_copy(update={"on_agenda": False}))
    assert entries(story.on(date(2026, 3, 4)), story.collector, COLLECTOR) == []


def test_the_account_shows_its_alerts():
    story = watched()
    before = story.services.alerts.of_account(story.admin, "C1")
    story.on(date(2026, 3, 4))
    assert (before, len(story.services.alerts.of_account(story.admin, "C1"))) == ((), 1)


def test_two_alerts_of_one_name_are_refused():
    with pytest.raises(InvalidError, match="same name"):
        watched(LATE, LATE.model_copy(update={"name": "a MONTH late"}))


def test_a_search_that_cannot_be_asked_is_refused_by_name():
    with pytest.raises(InvalidError, match="A month late: At character") as refused:
        watched(LATE.model_copy(update={"where": "overdue >"}))
    assert refused.value.errors[0].field == "alerts.0.where"


def test_a_change_of_what_somebody_else_changed_is_refused():
    story = watched()
    with pytest.raises(ConflictError, match="meanwhile"):
        story.services.alerts.change(story.admin, Alerts(version=0, alerts=()))


def test_a_collector_makes_no_alert():
    story = watched()
    with pytest.raises(ForbiddenError):
        story.services.alerts.change(story.collector, Alerts(version=1))
