"""From an account to its statement: rows and totals that sum to the cent."""

from collections.abc import Iterable, Sequence
from datetime import date

from chalicelib.features.accounts.model import Account, Customer
from chalicelib.features.ageing.rules import Bounds, columns
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.statements.model import Party, Row, Section
from chalicelib.features.statements.words import Words

# More than this on a letter is read by nobody: a workbook of the items is.
ROWS_MAX = 5_000
_ADDRESS_LINES_MAX = 6


def sections(items: Iterable[OpenItem], on: date, bounds: Bounds) -> tuple[Section, ...]:
    """What is owed, per currency; items that count in no balance are left out."""
    by_currency: dict[str, list[OpenItem]] = {}
    for item in items:
        if item.counts:
            by_currency.setdefault(item.currency, []).append(item)
    return tuple(_section(c, by_currency[c], on, bounds) for c in sorted(by_currency))


def _section(currency: str, items: list[OpenItem], on: date, bounds: Bounds) -> Section:
    ordered = sorted(items, key=lambda i: (i.is_credit, i.due_on, i.number, i.id))
    rows, running = [], 0
    for item in ordered:
        running += item.balance_minor
        rows.append(_row(item, on, running))
    due: dict[date, int] = {}
    for item in items:
        if not item.is_credit:
            due[item.due_on] = due.get(item.due_on, 0) + item.balance_minor
    count = sum(not item.is_credit for item in items)
    return Section(
        currency=currency,
        owed=tuple(rows[:count]),
        credits=tuple(rows[count:]),
        bounds=bounds,
        aged=tuple(columns(due, on, bounds)),
        credits_minor=sum(i.balance_minor for i in items if i.is_credit),
        total_minor=running,
    )


def _row(item: OpenItem, on: date, running: int) -> Row:
    return Row(
        number=item.number,
        reference=item.reference or item.label,
        kind=item.kind,
        issued_on=item.issued_on,
        due_on=item.due_on,
        days_late=0 if item.is_credit else max(0, item.days_late(on)),
        amount_minor=item.amount_minor,
        balance_minor=item.balance_minor,
        running_minor=running,
    )


def customer_of(account: Account, sender_country: str, words: Words) -> Party:
    """The customer as the window of an envelope shows it."""
    details = account.details
    town = f"{details.postal_code} {details.city}".strip()
    lines = [*_lines(details.address), town, _country(details, sender_country, words)]
    return Party(
        name=account.name,
        address=_short([line for line in lines if line]),
        identifiers=_labelled((words.vat, details.vat_number)),
    )


def sender_of(settings: CompanySettings, words: Words) -> Party:
    """The company that writes."""
    return Party(
        name=settings.name,
        address=_short(_lines(settings.address)),
        identifiers=_labelled(
            (words.phone, settings.phone),
            (words.registration, settings.registration),
            (words.vat, settings.vat_number),
        ),
        notice=settings.legal_notice,
        iban=settings.iban,
        bic=settings.bic,
    )


def _country(details: Customer, sender_country: str, words: Words) -> str:
    code = details.country.strip().upper()
    if code == sender_country:
        return ""
    return words.countries.get(code, details.country).upper()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _short(lines: Sequence[str]) -> tuple[str, ...]:
    """No more lines than the window shows: the last say town and country."""
    if len(lines) <= _ADDRESS_LINES_MAX:
        return tuple(lines)
    return (*lines[: _ADDRESS_LINES_MAX - 2], *lines[-2:])


def _labelled(*pairs: tuple[str, str]) -> tuple[str, ...]:
    return tuple(label.format(value) for label, value in pairs if value)
