"""Public holidays of countries."""

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=2000)
def is_holiday(country: str, on: date) -> bool:
    """Whether a day is a public holiday in a country (ISO); unknown countries have none."""
    return bool(country) and on in _calendar(country, on.year)


@lru_cache(maxsize=100)
def _calendar(country: str, year: int) -> frozenset[date]:
    # Slow to import, and wanted by those who decide what goes only.
    import holidays  # noqa: PLC0415

    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()
