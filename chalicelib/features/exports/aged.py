"""The aged balance as a workbook: its rows, then the totals of each currency."""

from collections.abc import Iterator

from chalicelib.features.ageing.rules import Basis
from chalicelib.features.exports.words import Words, words
from chalicelib.features.reports.model import Aged, AgedBalance
from chalicelib.features.workbooks.table import Column, Kind, Value, table


def aged_xlsx(balance: AgedBalance, language: str) -> bytes:
    """One row per label and currency; every row and every column sums."""
    known = words(language)
    said = known.aged
    columns = [Column(said["label"], width=34), Column(said["currency"], width=9)]
    columns += [Column(title, Kind.MONEY) for title in _titles(balance, known)]
    return table(said["sheet"], columns, _rows(balance, said))


def _titles(balance: AgedBalance, known: Words) -> list[str]:
    said, (first, *bands) = known.aged, known.ages.all(balance.bounds)
    not_yet = first if balance.basis is Basis.DUE else said["not_aged"]
    return [not_yet, *bands, said["credits"], said["total"], said["overdue"]]


def _rows(balance: AgedBalance, said: dict[str, str]) -> Iterator[list[Value]]:
    for row in balance.rows:
        yield _row(row.label or said["none"], row)
    for row in balance.totals:
        yield _row(said["all"], row)


def _row(label: str, row: Aged) -> list[Value]:
    amounts = (row.not_yet, *row.bands, row.credits, row.total, row.overdue)
    return [label, row.currency, *(amount.amount for amount in amounts)]
