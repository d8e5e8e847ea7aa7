"""Exchange rates of the demonstration, invented too: a slow wave around what is usual."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from math import sin

from chalicelib.features.rates.model import Fixing
from infra.local.demo.books import FUTURE_DAYS, PAST_DAYS

SOURCE = "Démonstration : taux inventés"
_USUAL = {"CHF": 0.94, "GBP": 0.86, "USD": 1.09}
_WAVE_DAYS, _WIDTH, _WEEKEND = 90, 0.02, 5


def fixings(today: date) -> dict[date, Fixing]:
    """Those of each working day that the books know, from two years ago on."""
    return {day: _fixing(day) for day in _weekdays(today)}


def _weekdays(today: date) -> Iterator[date]:
    for ago in range(PAST_DAYS + 31, -FUTURE_DAYS, -1):
        day = today - timedelta(days=ago)
        if day.weekday() < _WEEKEND:
            yield day


def _fixing(day: date) -> Fixing:
    factor = 1 + _WIDTH * sin(day.toordinal() / _WAVE_DAYS)
    per_euro = {c: Decimal(f"{usual * factor:.4f}") for c, usual in _USUAL.items()}
    at = datetime.combine(day, time(16), UTC)
    return Fixing(source=SOURCE, imported_by="demo", imported_at=at, per_euro=per_euro)
