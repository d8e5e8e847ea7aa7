"""Expected amounts added up by week and month. Pure; every sum is exact."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from chalicelib.core.money import Money
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.forecast.delays import WEEK_DAYS, WEEKS, Delays
from chalicelib.features.forecast.expected import Expected, Source
from chalicelib.features.forecast.model import (
    AccountAmount,
    AccountAmounts,
    Book,
    ExpectedShown,
    Part,
    Period,
    TrialShown,
)
from chalicelib.features.forecast.trial import EVER_DAYS, Trial, bounds

LISTED_MAX = 200
Found = Iterable[tuple[Summary, Iterable[Expected]]]


class Sums:
    """One currency of the forecast. `weeks` holds what each source brings, the last is later."""

    def __init__(self, currency: str, today: date) -> None:
        self.currency, self._today = currency, today
        self.credits = 0
        self.weeks: list[dict[Source, int]] = [{} for _ in range(WEEKS + 1)]
        self._accounts: list[set[str]] = [set() for _ in range(WEEKS + 1)]
        self._left_out: dict[Source, int] = {}

    def add(self, code: str, one: Expected) -> None:
        """Count one expected amount."""
        if not one.weeks:
            self._left_out[one.source] = self._left_out.get(one.source, 0) + one.minor
        for week, minor in enumerate(one.weeks):
            if minor:
                by_source = self.weeks[week]
                by_source[one.source] = by_source.get(one.source, 0) + minor
                self._accounts[week].add(code)

    def book(self, trial: Trial | None, delays: Delays | None) -> Book:
        """Everything in this currency."""
        later = sum(self.weeks[WEEKS].values())
        dated = sum(sum(week.values()) for week in self.weeks)
        total = dated + sum(self._left_out.values())
        weeks = tuple(self._week(week, total, trial) for week in range(WEEKS))
        return Book(
            currency=self.currency,
            weeks=weeks,
            months=tuple(self._months(weeks)),
            later=self._money(later),
            left_out=self._parts(self._left_out),
            total=self._money(total),
            credits=self._money(self.credits),
            average_delay_days=delays.mean_from(-EVER_DAYS) if delays else None,
            trial=TrialShown(**trial.model_dump(exclude={"bands"})) if trial else None,
        )

    def _money(self, minor: int) -> Money:
        return Money.of_minor(minor, self.currency)

    def _parts(self, sums: dict[Source, int]) -> tuple[Part, ...]:
        return tuple(Part(source=s, amount=self._money(sums[s])) for s in Source if sums.get(s))

    def _week(self, week: int, total: int, trial: Trial | None) -> Period:
        from_on = self._today + timedelta(days=WEEK_DAYS * week)
        minor = sum(self.weeks[week].values())
        band = bounds(minor, total, trial.bands[week] if trial else None)
        return Period(
            from_on=from_on,
            to_on=from_on + timedelta(days=WEEK_DAYS - 1),
            amount=self._money(minor),
            low=self._money(band[0]) if band else None,
            high=self._money(band[1]) if band else None,
            parts=self._parts(self.weeks[week]),
            accounts=len(self._accounts[week]),
        )

    def _months(self, weeks: tuple[Period, ...]) -> Iterator[Period]:
        """The weeks by calendar month, day by day: a week over two months is shared."""
        days = [(weeks[0].from_on + timedelta(days=n), n) for n in range(WEEKS * WEEK_DAYS)]
        for _, inside in groupby(days, key=lambda one: (one[0].year, one[0].month)):
            yield self._month(list(inside), weeks)

    def _month(self, inside: list[tuple[date, int]], weeks: tuple[Period, ...]) -> Period:
        codes: set[str] = set()
        parts: dict[Source, int] = {}
        for _, number in inside:
            week, day = divmod(number, WEEK_DAYS)
            codes |= self._accounts[week]
            for source, minor in self.weeks[week].items():
                parts[source] = parts.get(source, 0) + share(minor, day)
        return Period(
            from_on=inside[0][0],
            to_on=inside[-1][0],
            amount=self._money(sum(parts.values())),
            low=self._added([(weeks[n // WEEK_DAYS].low, n % WEEK_DAYS) for _, n in inside]),
            high=self._added([(weeks[n // WEEK_DAYS].high, n % WEEK_DAYS) for _, n in inside]),
            parts=self._parts(parts),
            accounts=len(codes),
        )

    def _added(self, shares: list[tuple[Money | None, int]]) -> Money | None:
        if any(amount is None for amount, _ in shares):
            return None
        return self._money(sum(share(amount.minor, day) for amount, day in shares if amount))


def share(minor: int, day: int) -> int:
    """The part of a week's amount that falls on one of its days; the seven sum to it."""
    return minor * (day + 1) // WEEK_DAYS - minor * day // WEEK_DAYS


def sums(found: Found, today: date) -> dict[str, Sums]:
    """Everything expected, by currency."""
    made: dict[str, Sums] = {}
    for line, amounts in found:
        for currency, balance in line.balances.items():
            made.setdefault(currency, Sums(currency, today)).credits += balance.credits
        for one in amounts:
            made.setdefault(one.currency, Sums(one.currency, today)).add(line.code, one)
    return made


def behind(found: Found, currency: str, week: int | None, source: Source | None) -> AccountAmounts:
    """The accounts behind a week (13: later), or behind what is left out, or both by source."""
    rows = []
    for line, amounts in found:
        parts = [
            (one.source, minor)
            for one in amounts
            if one.currency == currency
            and source in {None, one.source}
            and (minor := _of(one, week))
        ]
        if parts:
            rows.append((sum(m for _, m in parts), line, tuple(dict.fromkeys(s for s, _ in parts))))
    rows.sort(key=lambda row: (-row[0], row[1].code))
    items = [
        AccountAmount(
            code=line.code, name=line.name, amount=Money.of_minor(minor, currency), sources=sources
        )
        for minor, line, sources in rows[:LISTED_MAX]
    ]
    return AccountAmounts(
        items=tuple(items),
        total=Money.of_minor(sum(minor for minor, _, _ in rows), currency),
        left_off=max(0, len(rows) - LISTED_MAX),
    )


def _of(one: Expected, week: int | None) -> int:
    if week is None:
        return 0 if one.weeks else one.minor
    return one.weeks[week] if one.weeks else 0


def shown(one: Expected) -> ExpectedShown:
    """One expected amount."""
    return ExpectedShown(
        on=one.on,
        source=one.source,
        amount=Money.of_minor(one.minor, one.currency),
        due_on=one.due_on,
        delay_days=one.delay.days if one.delay else None,
        evidence=one.delay.evidence if one.delay else None,
        items=one.delay.items if one.delay else 0,
    )
