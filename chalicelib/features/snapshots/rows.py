"""From accounts and what is expected of them to the rows of a snapshot. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from chalicelib.core.money import exponent
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.forecast.delays import WEEK_DAYS
from chalicelib.features.forecast.expected import Expected, Source
from chalicelib.features.forecast.trial import Trial, margins
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.snapshots.model import ForecastRow, ItemRow
from chalicelib.features.statuses.model import Status, StatusType


def items_of(account: Account) -> Iterator[ItemRow]:
    """The open items of an account; those that count in no balance are left out."""
    for item in account.items:
        if item.counts:
            yield _item(account, item, account.statuses.get(item.id))


def _item(account: Account, item: OpenItem, status: Status | None) -> ItemRow:
    details = account.details
    return ItemRow(
        account=account.code,
        name=account.name,
        collector=account.responsible,
        customer_group=details.group,
        parent=details.parent,
        country=details.country,
        level=account.level,
        number=item.number,
        kind=item.kind.value,
        currency=item.currency,
        digits=exponent(item.currency),
        issued_on=item.issued_on,
        due_on=item.due_on,
        amount_minor=item.amount_minor,
        balance_minor=item.balance_minor,
        status=(status.code or status.type.value) if status else StatusType.NOT_CONTACTED.value,
        dispute_type=status.dispute_type if status else "",
        resolver=status.resolver if status else "",
        promised_on=status.promise_on if status else None,
        in_plan=item.id in account.plans,
    )


def forecast_of(
    found: Iterable[tuple[Summary, Iterable[Expected]]],
    trials: Mapping[str, Trial],
    today: date,
) -> list[ForecastRow]:
    """What is expected, by collector, currency, week and source; what has no day is left out."""
    sums: dict[tuple[str, str, int, str], int] = {}
    owed: dict[tuple[str, str], int] = {}
    for line, amounts in found:
        for one in amounts:
            whose = line.collector, one.currency
            owed[whose] = owed.get(whose, 0) + one.minor
            for week, minor in enumerate(one.weeks):
                if minor:
                    key = *whose, week, one.source.value
                    sums[key] = sums.get(key, 0) + minor
    around = _margins(owed, trials)
    return [
        _forecast(key, today, sums.get(key, 0), around.get(key, (None, None)))
        for key in sorted({*sums, *around})
    ]


def _margins(
    owed: Mapping[tuple[str, str], int], trials: Mapping[str, Trial]
) -> dict[tuple[str, str, int, str], tuple[int, int]]:
    """How far the bounds of each week lie from what is expected, in the row by habit."""
    return {
        (collector, currency, week, Source.HABIT.value): margins(minor, band)
        for (collector, currency), minor in owed.items()
        if currency in trials
        for week, band in enumerate(trials[currency].bands)
        if band
    }


def _forecast(
    key: tuple[str, str, int, str], today: date, minor: int, around: tuple[int | None, int | None]
) -> ForecastRow:
    collector, currency, week, source = key
    return ForecastRow(
        collector=collector,
        currency=currency,
        digits=exponent(currency),
        week=week,
        from_on=today + timedelta(days=WEEK_DAYS * week),
        source=source,
        amount_minor=minor,
        to_low_minor=around[0],
        to_high_minor=around[1],
    )
