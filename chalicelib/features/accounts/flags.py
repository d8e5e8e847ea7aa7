"""What stands out about an account on a day: marks in lists, native alerts (product V5)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from chalicelib.features.accounts.summary import Summary
from chalicelib.features.settings.model import CompanySettings

DISPUTE_DAYS = 30
NEAR_LIMIT_PERCENT = 90


class Limits(NamedTuple):
    """What a company calls not chased, old, and soon to end, in days."""

    chased_within_days: int = 15
    old_after_days: int = 180
    cover_ends_within_days: int = 30


def limits_of(settings: CompanySettings) -> Limits:
    """Those that a company chose."""
    return Limits(
        settings.chased_within_days, settings.old_after_days, settings.cover_ends_within_days
    )


# Those that somebody must do something about; the others only say what is so.
ALERTS = (
    "broken_promise",
    "not_chased",
    "over_limit",
    "near_limit",
    "limit_expired",
    "cover_ends_soon",
    "cover_ended",
    "no_collector",
    "bounced",
    "old_dispute",
    "old_items",
)


def flags(line: Summary, today: date, limits: Limits = Limits()) -> tuple[str, ...]:  # noqa: B008 - frozen
    """Everything that holds of an account on a day."""
    return tuple(name for name, holds in _RULES if holds(line, today, limits))


def alerts(line: Summary, today: date, limits: Limits) -> tuple[str, ...]:
    """The flags that are alerts."""
    return tuple(flag for flag in flags(line, today, limits) if flag in ALERTS)


def overdue_days(line: Summary, today: date) -> Iterator[date]:
    """Due dates, past, of what is owed."""
    return (day for b in line.balances.values() for day, m in b.due.items() if day < today and m)


def _not_chased(line: Summary, today: date, limits: Limits) -> bool:
    since = today - timedelta(days=limits.chased_within_days)
    if not any(day < since for day in overdue_days(line, today)):
        return False
    reached = max(filter(None, (line.last_reminder_on, line.last_action_on)), default=date.min)
    return reached < since


def _owed(line: Summary) -> int | None:
    """What is owed in the currency of the limit; None without a limit."""
    if line.credit_limit is None:
        return None
    balance = line.balances.get(line.credit_limit.currency)
    return sum(balance.due.values()) + balance.credits if balance else 0


def _over_limit(line: Summary, _today: date, _limits: Limits) -> bool:
    limit, owed = line.credit_limit, _owed(line)
    return limit is not None and owed is not None and owed > limit.minor


def _near_limit(line: Summary, _today: date, _limits: Limits) -> bool:
    limit, owed = line.credit_limit, _owed(line)
    if limit is None or not owed:
        return False
    return NEAR_LIMIT_PERCENT * limit.minor <= owed * 100 <= 100 * limit.minor


def _limit_expired(line: Summary, today: date, _limits: Limits) -> bool:
    expires_on = line.limit_expires_on
    return bool(line.credit_limit and expires_on and expires_on < today)


def _cover_ends_soon(line: Summary, today: date, limits: Limits) -> bool:
    ends_on = line.cover_ends_on
    return bool(ends_on and 0 <= (ends_on - today).days <= limits.cover_ends_within_days)


def _cover_ended(line: Summary, today: date, _limits: Limits) -> bool:
    return bool(line.cover_ends_on and line.cover_ends_on < today)


def _old_items(line: Summary, today: date, limits: Limits) -> bool:
    # Nobody deals with them but a scenario made for younger ones (seed 003).
    oldest = line.oldest_free_on
    return bool(oldest and (today - oldest).days > limits.old_after_days)


_Rule = Callable[[Summary, date, Limits], bool]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("answer_waiting", lambda line, *_: line.answers_waiting > 0),
    ("bounced", lambda line, *_: line.email_bounced),
    (
        "broken_promise",
        lambda line, today, _: bool(line.next_promise_on and line.next_promise_on < today),
    ),
    ("dispute", lambda line, *_: bool(line.disputes)),
    (
        "old_dispute",
        lambda line, today, _: any((today - d.since).days > DISPUTE_DAYS for d in line.disputes),
    ),
    ("no_collector", lambda line, *_: bool(line.items_count) and not line.collector),
    ("no_contact", lambda line, *_: bool(line.items_count) and not line.email),
    ("not_chased", _not_chased),
    ("old_items", _old_items),
    ("over_limit", _over_limit),
    ("near_limit", _near_limit),
    ("limit_expired", _limit_expired),
    ("cover_ends_soon", _cover_ends_soon),
    ("cover_ended", _cover_ended),
)
