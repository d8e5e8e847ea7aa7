"""What the history says of the work, and of the length of disputes."""

from datetime import UTC, date, datetime

from chalicelib.core.events import GENESIS, Draft, chain
from chalicelib.features.figures.months import ends
from chalicelib.features.figures.views import lengths_shown, worked
from chalicelib.features.figures.work import Length, lengths, work_of

ZONE = "Europe/Paris"
DISPUTE = {"type": "LIT", "dispute_type": "price", "resolver": "bob"}


def told(*events):
    """Events as `(month, day, kind, facts)` of 2026, as a history."""
    drafts = [
        Draft(at=datetime(2026, month, day, 10, tzinfo=UTC), by="ana", kind=kind, facts=facts)
        for month, day, kind, facts in events
    ]
    return chain(0, GENESIS, drafts)


def says(month, day, after, *items):
    return month, day, "qualified", {"items": list(items), "after": after}


def ended(*events):
    return list(lengths(told(*events), ZONE))


def test_a_dispute_ends_when_something_else_is_said():
    found = ended(says(1, 5, DISPUTE, "F1"), says(1, 15, {"type": "PDP"}, "F1"))
    assert found == [Length("price", "bob", date(2026, 1, 15), 10)]


def test_a_dispute_ends_when_its_item_is_closed():
    found = ended(says(1, 5, DISPUTE, "F1"), (1, 25, "import", {"closed": ["F1", "F2"]}))
    assert [length.days for length in found] == [20]


def test_a_dispute_with_another_resolver_goes_on_since_it_began():
    other = DISPUTE | {"resolver": "eve"}
    found = ended(
        says(1, 5, DISPUTE, "F1"), says(1, 10, other, "F1"), says(2, 4, {"type": "NCT"}, "F1")
    )
    assert found == [Length("price", "eve", date(2026, 2, 4), 30)]


def test_a_dispute_taken_back_on_its_day_is_none():
    assert ended(says(1, 5, DISPUTE, "F1"), says(1, 5, {"type": "NCT"}, "F1")) == []


def test_an_accepted_answer_begins_a_dispute():
    facts = {"items": ["F1"], "after": DISPUTE}
    found = ended((1, 5, "answer_accepted", facts), says(1, 8, {"type": "CEC"}, "F1"))
    assert [length.days for length in found] == [3]


def test_after_a_bulk_change_was_undone_nothing_is_known_to_be_disputed():
    bulk = (1, 6, "bulk_undone", {"items": ["F1"]})
    assert ended(says(1, 5, DISPUTE, "F1"), bulk, says(1, 15, {"type": "PDP"}, "F1")) == []


def test_the_work_is_counted_in_the_month_where_people_live():
    late = Draft(at=datetime(2026, 1, 31, 23, 30, tzinfo=UTC), by="ana", kind="action_done")
    sums = work_of(chain(0, GENESIS, [late]), ZONE, date(2026, 1, 1))
    months = worked("", sums, ends(date(2026, 2, 10), 2)).months
    assert [month.actions for month in months] == [0, 1]


def test_what_is_older_than_the_year_is_not_counted():
    events = told((1, 5, "action_done", {}), says(1, 5, DISPUTE, "F1"), says(1, 9, {}, "F1"))
    assert work_of(events, ZONE, date(2026, 2, 1)) == {}


def test_the_mean_is_that_of_the_items():
    sums = work_of(
        told(says(1, 5, DISPUTE, "F1", "F2"), says(1, 10, {}, "F1"), says(1, 20, {}, "F2")),
        ZONE,
        date(2026, 1, 1),
    )
    row = lengths_shown(sums, "type")[0]
    assert (row.label, row.items, row.mean_days) == ("price", 2, 10.0)
