"""Dated stories of risk: limits asked for and granted, reviewed, expired; guarantees; scores."""

from datetime import date, timedelta

import pytest

from chalicelib.core.errors import ForbiddenError, InvalidError, NotFoundError
from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.flags import Limits, flags
from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.accounts.summary import summary
from chalicelib.features.agenda.rules import EntryKind
from chalicelib.features.credit.model import ApprovalLevel, GuaranteeKind, RiskPolicy
from chalicelib.features.qualifications.rules import Said
from chalicelib.features.risk.model import Decision, NewGuarantee, NewLimit
from chalicelib.features.statuses.model import StatusType
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

MONDAY = date(2026, 3, 2)
ANA = Actor(tenant_id="acme", name="ana@acme.example", role=Role.COLLECTOR)
CLAIRE = Actor(tenant_id="acme", name="claire@acme.example", role=Role.CREDIT_MANAGER)


def euros(amount):
    return Money.of_minor(amount * 100, "EUR")


LEVELS = (
    ApprovalLevel(role=Role.COLLECTOR, up_to=euros(1_000)),
    ApprovalLevel(role=Role.CREDIT_MANAGER, up_to=euros(50_000)),
    ApprovalLevel(role=Role.ADMINISTRATOR),
)


@pytest.fixture
def story():
    made = Story(MONDAY, risk=RiskPolicy(levels=LEVELS))
    made.extract("C1", item("F1", date(2026, 3, 20), 900_000))
    return made


def ask(story, actor, amount, **more):
    version = story.account().version
    return story.services.risks.ask(actor, "C1", version, NewLimit(amount=euros(amount), **more))


def answer(story, actor, request, *, grant):
    version, given = story.account().version, Decision(grant=grant)
    return story.services.risks.answer(actor, "C1", version, request.id, given)


def marks(story):
    return set(flags(summary(story.account()), story.today, Limits()))


def test_a_limit_within_ones_level_is_granted_at_once(story):
    risk = ask(story, ANA, 1_000)
    assert (risk.limit, risk.request) == (euros(1_000), None)
    assert story.kinds()[-2:] == ["limit_requested", "limit_granted"]


def test_a_larger_one_waits_for_somebody_who_may(story):
    request = ask(story, ANA, 10_000, reason="new contract").request
    assert story.account().credit_limit is None
    (waiting,) = story.services.risks.waiting(CLAIRE)
    assert (waiting.request, waiting.may_grant) == (request, True)
    assert answer(story, CLAIRE, request, grant=True).limit == euros(10_000)
    assert story.services.risks.waiting(CLAIRE) == []


def test_nobody_grants_above_its_level(story):
    request = ask(story, ANA, 60_000).request
    with pytest.raises(ForbiddenError):
        answer(story, CLAIRE, request, grant=True)
    assert answer(story, story.admin, request, grant=True).limit == euros(60_000)


def test_whoever_asked_takes_it_back(story):
    request = ask(story, ANA, 60_000).request
    assert answer(story, ANA, request, grant=False).request is None
    with pytest.raises(NotFoundError):
        answer(story, story.admin, request, grant=True)


def test_nobody_refuses_what_it_could_not_grant(story):
    request = ask(story, story.admin.model_copy(update={"role": Role.COLLECTOR}), 60_000).request
    with pytest.raises(ForbiddenError):
        answer(story, ANA, request, grant=False)


def test_a_review_comes_into_the_agenda_in_the_place_of_an_earlier_one(story):
    ask(story, ANA, 500, review_on=date(2026, 9, 1))
    ask(story, ANA, 600, review_on=date(2026, 10, 1))
    (action,) = story.account().actions
    assert (action.label, action.on) == ("limit_review", date(2026, 10, 1))


def test_a_limit_that_ended_is_an_alert_from_the_day_after(story):
    ask(story, ANA, 1_000, expires_on=date(2026, 3, 31))
    story.on(date(2026, 3, 31))
    assert "limit_expired" not in marks(story)
    story.on(date(2026, 4, 1))
    assert "limit_expired" in marks(story)


@pytest.mark.parametrize(
    ("limit", "mark"),
    [(10_001, None), (10_000, "near_limit"), (9_000, "near_limit"), (8_999, "over_limit")],
)
def test_near_the_limit_begins_at_nine_tenths_of_it(story, limit, mark):
    ask(story, story.admin, limit)
    assert marks(story) & {"near_limit", "over_limit"} == ({mark} if mark else set())


def test_a_limit_that_holds_for_one_account_is_passed_by_those_below_it(story):
    ask(story, story.admin, 10_000)
    below = AccountFacts(
        code="C2",
        customer={"name": "Below", "parent": "C1"},
        items=(item("F2", date(2026, 3, 20), 200_000),),
    )
    story.services.accounts.take_in(story.admin, below, 2, story.today)
    assert marks(story) & {"near_limit", "over_limit"} == {"near_limit"}
    (top,) = story.services.risks.exposures(CLAIRE)
    assert (top.code, top.accounts, top.use_percent, top.mark) == ("C1", 2, 110, "over")
    counts = {c.alert: c for c in story.services.alerts.counts(CLAIRE)}
    assert (counts["family_over_limit"].accounts, counts["family_over_limit"].where) == (
        1,
        "code in C1",
    )


