"""What came in on each day, beside what was promised for it."""

from datetime import date

from chalicelib.features.figures.days import days_of, days_until, promises
from chalicelib.features.open_items.model import ClosedItem
from chalicelib.features.receipts.model import By
from chalicelib.features.receipts.rules import receipts
from tests.fakes.dunning import item
from tests.unit.features.figures.test_work import ZONE, says, told

TODAY = date(2026, 3, 2)
DAYS = days_until(TODAY)
NINTH, TWENTIETH = date(2026, 2, 9), date(2026, 2, 20)
FOR_THE_NINTH = {"type": "PDP", "promise_on": "2026-02-09"}
FOR_THE_TWENTIETH = {"type": "PDP", "promise_on": "2026-02-20"}


def shown(items=(), closed=(), promised=()):
    """The days on which anything was received or promised: received, promised."""
    found = receipts(days_of(items, closed, promised, DAYS), TODAY, By.DAY, lambda _: None)
    return {
        d.from_on: (d.received.minor, d.promised.minor)
        for d in found
        if d.received.minor or d.promised.minor
    }


def gone(number, on, minor=12_000):
    one = item(number, date(2026, 1, 31), minor)
    return ClosedItem(item=one, closed_on=on, how="absent", import_sequence=1)


def test_what_is_closed_on_a_day_came_in_on_it():
    assert shown(closed=[gone("F1", NINTH), gone("F2", NINTH, 500)]) == {NINTH: (12_500, 0)}


def test_a_credit_that_is_set_off_is_no_money():
    assert shown(closed=[gone("A1", NINTH, -500)]) == {}


def test_what_came_in_before_the_last_month_is_not_shown():
    assert shown(closed=[gone("F1", date(2026, 1, 30))]) == {}


def test_a_promise_counts_on_its_day_whether_it_was_kept_or_not():
    late = item("F2", date(2026, 1, 31), 700)
    found = shown([late], [gone("F1", TWENTIETH)], [("F1", NINTH, None), ("F2", NINTH, None)])
    assert found == {NINTH: (0, 12_700), TWENTIETH: (12_000, 0)}


def test_a_promise_moved_before_its_day_counts_on_the_later_one_alone():
    events = told(says(2, 2, FOR_THE_NINTH, "F1"), says(2, 6, FOR_THE_TWENTIETH, "F1"))
    assert list(promises(events, ZONE)) == [("F1", TWENTIETH, None)]


def test_a_promise_made_anew_after_its_day_counts_on_both():
    events = told(says(2, 2, FOR_THE_NINTH, "F1"), says(2, 11, FOR_THE_TWENTIETH, "F1"))
    assert list(promises(events, ZONE)) == [("F1", NINTH, None), ("F1", TWENTIETH, None)]


def test_a_promise_of_a_bulk_change_that_is_undone_was_none():
    undone = (2, 3, "bulk_undone", {"items": ["F1"], "after": {}})
    events = told(says(2, 2, FOR_THE_NINTH, "F1", "F2"), undone)
    assert list(promises(events, ZONE)) == [("F2", NINTH, None)]


def test_a_promise_undone_after_its_day_counts_on_it():
    undone = (2, 11, "bulk_undone", {"items": ["F1"], "after": {}})
    events = told(says(2, 2, FOR_THE_NINTH, "F1"), undone)
    assert list(promises(events, ZONE)) == [("F1", NINTH, None)]
