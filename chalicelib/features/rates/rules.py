"""Which rate counts on a day, and what an amount is in another currency. Pure.

An amount goes through the euro, exactly, and is rounded once, to the nearest minor unit of the
other currency, halves away from zero (Regulation (EC) No 1103/97, article 5). A sum of converted
amounts is the sum of what was rounded: rows and columns add up to the cent, and a total of n
amounts may stand off the exact one by n halves of a cent at most.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from chalicelib.core.money import exponent
from chalicelib.features.rates.model import EURO, Fixing, MonthOfRates, Quote

# No rate is published on weekends and holidays; one older than this is not the day's any more.
OLD_DAYS = 7
# What is kept of a day: a month is one record, which has an end (400 KB).
SOURCES_MAX = 5
_EXACT = Context(prec=50, rounding=ROUND_HALF_UP)


def with_fixings(known: MonthOfRates, fixings: Mapping[date, Fixing]) -> MonthOfRates:
    """The month with more fixings; what the same source said of a day before is replaced.

    Fixings that newer ones say all of go: they never count. Of too many, the newest stay.
    """
    days = dict(known.days)
    for on, fixing in fixings.items():
        others = tuple(f for f in days.get(on, ()) if f.source != fixing.source)
        days[on] = _counting((*others, fixing))[-SOURCES_MAX:]
    return known.model_copy(update={"days": days})


def _counting(fixings: Sequence[Fixing]) -> tuple[Fixing, ...]:
    kept: list[Fixing] = []
    said: set[str] = set()
    for fixing in reversed(fixings):
        if not fixing.per_euro.keys() <= said:
            kept.append(fixing)
            said |= fixing.per_euro.keys()
    return tuple(reversed(kept))


def quote_of(days: Mapping[date, tuple[Fixing, ...]], currency: str, on: date) -> Quote | None:
    """The rate of a day, or of the last one before it within a week; None is never guessed."""
    for back in range(OLD_DAYS + 1):
        day = on - timedelta(days=back)
        for fixing in reversed(days.get(day, ())):
            if currency in fixing.per_euro:
                return Quote(
                    currency=currency,
                    per_euro=fixing.per_euro[currency],
                    on=day,
                    source=fixing.source,
                    imported_by=fixing.imported_by,
                )
    return None


class Exchange:
    """Amounts in one currency, at the rates of their days.

    `used` and `missing` say which rates that took, by currency and the day asked for.
    """

    def __init__(self, to: str, days: Mapping[date, tuple[Fixing, ...]]) -> None:
        self.to, self._days = to, days
        self.used: dict[tuple[str, date], Quote] = {}
        self.missing: set[tuple[str, date]] = set()

    def minor(self, minor: int, currency: str, on: date) -> int | None:
        """Minor units of the other currency; None where a rate is missing."""
        if currency == self.to or minor == 0:
            return minor
        of, to = self._per_euro(currency, on), self._per_euro(self.to, on)
        if of is None or to is None:
            return None
        euros = _EXACT.divide(_EXACT.scaleb(Decimal(minor), -exponent(currency)), of)
        there = _EXACT.scaleb(_EXACT.multiply(euros, to), exponent(self.to))
        return int(there.to_integral_value(ROUND_HALF_UP))

    def _per_euro(self, currency: str, on: date) -> Decimal | None:
        if currency == EURO:
            return Decimal(1)
        quote = self.used.get((currency, on)) or quote_of(self._days, currency, on)
        if quote is None:
            self.missing.add((currency, on))
            return None
        self.used[currency, on] = quote
        return quote.per_euro
