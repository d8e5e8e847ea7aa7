"""From an account to its debts and what they may be charged. Pure.

What extracts do not say is assumed and noted: an open item's interest stands on what is still
owed, for the day of a part payment is not known; an item that was missing from a full extract was
paid on the day of that extract.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from chalicelib.core.money import Money
from chalicelib.features.accounts.model import Account
from chalicelib.features.charging.model import LINES_MAX, LeftOut, Penalties, Total
from chalicelib.features.open_items.model import ClosedItem, ItemKind, OpenItem
from chalicelib.features.penalties.model import Contract, Debt, Line, LineKind, Regime
from chalicelib.features.penalties.regimes import contract_of
from chalicelib.features.penalties.rules import lines, starts_on
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.statuses.model import StatusType


def contract(account: Account, settings: CompanySettings) -> Contract:
    """What holds for an account."""
    return contract_of(settings.penalties, account.penalties, account.details.country)


def penalties(
    account: Account, closed: Iterable[ClosedItem], settings: CompanySettings, on: date
) -> Penalties:
    """Everything that may be claimed on a day, the longest due first, and what is left out."""
    holds = contract(account, settings)
    debts = [*_open(account, on), *_closed(account, closed, holds, on)]
    debts.sort(key=lambda d: (d.due_on, d.number, d.id))
    found = [line for debt in debts for line in lines(debt, holds, on)]
    return Penalties(
        version=account.version,
        on=on,
        contract=holds,
        terms=account.penalties,
        lines=tuple(found[:LINES_MAX]),
        left_off=max(0, len(found) - LINES_MAX),
        totals=totals(found),
        left_out=tuple(_left_out(account, holds, on)),
    )


def of_items(
    account: Account, settings: CompanySettings, items: Iterable[str], on: date
) -> tuple[dict[str, int], dict[str, int]]:
    """Interest and indemnities that a message about these items may name, per currency.

    Nothing where the account is not charged, and nothing that stands on a rate not yet checked.
    """
    holds, wanted = contract(account, settings), set(items)
    sums: dict[LineKind, dict[str, int]] = {kind: {} for kind in LineKind}
    if not holds.charged:
        return {}, {}
    for debt in _open(account, on):
        for line in lines(debt, holds, on) if debt.id in wanted else ():
            if not line.is_provisional:
                of_kind, currency = sums[line.kind], line.amount.currency
                of_kind[currency] = of_kind.get(currency, 0) + line.amount.minor
    return sums[LineKind.INTEREST], sums[LineKind.INDEMNITY]


def totals(found: Iterable[Line]) -> tuple[Total, ...]:
    """Interest, indemnities and both, per currency."""
    sums: dict[str, dict[str, int]] = {}
    for line in found:
        of = sums.setdefault(line.amount.currency, {"interest": 0, "indemnity": 0, "guessed": 0})
        of[line.kind] += line.amount.minor
        of["guessed"] += line.amount.minor if line.is_provisional else 0
    return tuple(
        Total(
            interest=Money.of_minor(of["interest"], currency),
            indemnity=Money.of_minor(of["indemnity"], currency),
            total=Money.of_minor(of["interest"] + of["indemnity"], currency),
            provisional=Money.of_minor(of["guessed"], currency),
        )
        for currency, of in sorted(sums.items())
    )


def _open(account: Account, on: date) -> Iterator[Debt]:
    for item in account.items:
        if item.due_on < on and not _why_not(account, item):
            reminded = account.dunning.reminded.get(item.id)
            is_partly_paid = item.balance_minor != item.amount_minor
            yield Debt(
                id=item.id,
                number=item.number,
                currency=item.currency,
                due_on=item.due_on,
                bases=((item.due_on, item.balance_minor),),
                settled_until=_settled(account, item.id),
                reminded_on=reminded.first_on if reminded else None,
                assumed=("part_payment",) if is_partly_paid else (),
            )


def _why_not(account: Account, item: OpenItem) -> str:
    if item.kind is not ItemKind.INVOICE or item.balance_minor <= 0:
        return "not_an_invoice"
    status = account.statuses.get(item.id)
    return "disputed" if status and status.type is StatusType.DISPUTE else ""


def _left_out(account: Account, holds: Contract, on: date) -> Iterator[LeftOut]:
    """Late open items that owe nothing more, each with its reason."""
    for item in account.items:
        why = _why_not(account, item)
        if item.due_on < on and item.balance_minor > 0 and why:
            yield LeftOut(item=item.id, number=item.number, reason=why)
    if holds.regime is Regime.BE_B2C:
        for debt in _open(account, on):
            start = starts_on(debt, holds)
            if start is None or start > on:
                reason = "in_its_fourteen_days" if start else "not_reminded"
                yield LeftOut(item=debt.id, number=debt.number, reason=reason, until=start)


def _closed(
    account: Account, closed: Iterable[ClosedItem], holds: Contract, on: date
) -> Iterator[Debt]:
    """What was paid late and not so long ago: its interest outlives it. Newest first."""
    oldest = date(on.year - holds.closed_years, on.month, min(on.day, 28))
    seen = {item.id for item in account.items}
    for gone in closed:
        item = gone.item
        if item.id in seen or item.kind is not ItemKind.INVOICE:
            continue
        seen.add(item.id)
        owed = item.balance_minor if item.balance_minor > 0 else item.amount_minor
        if item.due_on < gone.closed_on and oldest < gone.closed_on and owed > 0:
            yield Debt(
                id=item.id,
                number=item.number,
                currency=item.currency,
                due_on=item.due_on,
                bases=((item.due_on, owed),),
                ended_on=gone.closed_on,
                settled_until=_settled(account, item.id),
                assumed=("paid_on_extract",) if gone.how == "absent" else (),
            )


def _settled(account: Account, item: str) -> date | None:
    days = (account.penalties.settled_until, account.penalties.settled.get(item))
    return max(filter(None, days), default=None)
