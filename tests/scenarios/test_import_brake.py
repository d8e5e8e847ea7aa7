"""A damaged extract never closes what it does not show, unless a person says so."""

import pytest

from chalicelib.core.errors import ConflictError, ForbiddenError
from chalicelib.features.access.model import Role
from chalicelib.features.imports.model import State
from tests.fakes.extracts import HEADER, Drops, extract, row
from tests.fakes.world import World

ROWS = [row(f"C{n:03d}", f"N{n:03d}", f"{50 + n}.00") for n in range(100)]
LIMIT_PERCENT = 30


def _drops() -> Drops:
    world = World(drop_limit_percent=LIMIT_PERCENT)
    drops = Drops(world, world.admin)
    drops.take(extract(*ROWS))
    return drops


@pytest.mark.parametrize("kept_percent", range(0, 100, 4))
def test_a_truncated_extract_waits_when_more_than_the_limit_is_missing(kept_percent):
    drops = _drops()
    found = drops.take(extract(*ROWS[:kept_percent]))
    missing_total = 1 - sum(50 + n for n in range(kept_percent)) / sum(50 + n for n in range(100))
    falls = max(100 - kept_percent, missing_total * 100) > LIMIT_PERCENT
    assert found.state is (State.WAITING_FOR_APPROVAL if falls else State.DONE)
    assert len(drops.books()) == (100 if falls else kept_percent)


@pytest.mark.parametrize("percent", range(2, 100, 7))
def test_an_extract_cut_in_the_middle_of_a_byte_stream_closes_at_most_the_limit(percent):
    drops = _drops()
    content = extract(*ROWS)
    drops.take(content[: len(content) * percent // 100])
    assert len(drops.books()) >= 100 - LIMIT_PERCENT


def test_a_header_without_rows_waits():
    drops = _drops()
    found = drops.take((HEADER + "\n").encode())
    assert found.state is State.WAITING_FOR_APPROVAL
    assert "empty" in {reason.code for reason in found.brake.reasons}


def test_an_empty_file_is_refused_and_closes_nothing():
    drops = _drops()
    found = drops.take(b"")
    assert (found.state, found.refusal.code) == (State.REFUSED, "file_empty")
    assert len(drops.books()) == 100


def test_another_companys_extract_waits():
    drops = _drops()
    found = drops.take(extract(*[row(f"X{n:03d}", f"N{n:03d}", "200.00") for n in range(100)]))
    assert "few_in_common" in {reason.code for reason in found.brake.reasons}


def test_an_extract_without_a_column_of_its_profile_waits():
    drops = _drops()
    without_name = [
        ";".join(c for i, c in enumerate(line.split(";")) if i != 1) for line in [HEADER, *ROWS]
    ]
    found = drops.take("\n".join(without_name).encode())
    assert [reason.code for reason in found.brake.reasons] == ["column_missing"]


def test_an_extract_without_the_amount_column_asks_for_a_mapping_again():
    drops = _drops()
    lines = [";".join(line.split(";")[:5]) for line in [HEADER, *ROWS]]
    drops.tell(drops.put("\n".join(lines).encode()))
    drops.work()
    assert drops.newest().state is State.WAITING_FOR_MAPPING


def test_the_brake_shows_the_books_before_and_after():
    drops = _drops()
    brake = drops.take(extract(*ROWS[:10])).brake
    assert (brake.before.items, brake.after.items) == (100, 10)
    assert str(brake.after.totals[0]) == "545.00 EUR"


def test_yes_applies_a_held_extract():
    drops = _drops()
    found = drops.take(extract(*ROWS[:10]))
    drops.imports.approve(drops.actor, found.id, yes=True)
    drops.work()
    assert drops.newest().state is State.DONE
    assert drops.newest().items_closed == 90
    assert len(drops.books()) == 10


def test_no_refuses_a_held_extract_and_closes_nothing():
    drops = _drops()
    found = drops.take(extract(*ROWS[:10]))
    drops.imports.approve(drops.actor, found.id, yes=False)
    drops.work()
    assert drops.newest().refusal.code == "declined"
    assert len(drops.books()) == 100


def test_the_same_answer_twice_is_one_answer():
    drops = _drops()
    found = drops.take(extract(*ROWS[:10]))
    drops.imports.approve(drops.actor, found.id, yes=True)
    drops.imports.approve(drops.actor, found.id, yes=True)
    drops.work()
    drops.imports.approve(drops.actor, found.id, yes=True)
    assert drops.newest().items_closed == 90


def test_no_after_yes_is_a_conflict():
    drops = _drops()
    found = drops.take(extract(*ROWS[:10]))
    drops.imports.approve(drops.actor, found.id, yes=True)
    with pytest.raises(ConflictError):
        drops.imports.approve(drops.actor, found.id, yes=False)


def test_a_collector_may_not_let_a_held_extract_in():
    drops = _drops()
    found = drops.take(extract(*ROWS[:10]))
    collector = drops.world.add_user("acme", Role.COLLECTOR)
    with pytest.raises(ForbiddenError):
        drops.imports.approve(collector, found.id, yes=True)


def test_an_item_whose_row_was_refused_stays_open():
    drops = _drops()
    found = drops.take(extract(*ROWS[:-1], ROWS[-1].replace("149.00", "1,2,3")))
    assert found.rows_refused == 1
    assert drops.books()["C099"] == {"N099": 14900}


def test_a_refused_row_that_names_no_account_keeps_absent_accounts_open():
    drops = _drops()
    found = drops.take(extract(*ROWS[:-1], ROWS[-1].replace("C099;", ";").replace("N099", "")))
    assert found.rows_refused == 1
    assert "C099" in drops.books()


DELTA = "code;number;due_on;amount;currency;payment date"


def _payments(rows) -> bytes:
    return "\n".join([DELTA, *rows, ""]).encode()


def test_a_delta_of_customers_not_seen_before_is_no_suspicion():
    drops = _drops()
    rows = [f"X{n};P{n};2026-01-01;10.00;EUR;2026-02-01" for n in range(50)]
    assert drops.take(_payments(rows), "payments").state is State.DONE
    assert len(drops.books()) == 100


def test_a_delta_without_a_row_is_a_day_without_payments():
    drops = _drops()
    drops.take(_payments(["C001;N001;2026-01-01;51.00;EUR;2026-02-01"]), "payments")
    assert drops.take(_payments([]), "payments").state is State.DONE


def test_a_delta_that_closes_most_of_the_books_waits():
    drops = _drops()
    rows = [f"C{n:03d};N{n:03d};2026-01-01;{50 + n}.00;EUR;2026-02-01" for n in range(80)]
    found = drops.take(_payments(rows), "payments")
    assert [reason.code for reason in found.brake.reasons] == ["many_closed"]
