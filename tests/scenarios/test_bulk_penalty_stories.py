"""Penalties of many accounts at once: looked at before, charged or waived, and given back."""

from contextlib import suppress
from datetime import date

import pytest
from pydantic import ValidationError

from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.features.bulk.model import BulkChange
from chalicelib.features.charging.model import LettingGo
from chalicelib.features.penalties.model import PenaltyPolicy
from tests.fakes.debtors import state_of
from tests.fakes.dunning import item
from tests.fakes.faulty import KINDS, Faults, Killed
from tests.fakes.work import deliver, drain, messages, process
from tests.scenarios.dunning import Story

CODES = ("C1", "C2", "C3")
DUE = date(2026, 1, 10)


@pytest.fixture
def story():
    """The 2nd of March: two customers are late, in two currencies, one is not."""
    made = Story(date(2026, 3, 2), country="FR", penalties=PenaltyPolicy())
    made.extract("C1", item("F1", DUE, 100_000), country="FR")
    made.extract("C2", item("F2", DUE, 50_000), item("F3", DUE, 70_000, "USD"), country="FR")
    made.extract("C3", item("F4", date(2026, 5, 1)), country="FR")
    return made


def owed(story, code):
    return story.services.charging.penalties(story.admin, code).totals


def sums(story):
    found = {}
    for code in CODES:
        for total in owed(story, code):
            for name in ("interest", "indemnity"):
                money = getattr(total, name)
                key = f"{name}_{money.currency}"
                found[key] = found.get(key, 0) + money.minor
    return found


def change(story, **what):
    job = story.services.bulk.start(story.admin, CODES, BulkChange(**what))
    drain(story)
    return story.services.jobs.get(story.admin, job.id)


def undo(story, job):
    again = story.services.bulk.undo(story.admin, job.id)
    drain(story)
    return story.services.jobs.get(story.admin, again.id)


def test_a_preview_adds_up_every_account_and_changes_none(story):
    before = [story.account(code) for code in CODES]
    job = story.services.bulk_penalties.preview(story.admin, CODES)
    drain(story)
    result = story.services.jobs.get(story.admin, job.id).result
    assert result == {"changed": 2, **sums(story)}
    totals = story.services.bulk_penalties.totals(story.admin, job.id)
    assert [m.minor for m in totals.interest] == [result["interest_EUR"], result["interest_USD"]]
    assert [story.account(code) for code in CODES] == before


def test_the_report_of_a_preview_sums_to_its_totals(story):
    job = story.services.bulk_penalties.preview(story.admin, CODES)
    drain(story)
    rows = list(story.services.bulk_penalties.claimed(story.admin, job.id))
    interest = sum(r.total.interest.minor for r in rows if r.total.interest.currency == "EUR")
    assert ({r.code for r in rows}, interest) == ({"C1", "C2"}, sums(story)["interest_EUR"])


def test_waived_accounts_owe_nothing_up_to_today(story):
    wanted = sums(story)
    job = change(story, penalties="waive", reason="Geste commercial")
    assert job.result == {"changed": 2, **wanted}
    assert [owed(story, code) for code in CODES] == [(), (), ()]


def test_the_next_day_interest_begins_again(story):
    change(story, penalties="waive", reason="Geste commercial")
    story.on(date(2026, 3, 12))
    assert [bool(owed(story, code)) for code in CODES] == [True, True, False]


def test_a_waiver_is_undone(story):
    before = sums(story)
    undone = undo(story, change(story, penalties="waive", reason="Geste commercial"))
    assert (sums(story), undone.result["changed"]) == (before, 2)


def test_a_waiver_that_somebody_went_on_from_is_not_undone(story):
    job = change(story, penalties="waive", reason="Geste commercial")
    story.on(date(2026, 3, 12))
    account = story.account("C1")
    said = LettingGo(how="paid", reason="Chèque")
    story.services.charging.let_go(story.admin, "C1", account.version, said)
    assert [miss.reason for miss in undo(story, job).misses] == ["changed_since"]


def test_accounts_are_charged_or_not(story):
    change(story, penalties="spare")
    assert [story.account(code).penalties.charged for code in CODES] == [False] * 3
    job = change(story, penalties="charge")
    assert [story.account(code).penalties.charged for code in CODES] == [True] * 3
    undo(story, job)
    assert [story.account(code).penalties.charged for code in CODES] == [False] * 3


def test_a_waiver_needs_its_reason():
    with pytest.raises(ValidationError):
        BulkChange(penalties="waive")


def test_it_is_in_the_history_with_its_amount_and_reason(story):
    undo(story, change(story, penalties="waive", reason="Geste commercial"))
    texts = [e.text for e in story.services.history.page(story.admin, "C1", "fr").items]
    assert any("abandonnées" in text and "Geste commercial" in text for text in texts)
    assert any("pénalités rétablies" in text for text in texts)


def test_a_waiver_that_broke_anywhere_and_comes_again_ends_the_same(story):
    said = BulkChange(penalties="waive", reason="Geste commercial")
    job = story.services.bulk.start(story.admin, CODES[:2], said)
    (message,) = messages(story)
    rows = state_of(story.table)

    def end(plan):
        story.table.begin_with(rows)
        with suppress(Killed, RetryableError, ConflictError):
            deliver(process(story, Faults(plan)), message)
        faults = Faults()
        deliver(process(story, faults), message)
        now = story.services.jobs.get(story.admin, job.id)
        return (state_of(story.table), now.result), len(faults.log)

    wanted, calls = end({})
    story.table.begin_with(rows)
    faults = Faults()
    deliver(process(story, faults), message)
    plans = [{n: kind} for n in range(1, len(faults.log) + 1) for kind in KINDS]
    assert [plan for plan in plans if end(plan)[0] != wanted] == []
    assert len(faults.log) >= calls
