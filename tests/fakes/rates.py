"""Rates that tests say."""

from datetime import UTC, datetime

from chalicelib.features.rates.model import Fixing


def fixing(per_euro, source="ECB"):
    """A day's rates from one source."""
    at = datetime(2026, 3, 2, tzinfo=UTC)
    return Fixing(source=source, imported_by="test", imported_at=at, per_euro=per_euro)
