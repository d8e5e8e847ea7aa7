"""What is owed, under each status. Pure."""

from collections.abc import Iterable

from chalicelib.features.accounts.summary import Summary


def by_status(lines: Iterable[Summary]) -> dict[str, dict[str, int]]:
    """Per currency, the outstanding under each status."""
    sums: dict[str, dict[str, int]] = {}
    for line in lines:
        for status, amounts in line.by_status.items():
            for currency, minor in amounts.items():
                row = sums.setdefault(currency, {})
                row[status] = row.get(status, 0) + minor
    return sums
