"""All reminders of a company, a page at a time: those that need care first, then day by day."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from chalicelib.core.errors import InvalidError
from chalicelib.features.reminders import store
from chalicelib.features.reminders.model import Reminder, ReminderState
from chalicelib.features.scenarios.model import Channel
from chalicelib.ports import TenantTable

PAGE = 50
# A page looks at no more days than this, and the list ends a year back.
DAYS_A_PAGE = 62
DAYS_BACK = 400
_CARE = frozenset(
    {
        ReminderState.UNKNOWN,
        ReminderState.PREPARED,
        ReminderState.WAITING,
        ReminderState.TO_POST,
    }
)


def page(
    table: TenantTable, today: date, state: ReminderState | None, position: str
) -> tuple[list[Reminder], str]:
    """Reminders of a state (None: all) after a position, and the position to go on from.

    A position is a day and the last id seen on it; "" is the beginning, and the end.
    """
    urgent = [] if position else _care(table, state)
    if state in _CARE:
        return urgent, ""
    day, seen = _place(position) if position else (today, "")
    found = list(islice(_days(table, day, seen, state), PAGE))
    if len(found) == PAGE:
        return urgent + found, f"{found[-1].on} {found[-1].id}"
    further = day - timedelta(days=DAYS_A_PAGE)
    is_over = further < today - timedelta(days=DAYS_BACK)
    return urgent + found, "" if is_over else f"{further} "


def _care(table: TenantTable, state: ReminderState | None) -> list[Reminder]:
    letters = islice(store.to_post(table), PAGE)
    found = [*store.unknown(table), *store.open_claims(table), *letters]
    return [r for r in found if r.state in _CARE and state in {None, r.state}]


def _place(position: str) -> tuple[date, str]:
    day, _, seen = position.partition(" ")
    try:
        return date.fromisoformat(day), seen
    except ValueError as error:
        raise InvalidError("This page link is damaged: start from the first page.") from error


def _days(
    table: TenantTable, day: date, seen: str, state: ReminderState | None
) -> Iterator[Reminder]:
    for back in range(DAYS_A_PAGE):
        on = day - timedelta(days=back)
        for reminder in store.of_day(table, on, "" if back else seen):
            if state in {None, reminder.state}:
                yield reminder


def emails_left(table: TenantTable, since: date, today: date, most: int) -> int:
    """How many e-mails left since a day, counted up to a number."""
    days = (today - timedelta(days=back) for back in range((today - since).days + 1))
    left = (r for day in days for r in store.of_day(table, day) if r.channel is Channel.EMAIL)
    return sum(1 for _ in islice(left, most))