def test_days_that_are_past_and_amounts_below_zero_are_refused(story):
    with pytest.raises(InvalidError) as refused:
        ask(story, ANA, -1, expires_on=date(2026, 3, 1), review_on=date(2026, 3, 1))
    assert [e.field for e in refused.value.errors] == ["amount", "expires_on", "review_on"]


def test_an_insurer_covers_from_its_first_day_to_its_last(story):
    given = NewGuarantee(
        kind=GuaranteeKind.INSURANCE,
        name="Insurer",
        amount=euros(4_000),
        from_on=date(2026, 3, 10),
        until_on=date(2026, 3, 20),
    )
    story.services.risks.add_guarantee(ANA, "C1", story.account().version, given)
    left = {}
    for day in (9, 10, 20, 21):
        risk = story.on(date(2026, 3, day)).services.risks.of(ANA, "C1")
        left[day] = risk.uncovered[0]
    assert left == {9: euros(9_000), 10: euros(5_000), 20: euros(5_000), 21: euros(9_000)}


def test_a_guarantee_taken_away_stays_in_the_history(story):
    given = NewGuarantee(
        kind=GuaranteeKind.GUARANTEE, name="Parent SA", amount=euros(1), from_on=MONDAY
    )
    risks = story.services.risks
    (kept,) = risks.add_guarantee(ANA, "C1", story.account().version, given).guarantees
    assert risks.remove_guarantee(ANA, "C1", story.account().version, kept.id).guarantees == ()
    assert story.kinds()[-2:] == ["guarantee_added", "guarantee_removed"]


def test_a_family_is_held_against_the_limit_of_its_top(story):
    ask(story, story.admin, 10_000)
    story.extract("C2", item("G1", date(2026, 3, 20), 600_000), parent="C1")
    found = story.services.risks.of(ANA, "C2").family
    assert (found.top, found.owed, found.use_percent) == ("C1", (euros(15_000),), 150)


def test_a_payer_who_slows_down_scores_worse_and_the_points_say_why(story):
    before = story.services.risks.of(ANA, "C1")
    story.on(MONDAY + timedelta(days=60)).extract("C1", item("F2", date(2026, 6, 1), 900_000))
    after = story.services.risks.of(ANA, "C1")
    delay = next(row for row in after.criteria if row.criterion == "delay")
    assert (delay.value, delay.risk) == (42, 70)
    assert after.score > before.score
    assert sum(row.points for row in after.criteria) == after.score


def test_the_external_score_comes_from_the_companys_own_field(story):
    story.services.accounts.edit(
        ANA, "C1", story.account().version, {"custom": {"external_score": "80"}}
    )
    row = story.services.risks.of(ANA, "C1").criteria[-1]
    assert (row.value, row.risk) == (80, 20)


def test_limits_above_ones_level_are_not_set_behind_the_back_of_those_who_grant(story):
    with pytest.raises(ForbiddenError):
        story.services.risks.require_grant(ANA, euros(1_001))


def test_a_broken_promise_weighs_in_the_score_from_the_day_it_is_judged(story):
    said = Said(type=StatusType.PROMISE, promise_on=date(2026, 3, 6))
    story.say("C1", said, "F1", by=ANA)
    values = []
    for day in (6, 31):
        story.on(date(2026, 3, day)).services.promises.daily(story.admin)
        row = story.services.risks.of(ANA, "C1").criteria[2]
        values.append((row.value, row.risk))
    assert values == [(None, None), (100, 100)]


def in_agenda(story, actor):
    found = story.services.actions.agenda(
        actor, mine=frozenset({actor.name}), when=None, kind=EntryKind.ALERT, horizon_days=0
    )
    return {(group.code, entry.text) for group in found.groups for entry in group.entries}


def test_the_limit_of_a_family_stands_in_the_agenda_of_its_tops_collector(story):
    """Monday: half the limit is used. Tuesday: near it with the one below. Wednesday: beyond."""
    story.extract("C1", item("F1", date(2026, 3, 20), 500_000), collector=ANA.name)
    ask(story, story.admin, 10_000)
    found = [in_agenda(story, ANA)]
    for day, minor in ((3, 450_000), (4, 600_000)):
        story.on(date(2026, 3, day)).extract(
            "C2", item("G1", date(2026, 3, 20), minor), parent="C1", collector=CLAIRE.name
        )
        found.append(in_agenda(story, ANA))
    assert found == [set(), {("C1", "family_near_limit")}, {("C1", "family_over_limit")}]
    assert in_agenda(story, CLAIRE) == set()
