"""The forecast as a workbook: every week and month, then what is later or left out."""

from collections.abc import Iterator, Sequence

from chalicelib.core.money import Money
from chalicelib.features.forecast.expected import Source
from chalicelib.features.forecast.model import Book, Forecast, Part, Period
from chalicelib.features.forecast.words import words
from chalicelib.features.workbooks.table import Column, Kind, Value, table

_COLUMNS = {
    "period": (Kind.TEXT, 14),
    "from_on": (Kind.DAY, 12),
    "to_on": (Kind.DAY, 12),
    "currency": (Kind.TEXT, 9),
    "amount": (Kind.MONEY, 16),
    "low": (Kind.MONEY, 16),
    "high": (Kind.MONEY, 16),
    **{source.value: (Kind.MONEY, 16) for source in Source},
    "accounts": (Kind.NUMBER, 10),
}


def forecast_xlsx(forecast: Forecast, language: str) -> bytes:
    """One row per week and month, of every currency."""
    own = words(language)
    columns = [Column(own["columns"][n], kind, width) for n, (kind, width) in _COLUMNS.items()]
    rows = (row for book in forecast.books for row in _rows(book, language))
    return table(own["title"], columns, rows)


def _rows(book: Book, language: str) -> Iterator[Sequence[Value]]:
    own = words(language)
    for name, periods in (("week", book.weeks), ("month", book.months)):
        for period in periods:
            yield _row(own[name], book, period)
    later = (own["later"], None, None, book.currency, book.later.amount, None, None)
    yield (*later, *_amounts(()), None)
    left = sum((p.amount.amount for p in book.left_out), Money.of_minor(0, book.currency).amount)
    out = (own["left_out"], None, None, book.currency, left, None, None)
    yield (*out, *_amounts(book.left_out), None)


def _row(name: str, book: Book, period: Period) -> Sequence[Value]:
    return (
        name,
        period.from_on,
        period.to_on,
        book.currency,
        period.amount.amount,
        period.low.amount if period.low else None,
        period.high.amount if period.high else None,
        *_amounts(period.parts),
        period.accounts,
    )


def _amounts(parts: Sequence[Part]) -> Iterator[Value]:
    by_source = {part.source: part.amount.amount for part in parts}
    return (by_source.get(source) for source in Source)
