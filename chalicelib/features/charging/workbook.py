"""The lines of penalties as a workbook: everything that is known of each cent."""

from collections.abc import Sequence

from chalicelib.features.charging.model import Penalties
from chalicelib.features.charging.words import words
from chalicelib.features.penalties.model import Line
from chalicelib.features.workbooks.table import Column, Kind, Value, table

_COLUMNS = {
    "number": (Kind.TEXT, 18),
    "what": (Kind.TEXT, 14),
    "from_on": (Kind.DAY, 12),
    "to_on": (Kind.DAY, 12),
    "days": (Kind.NUMBER, 8),
    "base": (Kind.MONEY, 16),
    "rate": (Kind.MONEY, 10),
    "amount": (Kind.MONEY, 14),
    "currency": (Kind.TEXT, 9),
    "reference": (Kind.MONEY, 12),
    "margin": (Kind.MONEY, 12),
    "article": (Kind.TEXT, 36),
    "article_source": (Kind.TEXT, 50),
    "rate_source": (Kind.TEXT, 40),
    "notes": (Kind.TEXT, 60),
}


def penalties_xlsx(shown: Penalties, language: str) -> bytes:
    """One row per line."""
    own = words(language)
    columns = [Column(own["columns"][n], kind, width) for n, (kind, width) in _COLUMNS.items()]
    return table(own["title"], columns, (_row(line, language) for line in shown.lines))


def _row(line: Line, language: str) -> Sequence[Value]:
    own = words(language)
    return (
        line.number,
        own["kinds"][line.kind],
        line.from_on,
        line.to_on,
        line.days,
        line.base.amount,
        line.rate,
        line.amount.amount,
        line.amount.currency,
        line.reference,
        line.margin,
        line.article,
        line.article_source,
        line.rate_source,
        " ".join(own["notes"][note] for note in line.notes),
    )
