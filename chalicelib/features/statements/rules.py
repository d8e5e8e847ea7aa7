"""A statement of account before it has a layout: its rows, and sums that hold to the cent."""

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict

from chalicelib.core.money import Money
from chalicelib.features.accounts.model import Account
from chalicelib.features.open_items.model import ItemKind, OpenItem
from chalicelib.features.reports.rules import COLUMNS, band
from chalicelib.features.settings.model import CompanySettings


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class StatementRow(_Value):
    """One item; `running` is the balance up to and with it."""

    number: str
    kind: ItemKind
    issued_on: date
    due_on: date
    days_late: int
    amount: Money
    balance: Money
    running: Money
    reference: str


class CurrencyPart(_Value):
    """The items of one currency; `ageing` sums to `total`, and so do the balances of the rows."""

    currency: str
    rows: tuple[StatementRow, ...]
    ageing: dict[str, Money]
    total: Money
    overdue: Money


class Statement(_Value):
    """What a company tells a customer that it owes on a day."""

    on: date
    language: str
    company: str
    company_address: str
    name: str
    code: str
    address: tuple[str, ...]
    parts: tuple[CurrencyPart, ...]


def statement(account: Account, settings: CompanySettings, language: str, on: date) -> Statement:
    """The statement of an account on a day; memos are left out."""
    counted = [item for item in account.items if item.counts]
    details = account.details
    place = f"{details.postal_code} {details.city}".strip()
    lines = (*details.address.splitlines(), place, details.country)
    return Statement(
        on=on,
        language=language,
        company=settings.name,
        company_address=settings.address,
        name=account.name,
        code=account.code,
        address=tuple(line for line in lines if line.strip()),
        parts=tuple(
            _part(currency, [i for i in counted if i.currency == currency], on)
            for currency in sorted({i.currency for i in counted})
        ),
    )


def _part(currency: str, items: Iterable[OpenItem], on: date) -> CurrencyPart:
    ageing = dict.fromkeys(COLUMNS, 0)
    rows, running = [], 0
    for item in sorted(items, key=lambda i: (i.due_on, i.number, i.id)):
        running += item.balance_minor
        days = item.days_late(on)
        ageing["credits" if item.is_credit else band(days)] += item.balance_minor
        rows.append(_row(item, days, Money.of_minor(running, currency)))
    late = sum(v for k, v in ageing.items() if k not in {"not_due", "credits"})
    return CurrencyPart(
        currency=currency,
        rows=tuple(rows),
        ageing={name: Money.of_minor(minor, currency) for name, minor in ageing.items()},
        total=Money.of_minor(running, currency),
        overdue=Money.of_minor(late, currency),
    )


def _row(item: OpenItem, days: int, running: Money) -> StatementRow:
    return StatementRow(
        number=item.number,
        kind=item.kind,
        issued_on=item.issued_on,
        due_on=item.due_on,
        days_late=max(0, days),
        amount=item.amount,
        balance=item.balance,
        running=running,
        reference=item.reference,
    )
