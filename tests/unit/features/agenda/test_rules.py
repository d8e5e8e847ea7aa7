"""What stands in an agenda, on which day, for whom."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.money import Money
from chalicelib.features.accounts.flags import Limits, alerts, flags
from chalicelib.features.accounts.model import Account, NextStep
from chalicelib.features.accounts.summary import summary
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.agenda.rules import EntryKind, When, counters, groups, only
from chalicelib.features.statuses.model import Status, StatusType
from tests.fakes.dunning import contact, item

TODAY = date(2026, 3, 2)
AT = datetime(2026, 3, 1, tzinfo=UTC)


def account(code="C1", collector="ana", *items, **more):
    found = {"contacts": (contact(),), "last_action_on": TODAY}
    return Account(code=code, collector=collector, items=items, **{**found, **more})


def action(on, assignee="", key="a1"):
    return Action(id=key, kind=ActionKind.CALL, on=on, label="call", assignee=assignee, at=AT)


def agenda(*accounts, mine=frozenset({"ana"}), horizon_days=7):
    lines = map(summary, accounts)
    return groups(lines, TODAY, horizon_days=horizon_days, limits=Limits(), mine=mine)


def entries(*accounts, **more):
    return [(e.kind, e.when) for g in agenda(*accounts, **more) for e in g.entries]


def test_an_action_is_late_due_or_upcoming():
    days = (TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1))
    found = entries(account(actions=tuple(action(on, key=str(on)) for on in days)))
    assert found == [(EntryKind.MANUAL, when) for when in When]


def test_nothing_beyond_the_horizon_is_shown():
    assert entries(account(actions=(action(TODAY + timedelta(days=8)),))) == []


def test_an_action_given_to_somebody_is_in_that_agenda_only():
    given_away = account(actions=(action(TODAY, assignee="bob"),))
    assert entries(given_away) == []
    assert entries(given_away, mine=frozenset({"bob"})) == [(EntryKind.MANUAL, When.TODAY)]


def test_everybodys_agenda_has_all():
    assert (
        len(entries(account(actions=(action(TODAY, "bob"), action(TODAY, key="a2"))), mine=None))
        == 2
    )


def test_a_step_that_waits_for_a_person_says_why():
    (group,) = agenda(
        account(next_step=NextStep(step="formal_notice", on=TODAY, held_by="manual_step"))
    )
    assert group.entries[0].held_by == "manual_step"


def test_the_earliest_comes_first_then_the_largest_amount():
    late = item("F1", TODAY - timedelta(days=5), 100), item("F2", TODAY - timedelta(days=5), 90_000)
    step = NextStep(step="reminder_1", on=TODAY)
    small = account("A", "ana", late[0], next_step=step)
    large = account("B", "ana", late[1], next_step=step)
    early = account("C", "ana", late[0], actions=(action(TODAY - timedelta(days=3)),))
    assert [g.code for g in agenda(small, large, early)] == ["C", "B", "A"]


def test_filters_keep_the_counters_whole():
    found = agenda(account(actions=(action(TODAY),), next_step=NextStep(step="x", on=TODAY)))
    assert counters(found)["today"] == 2
    (group,) = only(found, lambda e: e.kind is EntryKind.MANUAL)
    assert len(group.entries) == 1


def holds(flag, *items, **more):
    return flag in flags(summary(account("C1", "ana", *items, **more)), TODAY, Limits())


def late(days, minor=12_000):
    return item("F1", TODAY - timedelta(days=days), minor)


def test_overdue_for_more_than_15_days_and_not_reached_since_is_an_alert():
    assert holds("not_chased", late(16), last_action_on=None)


def test_reached_lately_is_not():
    assert not holds("not_chased", late(60), last_action_on=TODAY - timedelta(days=15))


def test_more_than_its_limit_is_an_alert_in_the_limits_currency_only():
    limit = Money(amount="100.00", currency="EUR")
    assert holds("over_limit", late(1, 10_001), credit_limit=limit)
    assert not holds("over_limit", late(1, 10_000), credit_limit=limit)
    usd = Money(amount="1.00", currency="USD")
    assert not holds("over_limit", late(1, 10_001), credit_limit=usd)


def test_an_old_item_is_an_alert_until_somebody_qualified_it():
    status = Status(type=StatusType.IN_CONTACT, at=AT, by="ana", comment="being dealt with")
    assert holds("old_items", late(181))
    assert not holds("old_items", late(181), statuses={"F1": status})
    assert not holds("old_items", late(180))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["ana", "bob", ""]),
            st.integers(-9, 9),
            st.sampled_from(["", "ana", "bob"]),
        ),
        max_size=12,
    ),
    st.integers(0, 9),
)
def test_an_agenda_is_what_a_naive_look_finds(rows, horizon):
    accounts = [
        account(f"C{n}", who, actions=(action(TODAY + timedelta(days=day), assignee),))
        for n, (who, day, assignee) in enumerate(rows)
    ]
    naive = sorted(
        f"C{n}"
        for n, (who, day, assignee) in enumerate(rows)
        if day <= horizon and (assignee or who) == "ana"
    )
    assert sorted(g.code for g in agenda(*accounts, horizon_days=horizon)) == naive


def test_alerts_are_flags_that_ask_for_something():
    line = summary(account("C1", "", late(16), last_action_on=None))
    assert set(alerts(line, TODAY, Limits())) == {"no_collector", "not_chased"}
