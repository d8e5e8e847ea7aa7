from datetime import date

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Change
from chalicelib.features.history import service
from chalicelib.features.history.filtering import Filter
from tests.fakes.world import World

EVENTS = (
    ("ana", "edited", {"after": {"note": "Called the accountant"}}),
    ("bo", "reminder_sent", {"step": "reminder_1", "items": ["F1", "F2"]}),
    ("bo", "reminder_bounced", {"step": "reminder_1"}),
    ("ana", "qualified", {"items": ["F1"], "after": {"type": "CEC"}}),
)


@pytest.fixture
def world():
    """An account with an event a day from 2 March on."""
    made = World()
    accounts, account = made.services.accounts, Account(code="C1")
    for by, kind, facts in EVENTS:
        event = accounts.draft(made.admin, kind, **facts).model_copy(update={"by": by})
        account = accounts.save(made.admin, Change(account, (event,)))
        made.clock.advance(days=1)
    return made


def found(world, **wanted):
    page = world.services.history.page(world.admin, "C1", "en", Filter(**wanted))
    return [event.seq for event in page.items]


@pytest.mark.parametrize(
    ("wanted", "seqs"),
    [
        ({}, [4, 3, 2, 1]),
        ({"kind": "edited"}, [1]),
        ({"kind": "reminder"}, [3, 2]),
        ({"kind": "remind"}, []),
        ({"by": "ana"}, [4, 1]),
        ({"item": "F1"}, [4, 2]),
        ({"item": "F"}, []),
        ({"text": "ACCOUNTANT"}, [1]),
        ({"text": "bounced"}, [3]),
        ({"since": date(2026, 3, 4)}, [4, 3]),
        ({"until": date(2026, 3, 3)}, [2, 1]),
        ({"since": date(2026, 3, 3), "until": date(2026, 3, 3)}, [2]),
        ({"by": "bo", "item": "F2", "text": "sent"}, [2]),
    ],
)
def test_the_history_is_searched(world, wanted, seqs):
    assert found(world, **wanted) == seqs


def test_a_download_holds_what_was_found_oldest_first(world):
    made = world.services.history.extract(world.admin, "C1", "en", Filter(kind="reminder"))
    assert [event.seq for event, _ in made.events] == [2, 3]


def many(world, count):
    accounts = world.services.accounts
    events = tuple(accounts.draft(world.admin, "edited", n=n) for n in range(count))
    accounts.change(world.admin, "C1", lambda account: Change(account, events))


def test_a_search_that_must_read_far_says_so_and_goes_on(world, monkeypatch):
    monkeypatch.setattr(service, "READ_MAX", 100)
    many(world, 250)
    pages, cursor = [], None
    while not pages or cursor:
        page = world.services.history.page(
            world.admin, "C1", "en", Filter(kind="reminder"), cursor=cursor
        )
        pages.append([event.seq for event in page.items])
        cursor = page.next_cursor
    assert pages == [[], [], [3, 2]]


def test_a_search_says_how_far_back_it_looked(world, monkeypatch):
    monkeypatch.setattr(service, "READ_MAX", 2)
    page = world.services.history.page(world.admin, "C1", "en", Filter(kind="import"))
    assert (page.looked_back_to.date(), bool(page.next_cursor)) == (date(2026, 3, 4), True)


def test_a_search_that_saw_everything_ends(world):
    page = world.services.history.page(world.admin, "C1", "en", Filter(kind="import"))
    assert (page.items, page.next_cursor) == ((), None)


def test_too_large_a_download_asks_for_a_shorter_period(world, monkeypatch):
    monkeypatch.setattr(service, "DOWNLOAD_EVENTS_MAX", 3)
    with pytest.raises(InvalidError):
        world.services.history.extract(world.admin, "C1", "en", Filter())
