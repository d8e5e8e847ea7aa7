"""Promises followed to their end (product P4): kept, partly kept or broken. Pure.

A promise is what was said of items with a date (PDP). It is judged when everything promised is
closed, or once its date and the company's patience have passed.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from chalicelib.features.accounts.model import Account, Promise, PromiseCounts
from chalicelib.features.statuses.model import StatusType


class Kept(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"


class Judged(NamedTuple):
    """A promise that came to its end; `items` counts those it was said of."""

    on: date
    how: Kept
    items: int

    @property
    def kind(self) -> str:
        """The kind of its event."""
        return f"promise_{self.how}"

    @property
    def facts(self) -> dict[str, object]:
        """What the history tells of it."""
        return {"promise_on": self.on.isoformat(), "count": self.items}


def followed(
    account: Account, today: date, patience_days: int
) -> tuple[Account, tuple[Judged, ...]]:
    """The account with its promises as they stand now, and those that just ended."""
    patience = timedelta(days=patience_days)
    waiting, ended = [], []
    for promise in _said(account, today - patience):
        judged = _judge(account, promise, is_over=promise.on + patience < today)
        if judged:
            ended.append(judged)
        elif promise.items:
            waiting.append(promise)
    update = {"promises": tuple(waiting), "promises_ended": _counted(account, ended)}
    return account.model_copy(update=update), tuple(ended)


def _said(account: Account, since: date) -> Iterator[Promise]:
    """What was promised before and still is, and what is promised anew, by its date."""
    known = {promise.on: dict(promise.items) for promise in account.promises}
    for item in account.items:
        on = _promised_on(account, item.id)
        for day, items in known.items():
            # Said otherwise meanwhile: it is promised no more, or for another day.
            if day != on:
                items.pop(item.id, None)
        promised = _promised_minor(account, item.id, item.balance_minor)
        if on and on >= since and promised > 0:
            known.setdefault(on, {}).setdefault(item.id, promised)
    for on in sorted(known):
        yield Promise(on=on, items=known[on])


def _promised_on(account: Account, item_id: str) -> date | None:
    status = account.statuses.get(item_id)
    return status.promise_on if status and status.type is StatusType.PROMISE else None


def _promised_minor(account: Account, item_id: str, balance_minor: int) -> int:
    status = account.statuses.get(item_id)
    return status.said_minor(balance_minor) if status else balance_minor


def _judge(account: Account, promise: Promise, *, is_over: bool) -> Judged | None:
    if not promise.items:
        return None
    left = {
        i.id: _promised_minor(account, i.id, i.balance_minor)
        for i in account.items
        if i.id in promise.items
    }
    promised = sum(promise.items.values())
    owed = sum(min(minor, max(0, left.get(i, 0))) for i, minor in promise.items.items())
    if owed and not is_over:
        return None
    how = Kept.KEPT if not owed else Kept.PARTLY if owed < promised else Kept.BROKEN
    return Judged(promise.on, how, len(promise.items))


def _counted(account: Account, ended: list[Judged]) -> PromiseCounts:
    counts = account.promises_ended.model_dump()
    for judged in ended:
        counts[judged.how.value] += 1
    return PromiseCounts(**counts)
