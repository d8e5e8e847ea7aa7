"""The aged balance as a workbook: its rows, then the totals of each currency."""

from collections.abc import Iterator

from chalicelib.features.exports.words import words
from chalicelib.features.reports.service import Aged, AgedBalance
from chalicelib.features.workbooks.table import Column, Kind, Value, table

_AMOUNTS = ("not_due", "d1_30", "d31_60", "d61_90", "d90_plus", "credits", "total", "overdue")


def aged_xlsx(balance: AgedBalance, language: str) -> bytes:
    """One row per label and currency; every row and every column sums."""
    said = words(language).aged
    columns = [Column(said["label"], width=34), Column(said["currency"], width=9)]
    columns += [Column(said[name], Kind.MONEY) for name in _AMOUNTS]
    return table(said["sheet"], columns, _rows(balance, said))


def _rows(balance: AgedBalance, said: dict[str, str]) -> Iterator[list[Value]]:
    for row in balance.rows:
        yield _row(row.label or said["none"], row)
    for row in balance.totals:
        yield _row(said["all"], row)


def _row(label: str, row: Aged) -> list[Value]:
    return [label, row.currency, *(getattr(row, name).amount for name in _AMOUNTS)]
