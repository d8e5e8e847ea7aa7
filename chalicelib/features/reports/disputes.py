"""What is disputed: by reason, by who must resolve it, by age (V3). Pure."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.accounts.disputes import AGES, age
from chalicelib.features.accounts.summary import OpenDispute, Summary


class Disputed(Frozen):
    """What is disputed under one label, in one currency; `oldest_days` since the first of it."""

    label: str
    currency: str
    accounts: int
    amount: Money
    oldest_days: int


class DisputeReport(Frozen):
    """The disputes that are open on a day; each split sums to `totals`."""

    on: date
    by_type: tuple[Disputed, ...]
    by_resolver: tuple[Disputed, ...]
    by_age: tuple[Disputed, ...]
    totals: tuple[Disputed, ...]


def report(lines: Iterable[Summary], on: date) -> DisputeReport:
    """Every split of the disputes in these lines."""
    known = [(line.code, dispute) for line in lines for dispute in line.disputes]
    ages = list(AGES)
    by_age = _split(known, on, lambda dispute: age(dispute.since, on))
    return DisputeReport(
        on=on,
        by_type=_largest_first(_split(known, on, lambda dispute: dispute.type)),
        by_resolver=_largest_first(_split(known, on, lambda dispute: dispute.resolver)),
        by_age=tuple(sorted(by_age, key=lambda row: (row.currency, ages.index(row.label)))),
        totals=_largest_first(_split(known, on, lambda _: "")),
    )


def _split(
    known: Iterable[tuple[str, OpenDispute]], on: date, label: Callable[[OpenDispute], str]
) -> Iterator[Disputed]:
    found: dict[tuple[str, str], list[tuple[str, date, int]]] = {}
    for code, dispute in known:
        for currency, minor in dispute.amounts.items():
            row = found.setdefault((label(dispute), currency), [])
            row.append((code, dispute.since, minor))
    for (name, currency), rows in found.items():
        yield Disputed(
            label=name,
            currency=currency,
            accounts=len({code for code, _, _ in rows}),
            amount=Money.of_minor(sum(minor for _, _, minor in rows), currency),
            oldest_days=max(0, *((on - since).days for _, since, _ in rows)),
        )


def _largest_first(rows: Iterable[Disputed]) -> tuple[Disputed, ...]:
    return tuple(sorted(rows, key=lambda row: (row.currency, -row.amount.minor, row.label)))
