"""From accounts and what is expected of them to the rows of a snapshot. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from chalicelib.core.money import exponent
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.forecast.delays import WEEK_DAYS
from chalicelib.features.forecast.expected import Expected
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
    found: Iterable[tuple[Summary, Iterable[Expected]]], today: date
) -> list[ForecastRow]:
    """What is expected, by collector, currency, week and source; what has no day is left out."""
    sums: dict[tuple[str, str, int, str], int] = {}
    for line, amounts in found:
        for one in amounts:
            for week, minor in enumerate(one.weeks):
                if minor:
                    key = line.collector, one.currency, week, one.source.value
                    sums[key] = sums.get(key, 0) + minor
    return [
        ForecastRow(
            collector=collector,
            currency=currency,
            digits=exponent(currency),
            week=week,
            from_on=today + timedelta(days=WEEK_DAYS * week),
            source=source,
            amount_minor=minor,
        )
        for (collector, currency, week, source), minor in sorted(sums.items())
    ]
