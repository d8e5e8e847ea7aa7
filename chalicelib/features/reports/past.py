"""What the items of a snapshot amount to, by label. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from chalicelib.features.ageing.rules import Debts

# The column of a snapshot behind each way to split.
COLUMNS = {
    "": "",
    "account": "account",
    "collector": "collector",
    "group": "customer_group",
    "parent": "parent",
    "country": "country",
}
FIELDS = ("currency", "due_on", "issued_on", "balance_minor")
Row = tuple[str, str, date, date, int]


def debts_in(rows: Iterable[Row]) -> Iterator[Debts]:
    """Label, then what is in FIELDS: added up, so that a million items are few debts."""
    due: dict[tuple[str, str], dict[date, int]] = {}
    issued: dict[tuple[str, str], dict[date, int]] = {}
    off: dict[tuple[str, str], int] = {}
    for label, currency, due_on, issued_on, minor in rows:
        key = label, currency
        off.setdefault(key, 0)
        if minor < 0:
            off[key] += minor
            continue
        for days, day in ((due, due_on), (issued, issued_on)):
            sums = days.setdefault(key, {})
            sums[day] = sums.get(day, 0) + minor
    for key, minor in off.items():
        yield Debts(*key, due.get(key, {}), issued.get(key, {}), minor)
