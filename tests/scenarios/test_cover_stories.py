"""Dated stories of who stands behind a debt: a cover ends soon, ends, and is renewed."""

from datetime import date, timedelta

import pytest

from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.flags import flags, limits_of
from chalicelib.features.accounts.summary import summary
from chalicelib.features.agenda.rules import EntryKind
from chalicelib.features.credit.model import GuaranteeKind
from chalicelib.features.risk.model import NewGuarantee
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

MONDAY, ENDS_ON = date(2026, 3, 2), date(2026, 4, 30)
ANA = Actor(tenant_id="acme", name="ana@acme.example", role=Role.COLLECTOR)
BOB = ANA.model_copy(update={"name": "bob@acme.example"})
SOON, ENDED = "cover_ends_soon", "cover_ended"


def story_of(**settings):
    made = Story(MONDAY, **settings)
    made.extract("C1", item("F1", date(2026, 12, 1), 900_000), collector=ANA.name)
    return made


@pytest.fixture
def story():
    made = story_of()
    cover(made, MONDAY, ENDS_ON)
    return made


def cover(story, from_on, until_on, kind=GuaranteeKind.INSURANCE, name="Insurer"):
    given = NewGuarantee(
        kind=kind,
        name=name,
        amount=Money.of_minor(500_000, "EUR"),
        from_on=from_on,
        until_on=until_on,
    )
    risks = story.services.risks
    return risks.add_guarantee(ANA, "C1", story.account().version, given).guarantees[-1]


def marks(story, on):
    """The alerts about the cover, on a day."""
    limits = limits_of(story.services.company.settings(ANA))
    return {SOON, ENDED} & set(flags(summary(story.on(on).account()), on, limits))


def in_agenda(story, actor):
    found = story.services.actions.agenda(
        actor, mine=frozenset({actor.name}), when=None, kind=EntryKind.ALERT, horizon_days=0
    )
    return [(group.code, entry.text) for group in found.groups for entry in group.entries]


def test_a_cover_is_an_alert_from_thirty_days_before_its_last_day_and_after_it(story):
    days = (30, 29, 0, -1, -400)
    found = {left: marks(story, ENDS_ON - timedelta(days=left)) for left in (31, *days)}
    assert found == {31: set(), 30: {SOON}, 29: {SOON}, 0: {SOON}, -1: {ENDED}, -400: {ENDED}}


def test_the_company_says_how_many_days_before():
    story = story_of(cover_ends_within_days=7)
    cover(story, MONDAY, ENDS_ON)
    assert marks(story, ENDS_ON - timedelta(days=8)) == set()
    assert marks(story, ENDS_ON - timedelta(days=7)) == {SOON}


@pytest.mark.parametrize(("days", "alert"), [(1, SOON), (45, SOON), (-1, ENDED)])
def test_its_count_opens_the_very_accounts(days, alert):
    story = story_of(cover_ends_within_days=45)
    story.extract("C2", item("F2", date(2026, 12, 1), 100))
    cover(story, MONDAY, ENDS_ON)
    story.on(ENDS_ON - timedelta(days=days))
    count = {c.alert: c for c in story.services.alerts.counts(ANA)}[alert]
    found = story.services.searches.run(ANA, count.where)
    assert (count.accounts, [line.code for line in found]) == (1, ["C1"])


def test_it_stands_in_the_agenda_of_the_accounts_collector(story):
    story.on(ENDS_ON)
    assert in_agenda(story, ANA) == [("C1", SOON)]
    assert in_agenda(story, BOB) == []


def test_a_following_period_of_the_same_insurer_ends_the_alert(story):
    story.on(ENDS_ON)
    cover(story, ENDS_ON + timedelta(days=1), date(2027, 4, 30))
    assert marks(story, ENDS_ON + timedelta(days=1)) == set()


def test_one_of_somebody_else_does_not(story):
    story.on(ENDS_ON)
    cover(story, MONDAY, None, GuaranteeKind.GUARANTEE, "Parent SA")
    assert marks(story, ENDS_ON + timedelta(days=1)) == {ENDED}


def test_a_cover_taken_away_is_no_alert_any_more(story):
    (kept,) = story.services.risks.of(ANA, "C1").guarantees
    story.services.risks.remove_guarantee(ANA, "C1", story.account().version, kept.id)
    assert marks(story, ENDS_ON) == set()


def test_one_without_a_last_day_never_is():
    story = story_of()
    cover(story, MONDAY, None)
    assert marks(story, date(2036, 1, 1)) == set()
