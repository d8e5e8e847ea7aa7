"""What came in, from the figures of the night; what was expected, from the snapshots."""

from chalicelib.features.access.model import Actor
from chalicelib.features.figures.service import FiguresOfTheBooks
from chalicelib.features.receipts.model import By, ReceiptReport
from chalicelib.features.receipts.rules import receipts
from chalicelib.features.snapshots.service import Snapshots


class Receipts:
    """Of the accounts that the actor sees."""

    def __init__(self, figures: FiguresOfTheBooks, snapshots: Snapshots) -> None:
        self._figures, self._snapshots = figures, snapshots

    def get(self, actor: Actor, by: By) -> ReceiptReport:
        """By day, week or month."""
        found = self._figures.days(actor)
        if found is None:
            return ReceiptReport(by=by, computed_at=None, rows=())
        rows = receipts(
            found.sums, found.today, by, lambda day: self._snapshots.forecast(actor, day)
        )
        return ReceiptReport(by=by, computed_at=found.at, rows=rows)
