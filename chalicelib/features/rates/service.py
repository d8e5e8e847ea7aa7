"""Rates of the actor's company: taken in from files, used for sums over currencies."""

from datetime import date, timedelta

from chalicelib.features.access.model import Actor, Role
from chalicelib.features.rates import store
from chalicelib.features.rates.files import read
from chalicelib.features.rates.model import Fixing, Imported, Quote
from chalicelib.features.rates.rules import OLD_DAYS, Exchange, quote_of
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table


class Rates:
    """Each company has its own: what one takes in changes no other's figures."""

    def __init__(self, table: Table, company: Company) -> None:
        self._table, self._company = table, company

    def take_in(self, actor: Actor, content: bytes, name: str) -> Imported:
        """Keep the rates of a file; the same file again changes nothing."""
        actor.require(Role.CREDIT_MANAGER)
        source, lines = read(content, name)
        days: dict[date, Fixing] = {}
        now = self._company.now(actor)
        for line in lines:
            fixing = days.setdefault(
                line.on,
                Fixing(source=source, imported_by=actor.name, imported_at=now, per_euro={}),
            )
            fixing.per_euro[line.currency] = line.per_euro
        store.add(self._table.for_tenant(actor.tenant_id), days)
        return Imported(
            source=source,
            from_on=min(days),
            to_on=max(days),
            days=len(days),
            currencies=tuple(sorted({line.currency for line in lines})),
        )

    def of_today(self, actor: Actor) -> tuple[Quote, ...]:
        """The rates that count today, by currency."""
        today = self._company.today(actor)
        days = self._days(actor, today, today)
        known = {c for fixings in days.values() for fixing in fixings for c in fixing.per_euro}
        quotes = (quote_of(days, currency, today) for currency in sorted(known))
        return tuple(quote for quote in quotes if quote)

    def exchange(self, actor: Actor, to: str, from_on: date, to_on: date) -> Exchange:
        """Into one currency, at the rates of days between two."""
        return Exchange(to, self._days(actor, from_on, to_on))

    def _days(self, actor: Actor, from_on: date, to_on: date) -> dict[date, tuple[Fixing, ...]]:
        table = self._table.for_tenant(actor.tenant_id)
        return store.between(table, from_on - timedelta(days=OLD_DAYS), to_on)
