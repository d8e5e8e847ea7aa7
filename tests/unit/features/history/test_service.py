from datetime import date

import pytest

from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.features.accounts import store as accounts_store
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Change
from chalicelib.features.history.filtering import Filter
from tests.fakes.debtors import book
from tests.fakes.world import World


@pytest.fixture
def world():
    return World()


def told(world, count):
    """An account with that many events, one per day."""
    accounts = world.services.accounts
    accounts.save(
        world.admin, Change(Account(code="C1"), (accounts.draft(world.admin, "edited", n=1),))
    )
    for n in range(2, count + 1):
        world.clock.advance(days=1)
        event = accounts.draft(world.admin, "edited", n=n)
        accounts.change(world.admin, "C1", lambda a, e=event: Change(a, (e,)))


def seqs(page):
    return [event.seq for event in page.items]


def test_the_newest_event_comes_first(world):
    told(world, 3)
    assert seqs(world.services.history.page(world.admin, "C1", "en")) == [3, 2, 1]


def test_pages_follow_each_other(world):
    told(world, 120)
    pages, cursor = [], None
    while not pages or cursor:
        page = world.services.history.page(world.admin, "C1", "en", cursor=cursor)
        pages.append(seqs(page))
        cursor = page.next_cursor
    assert ([len(p) for p in pages], [seq for page in pages for seq in page]) == (
        [50, 50, 20],
        list(range(120, 0, -1)),
    )


def test_a_date_cuts_off_what_is_older(world):
    told(world, 5)
    page = world.services.history.page(world.admin, "C1", "en", Filter(since=date(2026, 3, 5)))
    assert seqs(page) == [5, 4]


def test_a_day_begins_at_the_companys_midnight(world):
    world.clock.at = world.clock.at.replace(hour=23, minute=30)
    told(world, 1)
    page = world.services.history.page(world.admin, "C1", "en", Filter(since=date(2026, 3, 3)))
    assert seqs(page) == [1]


def test_a_damaged_page_link_is_refused(world):
    told(world, 1)
    with pytest.raises(InvalidError):
        world.services.history.page(world.admin, "C1", "en", cursor="bm9wZQ")


def test_another_company_reads_nothing(world):
    told(world, 1)
    with pytest.raises(NotFoundError):
        world.services.history.page(world.add_tenant("other"), "C1", "en")


def test_an_untouched_history_is_intact(world):
    told(world, 30)
    proof = world.services.history.verify(world.admin, "C1")
    assert (proof.is_intact, proof.events) == (True, 30)


def test_an_account_without_events_is_intact(world):
    book(world)
    assert world.services.history.verify(world.admin, "C1").is_intact


def key(seq):
    return ("acme", "A#C1", f"event#{seq:010d}")


def test_an_edited_event_shows(world):
    told(world, 9)
    row = world.table.rows[key(4)]
    row["doc"] = row["doc"].replace(b'"n":4', b'"n":5')
    assert world.services.history.verify(world.admin, "C1").broken_at == 4


@pytest.mark.parametrize("seq", [1, 4, 8])
def test_a_removed_event_shows(world, seq):
    told(world, 9)
    del world.table.rows[key(seq)]
    assert world.services.history.verify(world.admin, "C1").broken_at in {seq, seq + 1}


def test_two_events_changed_for_each_other_show(world):
    told(world, 9)
    rows = world.table.rows
    rows[key(3)]["doc"], rows[key(4)]["doc"] = rows[key(4)]["doc"], rows[key(3)]["doc"]
    assert not world.services.history.verify(world.admin, "C1").is_intact


def test_another_head_than_the_last_event_shows(world):
    told(world, 9)
    account = world.services.accounts.get(world.admin, "C1")
    forged = account.model_copy(update={"head_hash": "0" * 64, "tail": account.tail})
    (record, *_) = accounts_store._records(forged)
    world.table.rows["acme", "A#C1", "account"] = record
    assert world.services.history.verify(world.admin, "C1").broken_at == 9
