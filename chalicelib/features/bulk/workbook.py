"""The report of a bulk change of penalties as a workbook: each account and what it owed."""

from collections.abc import Iterable

from chalicelib.features.bulk.penalties import Claim
from chalicelib.features.charging.words import words
from chalicelib.features.workbooks.table import Column, Kind, Value, table

_COLUMNS = {
    "code": (Kind.TEXT, 14),
    "name": (Kind.TEXT, 34),
    "currency": (Kind.TEXT, 9),
    "interest": (Kind.MONEY, 16),
    "indemnity": (Kind.MONEY, 16),
    "total": (Kind.MONEY, 16),
    "provisional": (Kind.MONEY, 16),
}


def claims_xlsx(claims: Iterable[Claim], language: str) -> bytes:
    """One row for each account and currency."""
    own = words(language)
    columns = [Column(own["report"][n], kind, width) for n, (kind, width) in _COLUMNS.items()]
    return table(own["title"], columns, (_row(claim) for claim in claims))


def _row(claim: Claim) -> tuple[Value, ...]:
    total = claim.total
    amounts = (total.interest, total.indemnity, total.total, total.provisional)
    return (claim.code, claim.name, total.total.currency, *(money.amount for money in amounts))
