"""The months of the books: computed by a job, corrected by a person, seen within one's scope."""

from datetime import date

import pytest

from chalicelib.core.errors import ForbiddenError
from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.figures.service import LABELS_MAX
from chalicelib.features.jobs.model import JobState
from chalicelib.features.receipts.model import By
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.dunning import item
from tests.fakes.work import drain
from tests.scenarios.dunning import Story

MONDAY = date(2026, 3, 2)


@pytest.fixture
def story():
    made = Story(MONDAY)
    made.extract("C1", item("F1", date(2026, 2, 20), 12_000), collector="ana@acme.example")
    made.extract("C2", item("F2", date(2026, 3, 20), 30_000), collector="bob@acme.example")
    return made


def compute(story):
    job = story.services.figures.start(story.admin)
    drain(story)
    return story.services.jobs.get(story.admin, job.id)


def now(story, label=""):
    found = story.services.figures.get(story.admin)
    return next(s for s in found.series if s.label == label).months[-1]


def test_before_anything_is_computed_there_is_nothing(story):
    assert story.services.figures.get(story.admin).series == ()


def test_the_job_adds_up_all_accounts(story):
    assert compute(story).state is JobState.DONE
    month = now(story)
    assert (month.balance.minor, month.overdue.minor) == (42_000, 12_000)


def test_each_collector_has_its_own(story):
    compute(story)
    assert now(story, "ana@acme.example").balance.minor == 12_000


def test_a_turnover_that_somebody_corrected_counts(story):
    compute(story)
    services = story.services
    services.figures.correct(story.admin, "2026-03", "EUR", Money.of_minor(100_000, "EUR"))
    month = now(story)
    assert (month.invoiced.minor, month.is_corrected) == (100_000, True)
    services.figures.correct(story.admin, "2026-03", "EUR", None)
    assert not now(story).is_corrected


def test_a_collector_of_its_own_accounts_sees_those_only(story):
    compute(story)
    ana = Actor(
        tenant_id="acme",
        name="ana@acme.example",
        role=Role.COLLECTOR,
        sees=frozenset({"ana@acme.example"}),
    )
    found = story.services.figures.get(ana)
    assert {s.months[-1].balance.minor for s in found.series} == {12_000}


def test_each_group_has_its_own_dso(story):
    story.extract("C3", item("F3", date(2026, 2, 25), 9_000), group="North")
    story.extract("C4", item("F4", date(2026, 2, 25), 1_000), group="North")
    compute(story)
    found = story.services.figures.get(story.admin).series
    owed = {s.label: s.months[-1].balance.minor for s in found if s.by == "group"}
    assert owed == {"North": 10_000, "-": 42_000}


def test_a_group_shows_a_collector_its_own_accounts_only(story):
    story.extract("C3", item("F3", date(2026, 2, 25), 9_000), group="North", collector="bob@x.fr")
    story.extract("C4", item("F4", date(2026, 2, 25), 1_000), group="North", collector="ana@x.fr")
    compute(story)
    ana = Actor(
        tenant_id="acme", name="ana@x.fr", role=Role.COLLECTOR, sees=frozenset({"ana@x.fr"})
    )
    found = story.services.figures.get(ana).series
    assert {s.label: s.months[-1].balance.minor for s in found if s.by == "group"} == {
        "North": 1_000
    }


def test_one_day_of_dso_costs_what_three_months_sold_a_day(story):
    compute(story)
    whole = next(s for s in story.services.figures.get(story.admin).series if s.by == "")
    # Sold in January, February and on the first two days of March: 61 days.
    assert (whole.quarter.minor, whole.quarter_days) == (42_000, 61)
    assert whole.cost_of_a_day.minor == 42_000 // 61


def test_only_a_credit_manager_computes(story):
    with pytest.raises(ForbiddenError):
        story.services.figures.start(Actor(tenant_id="acme", name="x", role=Role.COLLECTOR))


def test_tuesday_they_are_computed_once_by_themselves(story):
    story.services.figures.daily(story.admin)
    first = len(story.queues.waiting)
    story.services.figures.daily(story.admin)
    assert (first, len(story.queues.waiting)) == (1, 1)


def test_while_they_are_computed_those_of_before_are_shown(story):
    compute(story)
    story.services.figures.start(story.admin)
    found = story.services.figures.get(story.admin)
    assert found.job_id is not None
    assert found.series


def test_the_work_on_each_collectors_accounts_is_counted(story):
    story.say(
        "C1", Qualification(type="LIT", dispute_type="price", resolver="bob@acme.example"), "F1"
    )
    story.on(date(2026, 3, 12))
    story.say("C1", Qualification(type="CEC", comment="credit note sent"), "F1")
    compute(story)
    found = story.services.figures.work_done(story.admin)
    assert {s.label: s.months[-1].qualified for s in found.series}["ana@acme.example"] == 2
    assert [(row.label, row.mean_days) for row in found.by_type] == [("price", 10.0)]


def test_of_too_many_collectors_the_busiest_are_shown(story):
    for n in range(LABELS_MAX):
        story.extract(f"N{n}", item("F9", MONDAY, 100), collector=f"aa{n}@acme.example")
    story.say("C2", Qualification(type="CEC", comment="called"), "F2")
    compute(story)
    shown = [s.label for s in story.services.figures.work_done(story.admin).series]
    # The first are all of them together.
    assert (len(shown), "bob@acme.example" in shown) == (1 + LABELS_MAX, True)


def test_a_collector_of_its_own_accounts_sees_the_work_on_those_only(story):
    story.say("C1", Qualification(type="CEC", comment="called"), "F1")
    compute(story)
    bob = Actor(
        tenant_id="acme",
        name="bob@acme.example",
        role=Role.COLLECTOR,
        sees=frozenset({"bob@acme.example"}),
    )
    found = story.services.figures.work_done(bob)
    assert {month.qualified for s in found.series for month in s.months} == {0}


def test_what_came_in_stands_beside_what_was_promised_for_the_day(story):
    day = date(2026, 3, 9)
    story.say("C1", Qualification(type="PDP", promise_on=day, comment="on the phone"), "F1")
    story.on(day).extract("C1", collector="ana@acme.example")
    compute(story)
    (first, *_) = story.services.receipts.get(story.admin, By.DAY).rows
    assert (first.from_on, first.received.minor, first.promised.minor) == (day, 12_000, 12_000)
