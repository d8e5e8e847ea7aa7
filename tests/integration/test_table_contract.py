"""One suite of promises, kept by the fake table and by DynamoDB alike."""

import threading
from uuid import uuid4

import pytest

from chalicelib.core.errors import ConflictError
from chalicelib.ports import Delete, Put
from tests.fakes.table import FakeTable


@pytest.fixture(params=["fake", "dynamodb"])
def table(request):
    if request.param == "fake":
        return FakeTable()
    return request.getfixturevalue("dynamo_table")


@pytest.fixture
def acme(table):
    """A tenant of its own for each test: one database serves them all."""
    return table.for_tenant(f"acme-{uuid4().hex}")


def test_a_record_comes_back_as_it_was_put(acme):
    record = {"pk": "A#1", "sk": "account", "version": 1, "doc": b"\x00\xff", "name": "Café"}
    acme.write(Put(record))
    assert acme.get("A#1", "account") == record


def test_an_absent_record_is_none(acme):
    assert acme.get("A#1", "account") is None


def test_a_put_that_expects_nothing_fails_when_something_is_there(acme):
    acme.write(Put({"pk": "A#2", "sk": "x", "version": 1}, expects=0))
    with pytest.raises(ConflictError):
        acme.write(Put({"pk": "A#2", "sk": "x", "version": 1}, expects=0))


def test_a_put_that_expects_another_version_fails(acme):
    acme.write(Put({"pk": "A#3", "sk": "x", "version": 1}))
    with pytest.raises(ConflictError):
        acme.write(Put({"pk": "A#3", "sk": "x", "version": 3}, expects=2))


def test_a_transaction_with_one_failed_expectation_leaves_nothing(acme):
    acme.write(Put({"pk": "A#4", "sk": "x", "version": 5}))
    with pytest.raises(ConflictError):
        acme.write(
            Put({"pk": "A#4", "sk": "new"}), Put({"pk": "A#4", "sk": "x", "version": 6}, expects=1)
        )
    assert acme.get("A#4", "new") is None


def test_a_range_is_inclusive_and_ordered(acme):
    acme.put_all({"pk": "A#5", "sk": f"event#{n:03d}"} for n in range(60))
    found = acme.query("A#5", low="event#010", high="event#013")
    assert [r["sk"] for r in found] == ["event#010", "event#011", "event#012", "event#013"]


def test_newest_first_with_a_limit_gives_the_last(acme):
    acme.put_all({"pk": "A#6", "sk": f"event#{n:03d}"} for n in range(30))
    found = acme.query("A#6", newest_first=True, limit=2)
    assert [r["sk"] for r in found] == ["event#029", "event#028"]


def test_more_than_a_page_comes_back_whole(acme):
    acme.put_all({"pk": "A#7", "sk": f"page#{n}", "doc": b"x" * 300_000} for n in range(6))
    assert len(list(acme.query("A#7"))) == 6


def test_the_portfolio_index_gives_summaries(acme):
    acme.write(Put({"pk": "A#8", "sk": "account", "summary": b"s", "p_pk": "P#1", "p_sk": "8"}))
    assert [r["summary"] for r in acme.query("P#1", index="portfolio")] == [b"s"]


def test_a_record_without_index_keys_is_in_no_index(acme):
    acme.write(Put({"pk": "A#9", "sk": "account", "d_pk": "D#1", "d_sk": "2026-01-01#9"}))
    acme.write(Put({"pk": "A#9", "sk": "account"}))
    assert list(acme.query("D#1", index="due")) == []


def test_the_due_index_is_read_up_to_a_date(acme):
    acme.put_all(
        {"pk": f"A#{n}", "sk": "account", "d_pk": "D#2", "d_sk": f"2026-01-{n:02d}#c{n}"}
        for n in range(1, 10)
    )
    found = acme.query("D#2", high="2026-01-03\U0010ffff", index="due")
    assert [r["pk"] for r in found] == ["A#1", "A#2", "A#3"]


def test_another_tenant_sees_nothing(table, acme):
    acme.write(Put({"pk": "A#10", "sk": "account", "p_pk": "P#3", "p_sk": "10"}))
    other = table.for_tenant("other")
    assert other.get("A#10", "account") is None
    assert list(other.query("P#3", index="portfolio")) == []


def test_a_tenant_id_cannot_name_anothers_prefix(table):
    for forged in ("acme|A#1", "", "~"):
        with pytest.raises(ValueError):  # noqa: PT011 - the fake and the table say it each
            table.for_tenant(forged)


def test_a_delete_removes(acme):
    acme.write(Put({"pk": "A#11", "sk": "x", "version": 1}))
    acme.write(Delete("A#11", "x", expects=1))
    assert acme.get("A#11", "x") is None


def test_of_eight_writers_of_one_version_one_wins(acme):
    acme.write(Put({"pk": "A#12", "sk": "x", "version": 1}))
    wins = []

    def write(n):
        try:
            acme.write(Put({"pk": "A#12", "sk": "x", "version": 2, "by": n}, expects=1))
            wins.append(n)
        except ConflictError:
            pass

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert len(wins) == 1
